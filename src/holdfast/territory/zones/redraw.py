"""Which changes of a map look like a redrawing rather than an event.

Maps of control are edited: lines are redrawn, corrections are dated back, and days without an edit are no days without
fighting. A change is called suspect by these rules on the series alone, and by nothing else; none says what happened.

Of daily areas, where a change counts from 20 km² on:

- jump: within at most three days, and more than six times the usual daily change (median of the days with a change);
- to-and-fro: at least half of what was gained is lost again (or the reverse) in the very next change;
- against-trend: within at most three days, of more than three times the usual change, and of the other sign than the
  sum of all other changes within 30 days before and after.

Of two maps:

- scattered: more than half of the changed area lies further than 30 km from the border of the earlier map;
- returned: at least half of the area that changed is changed back in the very next map, and it is 20 km² at least.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely

from holdfast.territory.zones.geodesic import area_km2, border_of, polygons_of
from holdfast.territory.zones.plane import distances_km

JUMP, TO_AND_FRO, AGAINST_TREND, SCATTERED, RETURNED = "jump", "to-and-fro", "against-trend", "scattered", "returned"
TIMES, TIMES_AGAINST, LEAST_KM2, DAYS, FAR_KM, TREND_DAYS = 6.0, 3.0, 20.0, 3, 30.0, 30


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a series of areas."""

    start: dt.date
    end: dt.date
    net: float


def suspects(days: Sequence[dt.date], areas: Sequence[float]) -> Iterator[tuple[Step, tuple[str, ...]]]:
    """The changes that some rule calls suspect, with the rules."""
    steps = [Step(start, end, after - before) for (start, before), (end, after)
             in itertools.pairwise(zip(days, areas, strict=True)) if abs(after - before) > 1e-6]
    usual = statistics.median(abs(step.net) / (step.end - step.start).days for step in steps) if steps else 0.0
    for number, step in enumerate(steps):
        after = steps[number + 1].net if number + 1 < len(steps) else 0.0
        if abs(step.net) > LEAST_KM2 and (rules := tuple(_rules(step, after, usual, steps))):
            yield step, rules


def _rules(step: Step, after: float, usual: float, steps: Sequence[Step]) -> Iterator[str]:
    quick, size = (step.end - step.start).days <= DAYS, abs(step.net)
    if quick and size > TIMES * usual:
        yield JUMP
    if step.net * after < 0 and min(size, abs(after)) >= max(size, abs(after)) / 2:
        yield TO_AND_FRO
    if quick and size > TIMES_AGAINST * usual and step.net * _trend(step, steps) < 0:
        yield AGAINST_TREND


def _trend(step: Step, steps: Sequence[Step]) -> float:
    near = dt.timedelta(days=TREND_DAYS)
    return sum(other.net for other in steps if other is not step and abs(other.end - step.end) <= near)


def is_scattered(before: shapely.Geometry, gained: shapely.Geometry, lost: shapely.Geometry) -> tuple[str, ...]:
    """The rule ``scattered`` where it holds."""
    parts = [part for geometry in (gained, lost) for part in polygons_of(geometry)]
    if not parts:
        return ()
    far = distances_km([part.representative_point() for part in parts], border_of(before))
    sizes = [area_km2(part) for part in parts]
    beyond = sum(size for size, distance in zip(sizes, far, strict=True) if distance > FAR_KM)
    return (SCATTERED,) if beyond > sum(sizes) / 2 else ()


def returned_in(gained: shapely.Geometry, lost: shapely.Geometry,
                later: tuple[shapely.Geometry, shapely.Geometry] | None) -> tuple[str, ...]:
    """The rule ``returned`` where it holds; ``later`` is what the next map gained and lost."""
    if later is None:
        return ()
    back = area_km2(shapely.intersection(gained, later[1])) + area_km2(shapely.intersection(lost, later[0]))
    changed = area_km2(gained) + area_km2(lost)
    return (RETURNED,) if back >= LEAST_KM2 and back >= changed / 2 else ()
