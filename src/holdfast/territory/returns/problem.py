"""A return as plain numbers and ids, month by month: people who wish to go home, land to release, housing, teams.

It knows no document. Time runs in months 1 to T; work of a month counts from the next month on. Numbers that are not
known exactly are ranges. Settling elsewhere is a choice that stands beside the plan and is never limited or counted in
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.inputs.between import NOTHING, Between

ONE = Between.point(1.0)


@dataclass(frozen=True, slots=True)
class Ranged(Between):
    """A number between two ends whose middle is known apart, such as the mean of a distribution."""

    middle: float = 0.0

    @property
    def mid(self) -> float:
        """The middle of the range."""
        return self.middle


@dataclass(frozen=True, slots=True)
class People:
    """People of one displaced group who come from one area."""

    group: str
    area: str
    count: Between
    intends: Between
    """Share that has said it intends to return."""
    uptake: Between
    """Share of these that does."""
    decay: Between = NOTHING
    """Yearly fall of the logarithm of the intention."""
    since_stated: float = 0.0
    """Years between the statement of the intention and the beginning of month 1."""
    years_away: float | None = None
    """Years since they left, at the beginning of month 1; ``None`` where nobody says."""
    goes_home: Between = ONE
    """Share of those who return that chooses the place it came from; the others are not planned for."""


@dataclass(frozen=True, slots=True)
class Place:
    """An area to which people return."""

    id: str
    suspected_km2: Between = NOTHING
    """Land suspected of mines and remnants of war: all of it needs survey."""
    to_clear: Between = NOTHING
    """Share of the suspected land that survey does not release, so that it must be cleared."""
    housing: Between | None = None
    """People for whom there is housing in month 1; ``None`` where nobody says, which limits nothing."""
    housing_growth: Between = NOTHING
    """People per month for whom housing is added."""
    weight: Between = ONE
    monitored: bool = True
    """Whether somebody watches that return there is voluntary and safe; without it no return is counted."""
    safety: Between = ONE
    """Index from 0 to 1, as is that of jobs; both count in the projection alone."""
    jobs: Between = ONE
    attraction: Between = ONE
    """Weight by which people choose it who do not go to where they came from."""
    distances: Mapping[str, Between] = field(default_factory=dict)
    """Kilometres to other places."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is there to release land: survey and clearance are two works with teams and rates of their own."""

    survey_rate: Between = NOTHING
    """km2 surveyed per team and day."""
    clearance_rate: Between = NOTHING
    """m2 cleared per person and day."""
    team_size: Between = ONE
    """People of a clearance team who clear."""
    days: Between = field(default_factory=lambda: Between.point(20.0))
    """Days of work in a month."""
    survey_teams: Between = NOTHING
    clearance_teams: Between = NOTHING
    either_teams: Between = NOTHING
    """Teams that can do one or the other."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How people return by themselves once an area is open; for the projection beside the plan."""

    base: Between
    """Rate per month."""
    safety_effect: Between = NOTHING
    housing_effect: Between = NOTHING
    jobs_effect: Between = NOTHING
    delay_effect: Between = NOTHING
    """Fall of the logarithm of the rate per year away."""
    distance_effect: Between = NOTHING
    """Fall of the logarithm of a flow per kilometre."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A return to one or several areas."""

    id: str
    months: int
    people: tuple[People, ...]
    places: tuple[Place, ...]
    work: Work = field(default_factory=Work)
    cleared_at: Between = ONE
    """Share of the suspected land of an area that must be released before return there begins."""
    open_months: tuple[bool, ...] = ()
    """Per month whether return can take place in it; empty means in all."""
    capacity: Between | None = None
    """People who can be taken in over all areas together; ``None`` where nobody says."""
    equity_floor: float = 0.0
    """Least share of its demand that each area is served, relative to all, by the end."""
    discount: float = 0.0
    """Yearly discount of later returns."""
    behaviour: Behaviour | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Id of an area or group → its name for people."""

    def is_open(self, month: int) -> bool:
        """Whether return can take place in a month, counted from 1."""
        return self.open_months[month - 1] if self.open_months else True

    @property
    def positions(self) -> Mapping[str, int]:
        """Id of a place → its position."""
        return {place.id: position for position, place in enumerate(self.places)}
