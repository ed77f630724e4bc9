"""Simulated negotiations over one text are reproducible, keep the limits and the floor, and say what they did."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import problem_from

from holdfast.document.conditions.ground import All, Lit
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.draft.mediator import Mediator
from holdfast.settlement.draft.single_text import Cooling, Path, several, single_text
from holdfast.settlement.draft.voters import Voters
from holdfast.settlement.evaluate import acceptable, codes_of, holds, utilities
from holdfast.settlement.problem import Floor, Issue, Package, Party, Problem, Stake, Term
from holdfast.settlement.reading import at_mid
from holdfast.solving.watch import Watch


def walked(problem: Problem, path: Path) -> list[Package]:
    """The texts along a path, the first one included."""
    texts = [path.start]
    for step in path.steps:
        picks = problem.named(texts[-1])
        for issue, before, after in step.changes:
            assert picks[issue] == before != after
            picks[issue] = after
        texts.append(problem.coded(picks))
    return texts


@given(seed=st.integers(0, 10_000))
def test_a_path_of_hill_climbers_never_takes_from_anybody(seed: int) -> None:
    """Among hill climbers every accepted step is worth no less to each party, breaks no kept limit and no floor."""
    problem = problem_from(seed, floor=True)
    reading = at_mid(problem)
    start = tuple(len(issue.options) - 1 for issue in problem.issues)

    path = single_text(reading, start, seed=seed, rounds=150)

    texts = walked(problem, path)
    assert texts[-1] == path.end
    codes = codes_of(texts, problem)
    values = utilities(reading, codes)
    assert (np.diff(values, axis=1) >= -1e-9).all()
    for limit in problem.limits:
        kept = holds(limit.formula, codes, problem)
        assert not (kept[:-1] & ~kept[1:]).any()
    assert all(text[0] != 0 for text in texts)
    for step, after in zip(path.steps, values.T[1:], strict=True):
        assert step.gains == pytest.approx([value - worth.disagreement for value, worth in
                                            zip(after, reading.parties, strict=True)])
        assert step.at_a_loss == ()
    assert path.acceptable_at_end == acceptable(reading, codes)[-1]
    assert path.gains_at_end == pytest.approx(values[:, -1] - [worth.disagreement for worth in reading.parties])


@given(seed=st.integers(0, 10_000))
def test_only_annealers_accept_losses(seed: int) -> None:
    """A step is a loss only to parties named as annealers, and the path says for whom."""
    problem = problem_from(seed)
    reading = at_mid(problem)

    path = single_text(reading, (0,) * 4, seed=seed, rounds=150, who_anneals={"P0", "P2"}, cooling=Cooling(0.5))

    values = utilities(reading, codes_of(walked(problem, path), problem))
    for step, more in zip(path.steps, np.diff(values, axis=1).T, strict=True):
        assert step.at_a_loss == tuple(f"P{n}" for n in range(3) if more[n] < -1e-9)
        assert "P1" not in step.at_a_loss
    assert path.annealers == ("P0", "P2")


def test_the_same_seed_gives_the_same_path_and_others_differ() -> None:
    """A path depends on its seed alone."""
    reading = at_mid(problem_from(8, issues=6, options=4))
    def run(seed: int) -> Path:
        return single_text(reading, (0,) * 6, seed=seed, rounds=200, who_anneals={"P0", "P1", "P2"})

    assert run(5) == run(5)
    assert len({run(seed).steps for seed in range(6)}) > 1


def trap() -> Problem:
    """Two parties that both gain by changing both issues and lose by changing one."""
    issues = (Issue("a", ("now", "then")), Issue("b", ("now", "then")), Issue("c", ("now", "then")))
    flat = tuple((Between.point(0.0), Between.point(-0.1)) for _ in issues)
    together = Term(All(tuple(Lit(issue.id, 0b10) for issue in issues)), Between.point(1.0))
    stake = Stake((Between.point(1.0),) * 3, flat, (together,))
    return Problem(issues, tuple(Party(id, stake, Between.point(-0.5)) for id in ("A", "B")))


def test_annealing_leaves_a_text_that_hill_climbing_cannot() -> None:
    """Where issues depend on each other, hill climbers stay at the draft and annealers mostly reach the better text."""
    reading = at_mid(trap())

    climbed = several(reading, (0, 0, 0), seeds=range(20), rounds=300)
    annealed = several(reading, (0, 0, 0), seeds=range(20), rounds=300, who_anneals=("A", "B"))

    assert [(end.package, end.times) for end in climbed.ends] == [((0, 0, 0), 20)]
    assert sum(end.times for end in annealed.ends) == 20
    assert {end.package: end.times for end in annealed.ends}[1, 1, 1] > 15
    assert annealed.ends[-1].gains == pytest.approx((1.2, 1.2))


def test_an_annealer_accepts_a_loss_as_often_as_the_temperature_says() -> None:
    """The share of losses an annealer accepts is exp(-loss / temperature); at temperature 0 it accepts none."""
    voters = Voters(at_mid(trap()), {"A"})
    rng = np.random.Generator(np.random.Philox(1))

    share = sum(voters.accept((-0.1, 0.0), temperature=0.1, rng=rng) for _ in range(20_000)) / 20_000

    assert share == pytest.approx(math.exp(-1), abs=0.02)
    assert not any(voters.accept((-0.1, 0.0), temperature=0.0, rng=rng) for _ in range(100))
    assert not any(voters.accept((0.0, -0.1), temperature=10.0, rng=rng) for _ in range(100))


def test_the_temperature_falls_evenly_to_its_end() -> None:
    """The first accepted rounds are the warmest; the last round stands at the end of the schedule."""
    cooling = Cooling(0.4, 0.1)

    assert [cooling.at(share) for share in (0.0, 0.5, 1.0)] == pytest.approx([0.4, 0.25, 0.1])


def test_the_mediator_withholds_what_the_floor_rules_out() -> None:
    """A text that everybody would accept but the rules have reasons against is never put on the table."""
    issues = (Issue("a", ("now", "then")), Issue("b", ("now", "good", "bad")))
    stake = Stake((Between.point(0.5),) * 2, ((Between.point(0.0), Between.point(1.0)),
                                              (Between.point(0.0), Between.point(0.5), Between.point(1.0))))
    problem = Problem(issues, (Party("A", stake, Between.point(0.0)),))
    asked: list[str] = []

    def check(picks: dict[str, str]) -> tuple[str, ...]:
        asked.append(picks["a"] + picks["b"])
        return ("REF004",) if picks["b"] == "bad" else ()

    path = single_text(at_mid(problem), (0, 0), seed=1, rounds=100, floor_check=check)  # type: ignore[arg-type]
    floor = single_text(at_mid(replace(problem, floor=(Floor("b", "bad", "for the test"),))), (0, 0), seed=1, rounds=100)

    assert path.end == floor.end == (1, 1)
    assert path.withheld > 0
    assert len(asked) == len(set(asked))


def test_a_draft_below_the_floor_can_only_leave_it() -> None:
    """Where the draft itself picks an option below the floor, the text may leave it and never comes back."""
    problem = replace(problem_from(3, floor=True), limits=())
    mediator = Mediator(problem, (0, 0, 0, 0))
    rng = np.random.Generator(np.random.Philox(2))
    seen = {text[0] for text in (mediator.propose(rng) for _ in range(200)) if text is not None}
    assert seen == set(range(len(problem.issues[0].options)))

    mediator.accept((1, 0, 0, 0))

    assert all(text[0] != 0 for text in (mediator.propose(rng) for _ in range(200)) if text is not None)


def test_a_text_that_cannot_change_stays() -> None:
    """With one option everywhere no proposal is made, and the draft is the end."""
    stake = Stake((Between.point(1.0),), ((Between.point(1.0),),))
    problem = Problem((Issue("a", ("only",)),), (Party("A", stake, Between.point(0.0)),))

    path = single_text(at_mid(problem), (0,), seed=1, rounds=10)

    assert (path.end, path.proposals, path.withheld, path.steps) == ((0,), 10, 10, ())


def test_a_negotiation_that_is_stopped_counts_as_no_end() -> None:
    """When the time is up, paths cut short are shown as such and do not count among the ends."""
    left = iter([False] * 30)
    watch = Watch(asked_to_stop=lambda: next(left, True))

    found = several(at_mid(trap()), (0, 0, 0), seeds=range(5), rounds=20, watch=watch)

    assert [path.complete for path in found.paths] == [True, False]
    assert sum(end.times for end in found.ends) == 1


def test_an_unknown_annealer_is_refused() -> None:
    """Naming somebody who is no party is refused with the parties there are."""
    with pytest.raises(UsageProblem, match="name parties: A, B"):
        single_text(at_mid(trap()), (0, 0, 0), seed=1, who_anneals={"Z"})
