"""The analysis of a graph model in words: first for everybody, then as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from holdfast.settlement.stability.analyse import Stability
from holdfast.settlement.stability.answers import Answer, departures
from holdfast.settlement.stability.as_json import holds_by, told_answers
from holdfast.settlement.stability.coalition import MOST_DECISION_MAKERS, MOST_STATES
from holdfast.settlement.stability.concepts import MEANINGS, NAMES, CoalitionConcept, Concept
from holdfast.settlement.stability.inverse import MOST_COMPARED, MOST_EXACT, Inverse
from holdfast.settlement.stability.model import Flags, GraphModel

_MOST_STATES = 20
_MOST_ANSWERS = 20
_MOST_JUMPS = 10
_MOST_ROWS = 40
_MOST_PAIRS = 12

_STATUS_QUO = {
    None: "does not hold",
    Concept.NASH: "holds: nobody has a move of their own that they gain by",
    Concept.SSE: "holds through answers that the others gain by",
    Concept.SEQ: "holds through answers that the others gain by",
    Concept.SMR: "holds only as far as the others would answer even at a loss to themselves",
    Concept.GMR: "holds only as far as the others would answer even at a loss to themselves",
}

ASSUMED = "What each of them prefers is what the model says; it is an assumption of whoever wrote it."


def stability_text(found: Stability, *, turned: Inverse | None = None) -> str:
    """The whole analysis of one model as text, without the meanings of the concepts."""
    model = found.model
    lines = [model.title or model.name or "Graph model",
             f"{counted(len(model.decision_makers), 'decision maker')}, {counted(model.size, 'state')}. {ASSUMED}", ""]
    lines += _unfinished(found)
    if len(found.individual) == len(Concept):
        lines += _holding(found)
        lines += _status_quo(found)
        lines += _through_answers(found)
        lines += _together(found)
        lines += _table(found)
    if turned is not None:
        lines += ["", *inverse_lines(model, turned)]
    return "\n".join(lines)


def state_words(model: GraphModel, position: int) -> str:
    """A state by its id, with its name or with what is done in it."""
    state = model.states[position]
    said = state.name
    if not said and state.choices:
        taken = [option.name or option.id
                 for letter, option in zip(state.choices, model.options, strict=True) if letter == "Y"]
        said = ", ".join(taken) or "nothing done"
    return f"{state.id} ({said})" if said else str(state.id)


def listed(model: GraphModel, flags: Flags) -> str:
    """The states that are marked, as far as a reader can take them in."""
    positions = np.flatnonzero(flags)
    if not positions.size:
        return "none"
    more = f" and {positions.size - _MOST_STATES:,} more" if positions.size > _MOST_STATES else ""
    return ", ".join(state_words(model, int(position)) for position in positions[:_MOST_STATES]) + more


def counted(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def inverse_lines(model: GraphModel, turned: Inverse) -> Iterator[str]:
    """The answer to the inverse question."""
    by, state = model.decision_makers[turned.maker].label, state_words(model, turned.state)
    which = f"of all {turned.rankings:,} strict rankings" if turned.exact else \
        f"of {turned.rankings:,} strict rankings drawn at random (seed {turned.seed})"
    if turned.stopped and model.size <= MOST_EXACT:
        which = f"of the first {turned.rankings:,} strict rankings, where it was stopped,"
    yield f"If {by} preferred otherwise, and everybody else as the model says: {which} of the states by {by},"
    yield f"{state} holds in:"
    for concept in Concept:
        share = f"{turned.share(concept):.1%}"
        error = "" if turned.exact else f" ± {turned.standard_error(concept):.1%} standard error"
        yield f"  {NAMES[concept]}: {turned.holding[concept]:,} ({share}{error})"
    seen = "In every one of them" if turned.exact else "In every one that was drawn (which proves nothing of the rest)"
    for concept in Concept:
        pairs = turned.always[concept]
        if pairs and len(pairs) <= _MOST_PAIRS:
            said = ", ".join(f"{model.states[a].id} to {model.states[b].id}" for a, b in pairs)
            yield f"  {seen} under {NAMES[concept]} it prefers {said}."
    if model.size > MOST_COMPARED:
        yield f"  With more than {MOST_COMPARED} states only comparisons with that state were looked at."


def _unfinished(found: Stability) -> Iterator[str]:
    if found.too_large:
        yield (f"Groups were not looked at: there are more than {MOST_DECISION_MAKERS} decision makers or "
               f"{MOST_STATES:,} states.")
    elif found.stopped and found.coalition is not None and not found.coalition.complete:
        done = found.coalition
        yield (f"Stopped before the end: {done.examined} of {done.coalitions} groups were looked at, "
               "so nothing is said of them.")
    elif found.stopped:
        yield "Stopped before the end; what is not here was not worked out."
    else:
        return
    yield ""


def _holding(found: Stability) -> Iterator[str]:
    model, equilibria = found.model, found.equilibria
    always = np.logical_and.reduce(list(equilibria.values()))
    ever = np.logical_or.reduce(list(equilibria.values()))
    yield f"States that hold under every concept: {listed(model, always)}."
    yield f"States that hold only through an answer of the others: {listed(model, ever & ~always)}."
    if found.coalition is not None and found.coalition.complete:
        firm = np.logical_and.reduce(list(found.coalition.stable.values()))
        yield f"States that no group leaves either, whatever it looks ahead to: {listed(model, firm)}."
    yield ""


def _status_quo(found: Stability) -> Iterator[str]:
    model = found.model
    if model.status_quo is None:
        return
    here = state_words(model, model.status_quo)
    concept = holds_by(found, model.status_quo)
    yield f"The status quo, {here}, {_STATUS_QUO[concept]}."
    against = Concept.SEQ if not found.equilibria[Concept.SEQ][model.status_quo] else None
    for step in departures(found.reaches, model.status_quo, against)[:_MOST_JUMPS] if against else ():
        yield (f"  {model.decision_makers[step.maker].label} gains by moving to {state_words(model, step.state)}, "
               "and nobody gains by taking that away.")
    yield ""


def _through_answers(found: Stability) -> Iterator[str]:
    told = list(told_answers(found, _MOST_ANSWERS + 1))
    if not told:
        return
    yield "Through whose answer:"
    for concept, answer in told[:_MOST_ANSWERS]:
        yield f"  {answer_words(found.model, concept, answer)}"
    if len(told) > _MOST_ANSWERS:
        yield "  and more; `--format json` has up to 100."
    yield ""


def answer_words(model: GraphModel, concept: Concept, answer: Answer) -> str:
    """Why somebody stays at a state that it could gain by leaving."""
    mover = model.decision_makers[answer.gain.maker].label
    start = model.states[answer.state].id
    target = model.states[answer.gain.state].id
    head = f"From {state_words(model, answer.state)}, {mover} would gain by moving to {target}; "
    if not answer.steps:
        return f"{head}the others have an answer, which takes many moves."
    does = "gains by moving to" if concept.only_improving else "could move to"
    moves = ", then ".join(f"{model.decision_makers[step.maker].label} {does} {model.states[step.state].id}"
                           for step in answer.steps)
    loss = "" if concept.only_improving else ", even at a loss"
    out = ", without a way out by one more move" if concept.no_escape else ""
    return f"{head}then {moves}{loss}, where {mover} is no better off than in {start}{out}."


def _together(found: Stability) -> Iterator[str]:
    if found.jumps is None:
        return
    model, jumps = found.model, found.jumps
    listed_jumps = jumps.listed[Concept.NASH]
    if listed_jumps:
        yield "Ways out together, from one state that holds under every concept to another:"
    for jump in listed_jumps[:_MOST_JUMPS]:
        who = _and([model.decision_makers[member].label for member in jump.coalition])
        yield f"  {who} gain by moving from {model.states[jump.origin].id} to {model.states[jump.target].id}."
    if jumps.found[Concept.NASH] > _MOST_JUMPS:
        yield f"  and {jumps.found[Concept.NASH] - _MOST_JUMPS:,} more"
    if listed_jumps:
        yield ""


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _table(found: Stability) -> Iterator[str]:
    model = found.model
    held: list[tuple[str, Flags]] = [(concept.name, flags) for concept, flags in found.equilibria.items()]
    if found.coalition is not None and found.coalition.complete:
        held += [(concept.name, flags) for concept, flags in found.coalition.stable.items()]
    shown = np.flatnonzero(np.logical_or.reduce([flags for _, flags in held]))
    width = max([5, *(len(str(model.states[position].id)) for position in shown[:_MOST_ROWS])])
    yield (f"{'state':<{width}}  " + "  ".join(f"{name:<5}" for name, _ in held)).rstrip()
    for position in shown[:_MOST_ROWS]:
        marks = "  ".join(f"{'holds' if flags[position] else '-':<5}" for _, flags in held)
        yield f"{model.states[position].id!s:<{width}}  {marks}".rstrip()
    if shown.size > _MOST_ROWS:
        yield f"and {shown.size - _MOST_ROWS:,} more states; `--format json` has all."


def concepts_text() -> str:
    """What each concept says, one line each."""
    concepts: list[Concept | CoalitionConcept] = [*Concept, *CoalitionConcept]
    return "\n".join(f"{concept.name}, {NAMES[concept]}: {MEANINGS[concept]}." for concept in concepts)
