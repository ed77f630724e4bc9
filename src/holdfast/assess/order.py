"""The gate "is there a safe order of steps": from the roadmap of the text, over the range of assumptions."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.assess.criteria import Colour, Gate
from holdfast.assess.result import GateResult, Missing, Reason, Said
from holdfast.document.loaded import Documents
from holdfast.errors import UsageProblem
from holdfast.roadmap.analyse import Roadmap, RoadmapAsked, analyse_roadmap
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.safety import Over
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.solving.watch import Watch

BUDGET = 20.0
"""Seconds for the order of one text within an assessment."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """The roadmap of a text as an assessment shows it, with the answer to its question."""

    roadmap: Roadmap | None
    gate: GateResult


def ordering(documents: Documents, *, watch: Watch | None = None) -> Ordering:
    """The roadmap of a text without its remedies, and the gate."""
    try:
        translated = roadmap_of_documents(documents)
    except UsageProblem as problem:
        return Ordering(None, GateResult(Gate.ORDER, Colour.NOT_ASSESSED, str(problem)))
    found = analyse_roadmap(documents, translated, RoadmapAsked(quick=True),
                            watch=(watch or Watch()).for_at_most(BUDGET))
    return Ordering(found, order(found))


def order(found: Roadmap) -> GateResult:
    """The gate: red where there is no safe order anywhere in the range, green where one is safe over all of it."""
    translated = found.translated
    missing = tuple(Missing(one.address, one.what, _lacks(one.address)) for one in translated.lacking)
    reasons = _reasons(found)
    if translated.stuck:
        count = len(translated.stuck)
        circles = "1 circle" if count == 1 else f"{count} circles"
        return GateResult(Gate.ORDER, Colour.RED,
                          f"Elements wait for one another in {circles}, so that there is no order at all.",
                          binding=reasons, missing=missing, said=Said("said.order.circle", {"n": count}))
    if not translated.problem.steps:
        if translated.humanitarian:
            return GateResult(
                Gate.ORDER, Colour.AMBER if translated.ties else Colour.GREEN,
                "Nothing is given against anything: every step is humanitarian and stands at its earliest date.",
                binding=reasons, said=Said("said.order.people"))
        lacks = Missing("steps", "the steps of the text, each with who performs it", Said("missing.steps"))
        return GateResult(Gate.ORDER, Colour.NOT_ASSESSED, "There are no steps to order in the text as encoded.",
                          missing=(lacks,), said=Said("said.order.no-steps"))
    count = len(translated.problem.steps)
    by_reading = any(one.reading for one in found.deadlocks)
    colour, key, sentence = _answer(found, count)
    waiting = found.safety.waiting
    unsafe_later = found.safety.over is Over.WHOLE_RANGE and waiting is not None and waiting.margin < -TOLERANCE
    if colour is Colour.GREEN and (translated.ties or by_reading or translated.alike or unsafe_later):
        colour = Colour.AMBER
    parts = [Said(f"said.order.{key}", {"n": count})]
    words = [sentence]
    if unsafe_later:
        parts.append(Said("said.order.discounted"))
        words.append("where what comes later counts for less, that order is not safe")
    if translated.alike:
        parts.append(Said("said.order.alike", {"n": len(translated.alike)}))
        words.append(_alike(len(translated.alike)))
    if by_reading:
        parts.append(Said("said.order.reading"))
        words.append("by one reading of an ambiguous clause its steps wait for one another in a circle")
    if translated.ties:
        parts.append(Said("said.order.ties", {"n": len(translated.ties)}))
        words.append(f"the draft ties humanitarian steps to other things in {_places(len(translated.ties))}")
    return GateResult(Gate.ORDER, colour, "; ".join(words) + ".", binding=reasons, missing=missing,
                      said=Said("said.order.all", {"parts": tuple(parts)}))


def _answer(found: Roadmap, count: int) -> tuple[Colour, str, str]:
    steps = _steps(count)
    if found.safety.over is Over.WHOLE_RANGE:
        return Colour.GREEN, "whole", (f"In one order of its {steps} no party ever gains by stopping, over the whole "
                                       "range of assumptions")
    if found.safety.over is Over.NOWHERE:
        return Colour.RED, "nowhere", (f"In every order of its {steps} some party gains by stopping, over the whole "
                                       "range of assumptions")
    if found.safety.over is Over.PART:
        return Colour.AMBER, "part", (f"An order of its {steps} in which no party ever gains by stopping exists for "
                                      "part of the range of assumptions only")
    return Colour.AMBER, "unknown", f"The search through the orders of its {steps} ended before it could tell"


_LACKS = (("cost", "step.cost"), ("benefit", "step.benefit"), ("by", "step.by"), ("duration", "step.duration"),
          ("reversible", "step.reversible"), ("relationship", "relationship"), ("surprise", "surprise"),
          ("penalty", "penalty"), ("believed", "believed"))


def _lacks(address: str) -> Said | None:
    """What a missing number is, for other languages, by the field that its address names."""
    fields = address.split(".")
    return next((Said(f"missing.{key}") for field, key in _LACKS if field in fields[2:]), None)


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


def _alike(count: int) -> str:
    if count == 1:
        return "nobody has said what 1 step costs and brings: an assumed range stands for it"
    return f"nobody has said what {count} steps cost and bring: one assumed range stands for all of them alike"


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _reasons(found: Roadmap) -> tuple[Reason, ...]:
    """What the answer rests on; at which step somebody could gain most is not among it."""
    reasons = [Reason(one.text + (f" (read as {one.reading})" if one.reading else ""), address=one.address)
               for one in found.deadlocks if one.kind == "circle"]
    if found.translated.problem.steps and found.safety.over in (Over.PART, Over.NOWHERE):
        reasons.append(Reason("The least that each party would have to lose by walking away, for an order to be safe "
                              f"over the whole range, is {-found.safety.worst.margin:.3g} on its own scale.",
                              address="steps"))
    reasons += [Reason(tie.text, address=tie.address) for tie in found.translated.ties]
    reasons += [Reason(one.text, address=one.address) for one in found.deadlocks if one.kind == "gate"]
    return tuple(reasons)
