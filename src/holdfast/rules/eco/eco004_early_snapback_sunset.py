"""A way back to sanctions that ends before the last duty is verified.

## What it checks
Where the way back to sanctions has an end, that end comes after the last duty of those relieved has been done and
verified.

## Why it matters
From the end of the way back on, the duties that are left rest on good will alone.

## Fails
```yaml
steps:
  stock-removed: {by: B, by-time: T0+P3Y, verified-by: agency}
relief:
  banking: {beneficiary: B, snapback: Measures return unless stopped., snapback-until: T0+P2Y}
```

## Passes
```yaml
steps:
  stock-removed: {by: B, by-time: T0+P3Y, verified-by: agency}
relief:
  banking: {beneficiary: B, snapback: Measures return unless stopped., snapback-until: met(stock-removed)+P90D}
```

## When it does not apply
Stages before a framework agreement, relief without a way back (see ECO002), and a way back without an end.

## How it decides
Order and time: `snapback-until` beside the deadlines and last days of the steps and duties of the beneficiaries, or of
all parties where no beneficiary is named, with the `verification-delay` of each step.
What waits for the thing with which the way back ends comes after it; what that thing waits for comes before.
Duties that last as long as the text are measured by its end; where the text has no end, it is a question to counsel
whether they need a way back too.
Where nothing on one clock says which is later, the verdict is open.
What the text says on times holds however much of it was encoded.

## Sources
- ✓ UN Security Council resolution 2231 (2015): its way back was itself set to expire in October 2025.

Authorities disagree: an end of the way back was the price of the deal for some, and its weak point for others.
A text that ends it early on purpose says so under `allow`.

## Related codes
ECO001, ECO002, ECO003, SEQ005
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Relief
from holdfast.document.times import TimePoint
from holdfast.norms.due import At, Axis, due_times
from holdfast.norms.graph import Days, delay, in_days
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ECO004",
    name="early-snapback-sunset",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="The way back of resolution 2231 was itself set to expire in October 2025 (UNSC 2231, 2015).",
    sources=(Evidence("UNSC 2231 (2015): its way back was set to expire in October 2025", Mark.READ),),
)

NEXT = "Let `snapback-until` come after the last of them is verified, such as met(ID)+P90D."


@dataclass(frozen=True, slots=True)
class _Times:
    """What is known of the times of a text: deadlines, what waits for what, and the end."""

    context: Context
    axis: Axis
    due: dict[str, At]

    def end(self, point: TimePoint) -> At | None:
        """When a way back ends, at the latest moment where it hangs on another element."""
        other = self.due.get(_met(point))
        if other is not None:
            return other.moved(delay(point.offset, point.sign))
        return self.axis.at(point, closing=True)

    def later(self, duty: str, point: TimePoint) -> bool | None:
        """Whether a duty is verified after the way back ends; nothing where the text does not say."""
        on = _met(point)
        zero = delay(point.offset, point.sign) == (0.0, 0.0)
        if duty == on:
            return _checked(self.context, duty)[1] > delay(point.offset, point.sign)[0]
        if zero and on in self.context.graph.all_before(duty):
            return True
        if point.sign > 0 and duty in self.context.graph.all_before(on):
            return False
        end, due = self.end(point), self.due.get(duty)
        return end.before(due.moved(_checked(self.context, duty))) if end is not None and due is not None else None


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each way back that ends before a duty of those relieved is verified."""
    relieved = {id: relief for id, relief in context.framework.relief.items() if relief.snapback_until is not None}
    if not relieved:
        return
    axis = Axis(context.framework, context.calendar)
    due = dict(due_times(context.framework, context.calendar, context.norms, context.graph))
    stated = context.framework.calendar
    end = axis.at(stated.ends, closing=True) if stated is not None and stated.ends is not None else None
    lasting = {id for id, clause in context.obligations() if id not in due and _lasting(clause)}
    due |= dict.fromkeys(lasting, end) if end is not None else {}
    times = _Times(context, axis, due)
    for id, relief in relieved.items():
        assert relief.snapback_until is not None
        verdict = _verdict(times, f"relief.{id}.snapback-until", relief.snapback_until, _duties(context, relief),
                           frozenset() if end is not None else frozenset(lasting))
        if verdict is not None:
            yield verdict


def _verdict(times: _Times, address: str, until: TimePoint, duties: Sequence[str], endless: frozenset[str],
             ) -> Verdict | None:
    context = times.context
    late = {id: times.later(id, until) for id in duties}
    if after := [id for id, later in late.items() if later]:
        return context.fail(
            address, f"The way back ends with {until}, before {some_of(after)} can be verified.", next=NEXT)
    unsure = [id for id, later in late.items() if later is None and id not in endless]
    if unsure:
        return context.open(
            address, f"Whether the way back lasts until {some_of(unsure)} can be verified is not said on one clock.",
            next="Give them deadlines on the clock of `snapback-until`, or end the way back with the last of them.")
    if open_ended := [id for id in duties if id in endless]:
        return context.review(
            address, f"The way back ends with {until}, while {some_of(open_ended)} "
            f"{'lasts' if len(open_ended) == 1 else 'last'} without an end; what answers a breach after that?",
            role="counsel", next="Leave out `snapback-until`, or name another answer under `lest`.")
    return None


def _duties(context: Context, relief: Relief) -> list[str]:
    """The steps of those relieved, and their duties that no step carries out."""
    who = frozenset(relief.beneficiary)
    steps = context.framework.steps
    found = [id for id, step in steps.items() if not who or who & set(step.by)]
    carried = {id for step in steps.values() for id in step.does}
    return found + [id for id, clause in context.obligations()
                    if id not in carried and not context.norms[id].follows and (not who or who & set(clause.who))]


def _lasting(clause: Clause) -> bool:
    """Whether a duty holds for as long as the text does."""
    when = clause.when
    return clause.modal is Modal.SHALL_NOT or (when is not None and bool(when.continuous or when.until == "terminated"))


def _met(point: TimePoint) -> str:
    """The id inside ``met(ID)``, or nothing."""
    return (point.depends_on or "") if (point.anchor or "").startswith("met(") else ""


def _checked(context: Context, id: str) -> Days:
    step = context.framework.steps.get(id)
    return in_days(step.verification_delay) if step is not None else (0.0, 0.0)
