"""The answer about the order of steps in sentences."""

from __future__ import annotations

from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.safety import Over

WHOLE = "Yes: in one order of its {steps} no party ever gains by stopping, over the whole range of assumptions."
PART = "It depends: an order in which no party ever gains by stopping exists for part of the range of assumptions only."
NOWHERE = "No: in every order of its {steps} some party gains by stopping, over the whole range of assumptions."
UNKNOWN = "Not known: the search ended before it could tell."
NO_STEPS = "There are no steps to put in an order in the text as encoded."
PEOPLE = "Nothing is given against anything: every step is humanitarian and stands at its earliest date."


def answer(found: Roadmap) -> str:
    """The answer in one sentence."""
    if found.translated.stuck:
        count = len(found.translated.stuck)
        circles = "a circle" if count == 1 else f"{count} circles"
        return f"No: elements wait for one another in {circles}, so that there is no order at all."
    steps = len(found.translated.problem.steps)
    if not steps:
        return PEOPLE if found.translated.humanitarian else NO_STEPS
    said = {Over.WHOLE_RANGE: WHOLE, Over.PART: PART, Over.NOWHERE: NOWHERE, Over.NOT_KNOWN: UNKNOWN}
    return said[found.safety.over].format(steps=f"{steps} steps" if steps > 1 else "one step")


def ground(found: Roadmap) -> str:
    """How far the answer is proven."""
    safety = found.safety
    if not found.translated.problem.steps or found.translated.stuck or safety.over is Over.NOT_KNOWN:
        return ""
    if safety.worst.proven and safety.best.proven:
        return "This is proven."
    return "This is proven only as far as the bounds say."


def assumed(found: Roadmap) -> str:
    """On what it rests where nobody has said what the steps are worth."""
    alike, steps = len(found.translated.alike), len(found.translated.problem.steps)
    if not alike:
        return ""
    return (f"From assumed weights: nobody has said what {alike} of the {steps} steps cost and bring, so one range "
            "stands for all of them alike.")


def waiting(found: Roadmap) -> str:
    """What it changes that what comes later counts for less; nothing where it leaves an unsafe order unsafe."""
    told = found.safety.waiting
    if told is None or found.safety.worst.margin < -TOLERANCE:
        return ""
    low = min(rate.low for rate in told.rates.values())
    high = max(rate.high for rate in told.rates.values())
    rates = f"at {low:.0%} to {high:.0%} a year" if low < high else f"at {low:.0%} a year"
    if told.margin >= -TOLERANCE:
        return f"It stays so where what comes later counts for less, {rates}."
    if told.best.margin >= -TOLERANCE:
        return f"Where what comes later counts for less, {rates}, this order is not safe, but another one is."
    rest = "no order is safe" if told.best.proven else "this order is not safe, and no safe one was found"
    return f"Where what comes later counts for less, {rates}, {rest}: the least margin is {told.best.margin:.3g}."
