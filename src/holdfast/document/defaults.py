"""Defaults made explicit: what a clause does not say, its section says, and else the framework."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from holdfast.document.clause import Clause
from holdfast.document.finding import error
from holdfast.document.framework import Framework
from holdfast.errors import InvalidDocument


def with_defaults(framework: Framework) -> Framework:
    """The framework with every clause saying itself what it took from its section or from the framework.

    A default stands in for a whole field: a clause that says anything about ``when`` takes nothing of the default's.
    Doing it twice changes nothing. Raises InvalidDocument where a default is no valid field of a clause.
    """
    common = _fields(framework.defaults.clause, "defaults.clause")
    near = {id: _fields(section.defaults, f"sections.{id}.defaults") for id, section in framework.sections.items()}
    if not common and not any(near.values()):
        return framework
    clauses = {id: _filled(clause, {**common, **near.get(clause.section or "", {})})
               for id, clause in framework.clauses.items()}
    return framework.model_copy(update={"clauses": clauses})


def _filled(clause: Clause, defaults: Mapping[str, Any]) -> Clause:
    missing = {name: value for name, value in defaults.items() if name not in clause.model_fields_set}
    return clause.model_copy(update=missing) if missing else clause


def _fields(raw: Mapping[str, Any], address: str) -> dict[str, Any]:
    """The defaults as fields of a clause, read as the clause itself would read them."""
    if not raw:
        return {}
    try:
        read = Clause.model_validate({"text": "-", **raw})
    except ValidationError as problem:
        raise InvalidDocument(
            error("SCH090", "bad-default", f"The default is no valid part of a clause: {one['msg']}.",
                  why="Every clause of its reach would take it over.",
                  next="Correct the default, or write the field on the clauses that need it.",
                  address=".".join([address, *map(str, one["loc"])]))
            for one in problem.errors()
        ) from None
    return {name: getattr(read, name) for name in read.model_fields_set if name != "text" or "text" in raw}
