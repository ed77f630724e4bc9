"""What a public result may say of the moments in which somebody could gain by stopping: classes and nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.roadmap.drafted.translations import draft_from, drafted

from holdfast.document.load import load_set
from holdfast.inputs.between import Between
from holdfast.roadmap.drafted.course import Course, Moment, course_of
from holdfast.roadmap.drafted.danger import Danger, class_of, danger_json, phases_of
from holdfast.roadmap.problem import Guard, PartyTerms, Problem, Step, StepTerms, Terms
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.roadmap.translation.translated import Drafted, Translated

WORDS = {one.value for one in Danger}
SEEDS = st.integers(0, 10_000)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value


def _public(draft: Translated) -> dict[str, Any]:
    return danger_json(course_of(draft), full=False)


def _renamed(draft: Translated, names: Mapping[str, str]) -> Translated:
    """The same draft with other ids for parties and steps."""
    def by_name(values: Mapping[str, Between]) -> dict[str, Between]:
        return {names[id]: value for id, value in values.items()}

    def all_of(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[id] for id in ids)

    def step_terms(one: StepTerms) -> StepTerms:
        return replace(one, cost=by_name(one.cost), benefit=by_name(one.benefit), shift=by_name(one.shift),
                       deposit=by_name(one.deposit))

    def terms(one: Terms) -> Terms:
        return Terms(one.id, one.name, {names[id]: party for id, party in one.parties.items()},
                     {names[id]: step_terms(step) for id, step in one.steps.items()},
                     tuple(Guard(guard.id, by_name(guard.penalty), all_of(guard.starts_after), all_of(guard.ends_after))
                           for guard in one.guards))

    problem = draft.problem
    steps = tuple(replace(step, id=names[step.id], by=all_of(step.by), after=all_of(step.after))
                  for step in problem.steps)
    return Translated(Problem(all_of(problem.parties), steps, tuple(map(terms, problem.futures))),
                      drafted={names[id]: times for id, times in draft.drafted.items()})


def _scaled(draft: Translated, factor: float) -> Translated:
    """The same draft with every worth multiplied."""
    def by(one: Between) -> Between:
        return Between(one.low * factor, one.high * factor)

    def all_by(values: Mapping[str, Between]) -> dict[str, Between]:
        return {id: by(value) for id, value in values.items()}

    def terms(one: Terms) -> Terms:
        return Terms(
            one.id, one.name,
            {id: PartyTerms(by(party.relationship), by(party.deposit), by(party.walking_away))
             for id, party in one.parties.items()},
            {id: replace(step, cost=all_by(step.cost), benefit=all_by(step.benefit), shift=all_by(step.shift),
                         deposit=all_by(step.deposit)) for id, step in one.steps.items()},
            tuple(replace(guard, penalty=all_by(guard.penalty)) for guard in one.guards))

    return replace(draft, problem=replace(draft.problem, futures=tuple(map(terms, draft.problem.futures))))


@given(SEEDS)
def test_a_public_result_holds_classes_only(seed: int) -> None:
    """It holds no number, no day, no id of a step, and no name of a party: only the words of classes."""
    found = _public(draft_from(seed))
    assert {type(leaf) for leaf in _leaves(found)} <= {str, bool, type(None)}
    assert {leaf for leaf in _leaves(found) if isinstance(leaf, str)} <= WORDS
    assert set(found) == {"phases", "moments", "greatest"}
    assert set(found["phases"]) == {"temptation", "exposure", "apart"}
    assert found["moments"] is None
    assert found["greatest"] is None


@given(SEEDS)
def test_a_public_result_does_not_tell_the_parties_apart(seed: int) -> None:
    """With the parties exchanged and the steps named otherwise it is the same."""
    draft = draft_from(seed)
    parties, steps = draft.problem.parties, [step.id for step in draft.problem.steps]
    names = dict(zip(parties, reversed(parties), strict=True)) | {id: f"other-{id}" for id in steps}
    assert _public(_renamed(draft, names)) == _public(draft)


@given(SEEDS, st.integers(1, 500))
def test_a_public_result_does_not_tell_the_days(seed: int, later: int) -> None:
    """With every step moved by the same days, those without a time included, it is the same."""
    draft = draft_from(seed)
    steps = tuple(replace(step, earliest=1.0) for step in draft.problem.steps)
    first = replace(draft, problem=replace(draft.problem, steps=steps))
    moved = replace(draft, problem=replace(draft.problem, steps=tuple(
        replace(step, earliest=1.0 + later) for step in steps)), drafted={
        id: Drafted((times.begins[0] + later, times.begins[1] + later) if times.begins else None, None)
        for id, times in draft.drafted.items()})
    assert _public(moved) == _public(first)


@given(SEEDS, st.sampled_from([0.25, 8.0]))
def test_a_public_result_does_not_tell_the_amounts(seed: int, factor: float) -> None:
    """With every worth on another scale it is the same."""
    draft = draft_from(seed)
    assert _public(_scaled(draft, factor)) == _public(draft)


@given(SEEDS, st.integers(1, 5))
def test_a_short_plan_does_not_show_its_moments_by_thirds(seed: int, steps: int) -> None:
    """Where a third would hold fewer than two moments, all thirds have the class of the whole plan."""
    phases = phases_of(course_of(draft_from(seed, steps=steps)))
    assert not phases.apart
    assert len(set(phases.temptation)) == len(set(phases.exposure)) == 1


def _course(temptations: list[float], surplus: float = 10.0) -> Course:
    moments = tuple(Moment(n, float(n), (f"s{n}",), {"A": (-value, -value, -value)}, {"A": (0.0, value)},
                           {"A": (0.0, 0.0)}, {}) for n, value in enumerate(temptations))
    return Course(moments, (), {"A": surplus}, {})


def test_thirds_are_told_apart_in_a_longer_plan() -> None:
    """Each third has the class of its greatest moment."""
    phases = phases_of(_course([0, 0, 0.5, 1.0, 3.0, 6.0]))
    assert phases.apart
    assert phases.temptation == (Danger.NONE, Danger.LOW, Danger.HIGH)
    assert phases.exposure == (Danger.NONE,) * 3


def test_a_short_plan_has_the_class_of_its_greatest_moment() -> None:
    """With five moments every third has the class of the greatest of all."""
    assert phases_of(_course([0, 0, 3.0, 0, 0])).temptation == (Danger.SOME,) * 3


@pytest.mark.parametrize(("value", "surplus", "expected"), [
    (0, 10, Danger.NONE), (1, 10, Danger.LOW), (1.01, 10, Danger.SOME), (5, 10, Danger.SOME), (5.01, 10, Danger.HIGH),
    (0.1, 0, Danger.HIGH), (0.1, -3, Danger.HIGH), (0, -3, Danger.NONE), (math.inf, 10, Danger.HIGH)])
def test_classes_follow_the_documented_thresholds(value: float, surplus: float, expected: Danger) -> None:
    """None, low up to a tenth of what the whole plan brings, some up to a half, high beyond or where it brings nothing."""
    assert class_of(value, surplus) is expected


def test_a_plan_without_steps_has_no_danger() -> None:
    """Where there is nothing to do, nobody gains by stopping."""
    course = course_of(drafted(Problem(("A",), (), (Terms("base", "base", {}, {}),)), {}))
    assert danger_json(course, full=True) == {
        "phases": {"temptation": ["none"] * 3, "exposure": ["none"] * 3, "apart": False}, "moments": [],
        "greatest": {"temptation": {}, "exposure": {}}}


@given(SEEDS)
def test_the_full_form_says_when_and_who(seed: int) -> None:
    """A restricted result has every moment with its day, its steps and its parties, and it is proper JSON."""
    draft = draft_from(seed)
    course = course_of(draft)
    found = json.loads(json.dumps(danger_json(course, full=True), allow_nan=False))
    assert [moment["steps"] for moment in found["moments"]] == [list(moment.steps) for moment in course.moments]
    assert all(set(moment["temptation"]) == set(draft.problem.parties) for moment in found["moments"])
    assert found["greatest"]["temptation"] == dict(course.most_tempted)


def test_what_has_no_end_is_null() -> None:
    """A gain without an upper end, where pretending is never noticed, is null and no number that JSON does not have."""
    terms = Terms("base", "base", {}, {"a": StepTerms(cost={"A": Between(1, 1)}, verified=Between(0, 1))})
    course = course_of(drafted(Problem(("A",), (Step("a", ("A",)),), (terms,)), {}))
    found = danger_json(course, full=True)["moments"][0]
    assert found["temptation"]["A"]["high"] is None
    assert found["margin"]["A"]["low"] is None


@pytest.mark.parametrize("name", ["ukraine/coalition-plan", "ukraine/us-28-point", "historical/minsk-2-2015",
                                  "historical/dayton-1995", "steps/river-line"])
def test_the_examples_name_nothing_in_public(name: str) -> None:
    """Of real texts, the public form holds words of classes only."""
    found = _public(roadmap_of_documents(load_set(f"examples/{name}.framework.yaml")))
    assert {leaf for leaf in _leaves(found) if isinstance(leaf, str)} <= WORDS
