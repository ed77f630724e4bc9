"""How the parties stand to a draft agrees with a look at every completion and every corner of the ranges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.draft.oracle import completions, differences
from tests.unit.settlement.made import problem_from

from holdfast.document.conditions.ground import Lit
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.draft import extreme as extreme_module
from holdfast.settlement.draft import standing as standing_module
from holdfast.settlement.draft.completions import every_option, in_pieces
from holdfast.settlement.draft.extreme import bounds_of, sum_over_ranges
from holdfast.settlement.draft.standing import Found, fixed, standing
from holdfast.settlement.evaluate import acceptable, codes_of, feasible, holds, utilities
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch


def draft_from(seed: int, problem: Problem) -> dict[str, str]:
    """A random draft with some issues picked."""
    rng = np.random.default_rng(seed)
    return {issue.id: issue.options[int(rng.integers(len(issue.options)))] for issue in problem.issues
            if rng.random() < 0.5}


@given(seed=st.integers(0, 10_000))
def test_gains_over_ranges_are_the_ends_over_all_corners(seed: int) -> None:
    """The least and greatest gain of each party are those over all completions and corners of the ranges."""
    problem = problem_from(seed, issues=3)
    draft = draft_from(seed, problem)

    found = standing(problem, draft)

    for party, view in zip(problem.parties, found.parties, strict=True):
        ends = [value for package in completions(problem, draft) for value in differences(problem, party.stake, package)]
        assert view.over_ranges.exact
        assert view.over_ranges.low == pytest.approx(min(ends) - party.disagreement.high, abs=1e-9)
        assert view.over_ranges.high == pytest.approx(max(ends) - party.disagreement.low, abs=1e-9)


@given(seed=st.integers(0, 10_000))
def test_what_is_said_at_mid_values_agrees_with_every_completion(seed: int) -> None:
    """Gains at mid values, the number of completions, and whether some is feasible or acceptable agree with a listing."""
    problem = problem_from(seed)
    draft = draft_from(seed, problem)
    codes = codes_of(completions(problem, draft), problem)
    reading = at_mid(problem)

    found = standing(problem, draft)

    assert found.completions == codes.shape[1]
    assert found.some_feasible == feasible(problem, codes).any()
    assert found.all_feasible == feasible(problem, codes).all()
    assert found.some_acceptable == acceptable(reading, codes).any()
    for view, values, worth in zip(found.parties, utilities(reading, codes), reading.parties, strict=True):
        assert view.at_mid.low == pytest.approx(values.min() - worth.disagreement, abs=1e-9)
        assert view.at_mid.high == pytest.approx(values.max() - worth.disagreement, abs=1e-9)


@given(seed=st.integers(0, 10_000))
def test_lines_are_judged_over_all_completions(seed: int) -> None:
    """A line is crossed where every completion breaks it, kept where every one keeps it, else open."""
    problem = problem_from(seed)
    problem = replace(problem, limits=problem.limits[:2], negotiable=problem.limits[2:])
    draft = draft_from(seed, problem)
    codes = codes_of(completions(problem, draft), problem)

    found = standing(problem, draft)

    for limits, lines in ((problem.limits, found.firm), (problem.negotiable, found.negotiable)):
        kept = {limit.id: holds(limit.formula, codes, problem) for limit in limits}
        assert lines.kept == tuple(id for id, marks in kept.items() if marks.all())
        assert lines.crossed == tuple(id for id, marks in kept.items() if not marks.any())
        assert lines.open == tuple(id for id, marks in kept.items() if marks.any() and not marks.all())


def test_pieces_list_every_completion_once_and_in_order() -> None:
    """Completions come in the order of issues and options, whatever the size of the pieces."""
    problem = problem_from(3)
    masks = {**every_option(problem), "i1": 0b10}

    pieces = [tuple(column) for codes in in_pieces(problem, masks, rows=5) for column in codes.T.tolist()]

    assert pieces == completions(problem, {"i1": "o1"})


@pytest.mark.parametrize(("draft", "word"), [({"elsewhere": "o0"}, "no issue"), ({"i0": "nothing"}, "pick one of")])
def test_a_pick_that_is_not_known_is_refused(draft: dict[str, str], word: str) -> None:
    """A draft that picks an unknown issue or option is refused with the known ones."""
    with pytest.raises(UsageProblem, match=word):
        standing(problem_from(0), draft)


def test_a_search_cut_short_claims_no_more_than_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the search may not branch, its ends are marked as bounds and lie no further in than the true ones."""
    cut = 0
    for seed in range(40):
        problem = problem_from(seed)
        masks = every_option(problem)
        wholes = [sum_over_ranges(problem, party.stake) for party in problem.parties]
        true = [bounds_of(whole, masks) for whole in wholes]
        with monkeypatch.context() as patch:
            patch.setattr(extreme_module, "NODES", 0)
            bounds = [bounds_of(whole, masks) for whole in wholes]
        for exact, bound in zip(true, bounds, strict=True):
            assert bound.low <= exact.low + 1e-9
            assert bound.high >= exact.high - 1e-9
            cut += not bound.exact
    assert cut > 5


