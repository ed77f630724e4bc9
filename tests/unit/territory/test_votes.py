"""Votes over ranges, quorum games, what decides, and audits that limit their risk."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.load import load_set
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.territory.votes.analyse import votes_of
from holdfast.territory.votes.audit import Reported, plan_of
from holdfast.territory.votes.conditions import MET, NOT_MET
from holdfast.territory.votes.decides import what_decides
from holdfast.territory.votes.measured import compared, measured
from holdfast.territory.votes.outcome import outcome_of, quorum_game
from holdfast.territory.votes.problem import Group, VoteProblem, extremes

POINT = Between.point


def _groups(*groups: tuple[str, float, float, float]) -> tuple[Group, ...]:
    return tuple(Group(id, POINT(people), POINT(yes), POINT(turnout)) for id, people, yes, turnout in groups)


def test_ck_5_4_electorates() -> None:
    """CK-5.4: who may vote turns the result, from 48.0 % with residents alone to 51.7 %."""
    residents, inside, abroad = ("residents", 20.0, 0.48, 0.55), ("in", 3.7, 0.60, 0.45), ("out", 4.5, 0.65, 0.20)
    for groups, share in (((residents,), 48.0), ((residents, inside), 49.6), ((residents, inside, abroad), 50.6)):
        found = outcome_of(VoteProblem("v", _groups(*groups)), draws=200, seed=1)
        assert round(found.yes_mid * 100, 1) == share
        assert found.passes == ("always" if share > 50 else "never")


def test_ck_5_2_quorum_game() -> None:
    """CK-5.2: with a turnout quorum of one half the opponents win by staying at home."""
    problem = VoteProblem("v", _groups(("all", 100.0, 0.55, 0.6)), turnout_quorum=0.5)
    game = quorum_game(problem, draws=100, seed=1)
    assert game is not None
    assert game.share == 1
    assert quorum_game(VoteProblem("v", problem.groups), draws=100, seed=1) is None


weights_between = st.tuples(st.floats(0.01, 9), st.floats(0.01, 9)).map(lambda ends: Between(min(ends), max(ends)))
ranges = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda ends: Between(min(ends), max(ends)))


@given(st.lists(st.tuples(weights_between, ranges), min_size=1, max_size=4))
def test_extremes_are_those_of_all_corners(pairs: list[tuple[Between, Between]]) -> None:
    """The least and greatest weighted mean are those over all corners of the ranges."""
    weights, values = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    corners = []
    for chosen in itertools.product(*[(one.low, one.high) for one in (*weights, *values)]):
        used, held = chosen[: len(pairs)], chosen[len(pairs) :]
        corners.append(sum(weight * value for weight, value in zip(used, held, strict=True)) / sum(used))
    low, high = extremes(weights, values)
    assert low == pytest.approx(min(corners), abs=1e-6)
    assert high == pytest.approx(max(corners), abs=1e-6)


@given(st.integers(0, 10_000))
def test_draws_lie_between_the_ends(seed: int) -> None:
    """No draw gives a share outside the exact ends, and a result over the whole range holds in every draw."""
    rng = np.random.default_rng(seed)
    groups = tuple(Group(f"g{n}", Between(*sorted(rng.uniform(1, 9, 2))), Between(*sorted(rng.uniform(0, 1, 2))),
                         Between(*sorted(rng.uniform(0.1, 1, 2)))) for n in range(3))
    problem = VoteProblem("v", groups, approval_quorum=0.2)
    found = outcome_of(problem, draws=300, seed=seed)
    assert found.yes.low - 1e-9 <= found.yes_mid <= found.yes.high + 1e-9
    assert {"always": found.share == 1, "never": found.share == 0, "depends": True}[found.passes]


def test_what_decides_comes_first_and_turns_where_it_says() -> None:
    """The number with the widest swing comes first, and at its turning point yes has just the majority."""
    problem = VoteProblem("v", (Group("a", POINT(10), Between(0.3, 0.8), POINT(0.5)),
                                Group("b", POINT(10), POINT(0.45), Between(0.4, 0.6))))
    first = what_decides(problem)[0]
    assert (first.group, first.what) == ("a", "support")
    assert first.turns_at == pytest.approx(0.55)


def test_groups_of_the_text_make_the_electorate() -> None:
    """A text that counts its groups and has no case beside it has one variant, and its safeguards are met."""
    (found,) = votes_of(load_set("corpus/valid/votes_and_returns.framework.yaml"), "approval", draws=500, seed=1)
    assert [variant.name for variant in found.variants] == ["as-drafted"]
    states = {one.name: one.state for one in found.conditions}
    assert states["campaign"] == MET
    assert states["register"] == MET


def test_martial_law_stands_in_the_way() -> None:
    """A vote under martial law without a known end does not meet its first condition."""
    found = votes_of(load_set("examples/ukraine/coalition-plan.framework.yaml"), "referendum", draws=100, seed=1)[0]
    assert {one.name: one.state for one in found.conditions}["no-emergency"] == NOT_MET
    assert found.variants == ()
    assert found.gathered.lacking


def test_an_unknown_vote_names_the_nearest() -> None:
    """A vote that the text does not have is refused with the nearest name."""
    with pytest.raises(UsageProblem, match="referendum"):
        votes_of(load_set("examples/ukraine/coalition-plan.framework.yaml"), "refrendum", draws=100, seed=1)


COLOMBIA = Reported({"yes": 6_382_901, "no": 6_438_552}, invalid=241_464, registered=34_899_945)


def test_colombia_2016() -> None:
    """The worked count: 324,248 ballots by polling or 1,462 by comparison, at a risk limit of 5 %."""
    plan = plan_of(COLOMBIA, risk_limit=0.05)
    (pair,) = plan.pairs
    assert plan.reported.winner == "no"
    assert pair.margin == 55_651
    assert pair.bravo == pytest.approx(324_248, abs=2)
    assert pair.comparison == 1462
    assert plan.as_json()["approval"]["yes"] > 0.13


def test_bravo_stops_when_the_statistic_says_so() -> None:
    """Ballots for the reported winner alone stop an audit at the first k with (2 s_w)^k of at least 1/α."""
    plan = plan_of(Reported({"a": 60, "b": 40}), risk_limit=0.05)
    found = measured(plan, ["a"] * 20, kind="bravo")
    assert found.stopped_at == int(np.ceil(np.log(20) / np.log(1.2)))
    going = measured(plan, ["a", "b"], kind="bravo")
    assert going.stopped_at is None
    assert going.more is not None


def test_comparison_stops_as_ck_5_6() -> None:
    """CK-5.6: with a diluted margin of .1 and a risk limit of 10 % a clean comparison stops at 48 or 49 ballots."""
    plan = plan_of(Reported({"a": 550, "b": 450}), risk_limit=0.1)
    assert compared(plan, [("a", "a")] * 60).stopped_at == 48
    worse = compared(plan, [("a", "invalid")] + [("a", "a")] * 80)
    assert worse.stopped_at == 62
    assert worse.risk > compared(plan, [("a", "a")] * 81).risk


@pytest.mark.parametrize(("reported", "what"), [
    (Reported({"a": 5}), "two answers"), (Reported({"a": 5, "b": 5}), "same number"),
    (Reported({"a": 9, "b": 5}, registered=10), "registered"), (Reported({"a": 9, "b": -5}), "0 or more"),
    (Reported({"a": 9, "b": 5}, invalid=-1), "0 or more"), (Reported({"a": 10**9, "b": 5}), "less than")])
def test_counts_that_no_audit_can_confirm(reported: Reported, what: str) -> None:
    """A single answer, a tie, and more ballots than people are refused with what to do."""
    with pytest.raises(UsageProblem, match=what):
        plan_of(reported, risk_limit=0.05)


def test_three_answers_need_every_pair() -> None:
    """With several losers the audit stops when the last of them is confirmed."""
    plan = plan_of(Reported({"a": 500, "b": 300, "c": 200}), risk_limit=0.1)
    assert [pair.loser for pair in plan.pairs] == ["b", "c"]
    found = measured(plan, ["a"] * 40, kind="bravo")
    assert found.stopped_at is not None
