"""What holds people back: which limits have a price in which month, and how many more would return with a tenth more.

Prices are those of the linear programme that remains when the months in which areas open are fixed. Because a little
more work can also open an area sooner, each resource is raised by a tenth and the whole plan made anew. That says what
a limit costs and not that it should move: the threshold and the watch protect people, and stated intention is no limit
to push.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from holdfast.inputs.between import Between
from holdfast.solving.watch import Watch
from holdfast.territory.returns.allocate import Allocation, allocate, part_of
from holdfast.territory.returns.model import model_of
from holdfast.territory.returns.problem import Place, Problem, Ranged
from holdfast.territory.returns.reading import reading_of

TENTH = 1.1
A_PERSON = 0.5
"""Fewer than half a person more is nobody more."""

WORDS: Mapping[str, str] = {
    "survey-teams": "a tenth more survey teams",
    "clearance-teams": "a tenth more clearance teams",
    "teams": "a tenth more teams that survey or clear",
    "housing": "a tenth more housing, and its growth a tenth faster",
    "capacity": "a tenth more people who can be taken in over all areas",
    "threshold": "a threshold a tenth lower (what the threshold holds back, and no proposal to lower it)",
    "monitoring": "somebody who watches in every area",
    "seasons": "return in every month of the year",
}
"""Resource → what is changed, in words."""


@dataclass(frozen=True, slots=True)
class More:
    """What more of one resource would change."""

    resource: str
    people: float
    """More people by the end of the plan; never below 0."""
    is_proven: bool

    @property
    def sentence(self) -> str:
        """It in words."""
        count = f"{self.people:,.0f} more people" if self.people >= A_PERSON else "nobody more"
        return f"With {WORDS[self.resource]}: {count} by the end{'' if self.is_proven else ' (not proven)'}."

    def as_json(self) -> dict[str, Any]:
        """It as JSON."""
        return {"resource": self.resource, "more_people": round(self.people, 3), "proven": self.is_proven,
                "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Binding:
    """What holds people back in a plan."""

    by_month: tuple[tuple[int, tuple[str, ...]], ...]
    """Month and the resources that have a price in it, for the months in which any has."""
    more: tuple[More, ...]
    """Every resource that the plan has, the one that brings most people first."""
    is_complete: bool = True
    """Whether every resource was looked at before the work was stopped."""

    @property
    def resource(self) -> str | None:
        """The resource of which more brings most people; ``None`` where no resource alone brings anybody."""
        return self.more[0].resource if self.more and self.more[0].people >= A_PERSON else None

    @property
    def sentence(self) -> str:
        """What binds, in words."""
        if self.resource is None and not self.is_complete:
            return "What holds people back was not looked at in full, because the work was stopped."
        if self.resource is None:
            return ("No single resource holds anybody back: those who wish to go home and can, do, "
                    "or several resources bind together.")
        return f"What holds back most: {self.resource.replace('-', ' ')}. {self.more[0].sentence}"

    def as_json(self) -> dict[str, Any]:
        """It as JSON."""
        return {"resource": self.resource, "sentence": self.sentence, "complete": self.is_complete,
                "more": [one.as_json() for one in self.more],
                "by_month": [{"month": month, "resources": list(names)} for month, names in self.by_month]}


def binding_of(found: Allocation, *, watch: Watch | None = None) -> Binding:
    """What holds people back in a plan, at its own reading."""
    held = watch or Watch()
    problem, at = found.reading.problem, found.reading.at
    more = []
    changes = _changes(problem)
    for number, (resource, change) in enumerate(changes):
        if held.is_over:
            break
        held.tell(f"{problem.id}: more {resource}", number / len(changes))
        again = allocate(reading_of(change(problem), at), watch=part_of(held, len(changes) - number + 1))
        people = max(0.0, again.plan.total - found.plan.total)
        more.append(More(resource, people, again.is_proven and found.is_proven))
    return Binding(_priced(found, held), tuple(sorted(more, key=lambda one: -one.people)),
                   is_complete=len(more) == len(changes))


def _priced(found: Allocation, watch: Watch) -> tuple[tuple[int, tuple[str, ...]], ...]:
    if not found.values:
        return ()
    floor = found.reading.floor if found.floor is None or found.floor.is_kept else found.floor.greatest
    model = model_of(found.reading, floor=floor)
    model.fix_openings(found.values)
    duals = model.program.solve(watch).duals
    priced: dict[int, set[str]] = {}
    for resource, rows in model.limits.items():
        for month, row in rows:
            if duals and abs(duals[row]) > 1e-7:
                priced.setdefault(month, set()).add(resource)
    return tuple((month, tuple(sorted(names))) for month, names in sorted(priced.items()))


def _times(number: Between, factor: float) -> Between:
    return Ranged(number.low * factor, number.high * factor, number.mid * factor)


def _with_work(field: str) -> Callable[[Problem], Problem]:
    def change(problem: Problem) -> Problem:
        raised: dict[str, Any] = {field: _times(getattr(problem.work, field), TENTH)}
        return replace(problem, work=replace(problem.work, **raised))

    return change


def _with_places(change: Callable[[Place], Place]) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, places=tuple(map(change, problem.places)))


def _housed(place: Place) -> Place:
    return place if place.housing is None else replace(
        place, housing=_times(place.housing, TENTH), housing_growth=_times(place.housing_growth, TENTH))


def _changes(problem: Problem) -> list[tuple[str, Callable[[Problem], Problem]]]:
    """The resources that the problem has, with what a tenth more of each makes of it."""
    work = problem.work
    found: list[tuple[str, Callable[[Problem], Problem]]] = [
        (name, _with_work(name.replace("-", "_") if name != "teams" else "either_teams"))
        for name, teams in (("survey-teams", work.survey_teams), ("clearance-teams", work.clearance_teams),
                            ("teams", work.either_teams)) if teams.high > 0]
    if any(place.housing is not None for place in problem.places):
        found.append(("housing", _with_places(_housed)))
    capacity = problem.capacity
    if capacity is not None:
        found.append(("capacity", lambda whole: replace(whole, capacity=_times(capacity, TENTH))))
    if problem.cleared_at.high > 0 and any(place.suspected_km2.high > 0 for place in problem.places):
        found.append(("threshold", lambda whole: replace(whole, cleared_at=_times(whole.cleared_at, 0.9))))
    if not all(place.monitored for place in problem.places):
        found.append(("monitoring", _with_places(lambda place: replace(place, monitored=True))))
    if not all(problem.open_months):
        found.append(("seasons", lambda whole: replace(whole, open_months=())))
    return found
