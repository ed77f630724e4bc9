"""How far weapons are taken back, by class, against how far they reach: as written, and as drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.zone import Zone, ZoneKind
from holdfast.territory.zones.geodesic import border_of, points_on, polygons_of
from holdfast.territory.zones.lengths import span_km
from holdfast.territory.zones.measure import Places
from holdfast.territory.zones.plane import distances_km

ON_THE_LINE_KM = 0.5
"""A border that comes nearer to the line than this lies on it, and is not what weapons are taken behind."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One weapon class and one zone: how far it is taken back, and how far it reaches."""

    address: str
    weapon: str
    distance: tuple[float, float] | None
    """Kilometres from the line as written; ``None`` where it is in no unit of length."""
    reach: tuple[float, float] | None
    """Kilometres; ``None`` where the case does not say."""
    forces: tuple[str, ...]
    """Formations of the case that hold such weapons."""
    drawn: tuple[float, float] | None = None
    """Least and greatest distance of the border of the zone from its line; ``None`` where they are not both drawn."""
    line: str | None = None
    """Address of the line."""

    @property
    def gap(self) -> float | None:
        """Kilometres by which the reach goes beyond the distance as written, at most; 0 where it does not."""
        return _gap(self.reach, self.distance)

    @property
    def drawn_gap(self) -> float | None:
        """The same for the least distance as drawn; 0 where the two are the same but for the error of measurement."""
        gap = _gap(self.reach, self.drawn)
        return 0.0 if gap is not None and self.drawn is not None and gap <= 0.001 * self.drawn[0] else gap

    def as_json(self) -> dict[str, Any]:
        """The distance as JSON."""
        return {"address": self.address, "weapon": self.weapon, "distance_km": _ends(self.distance),
                "reach_km": _ends(self.reach), "gap_km": _rounded(self.gap), "line": self.line,
                "drawn_km": _ends(self.drawn), "drawn_gap_km": _rounded(self.drawn_gap), "forces": list(self.forces)}


def _gap(reach: tuple[float, float] | None, distance: tuple[float, float] | None) -> float | None:
    return None if reach is None or distance is None else max(0.0, reach[1] - distance[0])


def _ends(found: tuple[float, float] | None) -> dict[str, float] | None:
    return {"low": round(found[0], 3), "high": round(found[1], 3)} if found else None


def _rounded(number: float | None) -> float | None:
    return round(number, 3) if number is not None else None


def withdrawals_of(framework: Framework, case: Case | None, places: Places) -> tuple[Withdrawal, ...]:
    """The distances of every zone by weapon class; no document says where formations stand, so it is not in them."""
    found = []
    weapons = case.weapons if case else {}
    for id, zone in framework.zones.items():
        line = f"zones.{zone.around}" if zone.around else None
        own = places.of(f"zones.{id}")
        drawn = _drawn(zone, places.shapes[own.address], places.shapes.get(line or "")) if own and own.drawn else None
        for weapon, distance in zone.weapon_range.items():
            known = weapons.get(weapon)
            forces = tuple(name for name, force in (case.forces if case else {}).items() if weapon in force.weapons)
            far, reach = span_km(distance), span_km(known.range_) if known is not None else None
            found.append(Withdrawal(
                f"zones.{id}.weapon-range.{weapon}", weapon, (far[0], far[2]) if far else None,
                (reach[0], reach[2]) if reach else None, forces, drawn, line if drawn else None))
    return tuple(found)


def _drawn(zone: Zone, shape: BaseGeometry, line: BaseGeometry | None) -> tuple[float, float] | None:
    """Least and greatest distance from a line to what weapons are taken behind.

    Where the line runs along one side of an area, the other sides count from where they leave it, so that only the
    greatest distance tells how deep the area is; the least is then nothing that can be measured, and none is given.
    """
    if line is None or zone.kind is not ZoneKind.WITHDRAWAL:
        return None
    border = border_of(shape)
    if polygons_of(shape):
        least = float(distances_km(points_on(line, step=1.0), border).min())
        if least < ON_THE_LINE_KM:
            return None
        return least, float(distances_km(points_on(border), line).max())
    far = distances_km(points_on(border, step=1.0), line)
    return float(far.min()), float(far.max())
