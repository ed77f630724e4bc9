"""The stability of a graph model as tables for a notebook."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from holdfast.settlement.stability.analyse import Stability
from holdfast.settlement.stability.as_json import told_answers
from holdfast.settlement.stability.concepts import MEANINGS, NAMES, CoalitionConcept, Concept
from holdfast.settlement.stability.model import Flags
from holdfast.settlement.stability.words import ASSUMED, answer_words, state_words
from holdfast.settlement.told.html import items, sentence, table, whole

_MOST_ROWS = 40
_MOST_ANSWERS = 20


def stability_html(found: Stability) -> str:
    """Which states hold under which concept, through whose answer, and what each concept says."""
    model = found.model
    held = dict(_held(found))
    flags = list(held.values())
    shown = np.flatnonzero(np.logical_or.reduce(flags)) if flags else np.zeros(0, dtype=np.int64)
    return whole((
        sentence(f"{model.title or model.name}. {ASSUMED}"),
        table(("state", *(concept.name for concept in held)), (
            (state_words(model, int(position)), *("holds" if one[position] else "" for one in flags))
            for position in shown[:_MOST_ROWS])),
        sentence(f"{shown.size - _MOST_ROWS:,} more states are in the JSON.") if shown.size > _MOST_ROWS else "",
        items(answer_words(model, concept, answer) for concept, answer in told_answers(found, _MOST_ANSWERS)),
        sentence("Not everything was worked out; what is not here is not known.")
        if found.stopped or found.too_large else "",
        items(f"{concept.name}, {NAMES[concept]}: {MEANINGS[concept]}." for concept in held),
    ))


def _held(found: Stability) -> Iterator[tuple[Concept | CoalitionConcept, Flags]]:
    yield from found.equilibria.items()
    if found.coalition is not None and found.coalition.complete:
        yield from found.coalition.stable.items()
