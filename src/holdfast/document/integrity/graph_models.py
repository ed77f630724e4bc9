"""Whether the graph models of a case are whole: everything named is there, and everybody ranks every state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.addresses import Step
from holdfast.document.case import Case
from holdfast.document.conditions import ConditionError, Names, Vocabulary, check_names, parse_condition
from holdfast.document.finding import Finding
from holdfast.document.graph_model import MOST_MADE_OF, GraphModel
from holdfast.document.integrity.held import Held, finding, nearest
from holdfast.document.loaded import Loaded
from holdfast.document.syntax_codes import shown

_PATTERN = re.compile(r"[YN-]+")
_INCOMPLETE = "INT095"


@dataclass(frozen=True, slots=True)
class _Model:
    """One graph model with the document it stands in."""

    loaded: Loaded[Case]
    id: str
    model: GraphModel

    def finding(self, code: str, message: str, *steps: Step, why: str, next: str, at_key: bool = False,
                offset: int | None = None) -> Finding:
        """A finding at a path inside the model."""
        return finding(self.loaded, ("graph-models", self.id, *steps), code, message, why=why, next=next, at_key=at_key,
                       offset=offset)

    def dangling(self, name: str, known: Collection[str], what: str, *steps: Step, at_key: bool = False) -> Finding:
        """A finding for a name that the model does not define."""
        return self.finding("INT001", f"{shown(name)} names nothing here; this names {what} of the model.", *steps,
                            why="A reference to nothing cannot be followed, so the model would say too little.",
                            next=nearest(name, known, what=shown(name)), at_key=at_key)


def check_graph_models(held: Held) -> Iterator[Finding]:
    """A finding for everything that keeps a graph model from being analysed."""
    case = held.case
    for id, model in (case.model.graph_models if case is not None else {}).items():
        assert case is not None
        here = _Model(case, id, model)
        yield from _whole(here)
        yield from _options(here)
        yield from _states(here)
        yield from _moves(here)
        yield from _preferences(here)


def _whole(here: _Model) -> Iterator[Finding]:
    model = here.model
    if not model.states and not model.options:
        yield here.finding(_INCOMPLETE, "The model has neither states nor options.", why="There is nowhere to move.",
                           next="List the states, or the options that they are made of.", at_key=True)
    if model.states and not model.moves and not all(state.choices for state in model.states.values()):
        yield here.finding(_INCOMPLETE, "The model has no moves, and not every state says what is chosen in it.",
                           "states", why="Moves are made from the choices where they are not listed.",
                           next="List the moves, or give every state its choices.", at_key=True)
    if not model.states and len(model.options) > MOST_MADE_OF:
        yield here.finding(_INCOMPLETE, f"{len(model.options)} options make too many combinations.", "options",
                           why=f"States are made from at most {MOST_MADE_OF} options.",
                           next="List the states that matter, or leave options out.", at_key=True)
    if not model.states and model.moves:
        yield here.finding(_INCOMPLETE, "Moves are listed, and no states that they could lead to.", "moves",
                           why="Where states are made from options, so are the moves.",
                           next="List the states, or leave the moves out.", at_key=True)
    if model.states and (model.infeasible or model.merged):
        yield here.finding(_INCOMPLETE, "States are listed, so nothing needs to be infeasible or merged.",
                           "infeasible" if model.infeasible else "merged", why="A state that cannot be is not listed.",
                           next="Leave this out, or leave the states out.", at_key=True)
    if model.status_quo is not None and model.status_quo not in model.states:
        yield here.dangling(model.status_quo, model.states, "a state", "status-quo")


def _options(here: _Model) -> Iterator[Finding]:
    model = here.model
    for id, option in model.options.items():
        if option.of not in model.decision_makers:
            yield here.dangling(option.of, model.decision_makers, "a decision maker", "options", id, "of")
    for position, entry in enumerate(model.infeasible):
        if _PATTERN.fullmatch(entry):
            yield from _letters(here, entry, "infeasible", position)
        else:
            yield from _condition(here, entry, "infeasible", position)
    for position, pattern in enumerate(model.merged):
        yield from _letters(here, pattern, "merged", position)


def _states(here: _Model) -> Iterator[Finding]:
    for id, state in here.model.states.items():
        if state.choices is not None:
            yield from _letters(here, state.choices, "states", id, "choices")


def _moves(here: _Model) -> Iterator[Finding]:
    model = here.model
    for maker, pairs in model.moves.items():
        if maker not in model.decision_makers:
            yield here.dangling(maker, model.decision_makers, "a decision maker", "moves", maker, at_key=True)
        for position, pair in enumerate(pairs if model.states else ()):
            for end, state in enumerate(pair):
                if state not in model.states:
                    yield here.dangling(state, model.states, "a state", "moves", maker, position, end)


def _preferences(here: _Model) -> Iterator[Finding]:
    model = here.model
    for maker in model.preferences:
        if maker not in model.decision_makers:
            yield here.dangling(maker, model.decision_makers, "a decision maker", "preferences", maker, at_key=True)
    for maker in model.decision_makers:
        held = model.preferences.get(maker)
        if held is None or bool(held.ranking) == bool(held.statements):
            steps: tuple[Step, ...] = ("preferences", maker) if held else ("decision-makers", maker)
            yield here.finding(_INCOMPLETE, f"{shown(maker)} needs either a ranking or statements of what it prefers.",
                               *steps, why="Whether somebody would move depends on what it prefers.",
                               next=f"Give one of the two under `preferences.{maker}`.", at_key=True)
            continue
        for position, statement in enumerate(held.statements):
            yield from _condition(here, statement, "preferences", maker, "statements", position)
        if held.statements and not all(state.choices for state in model.states.values()):
            yield here.finding(_INCOMPLETE, "Not every state says what is chosen in it.", "preferences", maker,
                               "statements", why="Statements of what is preferred are about the options.",
                               next="Give every state its choices, or rank the states.", at_key=True)
        yield from _ranking(here, maker, held.ranking)


def _ranking(here: _Model, maker: str, ranking: tuple[tuple[str, ...], ...]) -> Iterator[Finding]:
    states = here.model.states
    if ranking and not states:
        yield here.finding(_INCOMPLETE, "A ranking needs states with ids.", "preferences", maker, "ranking",
                           why="States that are made from options have none.",
                           next="List the states, or say by statements what is preferred.", at_key=True)
        return
    seen: set[str] = set()
    for position, group in enumerate(ranking):
        for state in group:
            path: tuple[Step, ...] = ("preferences", maker, "ranking", position)
            if state not in states:
                yield here.dangling(state, states, "a state", *path)
            elif state in seen:
                yield here.finding(_INCOMPLETE, f"{shown(state)} is ranked twice.", *path,
                                   why="It cannot be preferred to itself.", next="Leave it where it belongs.")
            seen.add(state)
    missing = [state for state in states if state not in seen]
    if ranking and missing and seen <= states.keys():
        more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
        yield here.finding(_INCOMPLETE, f"The ranking leaves out {', '.join(missing[:8])}{more}.", "preferences", maker,
                           "ranking", why="Whether somebody would move depends on how it likes every state.",
                           next="Rank every state; states liked alike stand in brackets.", at_key=True)


def _letters(here: _Model, pattern: str, *steps: Step) -> Iterator[Finding]:
    count = len(here.model.options)
    advice = f"Write as many letters as there are options: {count}." if count else "List the options, or leave it out."
    if len(pattern) != count:
        yield here.finding("INT096", f"{shown(pattern)} does not have one letter per option ({count}).", *steps,
                           why="Each letter says of one option whether it is taken: Y, N, or - for either.",
                           next=advice)


def _condition(here: _Model, text: str, *steps: Step) -> Iterator[Finding]:
    try:
        condition = parse_condition(text, vocabulary=Vocabulary.TEXT)
    except ConditionError as problem:
        yield here.finding("INT020", problem.message, *steps, why=problem.why, next=problem.next, offset=problem.offset)
        return
    issues: Mapping[str, tuple[str, ...]] = dict.fromkeys(here.model.options, ("Y", "N"))
    names = Names(issues=issues, numeric={}, ids=(), parties=None, answers={})
    for found in check_names(condition, names):
        yield here.finding("INT021", found.message, *steps, next=found.next, offset=found.offset,
                           why="A statement here is about the options of the model, each of which is Y or N.")
