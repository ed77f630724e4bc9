"""The analysis as a whole: stopping, models that are too large, and what is said in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.stability.drawn import CASES, made, models, seeded

from holdfast.settlement.stability import coalition
from holdfast.settlement.stability import jumps as jumps_module
from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.as_json import stability_json
from holdfast.settlement.stability.concepts import CoalitionConcept, Concept
from holdfast.settlement.stability.files import load_models
from holdfast.settlement.stability.inverse import inverse
from holdfast.settlement.stability.model import GraphModel
from holdfast.settlement.stability.words import concepts_text, stability_text
from holdfast.solving.watch import Watch


def after(looks: int) -> Callable[[], bool]:
    """Asks to stop after so many looks."""
    left = iter(range(looks))
    return lambda: next(left, None) is None


@given(model=models(), looks=st.integers(0, 60))
def test_stopped_work_claims_only_what_is_proven(model: GraphModel, looks: int) -> None:
    """Whatever is told after a stop is what the whole analysis tells, and the rest is null."""
    whole = stability_json(analyse_stability(model))
    part = stability_json(analyse_stability(model, watch=Watch(asked_to_stop=after(looks))))
    for key in ("equilibria", "individual", "coalition"):
        for name, found in part[key].items():
            assert found is None or found == whole[key][name]
    for name, listed in part["jumps"].items():
        assert listed is None or all(jump in whole["jumps"][name] for jump in listed)
    assert part["complete"] is (part == whole)


def test_progress_is_told() -> None:
    """Whoever watches hears what is being done and how much of it is."""
    told: list[tuple[str, float | None]] = []
    analyse_stability(seeded(1, states=9, makers=3, moves=12), watch=Watch(tell=lambda what, share: told.append((what, share))))
    assert {what for what, _ in told} == {"single decision makers", "coalitions", "jumps between equilibria"}
    assert all(share is not None and 0 <= share < 1 for _, share in told)


def test_groups_of_a_model_that_is_too_large_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Single decision makers are analysed, the rest is null, and the text says why."""
    monkeypatch.setattr(coalition, "MOST_STATES", 8)
    found = analyse_stability(seeded(1, states=9, makers=3, moves=12))
    data = stability_json(found)
    assert found.too_large
    assert data["complete"] is False
    assert set(data["coalition"].values()) == {None}
    assert data["equilibria"]["nash"] is not None
    assert "Groups were not looked at" in stability_text(found)


def test_jumps_beyond_the_list_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is full holds the smaller groups, and the count goes on."""
    model = load_models(str(CASES / "garrison-diversion.yaml"))[0]
    whole = analyse_stability(model).jumps
    monkeypatch.setattr(jumps_module, "MOST_LISTED", 5)
    found = analyse_stability(model).jumps
    assert found is not None
    assert whole is not None
    assert found.listed[Concept.GMR] == whole.listed[Concept.GMR][:5]
    assert found.found == whole.found


def test_the_words_on_elmira() -> None:
    """A reader who is no game theorist learns what holds, through whose answer, and who could move on together."""
    model = load_models(str(CASES / "elmira.yaml"))[0]
    said = stability_text(analyse_stability(model))
    for words in (
        "States that hold under every concept: 5 (Delay, Insist), 8 (Modify, Accept, Insist), 9 (Abandon).",
        "States that hold only through an answer of the others: 1 (Delay), 4 (Modify, Accept).",
        "The status quo, 1 (Delay), holds only as far as the others would answer even at a loss to themselves.",
        "Local government gains by moving to 5 (Delay, Insist), and nobody gains by taking that away.",
        "From 1 (Delay), Local government would gain by moving to 5; then Ontario Ministry of the Environment could move",
        "to 6, even at a loss, where Local government is no better off than in 1, without a way out by one more move.",
        "Ontario Ministry of the Environment and Uniroyal Chemical gain by moving from 5 to 8.",
        "an assumption of whoever wrote it",
    ):
        assert words in said


def test_the_words_of_the_inverse_question() -> None:
    """Exact counts are called all, samples are called drawn, and what always held is told."""
    model = load_models(str(CASES / "syria-iraq-1975.yaml"))[0]
    said = stability_text(analyse_stability(model), turned=inverse(model, 1, 0, seed=1))
    assert "of all 720 strict rankings of the states by Syria" in said
    assert "sequential stability: 384 (53.3%)" in said
    assert "it prefers 2 to 1, 2 to 3." in said
    model = load_models(str(CASES / "elmira.yaml"))[0]
    said = stability_text(analyse_stability(model), turned=inverse(model, 1, 0, seed=4, samples=50))
    assert "of 50 strict rankings drawn at random (seed 4)" in said
    assert "standard error" in said


def test_a_status_quo_that_does_not_hold_is_told() -> None:
    """Who would leave the status quo, and for which state, is said in words; a status quo that holds is told as well."""
    said = stability_text(analyse_stability(made([[(0, 1)]], [[0, 1]], status_quo=0)))
    assert "The status quo, 1, does not hold." in said
    assert "D1 gains by moving to 2, and nobody gains by taking that away." in said
    said = stability_text(analyse_stability(made([[(0, 1)]], [[0, 1]], status_quo=1)))
    assert "The status quo, 2, holds: nobody has a move of their own that they gain by." in said


@given(model=models(most_states=5))
def test_any_model_can_be_put_into_words(model: GraphModel) -> None:
    """Text is made of every analysis, and names every state that holds."""
    found = analyse_stability(model)
    said = stability_text(found)
    for id in stability_json(found)["equilibria"]["gmr"]:
        assert f"\n{id!s:<5}  " in said


def test_every_concept_has_its_meaning() -> None:
    """Each of the eight concepts is explained on one line."""
    lines = concepts_text().splitlines()
    assert [line.partition(",")[0] for line in lines] == [one.name for one in (*Concept, *CoalitionConcept)]
