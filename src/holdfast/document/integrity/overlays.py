"""Whether an overlay says openly what of the case it replaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdfast.document.addresses import Step
from holdfast.document.finding import Finding
from holdfast.document.integrity.held import Held, finding
from holdfast.document.loaded import Loaded
from holdfast.document.overlay import Overlay
from holdfast.document.positions import address_of
from holdfast.document.syntax_codes import shown

_ENTRIES = ("red-lines", "positions", "excluded", "publics", "spoilers", "quantities", "sources")


def check_overlays(held: Held) -> Iterator[Finding]:
    """A finding for every undeclared entry that stands in both case and overlay, and every empty declaration."""
    if held.case is None:
        return
    case: Any = held.case.places.data
    for overlay in held.overlays:
        if overlay.model.of != held.case.model.id:
            continue  # an overlay for another case is a finding of its own
        declared = tuple(one.address for one in overlay.model.replaces)
        for path in _both(overlay.places.data, case):
            if not _covered(address_of(path), declared):
                yield finding(
                    overlay, path, "INT070", f"The case says something else under {address_of(path)}.",
                    why="An overlay adds; what it replaces it names, so that nobody takes its word for the case's.",
                    next=f"Add {{address: {address_of(path)}, because: …}} to `replaces`, or leave this out.",
                    at_key=True)
        yield from _declared_for_nothing(overlay, held)


def _both(overlay: Any, case: Any) -> Iterator[tuple[Step, ...]]:
    """The paths of the smallest entries that stand in both."""
    for section in _ENTRIES:
        for id in _common(overlay.get(section), case.get(section)):
            yield section, id
    for party in _common(overlay.get("stakes"), case.get("stakes")):
        mine, theirs = overlay["stakes"][party], case["stakes"][party]
        yield from _fields(mine, theirs, ("stakes", party), deeper={"issues"}, adding={"terms"})
    if isinstance(overlay.get("war"), dict) and isinstance(case.get("war"), dict):
        yield from _war(overlay["war"], case["war"])


def _war(mine: dict[str, Any], theirs: dict[str, Any]) -> Iterator[tuple[Step, ...]]:
    yield from _fields(mine, theirs, ("war",), deeper={"measures"}, adding={"parties", "violence"})
    for key in ("parties", "violence"):
        for party in _common(mine.get(key), theirs.get(key)):
            yield from _fields(mine[key][party], theirs[key][party], ("war", key, party), deeper=set(), adding=set())


def _fields(mine: dict[str, Any], theirs: dict[str, Any], path: tuple[Step, ...], *, deeper: set[str],
            adding: set[str]) -> Iterator[tuple[Step, ...]]:
    for key in _common(mine, theirs):
        if key in deeper:
            yield from ((*path, key, inner) for inner in _common(mine[key], theirs[key]))
        elif key not in adding and mine[key] != theirs[key]:
            yield (*path, key)


def _common(mine: Any, theirs: Any) -> list[str]:
    return [key for key in mine if key in theirs] if isinstance(mine, dict) and isinstance(theirs, dict) else []


def _covered(address: str, declared: tuple[str, ...]) -> bool:
    return any(address == one or address.startswith((f"{one}.", f"{one}[")) for one in declared)


def _declared_for_nothing(overlay: Loaded[Overlay], held: Held) -> Iterator[Finding]:
    assert held.case is not None
    for position, one in enumerate(overlay.model.replaces):
        if address_of(held.case.places.path(one.address)) != one.address:
            yield finding(overlay, ("replaces", position, "address"), "INT001",
                          f"The case has nothing at {shown(one.address)}.",
                          why="A replacement of nothing hides what was meant.",
                          next="Correct the address, or remove the entry.")
