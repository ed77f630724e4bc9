"""How many ballots and polling stations an observers' count needs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from holdfast.document.quantity import Quantity
from holdfast.document.settlement_parts import Vote
from holdfast.errors import UsageProblem
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Gathering
from holdfast.inputs.quantity_input import span
from holdfast.science.sample_size import count_sample, station_sample
from holdfast.territory.votes.priors import DESIGN_EFFECT, HALF_WIDTH, RISK_LIMIT, SPREAD
from holdfast.territory.votes.problem import VoteProblem


@dataclass(frozen=True, slots=True)
class Observation:
    """How many ballots an observers' count needs, and the risk limit of an audit.

    Where a number is a range, its most demanding end counts, so that the sample is enough over the whole range.
    """

    half_width: float
    design_effect: float
    ballots: int
    """Ballots needed however many are cast."""
    risk_limit: float
    cast: Between | None
    """Ballots cast, as far as electorate and turnout say."""
    of_cast: tuple[int, int] | None
    """Fewest and most ballots needed out of so many cast."""
    stations: int | None
    """Polling stations, where somebody says how many."""
    visited: tuple[int, int] | None
    """Fewest and most stations to count in full, drawn at random; nothing where their number is not said."""

    def as_json(self) -> dict[str, Any]:
        """The observation as JSON."""
        return {"half_width": self.half_width, "design_effect": self.design_effect, "ballots": self.ballots,
                "risk_limit": self.risk_limit,
                "cast": {"low": self.cast.low, "high": self.cast.high} if self.cast else None,
                "ballots_of_cast": _ends(self.of_cast), "stations": self.stations, "visited": _ends(self.visited)}


def _ends(pair: tuple[int, int] | None) -> dict[str, int] | None:
    return None if pair is None else {"low": pair[0], "high": pair[1]}


def observation_of(id: str, vote: Vote, problem: VoteProblem | None, gathered: Gathering, *,
                   stations: int | None = None) -> Observation:
    """The observation of one vote; raises UsageProblem for a precision or risk limit that is none."""
    half_width = _number(vote, f"votes.{id}.quick-count-error", vote.quick_count_error, HALF_WIDTH, gathered)
    effect = _number(vote, f"votes.{id}.design-effect", vote.design_effect, DESIGN_EFFECT, gathered)
    risk = _number(vote, f"votes.{id}.risk-limit", vote.risk_limit, RISK_LIMIT, gathered)
    cast = _cast(problem)
    of_cast = None
    if cast is not None and cast.low >= 1:
        ends = [count_sample(half_width, design_effect=effect, population=math.floor(people))
                for people in (cast.low, cast.high)]
        of_cast = (ends[0], ends[1])
    return Observation(half_width, effect, count_sample(half_width, design_effect=effect), risk, cast, of_cast,
                       stations, _visited(id, stations, half_width, gathered))


def _visited(id: str, stations: int | None, half_width: float, gathered: Gathering) -> tuple[int, int] | None:
    if stations is None:
        return None
    gathered.default(name="spread between polling stations", address=f"votes.{id}.quick-count-error", low=SPREAD[0],
                     high=SPREAD[1], unit="share", note="Assumed; earlier votes in the same places say it better.")
    few, many = (station_sample(half_width, spread=spread, stations=stations) for spread in SPREAD)
    return few, many


def _cast(problem: VoteProblem | None) -> Between | None:
    """Ballots cast over the ranges, with groups of which the text does not say whether they vote."""
    groups = problem.with_groups(unsaid=True).groups if problem else ()
    if not groups:
        return None
    return Between(sum(group.people.low * group.turnout.low for group in groups),
                   sum(group.people.high * group.turnout.high for group in groups))


_UNITS = {"quick-count-error": "share", "design-effect": "factor", "risk-limit": "probability"}


def _number(vote: Vote, at: str, quantity: Quantity | None, default: float, gathered: Gathering) -> float:
    """The most demanding value of a number: greatest of a factor, least of a share or probability."""
    name = at.rpartition(".")[2]
    unit = _UNITS[name]
    if quantity is None:
        gathered.default(name=name, address=at, low=default, high=default, unit=unit,
                         note="Assumed where the text is silent.")
        return default
    gathered.number(quantity, name=name, address=at, inside=vote)
    low, _, high = span(quantity)
    if unit == "factor":
        if low < 1:
            raise UsageProblem(f"The number at {at} is {low:g}. Clustering makes a sample no smaller, so that the "
                               "factor is 1 or more. Correct it in the document.")
        return high
    if not 0 < low <= high < 1:
        raise UsageProblem(f"The number at {at} is {low if low <= 0 else high:g}. It lies above 0 and below 1, such as "
                           f"{default:g}. Correct it in the document.")
    return low
