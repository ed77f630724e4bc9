"""Electorates by place and origin, what the ranges reach, and numbers that nobody can mean."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from holdfast.document.load import load_set
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.territory.votes.analyse import VoteFound, votes_of
from holdfast.territory.votes.decides import what_decides
from holdfast.territory.votes.outcome import outcome_of, quorum_game
from holdfast.territory.votes.problem import Group, VoteProblem, drawn
from holdfast.territory.votes.reach import can_be_boycotted, can_pass

POINT = Between.point
MADE = "corpus/cases/territory/made-vote"


def _made(vote: str) -> VoteFound:
    documents = load_set(f"{MADE}.framework.yaml", case_path=f"{MADE}.case.yaml")
    return votes_of(documents, vote, draws=200, seed=1)[0]


def _people(found: VoteFound) -> dict[str, tuple[float, float]]:
    return {group.id: (group.people.low, group.people.high) for group in found.groups}


def test_displaced_groups_of_one_kind_are_told_apart() -> None:
    """Two groups of refugees are two groups of the electorate, those of another party are none of it."""
    found = _made("people")
    assert [group.id for group in found.groups] == [
        "residents", "displaced-inside", "displaced-abroad.west", "displaced-abroad.east"]
    assert [group.counted for group in found.groups] == [True, True, False, False]


def test_the_excluded_are_named_and_the_result_with_them_stands_beside() -> None:
    """Whom the text leaves out is named as left out by the text, and a variant counts them."""
    found = _made("people")
    assert [variant.name for variant in found.variants] == ["as-drafted", "with-all"]
    assert "displaced-abroad.west" not in found.variants[0].groups
    assert "displaced-abroad.west" in found.variants[1].groups
    assert {remark.kind for remark in found.gathered.remarks} == {"left-out", "may-overlap"}


def test_a_size_may_hold_the_displaced_already() -> None:
    """Residents range from the size less the displaced who vote to the whole size."""
    people = _people(_made("people"))
    assert people["displaced-inside"] == (pytest.approx(70_000 * 0.6), pytest.approx(90_000 * 0.85))
    assert people["residents"] == (pytest.approx(1_000_000 - 90_000 * 0.85), 1_000_000)


def test_a_vote_in_an_area_counts_who_lives_there_or_comes_from_there() -> None:
    """Inhabitants of the outer area once, displaced people by origin, and none to all where nobody says."""
    found = _made("coast-status")
    people = _people(found)
    assert people["coast"] == (pytest.approx(400_000 * 0.6), pytest.approx(400_000 * 0.85))
    assert "port" not in people
    assert people["displaced-inside"] == (pytest.approx(70_000 * 0.5 * 0.6), pytest.approx(90_000 * 0.5 * 0.85))
    assert people["displaced-abroad.west"] == (pytest.approx(36_000), pytest.approx(51_000))
    assert people["displaced-abroad.east"] == (0, pytest.approx(17_000))
    assert [variant.name for variant in found.variants] == ["as-drafted", "with-unsaid"]
    assumed = [one.name for one in found.gathered.inputs if one.name.startswith("share of")]
    assert assumed == ["share of displaced-inside who are of age", "share of displaced-abroad who are of age",
                       "share of residents who are of age"]


def test_an_area_without_inhabitants_is_lacking() -> None:
    """Where nobody says how many live in one of the areas, no result is made up."""
    documents = load_set("examples/historical/minsk-2-2015.framework.yaml")
    (found,) = votes_of(documents, "local-elections", draws=100, seed=1)
    assert found.variants == ()


@pytest.mark.parametrize(("old", "new", "said"), [
    ("{all: {value: 0.55, unit: share}}", "{all: {value: 1.55, unit: share}}", "electorate.support.all is 1.55"),
    ("{all: {value: 0.6, unit: share}}", "{all: {low: 0.6, high: 1.2, unit: share}}", "electorate.turnout.all is 1.2"),
    ("{all: {value: 1000, unit: persons}}", "{all: {value: -10, unit: persons}}", "electorate.groups.all is -10"),
    ("quick-count-error: {value: 0.02, unit: share}", "quick-count-error: {value: 0, unit: share}",
     "quick-count-error is 0"),
    ("risk-limit: {low: 0.05, high: 0.1, unit: probability}", "risk-limit: {value: 1, unit: probability}",
     "risk-limit is 1"),
    ("turnout-quorum: 0.5\n    risk", "design-effect: {value: 0.5, unit: factor}\n    risk", "design-effect is 0.5"),
])
def test_numbers_that_nobody_can_mean_are_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A share above one, negative people or a precision that is none is refused with its address."""
    text = Path(f"{MADE}.framework.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "wrong.framework.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageProblem, match=said):
        votes_of(load_set(str(path), case_path=f"{MADE}.case.yaml"), "early", draws=100, seed=1)


def test_a_distribution_is_cut_where_shares_end(tmp_path: Path) -> None:
    """The tails of a normal distribution above one are nobody's statement, so that they are cut and not refused."""
    text = Path(f"{MADE}.framework.yaml").read_text(encoding="utf-8")
    path = tmp_path / "normal.framework.yaml"
    path.write_text(text.replace("{all: {value: 0.6, unit: share}}",
                                 "{all: {distribution: {shape: normal, mean: 0.95, sd: 0.1}, unit: share}}"),
                    encoding="utf-8")
    (found,) = votes_of(load_set(str(path), case_path=f"{MADE}.case.yaml"), "early", draws=100, seed=1)
    turnout = next(group.turnout for group in found.groups if group.id == "all")
    assert 0.7 < turnout.low < turnout.high == 1.0


