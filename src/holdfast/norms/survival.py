"""What a text says survives its end, as a note on the record: the states know no life after the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.references import mentions
from holdfast.document.text import words_in
from holdfast.norms.calendar import clock_time
from holdfast.norms.record import note
from holdfast.norms.states import StateNow


def survivors(framework: Framework, states: Mapping[str, StateNow], *, ended: dt.datetime,
              address: str) -> Iterator[Finding]:
    """A note with the duties that ``legal.savings`` and ``legal.survives`` name; none where they say nothing."""
    legal = framework.legal
    words = words_in(legal.survives) if legal else ""
    if legal is None or not (words or legal.savings):
        return
    named = [f"{id} ({states[id].state})" for id in states if id in legal.savings or mentions(words, frozenset({id}))]
    said = [f"by name {', '.join(named)}"] if named else []
    said += [f"in its words: {words}"] if words else []
    if said:
        yield note("EVT109", "survives-the-end", address,
                   f"The framework ended at {clock_time(ended)}; its text says that these survive, {'; '.join(said)}",
                   "Read these duties in the text; a state says how an element ended, not whether it binds on.")
