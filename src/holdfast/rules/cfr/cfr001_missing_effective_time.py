"""A ceasefire without a moment at which it begins.

## What it checks
T0, the moment at which hostilities end, has a date, a clock time and a zone.
It comes later than the signature, by at least `order-lead-time` where that is given.

## Why it matters
Units that stop at different hours fire on each other, and orders need time to reach every unit.
The measures of the Trilateral Contact Group of 22 July 2020 took effect at 00:01 Kyiv time on 27 July 2020.

## Fails
```yaml
calendar: {T0-rule: When both sides have pulled back.}
```

## Passes
```yaml
calendar:
  signature: 2026-01-01T12:00:00Z
  T0: 2026-01-05T00:01:00+02:00
  order-lead-time: PT72H
```

## When it does not apply
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure and time: `calendar`.
A T0 counted from the signature passes, since the signature fixes it; one that follows from an event without a date
does not.
Without a lead time, T0 has to be later than the signature.
Where the text was not encoded in full, a missing moment is open, not a failure.

## Sources
- ✓ Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440): in effect from 00:01 Kyiv time, 27 July 2020.

## Related codes
CFR002, CFR003, SEQ003
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.legal import Calendar
from holdfast.document.times import Duration, TimePoint
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR001",
    name="missing-effective-time",
    severity=Level.ERROR,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE, Decides.GRAPH),
    why="Units that stop at different hours fire on each other; the measures of 22 July 2020 named 00:01 Kyiv time.",
    sources=(Evidence("Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440)", Mark.READ),),
    priority=1,
    of_hostilities=True,
    tags=("pam:ceasefire", "pax:CeProv"),
)

_ADVICE = "Give `calendar.T0` with date, clock and zone, such as 2026-01-05T00:01:00Z."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where T0 is missing, not fixed, or too soon after the signature."""
    calendar = context.framework.calendar
    if calendar is not None and calendar.t0 is not None:
        yield from _too_soon(context, calendar, "calendar.T0", calendar.t0)
    elif calendar is not None and calendar.t0_at is not None:
        yield from _counted(context, calendar, calendar.t0_at)
    elif calendar is not None and calendar.t0_rule is not None:
        yield context.missing(
            "calendar.T0-rule", "no fixed moment at which hostilities end (T0 follows from a rule in words)",
            next=f"{_ADVICE} Or count it from the signature under `calendar.T0-at`.")
    else:
        yield from context.lacking("calendar", {"moment": "calendar.T0"}, "at which hostilities end (T0)", next=_ADVICE)


def _counted(context: Context, calendar: Calendar, point: TimePoint) -> Iterator[Verdict]:
    """Verdicts on a T0 that is written as a point in time."""
    address = "calendar.T0-at"
    if point.date is not None:
        yield context.missing(address, f"no clock time and zone for T0, only the date {point.date}", next=_ADVICE)
    elif point.anchor == "signature":
        yield from _too_soon_after_signature(context, calendar, point)
    elif (moment := _moment(calendar, point)) is not None:
        yield from _too_soon(context, calendar, address, moment)
    else:
        yield context.missing(
            address, f"no fixed moment at which hostilities end (T0 follows from {point.anchor}, which has no date)",
            next=_ADVICE)


def _moment(calendar: Calendar, point: TimePoint) -> dt.datetime | None:
    if point.moment is not None or point.anchor != "entry-into-force" or calendar.entry_into_force is None:
        return point.moment
    start = calendar.entry_into_force
    return point.offset.after(start) if point.sign > 0 else point.offset.before(start)


def _too_soon(context: Context, calendar: Calendar, address: str, t0: dt.datetime) -> Iterator[Verdict]:
    if calendar.signature is None:
        return
    lead = calendar.order_lead_time
    if t0 <= calendar.signature:
        yield context.fail(address, "T0 is not later than the signature.",
                           next="Set T0 later, so that orders reach every unit before it.")
    elif lead is not None and t0 < lead.after(calendar.signature):
        yield _fails_lead(context, address, lead)


def _too_soon_after_signature(context: Context, calendar: Calendar, point: TimePoint) -> Iterator[Verdict]:
    address, lead = "calendar.T0-at", calendar.order_lead_time
    if point.sign < 0 or point.offset == Duration():
        yield context.fail(address, "T0 is not later than the signature.",
                           next="Add the time that orders need, as in `signature+PT72H`.")
    elif lead is not None and point.offset.bounds_days[0] < lead.bounds_days[0]:
        yield _fails_lead(context, address, lead)


def _fails_lead(context: Context, address: str, lead: Duration) -> Verdict:
    return context.fail(address, f"T0 is less than {lead} after the signature, the time that orders need.",
                        next="Set T0 later, or give a shorter `order-lead-time` if units can be reached sooner.")
