"""A ceasefire of which nobody can say how long it lasts.

## What it checks
The text has an end, or says that it lasts indefinitely, how it is renewed or confirmed, and with what notice it can be
ended.

## Why it matters
A side that does not know when a truce ends prepares for its end from the first day.
An end without notice is a surprise attack by the letter of the text.

## Fails
```yaml
calendar:
  T0: "2026-01-05T00:01:00Z"
```

## Passes
```yaml
calendar:
  T0: "2026-01-05T00:01:00Z"
  indefinite: "true"
  renewal: The joint commission confirms it every six months; silence confirms it.
  notice: P30D
```

## When it does not apply
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: `calendar.ends`, `calendar.indefinite`, `calendar.renewal` and `calendar.notice`.
An end may hang on an event, such as `met(settlement)`.
An end also stands where every clause that forbids fire has an `until` other than the end of the text.
For notice, `legal.notice` counts as well.
A text that has both an end and `indefinite: true` says two things, and that fails however much was encoded.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Clayton et al. 2022 (ETH/PRIO Civil Conflict Ceasefire Dataset): class, purpose, coverage and end date are coded.

Practice differs on whether an end helps: a date gives a reason to talk and also a day to attack.
The rule asks only that the text says which it is.

## Related codes
CFR001, CFR003, LAW005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.legal import Calendar
from holdfast.document.times import TimePoint
from holdfast.rules.acts import forbids_fire
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR002",
    name="undefined-duration",
    severity=Level.WARNING,
    from_stage=Stage.PAUSE,
    decides=(Decides.STRUCTURE,),
    why="How long a ceasefire lasts is one of the facts that define it (Clayton et al. 2022).",
    sources=(
        Evidence("Clayton et al. 2022, ETH/PRIO ceasefire data: class, purpose, coverage and end date", Mark.READ),
    ),
    tags=("pam:ceasefire", "pax:Ce"),
    of_hostilities=True,
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where the text has no end, is indefinite without renewal or notice, or says both."""
    calendar = context.framework.calendar or Calendar()
    if calendar.ends is not None and calendar.indefinite:
        yield context.fail("calendar.ends", "The text has an end and is also said to last indefinitely.",
                           next="Remove `ends`, or set `indefinite: false`.")
    elif calendar.indefinite:
        yield from _indefinite(context, calendar)
    elif calendar.ends is None and not _ends_by_clause(context):
        lack = {"end of the ceasefire, and no word that it lasts indefinitely": "calendar.ends"}
        yield from context.lacking(
            "calendar", lack, "",
            next="Give `calendar.ends`, or `indefinite: true` with `renewal` and `notice`.")


def _indefinite(context: Context, calendar: Calendar) -> Iterator[Verdict]:
    legal = context.framework.legal
    absent = {} if calendar.renewal else {"renewal": "calendar.renewal"}
    absent |= {} if calendar.notice or (legal and legal.notice) else {"notice of its end": "calendar.notice"}
    yield from context.lacking(
        "calendar.indefinite", absent, "for a ceasefire that lasts indefinitely",
        next="Say under `calendar.renewal` how and how often it is confirmed, and give `calendar.notice`.")


def _ends_by_clause(context: Context) -> bool:
    """Whether every prohibition of fire has an end of its own."""
    silences = [clause for clause in context.operative.values() if forbids_fire(clause)]
    return bool(silences) and all(c.when is not None and isinstance(c.when.until, TimePoint) for c in silences)
