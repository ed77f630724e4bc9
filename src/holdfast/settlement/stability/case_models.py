"""Graph models that stand in a case, as plain numbers."""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.document.case import Case
from holdfast.document.conditions import Vocabulary, parse_condition
from holdfast.document.graph_model import GraphModel as Written
from holdfast.document.graph_model import Lasting, Preference
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.settlement.stability.model import (
    Arcs,
    DecisionMaker,
    GraphModel,
    Irreversible,
    Option,
    Ranks,
    State,
    arcs_from,
)
from holdfast.settlement.stability.option_form import PATTERN, Choices, arcs_of, choices_in, choices_of
from holdfast.settlement.stability.prioritise import ranks_from_ranking, ranks_from_statements

_LASTING = {Lasting.ONCE_TAKEN: Irreversible.YES, Lasting.ONCE_DROPPED: Irreversible.NO}


def models_of(case: Case) -> tuple[GraphModel, ...]:
    """The graph models of a case whose integrity was checked, in its order; ``UsageProblem`` where one is too large."""
    return tuple(model_from(id, written, case) for id, written in case.graph_models.items())


def model_from(id: str, written: Written, case: Case) -> GraphModel:
    """One graph model of a case; its name is the id that it has there."""
    options = tuple(
        Option(key, words_in(option.name), option.of, _LASTING[option.irreversible] if option.irreversible else None)
        for key, option in written.options.items()
    )
    choices = _choices(id, written, options)
    states = choices.states if choices is not None else tuple(
        State(key, state.choices or "", words_in(state.name)) for key, state in written.states.items())
    makers = tuple(DecisionMaker(key, words_in(maker.name)) for key, maker in written.decision_makers.items())
    return GraphModel(
        name=id, title=words_in(written.name), decision_makers=makers, states=states, options=options,
        arcs=tuple(_arcs(written, maker.id, choices) for maker in makers),
        ranks=tuple(_ranks(written.preferences[maker.id], written, choices) for maker in makers),
        status_quo=list(written.states).index(written.status_quo) if written.status_quo else None,
        sources=tuple(words_in(case.sources[cited.ref].title) if cited.ref in case.sources else cited.ref
                      for cited in written.source),
    )


def _choices(id: str, written: Written, options: tuple[Option, ...]) -> Choices | None:
    """What each state stands for, where it says so."""
    try:
        if not written.states:
            infeasible = [entry if PATTERN.fullmatch(entry) else parse_condition(entry, vocabulary=Vocabulary.TEXT)
                          for entry in written.infeasible]
            return choices_of(options, infeasible=infeasible, merged=written.merged)
        if options and all(state.choices for state in written.states.values()):
            return choices_in(options, [State(key, state.choices or "", words_in(state.name))
                                        for key, state in written.states.items()])
    except UsageProblem as problem:
        raise UsageProblem(f"The graph model {id}: {problem}") from None
    return None


def _arcs(written: Written, maker: str, choices: Choices | None) -> Arcs:
    if written.moves or choices is None:
        position = _positions(written)
        pairs = [(position[origin], position[target]) for origin, target in written.moves.get(maker, ())]
        return arcs_from(pairs, states=len(position))
    return arcs_of(choices, maker)


def _ranks(preference: Preference, written: Written, choices: Choices | None) -> Ranks:
    if preference.ranking:
        position = _positions(written)
        return ranks_from_ranking([[position[state] for state in group] for group in preference.ranking],
                                  states=len(position))
    assert choices is not None  # the integrity of the case was checked
    statements = [parse_condition(text, vocabulary=Vocabulary.TEXT) for text in preference.statements]
    return ranks_from_statements(statements, choices)


def _positions(written: Written) -> Mapping[str, int]:
    return {id: position for position, id in enumerate(written.states)}
