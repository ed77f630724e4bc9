"""What a party gives up, and by how much the guarantee that is to protect it then comes too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause, Modal, Reversible
from holdfast.document.families import NORMS, located
from holdfast.document.guarantee import Guarantee
from holdfast.document.roadmap_parts import Step
from holdfast.document.times import Duration
from holdfast.norms.calendar import Calendar
from holdfast.norms.moments import Moment, moment_of
from holdfast.rules.acts import HUMANITARIAN
from holdfast.rules.ahead import Order, order_of
from holdfast.rules.context import Context
from holdfast.rules.moments import deadlines_of, start_of

DISARMING = frozenset({"decommission-arms", "disarm", "hand-in-arms", "limit-forces"})


@dataclass(frozen=True, slots=True)
class Concession:
    """A step or clause by which a party gives up protection, or does what cannot be undone."""

    family: str
    id: str
    parts: Mapping[str, Clause | Step]
    """The step with the clauses that it carries out, or the clause alone."""
    parties: tuple[str, ...]


def concessions(context: Context) -> Iterator[Concession]:
    """The steps and clauses by which parties give up protection, in the order of the text; no humanitarian ones."""
    framework = context.framework
    done = {clause for step in framework.steps.values() for clause in step.does}
    for id, step in framework.steps.items():
        clauses = {clause: framework.clauses[clause] for clause in step.does if clause in framework.clauses}
        done_to = [clause.act or "-" for clause in clauses.values()]
        humane = step.humanitarian or step.exchange or (done_to and all(map(HUMANITARIAN.issuperset, done_to)))
        if not humane and (step.reversible is Reversible.NO or any(map(_gives_up, clauses.values()))):
            by = step.by or tuple(dict.fromkeys(party for clause in clauses.values() for party in clause.who))
            yield Concession("steps", id, {id: step, **clauses}, by)
    for id, clause in context.obligations():
        if id not in done and clause.modal is Modal.SHALL and _gives_up(clause):
            yield Concession("clauses", id, {id: clause}, clause.who)


def _gives_up(clause: Clause) -> bool:
    if clause.act and HUMANITARIAN.issuperset(clause.act):
        return False
    return clause.reversible is Reversible.NO or bool(DISARMING.intersection(clause.act))


IN_TIME, UNKNOWN, WAITS = "in time", "unknown", "waits"
Gap = str | float
"""In time, unknown, waiting for the very step, or the days by which the guarantee comes too late."""


@dataclass(frozen=True, slots=True)
class Times:
    """What is known of order and time, worked out once for all steps."""

    calendar: Calendar
    order: Order
    starts: Mapping[str, Moment]
    """Id → when an element says that it begins."""
    guarantees: Mapping[str, Guarantee]
    behind: Mapping[str, frozenset[str]]
    """Guarantee → everything that it waits for."""


def times_of(context: Context) -> Times:
    """What is known of order and time in a text."""
    order, guarantees = order_of(context), context.framework.guarantees
    starts = {item.id: moment_of(point, context.calendar) for item in located(context.framework, NORMS)
              if (point := start_of(item.element)) is not None}
    return Times(context.calendar, order, starts, guarantees, {id: order.before(id) for id in guarantees})


def gaps(times: Times, concession: Concession) -> Iterator[tuple[str, Gap]]:
    """By how much each guarantee of the text comes after a concession, whomever it protects."""
    before = frozenset[str]().union(*(times.order.before(part) for part in concession.parts))
    floors = tuple(times.starts[id] for id in (*concession.parts, *before) if id in times.starts)
    for id, guarantee in times.guarantees.items():
        if id in before:
            yield id, IN_TIME
        elif times.behind[id].intersection(concession.parts):
            yield id, WAITS
        elif guarantee.in_force is None:
            yield id, UNKNOWN
        elif guarantee.in_force.depends_on in before and guarantee.in_force.offset == Duration():
            yield id, IN_TIME
        else:
            yield id, _between(times, concession, floors, times.starts[id])


def _between(times: Times, concession: Concession, floors: tuple[Moment, ...], start: Moment) -> Gap:
    due = tuple(one for part in concession.parts.values() for one in deadlines_of(part, times.calendar))
    if any(floor.not_before(start) for floor in floors) or (due and all(one.not_before(start) for one in due)):
        return IN_TIME
    due = due or tuple(times.starts[part] for part in concession.parts if part in times.starts)
    return max((one.days_before(start) for one in due), default=0.0) or UNKNOWN


def at_most(times: Times, concession: Concession, guarantee: str) -> float | None:
    """The most days by which a guarantee can come after a concession; nothing where no beginning bounds them.

    The concession may be made on the first day on which it can begin, and the guarantee come on its last.
    """
    start = times.starts.get(guarantee)
    before = frozenset[str]().union(*(times.order.before(part) for part in concession.parts))
    floors = [floor.low for id in (*concession.parts, *before)
              if start is not None and (floor := times.starts.get(id)) is not None and floor.anchor == start.anchor]
    return max(0.0, start.high - max(floors)) if start is not None and floors else None
