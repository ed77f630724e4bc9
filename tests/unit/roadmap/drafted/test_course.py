"""The course of a draft against the plain definitions of margin and exposure."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.roadmap.ck72 import problem_with
from tests.unit.roadmap.drafted.translations import draft_from, drafted

from holdfast.document.clause import Reversible
from holdfast.document.load import load_set
from holdfast.inputs.between import Between
from holdfast.roadmap.drafted.course import course_of
from holdfast.roadmap.drafted.placing import placed
from holdfast.roadmap.evaluate import exposures, greatest_exposure, least_margin
from holdfast.roadmap.problem import PartyTerms, Problem, Step, StepTerms, Terms
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.translation.documents import roadmap_of_documents

EXAMPLES = ("ukraine/coalition-plan", "ukraine/us-28-point", "historical/minsk-2-2015", "historical/dayton-1995")


def _point(value: float) -> Between:
    return Between.point(value)


def _two(reversible: Reversible | None = Reversible.NO) -> Problem:
    """A gives 4 for 6 of B's, B gives 5 for 7 of A's; A first."""
    terms = Terms("base", "base", {"A": PartyTerms(), "B": PartyTerms()}, {
        "a": StepTerms(cost={"A": _point(4)}, benefit={"B": _point(7)}),
        "b": StepTerms(cost={"B": _point(5)}, benefit={"A": _point(6)})})
    return Problem(("A", "B"), (Step("a", ("A",), reversible=reversible), Step("b", ("B",), reversible=reversible)),
                   (terms,))


@given(st.integers(0, 10_000))
def test_the_least_margin_is_that_of_the_plain_definition(seed: int) -> None:
    """Over all moments and parties the least margin equals the one of the same rounds, at each end and the middle."""
    draft = draft_from(seed)
    course, order = course_of(draft), placed(draft).rounds
    for index, at in enumerate((At.WORST, At.MID, At.BEST)):
        least = min(margin[index] for moment in course.moments for margin in moment.margin.values())
        assert least == pytest.approx(least_margin(reading_of(draft.problem, at), order), abs=1e-8)


@given(st.integers(0, 10_000))
def test_the_greatest_exposure_is_that_of_the_plain_definition(seed: int) -> None:
    """The greatest upper end is the plain greatest exposure, unsaid steps read one way or the other."""
    draft = draft_from(seed)
    course, order = course_of(draft), placed(draft).rounds
    undone = replace(draft.problem, steps=tuple(
        replace(step, reversible=step.reversible or Reversible.YES) for step in draft.problem.steps))
    found = max(high for moment in course.moments for _, high in moment.exposure.values())
    plain = max(greatest_exposure(reading_of(one, At.WORST), order) for one in (draft.problem, undone))
    assert found == pytest.approx(plain, abs=1e-8)
    peaks = [course.moments[number].exposure[party][1] for party, number in course.most_exposed.items()]
    assert max(peaks, default=0.0) == pytest.approx(found, abs=1e-8)


@given(st.integers(0, 10_000))
def test_ranges_are_ordered(seed: int) -> None:
    """Margins rise from worst to best, and gains by stopping and exposure have their low end below their high end."""
    for moment in course_of(draft_from(seed)).moments:
        assert all(worst <= mid <= best for worst, mid, best in moment.margin.values())
        assert all(0 <= low <= high for low, high in (*moment.temptation.values(), *moment.exposure.values()))


@given(st.integers(0, 10_000))
def test_temptation_is_what_the_margin_falls_short_by(seed: int) -> None:
    """A party gains by stopping exactly what its margin is below zero, and its peak is the round where that is most."""
    course = course_of(draft_from(seed))
    for moment in course.moments:
        for party, (worst, _, best) in moment.margin.items():
            assert moment.temptation[party] == (max(0.0, -best), max(0.0, -worst))
    for party in course.surplus:
        most = max(moment.temptation[party][1] for moment in course.moments)
        peak = course.most_tempted.get(party)
        assert (peak is None) == (most <= 1e-9)
        assert peak is None or course.moments[peak].temptation[party][1] == most


def test_a_hand_made_exchange() -> None:
    """After A has given, B gains 5 by keeping its own back; A stood to lose 4, and the whole brings each 2."""
    course = course_of(drafted(_two(), {"a": 1, "b": 2}))
    assert [moment.day for moment in course.moments] == [1, 2]
    assert course.moments[0].temptation == {"A": (0, 0), "B": (5, 5)}
    assert course.moments[0].exposure == {"A": (4, 4), "B": (0, 0)}
    assert course.moments[1].exposure == {"A": (4, 4), "B": (0, 0)}
    assert course.surplus == {"A": 2, "B": 2}
    assert course.most_tempted == {"B": 0}
    assert course.most_exposed == {"A": 0}


@pytest.mark.parametrize(("reversible", "exposure"), [
    (Reversible.YES, (0, 0)), (None, (0, 4)), (Reversible.NO, (4, 4)), (Reversible.WITH_COST, (4, 4))])
def test_what_nobody_says_is_read_both_ways(reversible: Reversible | None, exposure: tuple[float, float]) -> None:
    """Where nobody says whether a step can be undone, exposure reaches from that of one that can to one that cannot."""
    assert course_of(drafted(_two(reversible), {"a": 1, "b": 2})).moments[0].exposure["A"] == exposure


@pytest.mark.parametrize(("reversible", "counted"), [
    (Reversible.YES, {}), (Reversible.WITH_COST, {}), (None, {"A": 1, "B": 1}), (Reversible.NO, {"A": 1, "B": 1})])
def test_steps_that_cannot_be_undone_are_counted(reversible: Reversible | None, counted: dict[str, int]) -> None:
    """Only steps that cannot be undone count, and those of which nobody says that they can; each from its own round."""
    course = course_of(drafted(_two(reversible), {"a": 1, "b": 2}))
    assert course.moments[0].final == {}
    assert course.moments[1].final == {party: 1 for party in counted if party == "A"}
    assert course.final == counted


def test_deposits_and_shifts_are_no_part_of_what_the_plan_brings() -> None:
    """What is put up and given back, and what walking away wins, do not change what moments are classed against."""
    problem = _two()
    terms = problem.futures[0]
    richer = replace(terms, steps={id: replace(one, deposit={"A": _point(9)}, shift={"B": _point(-3)})
                                   for id, one in terms.steps.items()})
    assert course_of(drafted(replace(problem, futures=(richer,)), {})).surplus == {"A": 2, "B": 2}


def test_a_step_that_nobody_can_check_has_no_margin() -> None:
    """Where pretending is never noticed, the margin of the performer has no lower end, and so has its gain none."""
    problem = _two()
    terms = problem.futures[0]
    blind = replace(terms, steps={id: replace(one, verified=Between(0, 1)) for id, one in terms.steps.items()})
    course = course_of(drafted(replace(problem, futures=(blind,)), {"a": 1, "b": 2}))
    assert course.moments[0].margin["A"][0] == -math.inf
    assert course.moments[0].temptation["A"][1] == math.inf


def test_ck_7_2_safe_rounds_tempt_nobody() -> None:
    """With K = 4 the exchange A1 with B2, A3 with B1, then B3, A2 is safe at every moment."""
    problem = problem_with(4)
    order = {"A1": 1, "B2": 1, "A3": 2, "B1": 2, "B3": 3, "A2": 4}
    assert set(order) == {step.id for step in problem.steps}
    course = course_of(drafted(problem, order))
    assert len(course.moments) == 4
    assert course.most_tempted == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_have_a_course(name: str) -> None:
    """Every step of a real text stands in one moment, and its exposures are those of the plain definition."""
    translated = roadmap_of_documents(load_set(f"examples/{name}.framework.yaml"))
    course = course_of(translated)
    steps = [step for moment in course.moments for step in moment.steps]
    assert sorted(steps) == sorted(step.id for step in translated.problem.steps)
    worst = reading_of(translated.problem, At.WORST)
    first = exposures(worst, 0, placed(translated).rounds[0])
    assert max(high for _, high in course.moments[0].exposure.values()) == pytest.approx(float(first.max()), abs=1e-8)


def test_minsk_2_begins_with_the_date_of_its_third_point() -> None:
    """Dated steps of Minsk II are placed before those to which the text gives no time."""
    course = course_of(roadmap_of_documents(load_set("examples/historical/minsk-2-2015.framework.yaml")))
    assert course.moments[0].steps == ("status.territory-named",)
    assert "withdrawal.ukraine" in course.moments[1].steps
    assert {"amnesty.law", "border.starts"} <= set(course.untimed)
    assert not {"withdrawal.ukraine", "constitution.reform"} & set(course.untimed)
