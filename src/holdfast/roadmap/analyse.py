"""The whole roadmap of a text: whether there is a safe order, what would make one safe, and what the draft does."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.document.loaded import Documents
from holdfast.roadmap.drafted.course import Course, course_of
from holdfast.roadmap.drafted.deadlocks import Deadlock, deadlocks_of
from holdfast.roadmap.drafted.gaps import Gap, gaps_of
from holdfast.roadmap.drafted.relief import Row, relief_table
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.change import Change
from holdfast.roadmap.remedies.changes import changes_of
from holdfast.roadmap.remedies.deposits import Deposits, least_deposits
from holdfast.roadmap.remedies.guarantees import Guarantee, guarantees_of
from holdfast.roadmap.remedies.why import Why, why
from holdfast.roadmap.safety import Over, Safety, safety_of
from holdfast.roadmap.timetable.build import timetable
from holdfast.roadmap.timetable.critical import (
    Links,
    Pass,
    Slack,
    critical_path,
    drafted_days,
    forward,
    links_of,
    slacks,
    with_timetable,
)
from holdfast.roadmap.timetable.result import NoTimetable, Timetable
from holdfast.roadmap.timetable.slip import Slip, slips
from holdfast.roadmap.translation.translated import Translated
from holdfast.rules.context import Context
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class RoadmapAsked:
    """What is asked of the analysis."""

    together: int | None = None
    """Steps that may be under way at the same time; ``None`` for any number."""
    slip: int = 30
    """Days by which each step is let slip."""
    seed: int = 1
    named: bool = False
    """Whether performers without whom much stalls are named."""
    quick: bool = False
    """Without timetable and remedies, for a first look."""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Everything found out about the order of steps of a text."""

    translated: Translated
    safety: Safety
    deposits: Deposits | None
    """Least deposits at the worst of the range; ``None`` where the order is safe over the whole of it."""
    why: Why | None
    """Where every order breaks at the worst of the range; ``None`` where one is safe over the whole of it."""
    guarantees: tuple[Guarantee, ...]
    """What a guarantee would have to cost at the worst of the range; none where the order is safe over all of it."""
    changes: tuple[Change, ...]
    """Single changes that raise the least margin."""
    timetable: Timetable | NoTimetable | None
    """With the longest durations; ``None`` where nobody says how long any step takes, or none was asked for."""
    path: tuple[str, ...]
    """The critical path of the timetable, or of what waits for what where there is none; empty where nothing is timed.
    """
    slacks: tuple[Slack, ...]
    """By what waits for what alone."""
    drafted_slacks: tuple[Slack, ...]
    """With the steps on the days on which the draft has them begin."""
    slips: tuple[Slip, ...]
    course: Course
    gaps: tuple[Gap, ...]
    deadlocks: tuple[Deadlock, ...]
    relief: tuple[Row, ...]


def analyse_roadmap(documents: Documents, translated: Translated, asked: RoadmapAsked | None = None, *,
                    watch: Watch | None = None) -> Roadmap:
    """The roadmap of a text analysed as far as the watch allows."""
    asked, watch = asked or RoadmapAsked(), watch or Watch()
    problem, context = translated.problem, Context(documents)
    safety = safety_of(problem, watch=watch, together=asked.together)
    unsafe = safety.over is not Over.WHOLE_RANGE and bool(problem.parties) and bool(problem.steps)
    worst = reading_of(problem, At.WORST)
    wanted = unsafe and not asked.quick
    guarantees = guarantees_of(worst, watch=watch) if wanted else ()
    made = None if asked.quick else _timetable(translated, safety, asked, watch)
    timed = any(step.days.high > 0 for step in problem.steps)
    return Roadmap(
        translated, safety,
        deposits=least_deposits(worst, watch=watch) if wanted else None,
        why=why(worst, safety.worst, watch=watch) if wanted else None,
        guarantees=guarantees,
        changes=changes_of(problem, safety.worst.margin, guarantees, watch=watch) if wanted else (),
        timetable=made, path=_path(translated, made) if timed else (),
        slacks=slacks(problem, links_of(problem)) if timed else (),
        drafted_slacks=slacks(problem, links_of(problem), not_before=drafted_days(translated)) if timed else (),
        slips=_slips(translated, made, asked) if timed else (), course=course_of(translated), gaps=gaps_of(context),
        deadlocks=deadlocks_of(context.framework, translated, named=asked.named), relief=relief_table(context))


def _timetable(translated: Translated, safety: Safety, asked: RoadmapAsked,
               watch: Watch) -> Timetable | NoTimetable | None:
    problem = translated.problem
    if not any(step.days.high > 0 for step in problem.steps):
        return None
    margin = min(safety.worst.margin, 0.0)
    return timetable(problem, reading_of(problem, At.WORST), margin=margin, watch=watch, seed=asked.seed,
                     together=asked.together, order=safety.worst.order)


def _path(translated: Translated, made: Timetable | NoTimetable | None) -> tuple[str, ...]:
    links, plan = _plan(translated, made)
    return critical_path(translated.problem, links, plan)


def _slips(translated: Translated, made: Timetable | NoTimetable | None, asked: RoadmapAsked) -> tuple[Slip, ...]:
    problem, (links, plan) = translated.problem, _plan(translated, made)
    reading = reading_of(problem, At.WORST) if isinstance(made, Timetable) else None
    return slips(problem, links, plan, days=asked.slip, reading=reading)


def _plan(translated: Translated, made: Timetable | NoTimetable | None) -> tuple[Links, Pass]:
    """The timetable with what is kept apart in it; without one, every step as early as what it waits for allows."""
    problem = translated.problem
    if isinstance(made, Timetable):
        plan = Pass(tuple(map(float, made.begins)), tuple(map(float, made.ends)))
        return with_timetable(problem, made.begins, made.ends), plan
    links = links_of(problem)
    return links, forward(problem, links, longest=True)