def test_the_floor_picks_of_a_draft_are_named() -> None:
    """An option below the floor that the draft picks is reported, one that it leaves open is not."""
    problem = problem_from(1, floor=True)

    assert standing(problem, {"i0": "o0"}).below_floor == problem.floor
    assert standing(problem, {}).below_floor == ()


def test_a_watch_that_is_over_settles_nothing() -> None:
    """Where the time is up before the completions are listed, it is left open whether one is acceptable."""
    problem = easy()

    assert standing(problem, {}, watch=Watch(asked_to_stop=lambda: True)).some_acceptable is None
    assert standing(problem, {}).some_acceptable is True


def easy(*, floor: bool = False) -> Problem:
    """One party, two issues, everything acceptable."""
    made = problem_from(1, floor=floor)
    stake = Stake((Between.point(0.5),) * 2, ((Between.point(0.0), Between.point(1.0)),) * 2, (), 1.0)
    issues = (Issue("i0", ("o0", "o1")), Issue("i1", ("o0", "o1")))
    return Problem(issues, (Party("A", stake, Between.point(0.0)),), floor=made.floor)


@pytest.mark.parametrize(
    ("found", "floor", "expected"),
    [
        (Found((1, 1), proven=True), False, True),
        (Found(None, proven=True), False, False),
        (Found(None, proven=False), False, None),
        (Found(None, proven=True), True, None),
    ],
)
def test_a_huge_space_is_left_to_the_search(
    monkeypatch: pytest.MonkeyPatch, found: Found, floor: bool, expected: bool | None,
) -> None:
    """With too many completions the search decides, and proves nothing where completions reach below the floor."""
    monkeypatch.setattr(standing_module, "ENUMERATED", 1)
    asked: list[tuple[Reading, tuple[float, ...]]] = []

    def improve(reading: Reading, bounds: tuple[float, ...]) -> Found:
        asked.append((reading, bounds))
        return found

    result = standing(easy(floor=floor), {"i1": "o1"}, improve=improve)

    assert result.some_acceptable is expected
    assert standing(easy(), {}).some_acceptable is None
    assert [bounds for _, bounds in asked] == [(0.0,)]
    assert asked[0][0].problem.limits[-1] == Limit("pick:i1", LimitKind.EXCLUDED, Lit("i1", 0b10))


def test_fixed_picks_bind_and_lift_their_own_floor() -> None:
    """With a draft fixed only its completions are feasible, and its own pick below the floor may stay."""
    reading = fixed(at_mid(easy(floor=True)), {"i0": "o0"})

    kept = feasible(reading.problem, codes_of([(0, 0), (0, 1), (1, 1)], reading.problem))

    assert kept.tolist() == [True, True, False]
    assert reading.problem.floor == ()
