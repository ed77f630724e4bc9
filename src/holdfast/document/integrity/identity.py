"""Whether every id stands for one thing, and whether documents that are used together belong together."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.families import ALL, SHARED, located
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity.held import Held, finding
from holdfast.document.integrity.references import EVERYWHERE, OUT_OF_SCOPE
from holdfast.document.loaded import Loaded

_ONE_NAME = "One id in two places leaves open which of them a reference means."


def check_identity(held: Held) -> Iterator[Finding]:
    """A finding for every id with two meanings, and for every document of another case or framework."""
    if held.framework is not None:
        yield from _repeated(held.framework)
        yield from _retired(held.framework)
        yield from _special(held.framework)
        yield from _stands_under(held.framework)
    yield from _ambiguous(held)
    yield from _belonging(held)


def _repeated(loaded: Loaded[Framework]) -> Iterator[Finding]:
    for families in (SHARED, ("terms", "parameters"), ("verification.means", "verification.indicators")):
        first: dict[str, tuple[str, str]] = {}
        for family, id in _ids(loaded.model, families):
            if id not in first:
                first[id] = (family, f"{family}.{id}")
                continue
            other = first[id]
            place = loaded.place(other[1])
            yield finding(
                loaded, (*family.split("."), id), "INT002",
                f"The id {id} stands twice: here and under `{other[0]}` at line {place.line}, column {place.column}.",
                why=_ONE_NAME, next="Give one of the two another id, and change the references to it.", at_key=True)


def _ids(framework: Framework, families: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for family in families:
        if family == "verification.indicators":
            held = framework.verification.indicators if framework.verification else {}
            yield from ((family, id) for id in held)
        elif not family.startswith("verification.") or framework.verification is not None:
            yield from ((item.family, item.id) for item in located(framework, (family,)))


def _retired(loaded: Loaded[Framework]) -> Iterator[Finding]:
    retired = set(loaded.model.retired)
    families = tuple(key for key in ALL if loaded.model.verification or not key.startswith("verification."))
    for item in located(loaded.model, families):
        if item.id in retired:
            place = loaded.place("retired")
            yield finding(
                loaded, (*item.family.split("."), item.id), "INT003",
                f"The id {item.id} was retired (line {place.line}) and is used again here.",
                why="References and records from before would silently mean something else.",
                next="Choose an id that was never used.", at_key=True)


def _special(loaded: Loaded[Framework]) -> Iterator[Finding]:
    for id in loaded.model.zones:
        if id in (EVERYWHERE, OUT_OF_SCOPE):
            yield finding(loaded, ("zones", id), "INT004", f"`{id}` already has a meaning under `where` and `scope`.",
                          why="A zone of that name could not be told from the word.", next="Choose another id.",
                          at_key=True)


def _stands_under(loaded: Loaded[Framework]) -> Iterator[Finding]:
    above = loaded.model.stands_under
    if above is not None and above.framework == loaded.model.id:
        yield finding(loaded, ("stands-under", "framework"), "INT007", f"{loaded.model.id} stands under itself.",
                      why="A text cannot take its force from itself.",
                      next="Name the framework above it, or leave `stands-under` out.")


def _ambiguous(held: Held) -> Iterator[Finding]:
    if held.case is None:
        return
    for id in held.case.model.coalitions:
        if id in held.case.model.parties:
            yield finding(held.case, ("coalitions", id), "INT005", f"{id} is both a party and a coalition.",
                          why=_ONE_NAME, next="Give the coalition another id.", at_key=True)
    if held.framework is not None:
        for id in held.framework.model.parameters:
            if id in held.case.model.issues:
                yield finding(held.framework, ("parameters", id), "INT005",
                              f"{id} is both a parameter and an issue of the case.",
                              why="A condition that names it could mean either.", next="Give the parameter another id.",
                              at_key=True)


def _belonging(held: Held) -> Iterator[Finding]:
    if held.case is not None:
        case = held.case.model.id
        if held.framework is not None and held.framework.model.case and held.framework.model.case.id != case:
            named = held.framework.model.case.id
            yield finding(
                held.framework, ("case", "id") if _has_id(held.framework) else ("case",), "INT006",
                f"The framework belongs to the case {named}, and the case given is {case} ({held.case.name}).",
                why="Parties, issues and options of another case mean other things.",
                next=f"Give the case {named}, or correct the id.")
        for overlay in held.overlays:
            if overlay.model.of != case:
                yield finding(overlay, ("of",), "INT006",
                              f"The overlay is for the case {overlay.model.of}, and the case here is {case}.",
                              why="What it adds would be attached to things of another situation.",
                              next="Leave the overlay out, or give one for this case.")
    if held.events is not None and held.framework is not None:
        named = held.events.model.events_of
        if named != held.framework.model.id:
            yield finding(held.events, ("events-of",), "INT006",
                          f"The record is of {named}, and the framework here is {held.framework.model.id}.",
                          why="Events of another text would change states here.",
                          next="Give the record of this framework, or the framework of this record.")


def _has_id(loaded: Loaded[Framework]) -> bool:
    return loaded.places.scalar("case.id") is not None
