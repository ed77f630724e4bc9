"""A case with overlays: what each holder adds, marked as theirs, never silently overriding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from holdfast.document.case import Case
from holdfast.document.finding import Finding, error
from holdfast.document.overlay import Overlay
from holdfast.document.scalars import Marking
from holdfast.document.war import WarBaseline
from holdfast.errors import InvalidDocument

ADDED = ("stakes", "red_lines", "positions", "excluded", "publics", "spoilers", "quantities", "sources")
"""The maps of a case to which an overlay may add."""


@dataclass(frozen=True, slots=True)
class Clash:
    """An entry of an overlay that would override another without saying so."""

    overlay: str
    address: str


def with_overlays(case: Case, overlays: Sequence[Overlay]) -> Case:
    """The case with the entries of the overlays, each under its overlay's marking where it has none of its own.

    Raises InvalidDocument where an overlay is for another case or would override an entry that it does not name
    under ``replaces``.
    """
    for overlay in overlays:
        problems = [_other_case(overlay, case)] if overlay.of != case.id else _clashes(case, overlay)
        if problems:
            raise InvalidDocument(problems)
        case = _added(case, overlay)
    return case


def situation(case: Case | None, overlays: Sequence[Overlay]) -> Case | None:
    """The case with its overlays, or nothing where there is no case."""
    return with_overlays(case, overlays) if case is not None else None


def _key(name: str) -> str:
    return name.replace("_", "-")


def _clashes(case: Case, overlay: Overlay) -> list[Finding]:
    named = {replacement.address for replacement in overlay.replaces}
    both = [
        f"{_key(name)}.{id}"
        for name in ADDED
        for id in getattr(overlay, name)
        if id in getattr(case, name)
    ]
    both += [f"war.{address}" for address in _war_entries(overlay.war) if address in set(_war_entries(case.war))]
    return [_overrides(overlay, address) for address in both if address not in named]


def _war_entries(war: WarBaseline | None) -> list[str]:
    if war is None:
        return []
    found = [_key(name) for name in sorted(war.model_fields_set) if not isinstance(getattr(war, name), Mapping)]
    for name in ("parties", "violence", "measures"):
        found += [f"{name}.{id}" for id in getattr(war, name)]
    return found


def _overrides(overlay: Overlay, address: str) -> Finding:
    return error(
        "OVL002", "silent-override", f"The overlay {overlay.id} has an entry that the case has already.",
        why="An overlay adds; two values under one id would leave the reader guessing which one counts.",
        next=f"Give it another id, or say under `replaces` that it replaces {address} and why.", address=address,
    )


def _other_case(overlay: Overlay, case: Case) -> Finding:
    return error(
        "OVL001", "overlay-for-another-case", f"The overlay {overlay.id} is of case {overlay.of}, not of {case.id}.",
        why="Stakes and red lines of one situation say nothing about another.",
        next=f"Use it with the case {overlay.of}, or correct its `of`.", address="of",
    )


def _added(case: Case, overlay: Overlay) -> Case:
    fields: dict[str, Any] = {name: getattr(case, name) for name in case.model_fields_set}
    for name in ADDED:
        extra = getattr(overlay, name)
        if extra:
            fields[name] = {**getattr(case, name), **{id: _marked(item, overlay.marking) for id, item in extra.items()}}
    if overlay.war is not None:
        fields["war"] = _war(case.war, overlay.war, overlay.marking)
    return Case.model_validate(fields)


def _marked(item: Any, marking: Marking) -> Any:
    """The item under the overlay's marking, unless its own is higher."""
    if not isinstance(item, BaseModel):
        return item
    own = getattr(item, "marking", None)
    higher = isinstance(own, Marking) and own.rank > marking.rank
    return item if higher else item.model_copy(update={"marking": marking})


def _war(base: WarBaseline | None, extra: WarBaseline, marking: Marking) -> WarBaseline:
    fields: dict[str, Any] = {name: getattr(base, name) for name in base.model_fields_set} if base else {}
    for name in extra.model_fields_set:
        value = getattr(extra, name)
        if isinstance(value, Mapping):
            fields[name] = {**fields.get(name, {}), **{id: _marked(item, marking) for id, item in value.items()}}
        else:
            fields[name] = _marked(value, marking)
    return WarBaseline.model_validate(fields)
