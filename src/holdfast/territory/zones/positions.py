"""Reported positions of forces: read from GeoJSON points that the reader holds beside the documents."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from holdfast.document.case import Case
from holdfast.document.conditions.domain import nearest
from holdfast.document.framework import Framework
from holdfast.errors import UsageProblem
from holdfast.territory.zones.lines import features_in
from holdfast.territory.zones.outlines import on_one_map, shape_of

MOST = 100_000
"""Positions of one file at most."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one report puts weapons; it says nothing of whose fault anything is."""

    number: int
    """Of the feature in its file, from 1."""
    point: shapely.Point
    weapons: tuple[str, ...]
    """Weapon classes there."""
    force: str | None = None
    """Formation of the case."""
    date: dt.date | None = None
    accuracy: float = 0.0
    """Kilometres by which the report may be off."""
    source: str = ""


def positions_in(path: str, framework: Framework, case: Case | None) -> tuple[Position, ...]:
    """The positions of a GeoJSON file, packed with gzip or not; raises UsageProblem.

    Each feature is a Point or MultiPoint with ``force`` (a formation of the case), ``weapon`` (one class or a list), or
    both, and where known ``date``, ``accuracy-km`` and ``source``.
    """
    name, features = features_in(path)
    found = [position for number, feature in enumerate(features, start=1)
             for position in _positions(feature, f"{name}, feature {number}", number, framework, case)]
    if not found:
        raise UsageProblem(f"{name} has no positions. Give each as a Point with `force` or `weapon`.")
    if len(found) > MOST:
        raise UsageProblem(f"{name} has {len(found):,} positions, and {MOST:,} are the most that are measured. Cut it.")
    return tuple(found)


def _positions(feature: Mapping[str, Any], where: str, number: int, framework: Framework,
               case: Case | None) -> Iterator[Position]:
    said = feature.get("properties")
    properties: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    force = _force(properties.get("force"), where, case)
    weapons = _weapons(properties.get("weapon"), where, framework, case)
    if not weapons and force is not None and case is not None:
        weapons = case.forces[force].weapons
    if force is None and not weapons:
        raise UsageProblem(f"{where}: it says neither which formation it is nor which weapons. Give it `force` or "
                           "`weapon`.")
    date, accuracy = _date(properties.get("date"), where), _accuracy(properties.get("accuracy-km"), where)
    for point in _points(feature, where):
        yield Position(number, point, weapons, force, date, accuracy, str(properties.get("source") or ""))


def _force(said: Any, where: str, case: Case | None) -> str | None:
    known = case.forces if case is not None else {}
    if said is not None and said not in known:
        raise UsageProblem(f"{where}: the case has no formation {str(said)[:40]}{nearest(str(said), known)}. Give one "
                           "under `forces` of the case, or leave `force` out and say `weapon`.")
    return None if said is None else str(said)


def _weapons(said: Any, where: str, framework: Framework, case: Case | None) -> tuple[str, ...]:
    listed = said if isinstance(said, list) else [] if said is None else [said]
    known = {weapon: None for zone in framework.zones.values() for weapon in zone.weapon_range}
    known |= dict.fromkeys(case.weapons if case is not None else ())
    known |= dict.fromkeys(weapon for force in (case.forces.values() if case else ()) for weapon in force.weapons)
    for weapon in listed:
        if weapon not in known:
            raise UsageProblem(f"{where}: neither text nor case knows a weapon class {str(weapon)[:40]}"
                               f"{nearest(str(weapon), known)}. Use a class of `weapon-range` or of the case.")
    return tuple(dict.fromkeys(listed))


def _date(said: Any, where: str) -> dt.date | None:
    if said is None:
        return None
    try:
        return dt.date.fromisoformat(str(said)[:10])
    except ValueError:
        raise UsageProblem(f"{where}: “{str(said)[:30]}” is no date. Write it as 2026-07-01.") from None


def _accuracy(said: Any, where: str) -> float:
    if said is None:
        return 0.0
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 <= said < math.inf:
        raise UsageProblem(f"{where}: the accuracy {str(said)[:30]} is no number of kilometres from 0 on.")
    return float(said)


def _points(feature: Mapping[str, Any], where: str) -> Iterator[shapely.Point]:
    try:
        shape: BaseGeometry = shape_of(feature)
    except (ShapelyError, KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError):
        shape = shapely.Point()
    points = list(shape.geoms) if isinstance(shape, shapely.MultiPoint) else [shape]
    for point in points:
        if not isinstance(point, shapely.Point) or point.is_empty or not all(map(math.isfinite, point.coords[0])):
            raise UsageProblem(f"{where}: it is no Point or MultiPoint in degrees. Give where the report puts it, as "
                               "RFC 7946 says.")
        on_one_map(point, where)
        yield point
