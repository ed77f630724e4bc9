"""Whether what brackets, readings and defaults would put into a clause leaves it a clause."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from holdfast.document.addresses import Step
from holdfast.document.clause import Clause
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity.held import Held, changed_fields, finding
from holdfast.document.loaded import Loaded
from holdfast.document.schema_errors import Said, faults, say


def check_changes(held: Held) -> Iterator[Finding]:
    """A finding for every bracket, reading or default that gives no valid clause."""
    if held.framework is None:
        return
    for base, changed in changed_fields(held.framework.model):
        own = base[0] == "clauses"
        before = _raw(held.framework, base) if own else {"text": "-"}
        for key, value in changed.items():
            said = _refusal(before, key, value)
            if said is not None:
                yield finding(
                    held.framework, (*base, key), "INT014" if own else "INT015", said.message,
                    why="The clause would no longer be one if this text were chosen." if own
                    else "Every clause of its reach would take it over.", next=said.next,
                    at_key=said.code == "SCH001")


def _raw(loaded: Loaded[Framework], base: tuple[Step, ...]) -> dict[str, Any]:
    clauses: Any = loaded.places.data["clauses"]
    clause: dict[str, Any] = clauses[base[1]]
    return clause


def _refusal(before: Mapping[str, Any], key: str, value: Any) -> Said | None:
    """Why a clause cannot take a value at a dotted key, or nothing where it can."""
    clause = copy.deepcopy(dict(before))
    if not _put(clause, key.split("."), value):
        return Said("SCH003", f"`{key}` leads through something that holds no keys.", "",
                    "Write the address of a field of the clause, such as `when.within`.")
    try:
        Clause.model_validate(clause, by_alias=True, by_name=False)
    except ValidationError as problem:
        return say(faults(problem, clause)[0], Clause)
    return None


def _put(target: dict[str, Any], steps: list[str], value: Any) -> bool:
    for step in steps[:-1]:
        inner = target.setdefault(step, {})
        if not isinstance(inner, dict):
            return False
        target = inner
    target[steps[-1]] = value
    return True
