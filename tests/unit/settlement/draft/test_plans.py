"""Several plans in one picture: what is said of them holds at every completion and every corner of the ranges."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.draft.oracle import completions, differences
from tests.unit.settlement.made import problem_from

from holdfast.document.conditions.ground import All, Any, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.draft.acceptance import Held, acceptance
from holdfast.settlement.draft.between_drafts import gain_between
from holdfast.settlement.draft.completions import allowed_by, every_option
from holdfast.settlement.draft.dominated_picks import DominatedPick, dominated_picks
from holdfast.settlement.draft.plans import Dominance, Plan, plans_together
from holdfast.settlement.evaluate import codes_of, feasible, holds
from holdfast.settlement.problem import (
    Floor,
    Group,
    Issue,
    Limit,
    LimitKind,
    Package,
    Party,
    Problem,
    Ratification,
    Stake,
    Term,
)
from holdfast.solving.watch import Watch


def any_draft(seed: int, problem: Problem) -> dict[str, str]:
    """A random draft."""
    rng = np.random.default_rng(seed)
    return {issue.id: issue.options[int(rng.integers(len(issue.options)))] for issue in problem.issues
            if rng.random() < 0.6}


def worth_cases(problem: Problem, stake: Stake, disagreement: Between, package: Package) -> set[bool]:
    """Whether a package is worth no less than no deal, at the least and at the greatest over the ranges."""
    ends = list(differences(problem, stake, package))
    return {min(ends) - disagreement.high >= -1e-9, max(ends) - disagreement.low >= -1e-9}


def accepting_cases(problem: Problem, party: Party, package: Package) -> set[bool]:
    """Whether a party accepts a package, in every combination of the cases its own and its groups' numbers allow."""
    codes = codes_of([package], problem)
    own = all(holds(limit.formula, codes, problem)[0] for limit in problem.limits if limit.party == party.id)
    cases = [{own and case for case in worth_cases(problem, party.stake, party.disagreement, package)}]
    if party.ratification is not None:
        says = []
        for group in party.ratification.groups:
            asked = group.requires is None or bool(holds(group.requires, codes, problem)[0])
            worth = worth_cases(problem, group.stake, group.disagreement, package) if group.stake else {True}
            says.append([(group, asked and case) for case in worth])
        cases.append({
            sum(group.weight for group, yes in votes if yes) >= party.ratification.quota - 1e-9
            and all(yes for group, yes in votes if group.veto) for votes in itertools.product(*says)
        })
    return {all(combined) for combined in itertools.product(*cases)}


@given(seed=st.integers(0, 10_000))
def test_acceptance_agrees_with_every_case(seed: int) -> None:
    """A party accepts necessarily, possibly or never as it does in all, some or none of the cases."""
    problem = problem_from(seed, issues=3, wants=0.5)
    draft = any_draft(seed, problem)

    for party in problem.parties:
        cases = set().union(*(accepting_cases(problem, party, package) for package in completions(problem, draft)))
        expected = Held.POSSIBLY if len(cases) == 2 else Held.NECESSARILY if True in cases else Held.NEVER
        found = acceptance(problem, party, allowed_by(problem, draft))
        assert (found.held, found.proven) == (expected, True)


@given(seed=st.integers(0, 10_000))
def test_gains_between_drafts_are_the_ends_over_all_pairs(seed: int) -> None:
    """What one draft gives more than another lies between the ends over all pairs of completions and all corners."""
    problem = problem_from(seed, issues=3, parties=2)
    one, other = any_draft(seed, problem), any_draft(seed + 1, problem)

    for party in problem.parties:
        found = gain_between(problem, party.stake, allowed_by(problem, one), allowed_by(problem, other))
        ends = [value for mine in completions(problem, one) for theirs in completions(problem, other)
                for value in differences(problem, party.stake, mine, theirs)]
        assert found.exact
        assert found.low == pytest.approx(min(ends), abs=1e-9)
        assert found.high == pytest.approx(max(ends), abs=1e-9)


