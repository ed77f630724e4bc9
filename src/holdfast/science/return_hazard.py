"""The rate at which people who intend to return to an area do so, once it has been declared safe.

lambda_z = lambda_0 exp(b_s safe_z + b_h housing_z + b_j jobs_z - k years away), and nothing before the declaration. The
order of the drivers is documented (safety first, then housing, services and jobs; conditions at the origin count for
more than those of the host: Alrababah and others 2023, a survey of 3,003 people); their sizes are not, and enter as
ranges.
"""

from __future__ import annotations

import math


def return_hazard(base: float, *, safety: float, housing: float, jobs: float, years_away: float, safety_effect: float,
                  housing_effect: float, jobs_effect: float, delay_effect: float, declared_safe: bool) -> float:
    """Rate of return per month; 0 where the area has not been declared safe."""
    if not declared_safe:
        return 0.0
    return base * math.exp(
        safety_effect * safety + housing_effect * housing + jobs_effect * jobs - delay_effect * years_away)


def share_returning(rate: float) -> float:
    """The share of those who wait that returns within a month at a rate: ``1 - exp(-rate)``."""
    return -math.expm1(-rate)
