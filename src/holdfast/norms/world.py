"""What is known while events are read: calendar, measurements, and what is remembered of every element."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from holdfast.document.at_picks import picked
from holdfast.document.framework import Framework, Status
from holdfast.document.times import TimePoint
from holdfast.norms.calendar import FIRST, Calendar, Span, moved, shifted, with_anchors
from holdfast.norms.facts import Facts
from holdfast.norms.norm import Norm

BOUND = frozenset({Status.SIGNED, Status.IN_FORCE, Status.SUSPENDED, Status.TERMINATED, Status.SUPERSEDED})
"""Statuses that say the text was signed, so that a missing date is a gap in what is known."""


@dataclass
class World:
    """The state of knowledge at one instant; reading events changes it."""

    framework: Framework
    norms: Mapping[str, Norm]
    complete: bool
    absent: Collection[str] = ()
    """Elements that are not in the text at the picks."""
    now: dt.datetime = FIRST
    facts: dict[str, Facts] = field(default_factory=dict)
    reported: dict[str, dt.datetime] = field(default_factory=dict)
    """Anchors given by events."""
    met: dict[str, dt.datetime] = field(default_factory=dict)
    breached: dict[str, dt.datetime] = field(default_factory=dict)
    failed: dict[str, dt.datetime] = field(default_factory=dict)
    """Id → when it first lapsed, or missed its deadline in a complete record."""
    answers: dict[str, list[str]] = field(default_factory=dict)
    """Vote → the answers that were reported, in order."""
    measures: dict[str, Decimal] = field(default_factory=dict)
    suspended: bool = False
    terminated: bool = False
    ended: dt.datetime | None = None
    """When the framework ended."""
    calendar: Calendar = field(init=False)
    package: Mapping[str, str] = field(init=False)
    values: Mapping[str, Decimal] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = {id: Facts(silent=not self.complete and norm.every is None) for id, norm in self.norms.items()}
        self.package = picked(self.framework)
        bounds = {id: quantity.bounds for id, quantity in self.framework.parameters.items()}
        self.values = {id: pair[0] for id, pair in bounds.items() if pair is not None and pair[0] == pair[1]}
        self.refresh()

    def refresh(self) -> None:
        """Read the calendar anew after an anchor was reported."""
        self.calendar = with_anchors(self.framework, self.reported, met=self.met, breached=self.breached)

    def is_stale(self) -> bool:
        """Whether T0, which the calendar counts from something else, has become known."""
        stated = self.framework.calendar
        if stated is None or stated.t0_at is None or "T0" in self.calendar.anchors or stated.t0_at.anchor == "T0":
            return False
        return self.calendar.moment(stated.t0_at) is not None

    def moment(self, norm: Norm, point: TimePoint, *, closing: bool = False) -> Span | None:
        """When a point in time of an element is; ``breach`` is the breach it answers, where it answers one."""
        if point.anchor == "breach" and norm.breach_of:
            answered = [self.breached[id] for id in norm.breach_of if id in self.breached]
            return Span(min(answered), min(answered)).moved(point.offset, sign=point.sign) if answered else None
        return self.calendar.moment(point, closing=closing)

    def without_anchor(self) -> bool | None:
        """Whether something whose anchor is not known has happened: no, or not known."""
        started = bool(self.calendar.anchors) or self.framework.status in BOUND
        return None if started and not self.complete else False

    def deadline(self, norm: Norm, facts: Facts) -> dt.datetime | None:
        """When an element that has begun must be done at the latest; a stopped clock is added."""
        if facts.begun is None or facts.forgiven:
            return None
        spans = [self.moment(norm, point, closing=True) for point in norm.by]
        found = [span.latest for span in spans if span] + [moved(facts.begun, length) for length in norm.within]
        if norm.every is not None and (facts.last_done is not None or not found):
            found = [moved(facts.last_done or facts.begun, norm.every)]
        return shifted(min(found), facts.stopped) if found else None

    def timeout(self, norm: Norm, facts: Facts) -> dt.datetime | None:
        """When the time of a gate runs out; a stopped clock is added."""
        start = self.clock_start(norm, facts)
        if norm.timeout is None or start is None:
            return None
        return shifted(moved(start, norm.timeout), facts.stopped)

    def clock_start(self, norm: Norm, facts: Facts) -> dt.datetime | None:
        """From when deadlines and timeouts of an element are counted."""
        if not norm.is_gate:
            return facts.begun
        span = self.moment(norm, norm.clock_from) if norm.clock_from else self.calendar.start
        return span.latest if span else None

    def end(self, norm: Norm, facts: Facts) -> Span | None:
        """When an element ends by itself."""
        spans = [span for point in norm.until if (span := self.moment(norm, point, closing=True))]
        if facts.begun is not None:
            lasting = [moved(facts.begun, length) for length in norm.lasts]
            spans += [Span(moment, moment) for moment in lasting]
        if not spans:
            return None
        return Span(min(span.earliest for span in spans), min(span.latest for span in spans))

    def framework_end(self) -> dt.datetime | None:
        """When the framework ends by its own calendar."""
        stated = self.framework.calendar
        span = self.calendar.moment(stated.ends, closing=True) if stated and stated.ends else None
        return span.latest if span else None
