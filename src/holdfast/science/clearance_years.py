"""How long suspected land takes: at a constant pace, and by survey and clearance as two works with a pace of their own.

In Ukraine the area that might be contaminated fell from 156,000 to 139,000 km2 during 2024. At 17,000 km2 a year the
rest takes 8.2 years; but most of that was released by survey. Survey releases square kilometres per team and day;
clearance by hand does some 5 to 50 square metres per deminer and day, so the land that survey does not release sets the
end.
"""

from __future__ import annotations

import math

M2_PER_KM2 = 1e6


def years_at_pace(area_km2: float, km2_per_year: float) -> float:
    """Years at a constant pace; infinite where there is none and something to do."""
    if area_km2 <= 0:
        return 0.0
    return area_km2 / km2_per_year if km2_per_year > 0 else math.inf


def survey_team_days(area_km2: float, *, km2_per_team_day: float) -> float:
    """Days of work of one team until all of an area is surveyed."""
    return years_at_pace(area_km2, km2_per_team_day)


def deminer_days(area_km2: float, *, share_to_clear: float, m2_per_deminer_day: float) -> float:
    """Days of work of one deminer until what survey does not release is cleared."""
    return years_at_pace(area_km2 * share_to_clear * M2_PER_KM2, m2_per_deminer_day)
