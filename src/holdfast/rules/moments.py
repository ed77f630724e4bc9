"""When elements begin and are due, as points in time that can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause
from holdfast.document.guarantee import Guarantee
from holdfast.document.roadmap_parts import Step
from holdfast.document.settlement_parts import Vote
from holdfast.document.times import TimePoint
from holdfast.norms.calendar import Calendar
from holdfast.norms.moments import Moment, moment_of


def start_of(element: object) -> TimePoint | None:
    """When an element says that it begins, whatever its family."""
    match element:
        case Clause():
            return element.when.from_ if element.when else None
        case Step():
            return element.start
        case Guarantee():
            return element.in_force
        case Vote():
            return element.when
        case _:
            return None


def deadlines_of(element: Clause | Step, calendar: Calendar) -> Iterator[Moment]:
    """The moments by which a clause or step must be done, as far as it says them."""
    if isinstance(element, Clause):
        by, within = (element.when.by, element.when.within) if element.when else (None, None)
    else:
        by, within = element.by_time, element.within
    start = start_of(element)
    if by is not None:
        yield moment_of(by, calendar, closing=True)
    if start is not None and within is not None:
        yield moment_of(start, calendar).later(within)
