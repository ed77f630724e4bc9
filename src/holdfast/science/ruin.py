"""A random walk that drifts upwards and may still fall to a floor (gambler's ruin)."""

from __future__ import annotations


def chance_of_floor(down: float, *, distance: int) -> float:
    """The chance that a walk ever falls by ``distance`` steps: (p/q)^b for p < q, else 1.

    Each step goes down with probability p = ``down`` and up with q = 1 - p.
    """
    if not 0 <= down <= 1 or distance < 0:
        raise ValueError("the chance lies between 0 and 1, and the distance is at least 0")
    up = 1 - down
    return 1.0 if down >= up else float((down / up) ** distance)
