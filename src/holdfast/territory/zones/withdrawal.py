"""How far weapons are taken back, by class, against how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.inputs.quantity_input import span

_KM = {"m": 0.001, "km": 1.0}


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One weapon class and one zone: how far it is taken back, and how far it reaches."""

    address: str
    weapon: str
    distance: tuple[float, float]
    """Kilometres from the line."""
    reach: tuple[float, float] | None
    """Kilometres; ``None`` where the case does not say."""
    forces: tuple[str, ...]
    """Formations of the case that hold such weapons."""

    @property
    def gap(self) -> float | None:
        """Kilometres by which the reach goes beyond the distance, at most; 0 where it does not."""
        return None if self.reach is None else max(0.0, self.reach[1] - self.distance[0])

    def as_json(self) -> dict[str, Any]:
        """The distance as JSON."""
        reach = self.reach
        return {"address": self.address, "weapon": self.weapon,
                "distance_km": {"low": self.distance[0], "high": self.distance[1]},
                "reach_km": {"low": reach[0], "high": reach[1]} if reach else None, "gap_km": self.gap,
                "forces": list(self.forces)}


def withdrawals_of(framework: Framework, case: Case | None) -> tuple[Withdrawal, ...]:
    """The distances of every zone by weapon class; where formations stand is in no document, so it is not measured."""
    found = []
    weapons = case.weapons if case else {}
    for id, zone in framework.zones.items():
        for weapon, distance in zone.weapon_range.items():
            known = weapons.get(weapon)
            forces = tuple(name for name, force in (case.forces if case else {}).items() if weapon in force.weapons)
            reach = _km(known.range_) if known is not None and known.range_ is not None else None
            found.append(Withdrawal(f"zones.{id}.weapon-range.{weapon}", weapon, _km(distance), reach, forces))
    return tuple(found)


def _km(quantity: Quantity) -> tuple[float, float]:
    factor = _KM.get(quantity.unit or "km", 1.0)
    low, _, high = span(quantity)
    return low * factor, high * factor
