"""An element as a norm: when it begins, what it waits for, by when it must be done, and how it ends."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from holdfast.document.clause import Clause, ClauseKind, Modal
from holdfast.document.conditions import ConditionError, Vocabulary, parse_condition
from holdfast.document.conditions.ast import After, Answered, Condition, Held, StateIs, atoms
from holdfast.document.families import NORMS, located
from holdfast.document.framework import Framework
from holdfast.document.guarantee import Guarantee
from holdfast.document.roadmap_parts import Gate, Step
from holdfast.document.settlement_parts import Relief, Vote, known_answers
from holdfast.document.times import Duration, TimePoint, parse_time_point


class Link(enum.StrEnum):
    """Why one element waits for another."""

    NEEDS = "needs"
    AFTER = "after"
    OPENS = "opens"
    IF = "if"
    MENTIONS = "mentions"
    """Named in ``if`` where the condition can come true without it."""
    FROM = "from"
    BY = "by"
    HENCE = "hence"
    LEST = "lest"
    OTHERWISE = "otherwise"
    DOES = "does"
    """A clause waits for a step that carries it out: not to begin, but to be met."""
    ANSWER = "answer"
    """Follows from an answer of a vote."""


@dataclass(frozen=True, slots=True)
class Source:
    """Another element that an element waits for or follows from, with the address that says so."""

    id: str
    link: Link
    address: str
    answer: str = ""
    """The answer that it follows from, for ``answer``."""


@dataclass(frozen=True, slots=True)
class Norm:
    """What decides the state of one element."""

    id: str
    address: str
    start: TimePoint | None = None
    waits: tuple[Source, ...] = ()
    """What must be met before it begins."""
    condition: Condition | None = None
    follows: tuple[Source, ...] = ()
    """What it follows from by ``hence``, ``lest`` or ``otherwise``."""
    by: tuple[TimePoint, ...] = ()
    """Deadlines as points in time."""
    within: tuple[Duration, ...] = ()
    """Deadlines counted from its beginning."""
    every: Duration | None = None
    until: tuple[TimePoint, ...] = ()
    """Ends as points in time."""
    lasts: tuple[Duration, ...] = ()
    """Ends counted from its beginning."""
    until_terminated: bool = False
    kept_to_end: bool = False
    """True where ending without a breach is keeping it: a continuous duty."""
    is_gate: bool = False
    decided: bool = True
    """False for a gate that needs something but has no evaluator: it is met as soon as what it needs holds."""
    timeout: Duration | None = None
    clock_from: TimePoint | None = None
    """When the clock of ``timeout`` starts; absent means with the framework."""
    answers: tuple[str, ...] | None = None
    """Answers that a vote can be given, none where any will do; absent where it is no vote."""
    under: str | None = None
    """The text condition that the picks leave undecided."""

    @property
    def only_follows(self) -> bool:
        """True where nothing but ``hence``, ``lest`` or ``otherwise`` can make it begin."""
        return bool(self.follows) and self.start is None and not self.waits

    @property
    def breach_of(self) -> tuple[str, ...]:
        """The elements whose breach it answers; the anchor ``breach`` means theirs."""
        return tuple(source.id for source in self.follows if source.link is Link.LEST)

    def points(self) -> Iterator[TimePoint]:
        """All points in time that bear on it."""
        yield from (point for point in (self.start, self.clock_from) if point is not None)
        yield from self.by
        yield from self.until
        if self.condition is not None:
            yield from (point_of(atom) for atom in atoms(self.condition) if isinstance(atom, After))


def point_of(atom: After) -> TimePoint:
    """The point in time inside ``after(…)``."""
    return parse_time_point(str(atom.time))


def norms_of(framework: Framework) -> Mapping[str, Norm]:
    """The elements that can have a state, by id, in the order of the text; defaults and picks already applied.

    Raises ``UnusableInput`` where an ``if`` cannot be read.
    """
    found = {item.id: _norm(item.id, item.element, item.address) for item in located(framework, NORMS)}
    waits: dict[str, list[Source]] = {}
    follows: dict[str, list[Source]] = {}
    for item in located(framework, NORMS):
        for target, source in _outgoing(item.id, item.element, item.address):
            (waits if source.link is Link.OPENS else follows).setdefault(target, []).append(source)
    return {
        id: replace(norm, waits=(*norm.waits, *waits.get(id, ())), follows=tuple(follows.get(id, ())))
        for id, norm in found.items()
    }


def _norm(id: str, element: Any, address: str) -> Norm:
    base = Norm(id, address, waits=tuple(_incoming(element, address)), condition=_condition(element, address),
                under=getattr(element, "under", None))
    match element:
        case Clause():
            return _clause(base, element)
        case Gate():
            return replace(base, is_gate=True,
                           decided=bool(element.evaluator or not (element.needs or element.if_)),
                           timeout=element.timeout, until=_some(element.by_time),
                           clock_from=element.from_)
        case Step():
            return replace(base, start=element.start, by=_some(element.by_time), within=_some(element.within))
        case Guarantee():
            return replace(base, start=element.in_force, until=_some(element.until), lasts=_some(element.duration))
        case Vote():
            return replace(base, start=element.when, within=_some(element.within), answers=known_answers(element))
        case Relief():
            return replace(base, by=_some(element.by))
        case _:
            return base


def _clause(base: Norm, clause: Clause) -> Norm:
    when = clause.when
    operative = clause.kind is ClauseKind.OPERATIVE
    if when is None:
        return replace(base, kept_to_end=operative and clause.modal is not Modal.MAY)
    duty = operative and clause.modal in (Modal.SHALL, None) and not when.continuous
    until = () if isinstance(when.until, str) else _some(when.until)
    norm = replace(base, start=when.from_, until=until, until_terminated=isinstance(when.until, str))
    by, within = _some(when.by), _some(when.within)
    if duty:
        once = bool(by or within) and when.every is None
        return replace(norm, by=by, within=within, every=when.every, kept_to_end=not once)
    return replace(norm, until=(*until, *by), lasts=within, kept_to_end=operative and clause.modal is not Modal.MAY)


def _some(value: Any) -> tuple[Any, ...]:
    return () if value is None else (value,)


def _condition(element: Any, address: str) -> Condition | None:
    text = getattr(element, "if_", None)
    if text is None:
        return None
    try:
        return parse_condition(text, vocabulary=Vocabulary.EVENT)
    except ConditionError as problem:
        raise problem.at(None, address=f"{address}.if") from None


def _incoming(element: Any, address: str) -> Iterator[Source]:
    for field, link in (("needs", Link.NEEDS), ("after", Link.AFTER)):
        for position, id in enumerate(getattr(element, field, ())):
            yield Source(id, link, f"{address}.{field}[{position}]")


def _outgoing(id: str, element: Any, address: str) -> Iterator[tuple[str, Source]]:
    for field, link in (("opens", Link.OPENS), ("hence", Link.HENCE), ("lest", Link.LEST),
                        ("otherwise", Link.OTHERWISE)):
        for position, target in enumerate(getattr(element, field, ())):
            yield target, Source(id, link, f"{address}.{field}[{position}]")
    if isinstance(element, Vote):
        for answer, outcome in element.outcomes.items():
            for position, target in enumerate(outcome.leads_to):
                yield target, Source(id, Link.ANSWER, f"{address}.outcomes.{answer}.leads-to[{position}]", answer)


def reads(norm: Norm) -> frozenset[str]:
    """The ids of the elements whose state, or the moment they were met or breached, bears on a norm."""
    ids = {source.id for source in (*norm.waits, *norm.follows)}
    ids |= {id for point in norm.points() if (id := point.depends_on)}
    if norm.condition is not None:
        ids |= {atom.id for atom in atoms(norm.condition) if isinstance(atom, StateIs | Answered | Held)}
    return frozenset(ids)
