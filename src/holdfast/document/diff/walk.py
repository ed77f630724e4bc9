"""From two resolved forms to the places where they differ, family by family and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.document.diff.change_types import FIELDS
from holdfast.document.families import ALL

FAMILIES = (*ALL, "verification.indicators", "picks")

PARTS = frozenset({"when", "trigger", "access", "resources", "electorate", "decides", "calendar", "legal", "languages",
                   "verification", "exchange", "scope", "sources", "case"})
"""Keys that hold a part whose fields are compared one by one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where two resolved forms differ; None stands for what is absent."""

    family: str
    id: str
    keys: tuple[str, ...]
    """Keys inside the element; none for the element as a whole."""
    before: Any
    after: Any

    @property
    def path(self) -> tuple[str, ...]:
        """The place as keys from the root."""
        return (*entry_path(self.family, self.id), *self.keys)

    @property
    def field(self) -> str:
        """The keys inside the element as one dotted key."""
        return ".".join(self.keys)


def entry_path(family: str, id: str) -> tuple[str, ...]:
    """The place of an element as keys from the root; the document itself stands at no keys."""
    return (*family.split("."), id) if family else ()


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Spot]:
    """The differences between two resolved frameworks, without the order of clauses; terms first, then the rest."""
    skipped = {family.partition(".")[0] for family in FAMILIES} - {"verification"} | {"order"}
    yield from _fields("", "", _without(old, skipped), _without(new, skipped), ())
    for family in FAMILIES:
        before, after = entries(old, family), entries(new, family)
        for id in dict.fromkeys([*before, *after]):
            yield from _entry(family, id, before.get(id), after.get(id))


def entries(form: Mapping[str, Any], family: str) -> Mapping[str, Any]:
    """The entries of one family in a resolved form."""
    held: Any = form
    for key in family.split("."):
        held = held.get(key, {})
    return held if isinstance(held, Mapping) else {}


def _without(form: Mapping[str, Any], skipped: set[str]) -> dict[str, Any]:
    kept = {key: value for key, value in form.items() if key not in skipped}
    verification = kept.pop("verification", None)
    if verification is not None:
        inner = {f"verification.{key}" for key in verification} & set(FAMILIES)
        kept["verification"] = {key: value for key, value in verification.items() if f"verification.{key}" not in inner}
        if not kept["verification"]:
            del kept["verification"]
    return kept


def _entry(family: str, id: str, before: Any, after: Any) -> Iterator[Spot]:
    if before == after:
        return
    if before is None or after is None or family not in FIELDS or not isinstance(before, Mapping):
        yield Spot(family, id, (), before, after)
    else:
        yield from _fields(family, id, before, after, ())


def _fields(family: str, id: str, before: Mapping[str, Any], after: Mapping[str, Any],
            base: tuple[str, ...]) -> Iterator[Spot]:
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        if one == other:
            continue
        parts = [value for value in (one, other) if value is not None]
        if key in PARTS and not base and all(isinstance(value, Mapping) for value in parts):
            yield from _fields(family, id, one or {}, other or {}, (key,))
        else:
            yield Spot(family, id, (*base, key), one, other)
