"""The inverse question where not every ranking can be looked at, and where it is stopped."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.unit.settlement.stability.drawn import made, seeded

from holdfast.settlement.stability import inverse as module
from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.inverse import inverse
from holdfast.settlement.stability.model import GraphModel
from holdfast.solving.watch import Watch

MODEL = seeded(3, states=12, makers=3, moves=20)


def test_a_sample_hangs_on_the_seed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seed gives the same counts however many rankings are held at once; another seed gives others."""
    first = inverse(MODEL, 0, 0, seed=7, samples=300)
    monkeypatch.setattr(module, "_CELLS_AT_ONCE", 500)
    again = inverse(MODEL, 0, 0, seed=7, samples=300)
    assert (first.holding, first.always) == (again.holding, again.always)
    assert inverse(MODEL, 0, 0, seed=8, samples=300).holding != first.holding


def test_a_sample_says_how_sure_it_is() -> None:
    """A sample is not exact, and its standard error is that of a share."""
    found = inverse(MODEL, 0, 0, seed=7, samples=300)
    share = found.share(Concept.GMR)
    assert (found.exact, found.rankings, found.seed) == (False, 300, 7)
    assert found.standard_error(Concept.GMR) == pytest.approx(math.sqrt(share * (1 - share) / 300))
    assert inverse(seeded(3, states=5, makers=2, moves=6), 0, 0, seed=7).standard_error(Concept.GMR) == 0


def test_sampled_rankings_are_judged_as_if_they_were_asked_for() -> None:
    """Each ranking that is drawn gives the state the same verdict as the analysis of the model with that ranking."""
    draws = np.random.Generator(np.random.Philox(7)).random((40, MODEL.size)).argsort(axis=1).argsort(axis=1)
    wanted = dict.fromkeys(Concept, 0)
    for ranking in draws:
        turned = GraphModel(MODEL.name, MODEL.decision_makers, MODEL.states, MODEL.arcs,
                            (ranking.astype(np.int32), *MODEL.ranks[1:]))
        for concept, flags in analyse_stability(turned).equilibria.items():
            wanted[concept] += int(flags[4])
    assert dict(inverse(MODEL, 4, 0, seed=7, samples=40).holding) == wanted


def test_what_always_holds_holds_in_every_ranking_that_makes_the_state_hold() -> None:
    """With many states only comparisons with the state itself are told, and they are among all comparisons."""
    model = seeded(5, states=70, makers=2, moves=100)
    held_by_other = analyse_stability(model).individual[Concept.NASH][1]
    state = next(state for state in model.arcs[0][0].tolist() if held_by_other[state])
    found = inverse(model, state, 0, seed=1, samples=200)
    pairs = found.always[Concept.NASH]
    assert all(state in pair for pair in pairs)
    targets = set(model.arcs[0][1][model.arcs[0][0] == state].tolist())
    assert {(state, target) for target in targets} <= set(pairs)


def test_a_stopped_question_says_so() -> None:
    """What was not looked at is not counted, and what was is not called all."""
    model = seeded(3, states=8, makers=3, moves=12)
    found = inverse(model, 0, 0, seed=1, watch=Watch(asked_to_stop=lambda: True))
    assert (found.rankings, found.exact, found.stopped) == (0, False, True)
    assert found.share(Concept.NASH) == 0
    assert all(not pairs for pairs in found.always.values())


def test_nobody_answers_twice_in_succession_whatever_it_prefers() -> None:
    """An answer that takes two moves in a row by one decision maker is none under any of its rankings."""
    model = made([[(0, 1)], [(1, 2), (2, 3)]], [[1, 2, 2, 0], [0, 0, 0, 0]])
    assert inverse(model, 0, 1, seed=1).holding == dict.fromkeys(Concept, 0)
    with_one_between = made([[(0, 1)], [(1, 2), (3, 4)], [(2, 3)]], [[1, 2, 2, 2, 0], [0] * 5, [0, 0, 0, 1, 0]])
    assert inverse(with_one_between, 0, 1, seed=1).holding[Concept.SEQ] == 30
