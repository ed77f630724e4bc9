"""What a guarantee or a rung of the response ladder does: who answers what, how, and by whose decision."""

from __future__ import annotations

from holdfast.document.guarantee import Guarantee
from holdfast.document.sentences.phrases import ended, inner, length, listed, plural, point, rule, words
from holdfast.document.text import words_in
from holdfast.document.verification import Rung


def guarantee_sentence(guarantee: Guarantee) -> str:
    """Who promises what to whom, on what trigger, by what decision, and until when."""
    by = listed(guarantee.by) or "Somebody who is not named"
    text = f"{by} {plural(guarantee.by or ('',), 'guarantees', 'guarantee')}"
    text += f" {listed(guarantee.to)}" if guarantee.to else " the text"
    text += f" against {listed(guarantee.against)}" if guarantee.against else ""
    trigger = guarantee.trigger
    if trigger is not None and (trigger.event or trigger.condition):
        text += f", on this event: {inner(words_in(trigger.event)) or trigger.condition}"
    owed = [words(measure.kind) for measure in guarantee.measures if measure.owed]
    may = [words(measure.kind) for measure in guarantee.measures if not measure.owed]
    text += f", with {listed(owed)}" if owed else ""
    text += f"{';' if owed else ','} possibly with {listed(may)}" if may else ""
    text += f", decided {rule(guarantee.decides)}" if guarantee.decides is not None else ""
    text += f", from {point(guarantee.in_force)}" if guarantee.in_force is not None else ""
    text += f", for {length(guarantee.duration)}" if guarantee.duration is not None else ""
    text += f", until {point(guarantee.until)}" if guarantee.until is not None else ""
    return ended(text)


def rung_sentence(rung: Rung) -> str:
    """What answers which violation, by whom, and how soon."""
    text = f"Rung {rung.level} answers {listed(map(words, rung.for_)) or 'a violation'}"
    text += f" with this: {inner(words_in(rung.response))}"
    text += f", by {listed(rung.by)}" if rung.by else ""
    text += f", as {rung.decided_by} decides" if rung.decided_by else ""
    text += f", within {length(rung.within)}" if rung.within is not None else ""
    return ended(text)
