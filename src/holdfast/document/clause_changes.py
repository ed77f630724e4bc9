"""A clause with some of its fields replaced, as a bracket or a reading says it, by dotted address inside the clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from holdfast.document.clause import Clause
from holdfast.document.finding import error
from holdfast.document.text import Text
from holdfast.errors import InvalidDocument

_STEP = re.compile(r"([^.\[\]]+)|\[(\d{1,6})\]")


def changed(clause: Clause, changes: Mapping[str, Any], *, text: Text | None = None, address: str = "") -> Clause:
    """The clause with fields set (``{"when.within": "P10D"}``) and its text replaced where one is given.

    ``address`` says in an error where the changes stand. Raises InvalidDocument where they give no valid clause.
    """
    if not changes:
        return clause if text is None else clause.model_copy(update={"text": text})
    raw = _plain(clause.model_dump(by_alias=True, exclude_unset=True))
    if text is not None:
        raw["text"] = text
    for path, value in changes.items():
        if not _put(raw, path, value):
            raise _unusable(f"There is no place {path!r} in a clause.", f"{address}.{path}")
    try:
        return Clause.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _unusable(f"The clause would not be valid: {where}: {first['msg']}.", address) from None


def _plain(value: Any) -> Any:
    """The same with lists for tuples and without None, so that parts can be put in."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    return [_plain(inner) for inner in value] if isinstance(value, tuple | list) else value


def _put(raw: Any, path: str, value: Any) -> bool:
    steps = [found[1] or int(found[2]) for found in _STEP.finditer(path)]
    if not steps:
        return False
    for step in steps[:-1]:
        if isinstance(raw, dict) and isinstance(step, str):
            raw = raw.setdefault(step, {})
        elif isinstance(raw, list) and isinstance(step, int) and step < len(raw):
            raw = raw[step]
        else:
            return False
    last = steps[-1]
    if isinstance(raw, dict) and isinstance(last, str):
        raw[last] = value
        return True
    if isinstance(raw, list) and isinstance(last, int) and last < len(raw):
        raw[last] = value
        return True
    return False


def _unusable(message: str, address: str) -> InvalidDocument:
    return InvalidDocument([error(
        "SCH091", "bad-change", message, why="A version of a clause that cannot be read cannot be checked or chosen.",
        next="Use the keys of a clause, such as when.within, with values as they stand in a clause.", address=address)])
