"""The chance that a text is ratified, from support at home and the error of the poll."""

from __future__ import annotations

from statistics import NormalDist


def ratification_chance(support: float, *, error: float, threshold: float = 0.5) -> float:
    """Φ((s - threshold) / σ): the chance that support is above what is needed (Putnam 1988 as a probability)."""
    if error <= 0:
        return 1.0 if support > threshold else 0.0
    return NormalDist().cdf((support - threshold) / error)
