"""Where returning people go: most to where they came from, the rest by attraction and distance.

flow_oz = H_o (p [z = o] + (1 - p) A_z exp(-b d_oz) / sum over the other areas). The prior p of going back to one's own
place is about 0.8 (79 per cent of those who planned to return chose it, UNHCR 2022); the rest is the usual gravity
model of migration. People who can go nowhere else, because no other area is open, stay where they are and are in no
flow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping


def gravity_flow(people: float, *, origin: str, origin_share: float, attraction: Mapping[str, float],
                 distance: Mapping[str, float], distance_effect: float) -> dict[str, float]:
    """People by area; ``attraction`` names the areas that are open, ``distance`` how far each is from the origin.

    The origin itself gets its share whether or not it is open: those who want to go home wait until it is.
    """
    weights = {area: weight * math.exp(-distance_effect * distance[area])
               for area, weight in attraction.items() if area != origin and weight > 0}
    total = sum(weights.values())
    flows = {origin: people * origin_share}
    if total > 0:
        flows |= {area: people * (1 - origin_share) * weight / total for area, weight in weights.items()}
    return flows
