"""What a gate or a step does: what waits for what, who acts, by when, and the way out."""

from __future__ import annotations

from holdfast.document.roadmap_parts import Gate, Step
from holdfast.document.sentences.phrases import ended, length, listed, plural, point


def gate_sentence(gate: Gate) -> str:
    """What a gate waits for, who says so, and what follows if nobody can."""
    waits = listed(gate.needs)
    text = "The gate waits for nothing named"
    if waits:
        text = f"The gate opens when {waits} {plural(gate.needs, 'is', 'are')} met"
    text += f"{' and' if waits else ', but for'} {gate.if_}" if gate.if_ else ""
    text += f", as {listed(gate.evaluator)} {plural(gate.evaluator, 'decides', 'decide')}" if gate.evaluator else ""
    text += f"; it lets {listed(gate.opens)} begin" if gate.opens else ""
    limit = length(gate.timeout) if gate.timeout is not None else point(gate.by_time) if gate.by_time else ""
    if limit:
        text += f"; after {limit}"
        follow = f"{listed(gate.otherwise)} {plural(gate.otherwise, 'follows', 'follow')}"
        text += f" {follow if gate.otherwise else 'it lapses'}"
    return ended(text)


def step_sentence(step: Step) -> str:
    """Who does what in a step, after what, and by when."""
    who = listed(step.by) or "Somebody who is not named"
    text = f"{who} {plural(step.by or ('',), 'carries', 'carry')} out {listed(step.does) or 'the step'}"
    text += f" after {listed(step.after)}" if step.after else ""
    text += f", starting {point(step.start)}" if step.start is not None else ""
    text += f", within {length(step.within)}" if step.within is not None else ""
    text += f", by {point(step.by_time)}" if step.by_time is not None else ""
    text += f", if {step.if_}" if step.if_ else ""
    if step.verified_by:
        text += f"; {listed(step.verified_by)} {plural(step.verified_by, 'verifies', 'verify')} it"
    return ended(text)