@given(seed=st.integers(0, 10_000))
def test_plans_stand_as_given_and_dominate_only_when_every_case_says_so(seed: int) -> None:
    """Plans keep their order; one dominates another exactly where no case takes from anybody and some case gives."""
    problem = problem_from(seed, issues=3, parties=1, home=False)
    plans = [Plan(name, any_draft(seed + n, problem)) for n, name in enumerate("ZAM")]

    found = plans_together(problem, plans)

    assert [plan.name for plan in found.plans] == ["Z", "A", "M"]
    assert found.complete
    expected = []
    for one, other in itertools.permutations(plans, 2):
        ends = [value for mine in completions(problem, one.picks) for theirs in completions(problem, other.picks)
                for value in differences(problem, problem.parties[0].stake, mine, theirs)]
        if min(ends) >= -1e-9 and max(ends) > 1e-9:
            expected.append(Dominance(one.name, other.name))
    assert list(found.dominances) == expected
    for plan, view in zip(plans, found.plans, strict=True):
        kept = feasible(problem, codes_of(completions(problem, plan.picks), problem))
        assert view.feasible is (Held.NECESSARILY if kept.all() else Held.POSSIBLY if kept.any() else Held.NEVER)


def simple(*scores: tuple[Between, ...], weights: tuple[Between, ...] | None = None, terms: tuple[Term, ...] = ()) -> Stake:
    """A stake over issues with the scores given, with weights from a third to two thirds that add up to 1."""
    return Stake(weights or (Between(1 / 3, 2 / 3),) * len(scores), scores, terms, 1.0)


def points(*values: float) -> tuple[Between, ...]:
    """Scores known exactly."""
    return tuple(map(Between.point, values))


def two() -> Problem:
    """Two parties over two issues; the third option of ``a`` is the best for nobody."""
    issues = (Issue("a", ("x", "y", "z")), Issue("b", ("x", "y")))
    return Problem(issues, (
        Party("A", simple(points(1, 0.5, 0.2), points(1, 0)), Between.point(0.3)),
        Party("B", simple(points(0, 0.5, 0.4), points(0, 1)), Between(0.2, 0.4)),
    ))


def test_a_dominated_pick_is_found() -> None:
    """An option that is no better for anybody than another is found, and no other."""
    assert dominated_picks(two()).picks == (DominatedPick("a", "z", by="y"),)


@pytest.mark.parametrize(
    "change",
    [
        lambda problem: replace(problem, limits=(Limit("L", LimitKind.RED_LINE, Lit("a", 0b101)),)),
        lambda problem: replace(problem, negotiable=(Limit("L", LimitKind.RED_LINE, Any((Lit("a", 0b101), Lit("b", 1)))),)),
        lambda problem: replace(problem, floor=(Floor("a", "y", "for the test"),)),
        lambda problem: replace(problem, parties=(replace(problem.parties[0], ratification=Ratification(
            (Group("g", 1.0, requires=Lit("a", 0b101)),), 1.0)), problem.parties[1])),
        lambda problem: replace(problem, parties=(replace(problem.parties[0], ratification=Ratification(
            (Group("g", 1.0, stake=simple(points(0, 0, 1), points(0, 0))),), 1.0)), problem.parties[1])),
        lambda problem: replace(problem, parties=(problem.parties[0], replace(problem.parties[1], stake=simple(
            points(0, 0.5, 0.4), points(0, 1), terms=(Term(All((Lit("a", 0b100), Lit("b", 0b10))), Between(0.0, 0.2)),))))),
        lambda problem: replace(problem, parties=(problem.parties[0], replace(problem.parties[1], stake=simple(
            (Between.point(0), Between.point(0.5), Between(0.3, 0.6)), points(0, 1))))),
    ],
    ids=["limit", "negotiable", "floor", "demand at home", "group at home", "term", "range"],
)
def test_a_pick_that_somebody_may_need_is_not_dominated(change: object) -> None:
    """A limit, a demand or stake at home, a term or a range that can speak for the option keeps it from the list."""
    assert dominated_picks(change(two())).picks == ()  # type: ignore[operator]


