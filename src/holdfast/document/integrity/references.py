"""Whether every reference names something that is defined."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from holdfast.document.coalition import Constraint, ConstraintKind
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity.held import Held, Visit, nearest
from holdfast.document.integrity.pointers import KEY_POINTERS, POINTERS, Target
from holdfast.document.syntax_codes import shown
from holdfast.document.times import TimePoint

EVERYWHERE, OUT_OF_SCOPE = "everywhere", "out-of-scope"


def check_references(held: Held) -> Iterator[Finding]:
    """A finding for every reference that names nothing; what only an absent document could define is not judged."""
    known = {target: _known(held, target) for target in Target}
    for visit in held.visits():
        yield from _values(visit, known)
        yield from _keys(visit, known)
        yield from _times(visit, known[Target.ELEMENT])


def _values(visit: Visit, known: dict[Target, Collection[str] | None]) -> Iterator[Finding]:
    target = POINTERS.get(type(visit.owner).__name__, {}).get(visit.field)
    if isinstance(visit.owner, Constraint) and visit.field == "on" and visit.owner.kind is ConstraintKind.ONLY_WITH:
        target = Target.ACTOR
    if isinstance(visit.owner, Framework) and visit.field == "scope":
        for domain, zones in visit.owner.scope.items():
            for position, zone in enumerate(zones):
                yield from _judge(visit, (*visit.path, domain.value, position), zone, Target.SCOPE, known)
    elif target is not None and not hasattr(visit.value, "keys"):
        for path, item in visit.items():
            yield from _judge(visit, path, str(item), target, known)


def _keys(visit: Visit, known: dict[Target, Collection[str] | None]) -> Iterator[Finding]:
    target = KEY_POINTERS.get(type(visit.owner).__name__, {}).get(visit.field)
    for key in visit.value if target is not None else ():
        assert target is not None
        yield from _judge(visit, (*visit.path, key), key, target, known, at_key=True)


def _judge(visit: Visit, path: tuple[str | int, ...], name: str, target: Target,
           known: dict[Target, Collection[str] | None], *, at_key: bool = False) -> Iterator[Finding]:
    ids = known[target]
    if ids is None or name in ids:
        return
    yield visit.finding(
        "INT001", f"{shown(name)} names nothing here; this names {target.value}.",
        why="A reference to nothing cannot be followed, so the text would say less than it seems to.",
        next=nearest(name, ids, what=shown(name)), path=path, at_key=at_key)


def _times(visit: Visit, ids: Collection[str] | None) -> Iterator[Finding]:
    for path, value in visit.items():
        id = value.depends_on if isinstance(value, TimePoint) else None
        if id is not None and ids is not None and id not in ids:
            yield visit.finding(
                "INT001", f"The time waits for {shown(id)}, which names nothing in the framework.",
                why="A time counted from something that does not exist never comes.",
                next=nearest(id, ids, what=shown(id)), path=path)


def _known(held: Held, target: Target) -> Collection[str] | None:
    """The names that a kind of reference may use, or nothing where they cannot all be known."""
    if held.framework is not None and not held.texts_are_known and target not in (Target.SECTION, Target.AREA):
        return None
    if target in (Target.ACTOR, Target.PLACE, Target.SCOPE, Target.SOURCE, Target.SETTLER, Target.SUBJECT, Target.AREA):
        return _with_case(held, target) if held.case_is_known else None
    if held.framework is None:
        return None
    verifications = [framework.verification for framework in held.frameworks if framework.verification]
    return {
        Target.ELEMENT: held.shared(),
        Target.MEANS: {id for found in verifications for id in (*found.means, *found.indicators)},
        Target.CLASS: {id for found in verifications for id in found.classes},
        Target.SECTION: set(held.framework.model.sections),
    }[target]


def _with_case(held: Held, target: Target) -> Collection[str]:
    case = held.case.model if held.case else None
    if target is Target.ACTOR:
        return actors(held)
    if target is Target.AREA:
        return set(case.areas) if case else set()
    if target is Target.SOURCE:
        found = {id for framework in held.frameworks for id in framework.sources}
        found |= set(case.sources) if case else set()
        return found.union(*(overlay.model.sources for overlay in held.overlays))
    if target is Target.SUBJECT:
        return {*held.shared(), *(case.issues if case else ())}
    if target is Target.SETTLER:
        return {*held.shared(), *actors(held)}
    places = {EVERYWHERE} | ({OUT_OF_SCOPE} if target is Target.SCOPE else set())
    places |= {id for framework in held.frameworks for id in framework.zones}
    return places.union(case.areas, case.control, case.installations, case.crossings) if case else places


def actors(held: Held) -> set[str]:
    """Everybody who may act: parties, coalitions and their members, and the bodies of the framework."""
    found: set[str] = set()
    if held.case is not None:
        case = held.case.model
        found |= {*case.parties, *case.coalitions}
        for coalition in case.coalitions.values():
            found |= set(coalition.members)
    for framework in held.frameworks:
        found |= set(framework.bodies)
        if held.case is None or hasattr(framework.parties, "keys"):
            found |= set(framework.parties)
    return found
