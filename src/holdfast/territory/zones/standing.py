"""How far reported positions lie from the lines of a text, against the distance that it asks of their weapons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from holdfast.document.framework import Framework
from holdfast.document.zone import Zone
from holdfast.territory.zones.geodesic import polygons_of
from holdfast.territory.zones.lengths import span_km
from holdfast.territory.zones.measure import Places
from holdfast.territory.zones.plane import distances_km
from holdfast.territory.zones.positions import Position

FAR_ENOUGH, NEARER, OPEN = "far-enough", "nearer", "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """One position, one weapon class and one line: how far it lies, and how far the text asks it to be."""

    position: Position
    address: str
    """Of the distance in the text."""
    weapon: str
    line: str
    """Address of what the distance is measured from."""
    distance: tuple[float, float]
    """Kilometres, by the accuracy of the report and of the line."""
    asked: tuple[float, float]
    """Kilometres."""

    @property
    def state(self) -> str:
        """Whether it is as far as asked, nearer, or cannot be told from the ranges."""
        if self.distance[0] >= self.asked[1]:
            return FAR_ENOUGH
        return NEARER if self.distance[1] < self.asked[0] else OPEN

    @property
    def short(self) -> tuple[float, float]:
        """Kilometres that are missing, at least and at most."""
        return max(0.0, self.asked[0] - self.distance[1]), max(0.0, self.asked[1] - self.distance[0])

    def as_json(self) -> dict[str, Any]:
        """The distance as JSON, without the coordinates."""
        position = self.position
        return {"feature": position.number, "force": position.force, "weapon": self.weapon, "address": self.address,
                "line": self.line, "date": position.date.isoformat() if position.date else None,
                "source": position.source or None, "distance_km": _ends(self.distance), "asked_km": _ends(self.asked),
                "state": self.state, "short_km": _ends(self.short)}


def _ends(found: tuple[float, float]) -> dict[str, float]:
    return {"low": round(found[0], 3), "high": round(found[1], 3)}


@dataclass(frozen=True, slots=True)
class Standings:
    """What is found out about the positions of a file."""

    positions: tuple[Position, ...]
    measured: tuple[Standing, ...]
    undrawn: tuple[str, ...]
    """Addresses of distances whose line no document draws."""

    @property
    def unasked(self) -> tuple[Position, ...]:
        """Positions of whose weapons the text asks no distance."""
        asked = {one.position.number for one in self.measured}
        return tuple(position for position in self.positions if position.number not in asked)

    def by_weapon(self) -> dict[str, dict[str, int]]:
        """How many positions of each weapon class are as far as asked, nearer, or cannot be told."""
        found: dict[str, dict[str, int]] = {}
        for one in self.measured:
            counts = found.setdefault(one.weapon, {FAR_ENOUGH: 0, NEARER: 0, OPEN: 0})
            counts[one.state] += 1
        return found

    def as_json(self) -> dict[str, Any]:
        """The positions as JSON."""
        return {"positions": len(self.positions), "measured": [one.as_json() for one in self.measured],
                "undrawn": list(self.undrawn), "unasked": sorted({one.number for one in self.unasked}),
                "by_weapon": self.by_weapon()}


def standings_of(positions: Sequence[Position], framework: Framework, places: Places) -> Standings:
    """The distance of every position to every line from which the text asks a distance of one of its weapons."""
    measured, undrawn = [], []
    for id, zone in framework.zones.items():
        for weapon, quantity in zone.weapon_range.items():
            address, asked = f"zones.{id}.weapon-range.{weapon}", span_km(quantity)
            line, error = _line(id, zone, framework, places)
            if line is None or asked is None:
                undrawn.append(address)
                continue
            held = [position for position in positions if weapon in position.weapons]
            if held:
                far = distances_km([position.point for position in held], places.shapes[line])
                measured += [
                    Standing(position, address, weapon, line,
                             (max(0.0, distance - position.accuracy - error), distance + position.accuracy + error),
                             (asked[0], asked[2]))
                    for position, distance in zip(held, np.asarray(far).tolist(), strict=True)]
    return Standings(tuple(positions), tuple(measured), tuple(undrawn))


def _line(id: str, zone: Zone, framework: Framework, places: Places) -> tuple[str | None, float]:
    """What the distances of a zone are measured from, where it is drawn, and by how much it may be off.

    That is the line or zone around which it lies; a line that itself names distances is measured from as it is drawn.
    """
    address = f"zones.{zone.around}" if zone.around else f"zones.{id}"
    shape: BaseGeometry | None = places.shapes.get(address)
    if shape is None or (zone.around is None and polygons_of(shape)):
        return None, 0.0
    drawn = framework.zones.get(zone.around or id)
    error = span_km(drawn.accuracy, otherwise="m") if drawn is not None and drawn.accuracy is not None else None
    return address, error[2] if error else 0.0
