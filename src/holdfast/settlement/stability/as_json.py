"""The analysis of a graph model as JSON: states and decision makers by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from holdfast.settlement.stability.analyse import Stability
from holdfast.settlement.stability.answers import WAYS, Answer, Step, answers
from holdfast.settlement.stability.concepts import CoalitionConcept, Concept
from holdfast.settlement.stability.inverse import Inverse
from holdfast.settlement.stability.jumps import Jump
from holdfast.settlement.stability.model import Flags, GraphModel

MOST_ANSWERS = 100
"""So many answers are told."""


def stability_json(found: Stability, *, turned: Inverse | None = None) -> dict[str, Any]:
    """What was found out about one model; null stands for what was not worked out."""
    model = found.model
    groups = found.coalition if found.coalition is not None and found.coalition.complete else None
    jumps = found.jumps
    equilibria = found.equilibria
    return {
        "name": model.name,
        "title": model.title,
        "decision_makers": [{"id": maker.id, "name": maker.label} for maker in model.decision_makers],
        "states": [{"id": state.id, "choices": state.choices, "name": state.name} for state in model.states],
        "status_quo": None if model.status_quo is None else model.states[model.status_quo].id,
        "equilibria": {
            concept.value: ids(model, equilibria[concept]) if concept in equilibria else None for concept in Concept
        },
        "individual": {concept.value: _by_maker(found, concept) for concept in Concept},
        "coalition": {
            concept.value: ids(model, groups.stable[concept]) if groups else None for concept in CoalitionConcept
        },
        "jumps": {
            concept.value: [_jump(model, jump) for jump in jumps.listed[concept]] if jumps else None
            for concept in Concept
        },
        "jumps_found": {concept.value: jumps.found[concept] if jumps else None for concept in Concept},
        "answers": [_answer(model, concept, answer) for concept, answer in told_answers(found, MOST_ANSWERS)],
        "complete": not found.stopped and not found.too_large,
        "inverse": None if turned is None else inverse_json(model, turned),
    }


def ids(model: GraphModel, flags: Flags) -> list[int | str]:
    """The ids of the states that are marked, in the order of the model."""
    return [model.states[position].id for position in np.flatnonzero(flags)]


def holds_by(found: Stability, state: int) -> Concept | None:
    """The concept under which a state holds that asks least of the others, or nothing where it holds under none."""
    equilibria = found.equilibria
    return next((way for way in WAYS if way in equilibria and equilibria[way][state]), None)


def told_answers(found: Stability, most: int) -> Iterator[tuple[Concept, Answer]]:
    """The answers through which states hold that somebody would otherwise leave, at most so many."""
    told = 0
    for state in range(found.model.size):
        concept = holds_by(found, state)
        for answer in answers(found.reaches, state, concept) if concept not in (None, Concept.NASH) else ():
            assert concept is not None
            yield concept, answer
            told += 1
            if told == most:
                return


def inverse_json(model: GraphModel, turned: Inverse) -> dict[str, Any]:
    """How many rankings make a state hold, and what they agree on."""
    return {
        "state": model.states[turned.state].id,
        "by": model.decision_makers[turned.maker].id,
        "rankings": turned.rankings,
        "exact": turned.exact,
        "counts": {concept.value: turned.holding[concept] for concept in Concept},
        "shares": {concept.value: turned.share(concept) for concept in Concept},
        "standard_errors": {concept.value: turned.standard_error(concept) for concept in Concept},
        "always_preferred": {
            concept.value: [[model.states[first].id, model.states[second].id]
                            for first, second in turned.always[concept]]
            for concept in Concept
        },
        "complete": not turned.stopped,
    }


def _by_maker(found: Stability, concept: Concept) -> dict[str, list[int | str]] | None:
    if concept not in found.individual:
        return None
    pairs = zip(found.model.decision_makers, found.individual[concept], strict=True)
    return {maker.id: ids(found.model, flags) for maker, flags in pairs}


def _jump(model: GraphModel, jump: Jump) -> dict[str, Any]:
    return {
        "from": model.states[jump.origin].id,
        "to": model.states[jump.target].id,
        "coalition": [model.decision_makers[member].id for member in jump.coalition],
    }


def _answer(model: GraphModel, concept: Concept, answer: Answer) -> dict[str, Any]:
    return {
        "state": model.states[answer.state].id,
        "concept": concept.value,
        "gain": _step(model, answer.gain),
        "answer": [_step(model, step) for step in answer.steps],
    }


def _step(model: GraphModel, step: Step) -> dict[str, Any]:
    return {"by": model.decision_makers[step.maker].id, "to": model.states[step.state].id}