@given(seed=st.integers(0, 10_000))
def test_replacing_a_dominated_pick_never_hurts(seed: int) -> None:
    """At no package and no corner does a party lose, or a limit newly break, when a dominated pick is replaced."""
    problem = problem_from(seed, issues=3, parties=1, lines=2, home=False, grain=0.5)

    found = {(pick.issue, pick.option, pick.by) for pick in dominated_picks(problem).picks}

    for position, issue in enumerate(problem.issues):
        for option, by in itertools.permutations(issue.options, 2):
            hurts, helps = False, False
            for package in completions(problem, {issue.id: option}):
                other = (*package[:position], issue.options.index(by), *package[position + 1:])
                codes = codes_of([package, other], problem)
                hurts |= any(before and not after for before, after in
                             (holds(limit.formula, codes, problem) for limit in problem.limits))
                ends = list(differences(problem, problem.parties[0].stake, other, package))
                hurts, helps = hurts or min(ends) < -1e-9, helps or max(ends) > 1e-9
            assert ((issue.id, option, by) in found) == (helps and not hurts)


def test_a_veto_at_home_decides_alone() -> None:
    """A party with a quota reached never accepts where the group with the veto says no, and possibly where it may."""
    problem = two()

    def held(veto: Stake) -> Held:
        groups = (Group("many", 5.0, requires=Lit("a", 0b111)), Group("one", 1.0, veto=True, stake=veto))
        party = replace(problem.parties[0], ratification=Ratification(groups, 1.0))
        return acceptance(problem, party, allowed_by(problem, {"a": "x", "b": "x"})).held

    assert held(simple(points(1, 0, 0), points(1, 0))) is Held.NECESSARILY
    assert held(simple(points(-1, 0, 0), points(-1, 0))) is Held.NEVER
    assert held(simple(points(1, 0, 0), points(-1, 0))) is Held.POSSIBLY


def test_plans_worth_the_same_do_not_dominate_each_other() -> None:
    """The same picks under two names are worth the same, so neither stands over the other."""
    found = plans_together(two(), [Plan("one", {"a": "x", "b": "x"}), Plan("two", {"a": "x", "b": "x"})])

    assert found.dominances == ()
    assert found.complete


def test_plans_under_a_watch_that_is_over_are_marked() -> None:
    """When the time is up the picture says that comparisons are missing."""
    found = plans_together(two(), [Plan("one", {"a": "x"}), Plan("two", {"a": "y"})],
                           watch=Watch(asked_to_stop=lambda: True))

    assert not found.complete
    assert not found.dominated_picks.complete
    assert found.dominances == ()


def test_a_party_with_too_many_completions_is_not_proven_to_accept_possibly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where completions are too many to judge one by one, a mere possibility is marked as not proven."""
    from holdfast.settlement.draft import acceptance as module

    monkeypatch.setattr(module, "EACH", 1)
    problem = two()

    assert [acceptance(problem, party, every_option(problem)).proven for party in problem.parties] == [False, False]
    stopped = acceptance(problem, problem.parties[0], every_option(problem), watch=Watch(asked_to_stop=lambda: True))
    assert (stopped.held, stopped.proven) == (Held.POSSIBLY, False)


def test_judging_one_by_one_stops_with_the_watch() -> None:
    """When the time is up a possibility stays one and is marked as not proven."""
    problem = two()

    stopped = acceptance(problem, problem.parties[0], every_option(problem), watch=Watch(asked_to_stop=lambda: True))

    assert (stopped.held, stopped.proven) == (Held.POSSIBLY, False)
