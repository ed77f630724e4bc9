"""The areas of a return: suspected land, housing, safety and work, as the case or a zone of the text has them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.document.geography import Area
from holdfast.document.zone import Zone
from holdfast.inputs.between import NOTHING, Between
from holdfast.science.projection import EARTH_KM, Point, centre_of
from holdfast.territory.returns.numbers import Numbers
from holdfast.territory.returns.problem import ONE, Place
from holdfast.territory.returns.source import Source


@dataclass(frozen=True, slots=True)
class Ground:
    """An area as it can be planned for, and what it lacks for that."""

    place: Place
    lacks: tuple[str, ...] = ()
    """In words."""


def ground_of(source: Source, area: str, areas: Sequence[str]) -> Ground:
    """One area of a return; of a zone of the text the suspected land counts, the rest is of an area so named."""
    case, text, numbers = source.case, source.text, source.numbers
    zone = source.framework.zones.get(area)
    held = case.areas.get(area) if case is not None else None
    at = f"areas.{area}"
    if zone is not None and (zone.contaminated is not None or held is None or held.contaminated is None):
        land, lacks = _land(f"zones.{area}.contaminated", zone, numbers)
    else:
        land, lacks = _land(f"{at}.contaminated", held, numbers)
    held = held or Area(name=area)

    def read(field: str, name: str, unit: str, *, share: bool = False) -> Between | None:
        quantity = getattr(held, field.replace("-", "_"))
        if quantity is None:
            return None
        return numbers.read(quantity, name=f"{name} of {area}", address=f"{at}.{field}", unit=unit, inside=held,
                            share=share)

    housing = read("housing", "people for whom there is housing", "persons")
    if housing is None and text.capacity is None:
        numbers.lacks(f"{at}.housing", "people for whom there is housing; without it housing limits nobody in the plan")
    return Ground(Place(
        area, land,
        to_clear=_share_to_clear(f"{at}.needs-clearance", held, numbers) if land.high > 0 else NOTHING,
        housing=housing, housing_growth=read("housing-growth", "growth of housing", "persons/month") or NOTHING,
        weight=read("weight", "priority", "") or ONE, monitored=bool(text.verified_by),
        safety=read("safety", "safety", "share", share=True) or _unknown(f"{at}.safety", numbers),
        jobs=read("jobs", "jobs", "share", share=True) or _unknown(f"{at}.jobs", numbers),
        attraction=read("attraction", "attraction", "") or read("population", "people", "persons") or ONE,
        distances=_distances(source, area, held, areas)), lacks)


def _land(address: str, held: Area | Zone | None, numbers: Numbers) -> tuple[Between, tuple[str, ...]]:
    if held is None or held.contaminated is None:
        numbers.lacks(address, "land suspected of mines and remnants of war; 0 where there is none")
        return NOTHING, ("suspected land",)
    return numbers.read(held.contaminated, name="suspected land", address=address, unit="km2", inside=held), ()


def _share_to_clear(address: str, held: Area, numbers: Numbers) -> Between:
    if held.needs_clearance is not None:
        return numbers.read(held.needs_clearance, name="share of the land that must be cleared", address=address,
                            unit="share", inside=held, share=True)
    return numbers.default(name="share of the land that must be cleared", address=address, low=0.02, high=0.18,
                           unit="share", note="most release is by survey")


def _unknown(address: str, numbers: Numbers) -> Between:
    """An index that nobody has stated: its whole range, for the projection alone."""
    numbers.lacks(address, "index from 0 to 1, for the projection; its whole range is taken")
    return numbers.default(name="index that nobody states", address=address, low=0, high=1, unit="index",
                           note="the whole range")


def _distances(source: Source, area: str, held: Area, areas: Sequence[str]) -> dict[str, Between]:
    """Kilometres to the other areas of the return: as stated, or between the centres of the geometries."""
    found, case, numbers = {}, source.case, source.numbers
    for other in areas:
        there = case.areas.get(other) if case is not None else None
        if other == area or there is None:
            continue
        if other in held.distances:
            found[other] = numbers.read(held.distances[other], name=f"distance from {area} to {other}",
                                        address=f"areas.{area}.distances.{other}", unit="km", inside=held)
        elif area not in there.distances:
            km = _between(held, there)
            if km is not None:
                found[other] = Between.point(km)
            else:
                numbers.lacks(f"areas.{area}.distances.{other}", "distance in km; without it nobody is expected to go "
                              "to the one instead of the other")
    return found


def _between(one: Area, other: Area) -> float | None:
    points = [list(_points(area.geometry)) for area in (one, other)]
    if not all(points):
        return None
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, centre_of(each))) for each in points)
    across = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, across)))


def _points(geometry: Any) -> Iterator[Point]:
    """The points of a geometry that stands in the document itself."""
    if isinstance(geometry, dict):
        for inner in geometry.values():
            yield from _points(inner)
    elif isinstance(geometry, list | tuple):
        if len(geometry) >= 2 and all(isinstance(one, int | float | str) for one in geometry[:2]):
            try:
                yield float(geometry[0]), float(geometry[1])
            except ValueError:
                return
        else:
            for inner in geometry:
                yield from _points(inner)
