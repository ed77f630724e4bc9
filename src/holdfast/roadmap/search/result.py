"""What a search for the safest order came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Safest:
    """An order of single steps, its least margin and greatest exposure, and how far they are proven to be the best."""

    order: tuple[int, ...]
    margin: float
    """Least margin of any party in any future at any moment; infinite where nobody could walk away."""
    exposure: float
    """Greatest exposure of any of them at any moment."""
    margin_bound: float
    """No order has a greater least margin."""
    exposure_bound: float
    """No order with that least margin has a smaller greatest exposure."""
    method: str
    """``subsets`` or ``best-first``."""
    states: int
    """Sets of done steps that were looked at."""

    @property
    def proven(self) -> bool:
        """Whether the least margin is proven to be the greatest there is."""
        return self.margin_bound - self.margin <= 1e-9 or self.margin == self.margin_bound

    @property
    def exposure_proven(self) -> bool:
        """Whether no order with that least margin exposes anybody less."""
        return self.proven and self.exposure - self.exposure_bound <= 1e-9

    def as_json(self, ids: tuple[str, ...]) -> dict[str, Any]:
        """The order as JSON, by the ids of the steps; what is infinite is null."""
        return {
            "order": [ids[position] for position in self.order],
            "margin": finite(self.margin), "margin_bound": finite(self.margin_bound),
            "exposure": finite(self.exposure), "exposure_bound": finite(self.exposure_bound),
            "proven": self.proven, "exposure_proven": self.exposure_proven, "method": self.method,
            "states": self.states,
        }


def finite(value: float) -> float | None:
    """The value, or nothing where it is infinite or not a number."""
    return value if abs(value) < float("inf") else None
