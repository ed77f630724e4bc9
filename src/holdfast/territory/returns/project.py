"""How many people are likely to return by themselves once areas are open: what to expect, beside what could be planned.

In a month the share 1 - e^-rate of those who still wish to go home does, at the rate of ``science.return_hazard``; of
those who would rather go elsewhere, as many as choose an open area by attraction and distance. Nobody returns whom a
stated intention does not cover, and nobody to an area before it is open. Seasons and housing of the plan do not hold
these people back, so where more are expected than the plan has room for, the plan comes too late for some.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.inputs.between import Between
from holdfast.science.gravity_flow import gravity_flow
from holdfast.science.return_hazard import return_hazard, share_returning
from holdfast.territory.returns.evaluate import Table
from holdfast.territory.returns.problem import Behaviour
from holdfast.territory.returns.reading import Reading, take

UNKNOWN = Between(0.0, 1.0)
"""An index of which nothing is known."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A month of the projection."""

    reading: Reading
    behaviour: Behaviour
    opens: Sequence[int | None]
    month: int

    def is_open(self, place: int) -> bool:
        """Whether an area is open in the month."""
        opening = self.opens[place]
        return opening is not None and opening <= self.month


def projected(reading: Reading, behaviour: Behaviour, opens: Sequence[int | None]) -> Table:
    """People expected to arrive in each place in each month; ``opens`` says from which month each place is open."""
    places = len(reading.problem.places)
    arriving = [[0.0] * reading.months for _ in range(places)]
    for entry, home in enumerate(reading.home):
        back, elsewhere = reading.willing[entry], _elsewhere(reading, entry)
        for month in range(1, reading.months + 1):
            look = _Look(reading, behaviour, opens, month)
            went = back * share_returning(_rate(look, entry, home))
            arriving[home][month - 1] += went
            left = 0.0
            for place, people in _by_choice(look, entry, elsewhere).items():
                gone = people * share_returning(_rate(look, entry, place))
                arriving[place][month - 1] += gone
                left += gone
            fall = math.exp(-reading.decay[entry])
            back, elsewhere = (back - went) * fall, (elsewhere - left) * fall
    return tuple(map(tuple, arriving))


def _elsewhere(reading: Reading, entry: int) -> float:
    """People of an entry who would return, but to another area than their own."""
    people = reading.problem.people[entry]
    return reading.stated[entry] * take(people.uptake, reading.at) * (1 - take(people.goes_home, reading.at))


def _rate(look: _Look, entry: int, place: int) -> float:
    reading, behaviour, month = look.reading, look.behaviour, look.month
    at, here = reading.at, reading.problem.places[place]
    away = reading.problem.people[entry].years_away
    return return_hazard(
        take(behaviour.base, at), declared_safe=look.is_open(place),
        safety=take(here.safety, at), housing=_housed(reading, place, month), jobs=take(here.jobs, at),
        years_away=0.0 if away is None else away + (month - 1) / 12,
        safety_effect=take(behaviour.safety_effect, at), housing_effect=take(behaviour.housing_effect, at),
        jobs_effect=take(behaviour.jobs_effect, at),
        delay_effect=take(behaviour.delay_effect, at, more_is_better=False))


def _housed(reading: Reading, place: int, month: int) -> float:
    """Index of housing: the share of those who wish to go home for whom there is some."""
    room, wanted = reading.housing[place], reading.wanted_at(place)
    if room is None:
        return take(UNKNOWN, reading.at)
    return min(1.0, room[month - 1] / wanted) if wanted > 0 else 1.0


def _by_choice(look: _Look, entry: int, people: float) -> dict[int, float]:
    """Those who would go elsewhere, by the open area that they choose; one whose distance nobody knows is left out."""
    reading, behaviour = look.reading, look.behaviour
    home, places = reading.home[entry], reading.problem.places
    attraction, distance = {}, {}
    for place in range(len(places)):
        km = places[home].distances.get(places[place].id) or places[place].distances.get(places[home].id)
        if place != home and look.is_open(place) and km is not None:
            attraction[str(place)], distance[str(place)] = take(places[place].attraction, reading.at), km.mid
    flows = gravity_flow(people, origin=str(home), origin_share=0.0, attraction=attraction, distance=distance,
                         distance_effect=take(behaviour.distance_effect, reading.at, more_is_better=False))
    return {int(place): number for place, number in flows.items() if int(place) != home}
