"""Windows that close before what has to be done in them can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.framework import Framework
from holdfast.norms.due import At, Axis
from holdfast.norms.earliest import Earliest, Soonest, earliest
from holdfast.norms.graph import Days, DependencyGraph, in_days
from holdfast.norms.norm import Norm

_DEADLINES = {"clauses": "when.by", "gates": "by-time", "steps": "by-time", "relief": "by"}
_ENOUGH = 1e-9  # days: sums of binary fractions do not come out even
TEXT = "calendar.ends"


@dataclass(frozen=True, slots=True)
class Closed:
    """A window that closes too early: where it stands, when, and the chain that takes longer."""

    id: str
    address: str
    end: At
    bound: Soonest


def closed_windows(axis: Axis, norms: Mapping[str, Norm], graph: DependencyGraph) -> Iterator[Closed]:
    """Every window that is too short whatever the unknown lengths are; those that follow from another are left out."""
    framework = axis.framework
    alone = {id: in_days(step.duration)[0] for id, step in framework.steps.items()}
    times = earliest(axis, norms, graph, alone, counted_from=_counted_from(axis, norms))
    failed: set[str] = set()
    for id in times.done:
        for address, end, bound in _windows(axis, norms[id], times, alone.get(id, 0.0)):
            if _too_long(bound, end) and not failed.intersection(bound.chain):
                failed.add(id)
                yield Closed(id, address, end, bound)
    yield from _text_ends(axis, framework, times, failed)


def _counted_from(axis: Axis, norms: Mapping[str, Norm]) -> frozenset[str]:
    """The elements from whose end some time of the text is counted."""
    stated = axis.framework.calendar
    points = [point for norm in norms.values() for point in norm.points()]
    points += [point for point in (stated.t0_at, stated.ends) if point is not None] if stated is not None else []
    return frozenset(id for point in points if (id := point.depends_on))


def _windows(axis: Axis, norm: Norm, times: Earliest, alone: float) -> Iterator[tuple[str, At, Soonest]]:
    """The windows of one element that share an anchor with a lower bound: address, end and bound."""
    family = norm.address.partition(".")[0]
    ends: list[tuple[str, At | None]] = []
    if family in _DEADLINES:
        points = norm.until if norm.is_gate else norm.by
        ends += [(_DEADLINES[family], axis.at(point, closing=True)) for point in points]
    if norm.timeout is not None:
        clock = axis.at(norm.clock_from) if norm.clock_from else _known_base(axis)
        ends.append(("timeout", clock.moved(norm.timeout.bounds_days) if clock else None))
    if norm.answers is not None and norm.start is not None:
        ends.append(("when", axis.at(norm.start, closing=True)))
    key = "when.within" if family == "clauses" else "within"
    for length in norm.within:
        yield f"{norm.address}.{key}", _span(length.bounds_days), Soonest(alone, 0.0, (norm.id,))
        if family == "clauses" and not norm.waits:
            begins = axis.at(norm.start) if norm.start else _known_base(axis)
            ends.append((key, begins.moved(length.bounds_days) if begins else None))
    for name, end in ends:
        if end is not None and (bound := times.done[norm.id].get(end.anchor)) is not None:
            yield f"{norm.address}.{name}", end, bound


def _known_base(axis: Axis) -> At | None:
    return axis.base if axis.calendar.start is not None else None


def _span(days: Days) -> At:
    return At("its beginning", *days)


def _too_long(bound: Soonest, end: At) -> bool:
    # What has to be done before the text begins is done before: its chain does not begin with the text.
    return bound.days > end.high + _ENOUGH and not (bound.assumed and end.high <= bound.since + _ENOUGH)


def _text_ends(axis: Axis, framework: Framework, times: Earliest, failed: set[str]) -> Iterator[Closed]:
    """The step that ends latest after the end of the text, where one does."""
    stated = framework.calendar
    end = axis.at(stated.ends, closing=True) if stated is not None and stated.ends is not None else None
    if end is None:
        return
    late = [(id, bound) for id in framework.steps if (bound := times.done.get(id, {}).get(end.anchor)) is not None
            and _too_long(bound, end) and not failed.intersection(bound.chain)]
    if late:
        id, bound = max(late, key=lambda one: one[1].days)
        yield Closed(id, TEXT, end, bound)
