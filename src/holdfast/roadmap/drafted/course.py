"""The course of the draft: what each party would gain by stopping, and stands to lose, at every point of it.

Which point is the worst for whom is restricted: ``drafted.danger`` says what of a course may stand in which result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from holdfast.document.clause import Reversible
from holdfast.inputs.between import NOTHING
from holdfast.roadmap.drafted.placing import placed
from holdfast.roadmap.evaluate import acting_margins, exposures, margins, mask_of
from holdfast.roadmap.problem import Problem, StepTerms
from holdfast.roadmap.reading import At, Floats, Reading, reading_of
from holdfast.roadmap.translation.translated import Translated

Range = tuple[float, float]
"""Least and greatest over the range of assumptions and the named futures."""

FINAL = (Reversible.NO, None)
"""What counts as a step that cannot be undone: where the text says so, and where nobody says anything."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the draft: the steps of a round are about to be performed at the same time."""

    round: int
    day: float | None
    """``None`` where the text gives these steps no time."""
    steps: tuple[str, ...]
    margin: Mapping[str, tuple[float, float, float]]
    """By party: what it gains by carrying on, at the worst, in the middle and at the best of the range."""
    temptation: Mapping[str, Range]
    """By party: what it would gain by stopping now; 0 where carrying on is better."""
    exposure: Mapping[str, Range]
    """By party: what it stands to lose if the others stop now, what is unsaid taken as reversible and as irreversible.

    Both ends can come from either: a step received that can be undone covers no loss.
    """
    final: Mapping[str, int]
    """By performer: steps done before this that cannot be undone, or of which nobody says that they can."""


@dataclass(frozen=True, slots=True)
class Course:
    """The draft from its first step to its last."""

    moments: tuple[Moment, ...]
    untimed: tuple[str, ...]
    """Steps to which the text gives no time; they stand as early as what they wait for allows."""
    surplus: Mapping[str, float]
    """By party: what the whole plan brings it in the middle of the range, against which moments are classed."""
    final: Mapping[str, int]
    """By performer: what ``Moment.final`` comes to when everything is done."""

    @property
    def most_tempted(self) -> Mapping[str, int]:
        """By party the round of its greatest temptation; a party that is never tempted is left out."""
        return _peaks({moment.round: moment.temptation for moment in self.moments})

    @property
    def most_exposed(self) -> Mapping[str, int]:
        """By party the round of its greatest exposure; a party that never stands to lose anything is left out."""
        return _peaks({moment.round: moment.exposure for moment in self.moments})


def course_of(translated: Translated) -> Course:
    """The course of the draft, its steps in the order in which the text has them begin.

    Raises ValueError where the steps wait for one another in a circle.
    """
    problem = translated.problem
    places = placed(translated)
    readings = {at: reading_of(problem, at) for at in At}
    undone = _reversible_where_unsaid(problem)
    both = {at: (readings[at], reading_of(undone, at)) for at in (At.BEST, At.WORST)}
    done, moments = 0, []
    final: dict[str, int] = {}
    for number, (day, together) in enumerate(zip(places.days, places.rounds, strict=True)):
        margin = {party: _margin(readings, done, together, row) for row, party in enumerate(problem.parties)}
        moments.append(Moment(
            number, day, tuple(problem.steps[position].id for position in together), margin,
            {party: (_below(best), _below(worst)) for party, (worst, _, best) in margin.items()},
            _exposure(both, done, together), dict(final)))
        for position in together:
            if problem.steps[position].reversible in FINAL:
                for party in problem.steps[position].by:
                    final[party] = final.get(party, 0) + 1
        done |= mask_of(together)
    return Course(tuple(moments), places.untimed, _surplus(problem), final)


def _margin(readings: Mapping[At, Reading], done: int, together: tuple[int, ...],
            party: int) -> tuple[float, float, float]:
    """The least margin of a party before, in and after a round, at the worst, in the middle and at the best."""
    worst, mid, best = (_least(readings[at], _looks(readings[at], done, together), party)
                        for at in (At.WORST, At.MID, At.BEST))
    return worst, mid, best


def _looks(reading: Reading, done: int, together: tuple[int, ...]) -> Floats:
    after = margins(reading, done | mask_of(together))
    acting = acting_margins(reading, done, together)
    least: Floats = np.fmin(np.minimum(margins(reading, done), after), acting)
    return least


def _least(reading: Reading, values: Floats, party: int) -> float:
    return round(min(float(values[row]) for row, (_, one) in enumerate(reading.rows) if one == party), 9) + 0.0


def _below(margin: float) -> float:
    return max(0.0, -margin)


def _exposure(both: Mapping[At, tuple[Reading, Reading]], done: int, together: tuple[int, ...]) -> dict[str, Range]:
    low = np.minimum(*(exposures(reading, done, together) for reading in both[At.BEST]))
    high = np.maximum(*(exposures(reading, done, together) for reading in both[At.WORST]))
    reading = both[At.WORST][0]
    found = {}
    for number, party in enumerate(reading.problem.parties):
        rows = [row for row, (_, one) in enumerate(reading.rows) if one == number]
        found[party] = (round(float(low[rows].min()), 9), round(float(high[rows].max()), 9))
    return found


def _reversible_where_unsaid(problem: Problem) -> Problem:
    return replace(problem, steps=tuple(
        replace(step, reversible=Reversible.YES) if step.reversible is None else step for step in problem.steps))


def _surplus(problem: Problem) -> dict[str, float]:
    """What all steps bring each party less what they cost it, in the first future; deposits and penalties aside."""
    terms = [problem.futures[0].steps.get(step.id, StepTerms()) for step in problem.steps]
    return {party: float(sum(one.benefit.get(party, NOTHING).mid - one.cost.get(party, NOTHING).mid for one in terms))
            for party in problem.parties}


def _peaks(by_round: Mapping[int, Mapping[str, Range]]) -> dict[str, int]:
    """By party the first round in which the upper end is greatest."""
    best: dict[str, tuple[float, int]] = {}
    for number, values in by_round.items():
        for party, (_, high) in values.items():
            if high > best.get(party, (1e-9, 0))[0]:
                best[party] = (high, number)
    return {party: number for party, (_, number) in best.items()}