def _random(rng: np.random.Generator) -> VoteProblem:
    def between(low: float, high: float) -> Between:
        return Between(*sorted(map(float, rng.uniform(low, high, 2))))

    groups = tuple(Group(f"g{number}", between(0, 9), between(0, 1), between(0, 1))
                   for number in range(int(rng.integers(1, 4))))
    return VoteProblem("v", groups, float(rng.uniform(0.4, 0.7)), float(rng.uniform(0, 0.8)),
                       float(rng.choice([0.0, rng.uniform(0, 0.5)])))


def test_what_the_ranges_reach_is_never_less_than_what_draws_find() -> None:
    """Over 400 random votes: a draw that passes, or that a boycott defeats, is within reach, as exact looks say."""
    rng = np.random.Generator(np.random.Philox(7))
    reached = 0
    for seed in range(400):
        problem = _random(rng)
        people, turnout, support = drawn(problem, draws=400, seed=seed)
        cast = people * turnout
        voted, yes, registered = cast.sum(axis=1), (cast * support).sum(axis=1), people.sum(axis=1)
        wins = ((yes > problem.majority * voted) & (voted >= problem.turnout_quorum * registered)
                & (yes >= problem.approval_quorum * registered))
        boycotted = wins & (yes < problem.turnout_quorum * registered)
        assert can_pass(problem) or not wins.any()
        assert can_be_boycotted(problem) or not boycotted.any()
        assert can_pass(problem) or not can_be_boycotted(problem)
        reached += bool(wins.any())
        found = outcome_of(problem, draws=50, seed=seed)
        assert (found.passes == "never") == (not can_pass(problem))
        assert found.passes != "always" or wins.all()
    assert 50 < reached < 400


def test_limits_that_can_be_met_only_one_by_one_are_never_met() -> None:
    """Where a majority needs few opponents to vote and the quorum needs many of them, it never passes."""
    groups = (Group("for", POINT(50), POINT(1), POINT(0.2)), Group("against", POINT(50), POINT(0), Between(0, 1)))
    problem = VoteProblem("v", groups, turnout_quorum=0.5)
    assert outcome_of(problem, draws=100, seed=1).passes == "never"
    assert outcome_of(VoteProblem("v", groups), draws=100, seed=1).passes == "depends"


def test_a_narrow_chance_of_a_boycott_is_found_without_draws() -> None:
    """A boycott that pays in a ten-thousandth of the range is possible, whatever draws say."""
    problem = VoteProblem("v", (Group("all", POINT(100), POINT(0.9), Between(0.0, 0.50005)),), turnout_quorum=0.5)
    game = quorum_game(problem, draws=100, seed=1)
    assert game is not None
    assert game.possible
    assert game.share < 0.05


def test_ck_5_2_quorums_below_the_least_approval_are_safe() -> None:
    """CK-5.2: with .33 of the electorate for it, a turnout quorum of up to .33 gives opponents nothing."""
    groups = (Group("all", POINT(100), POINT(0.55), POINT(0.6)),)
    game = quorum_game(VoteProblem("v", groups, turnout_quorum=0.5), draws=100, seed=1)
    assert game is not None
    assert game.possible
    assert game.highest_safe == pytest.approx(0.33)
    safe = quorum_game(VoteProblem("v", groups, turnout_quorum=0.33), draws=100, seed=1)
    assert safe is not None
    assert not safe.possible


def test_turnout_decides_where_a_quorum_asks_for_it() -> None:
    """A number that moves no share of yes is named where it alone reaches or misses a quorum."""
    problem = VoteProblem("v", (Group("all", POINT(100), POINT(0.55), Between(0.4, 0.7)),), turnout_quorum=0.5)
    first = what_decides(problem)[0]
    assert (first.what, first.turns_by, first.turns_inside) == ("turnout", "turnout-quorum", True)
    assert first.turns_at == pytest.approx(0.5)
    approval = VoteProblem("v", problem.groups, approval_quorum=0.33)
    assert what_decides(approval)[0].turns_at == pytest.approx(0.6)
    assert what_decides(VoteProblem("v", problem.groups)) == ()


def test_certain_results_have_no_sampling_error() -> None:
    """What holds over the whole range is certain, and a share of no draw at all is still uncertain."""
    sure = VoteProblem("v", (Group("all", POINT(100), Between(0.6, 0.7), POINT(0.6)),))
    assert outcome_of(sure, draws=100, seed=1).error == 0
    rare = VoteProblem("v", (Group("all", POINT(100), Between(0.0, 0.50001), POINT(0.6)),))
    found = outcome_of(rare, draws=100, seed=1)
    assert (found.passes, found.share) == ("depends", 0)
    assert found.error > 0


def test_observers_count_what_is_cast() -> None:
    """Out of few ballots fewer are needed, the more demanding end of a range counts, and stations range with spread."""
    documents = load_set(f"{MADE}.framework.yaml", case_path=f"{MADE}.case.yaml")
    (found,) = votes_of(documents, "early", draws=100, seed=1, stations=1000)
    observed = found.observation
    assert observed is not None
    assert (observed.risk_limit, observed.half_width) == (0.05, 0.02)
    assert observed.of_cast is not None
    assert observed.of_cast[0] < observed.of_cast[1] < observed.ballots
    assert observed.visited == (24, 178)
    assert any(one.name == "spread between polling stations" for one in found.gathered.inputs)
    (alone,) = votes_of(documents, "early", draws=100, seed=1)
    assert alone.observation is not None
    assert alone.observation.visited is None
