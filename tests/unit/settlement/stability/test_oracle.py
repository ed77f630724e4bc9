"""The analysis agrees with a naive one straight from the definitions, on models nobody chose."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.stability.drawn import made, models, seeded
from tests.unit.settlement.stability.naive import Naive

from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.answers import WAYS, answers, departures, gains
from holdfast.settlement.stability.concepts import CoalitionConcept, Concept
from holdfast.settlement.stability.individual import Reaches
from holdfast.settlement.stability.inverse import inverse
from holdfast.settlement.stability.model import GraphModel


def agrees(model: GraphModel) -> None:
    """Asserts that both analyses say the same of everything."""
    naive, found = Naive.of(model), analyse_stability(model)
    assert found.coalition is not None
    assert found.jumps is not None
    for concept in Concept:
        for maker in naive.makers:
            assert found.individual[concept][maker].tolist() == [
                naive.stable(maker, state, concept) for state in naive.states]
        jumps = {(jump.origin, jump.target, jump.coalition) for jump in found.jumps.listed[concept]}
        assert jumps == naive.jumps(concept)
        assert found.jumps.found[concept] == len(jumps) == len(found.jumps.listed[concept])
    for group_concept in CoalitionConcept:
        assert found.coalition.stable[group_concept].tolist() == [
            all(naive.holds_against(group, state, group_concept) for group in naive.groups()) for state in naive.states]


@given(model=models())
def test_small_models(model: GraphModel) -> None:
    """Every result is that of the definitions."""
    agrees(model)


@pytest.mark.parametrize("seed", range(4))
def test_models_with_more_states_than_a_word_has_bits(seed: int) -> None:
    """Nothing goes wrong at the borders of packed words."""
    agrees(seeded(seed, states=70, makers=2, moves=90))


def test_nobody_moves_twice_in_succession_but_each_may_move_again() -> None:
    """An answer in which one opponent moves, another moves, and the first moves again is found; two in a row are not."""
    gain = [[(0, 1)], [(1, 2), (3, 4)], [(2, 3)]]
    ranks = [[1, 2, 2, 2, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]
    assert analyse_stability(made(gain, ranks)).equilibria[Concept.GMR][0]
    alone = [[(0, 1)], [(1, 2), (2, 3)], []]
    assert not analyse_stability(made(alone, [[1, 2, 2, 0], [0] * 4, [0] * 4])).equilibria[Concept.GMR][0]


@given(model=models(most_states=4, most_makers=3), data=st.data())
def test_the_inverse_question(model: GraphModel, data: st.DataObject) -> None:
    """The counts over all rankings are those of asking each ranking on its own."""
    state = data.draw(st.integers(0, model.size - 1))
    maker = data.draw(st.integers(0, len(model.decision_makers) - 1))
    assert dict(inverse(model, state, maker, seed=0).holding) == Naive.of(model).counts(state, maker)


@given(model=models())
def test_answers_are_legal_and_take_the_gain_away(model: GraphModel) -> None:
    """Each answer is a legal sequence of the others that ends where whoever moved is no better off."""
    reaches, found = Reaches.of(model), analyse_stability(model)
    for concept in WAYS[1:]:
        for state in np.flatnonzero(found.equilibria[concept]).tolist():
            for answer in answers(reaches, state, concept):
                maker = answer.gain.maker
                ranks = model.ranks[maker]
                assert ranks[answer.gain.state] > ranks[state]
                here, last = answer.gain.state, maker
                for step in answer.steps:
                    assert step.maker not in (maker, last)
                    assert (here, step.state) in set(map(tuple, model.arcs[step.maker].T.tolist()))
                    if concept.only_improving:
                        assert model.ranks[step.maker][step.state] > model.ranks[step.maker][here]
                    here, last = step.state, step.maker
                assert answer.steps
                assert ranks[here] <= ranks[state]


@given(model=models())
def test_departures_are_there_exactly_where_a_state_does_not_hold(model: GraphModel) -> None:
    """A state holds where nobody has a gain that goes unanswered."""
    reaches, found = Reaches.of(model), analyse_stability(model)
    for concept in Concept:
        for state in range(model.size):
            left = departures(reaches, state, concept)
            assert bool(left) is not bool(found.equilibria[concept][state])
            assert set(left) <= set(gains(reaches, state))
