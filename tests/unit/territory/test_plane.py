"""Distances, shared areas and buffers against measures on the ellipsoid itself, and outlines that nobody can measure."""

from __future__ import annotations

import math

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.errors import UsageProblem
from holdfast.territory.zones.geodesic import area_km2, divided, length_km
from holdfast.territory.zones.outlines import on_one_map
from holdfast.territory.zones.plane import Plane, buffer_of, distances_km, shared_km2

GEOD = pyproj.Geod(ellps="WGS84")
LONG, SHORT = 6378.137, 6356.752314245
"""Kilometres of the half-axes of WGS84."""


def _cell(south: float) -> float:
    """The area of a cell of one degree between two parallels of the ellipsoid, in closed form."""
    e = math.sqrt(1 - (SHORT / LONG) ** 2)

    def upto(degrees: float) -> float:
        sine = math.sin(math.radians(degrees))
        return sine / (1 - (e * sine) ** 2) + math.atanh(e * sine) / e

    return SHORT**2 * math.radians(1) / 2 * (upto(south + 1) - upto(south))


boxes = st.tuples(st.floats(20, 29), st.floats(40, 49), st.floats(0.1, 3), st.floats(0.1, 3)).map(
    lambda one: shapely.box(one[0], one[1], one[0] + one[2], one[1] + one[3]))


@pytest.mark.parametrize("south", [-60, -20, 0, 45, 70])
def test_areas_are_those_of_the_closed_form(south: int) -> None:
    """A cell between parallels measures its closed form on the ellipsoid, once its edges follow the parallels."""
    cell = shapely.box(10, south, 11, south + 1)
    assert area_km2(shapely.segmentize(cell, 0.005)) == pytest.approx(_cell(south), rel=1e-6)
    # Edges are geodesics, so that more points on the same edges change nothing.
    assert area_km2(divided(cell, step=0.5)) == pytest.approx(area_km2(cell), rel=1e-9)


@given(boxes, boxes)
@settings(max_examples=60)
def test_shared_areas_are_those_of_the_ellipsoid(one: shapely.Polygon, other: shapely.Polygon) -> None:
    """What an area shares with itself is its geodesic area; what two share is the same from either side."""
    assert shared_km2(one, one) == pytest.approx(area_km2(one), rel=1e-4)
    assert shared_km2(one, other) == pytest.approx(shared_km2(other, one), rel=1e-6, abs=1e-9)
    assert shared_km2(one, other) <= min(area_km2(one), area_km2(other)) * (1 + 1e-4)


@given(boxes, boxes)
@settings(max_examples=60)
def test_union_and_overlap_add_up(one: shapely.Polygon, other: shapely.Polygon) -> None:
    """On the ellipsoid the union and the overlap of two areas measure what the two measure, but for straight edges."""
    fine, second = shapely.segmentize(one, 0.05), shapely.segmentize(other, 0.05)
    total = area_km2(fine.union(second)) + area_km2(fine.intersection(second))
    assert total == pytest.approx(area_km2(fine) + area_km2(second), rel=1e-4)


@pytest.mark.parametrize("turned", [False, True])
def test_orientation_of_rings_changes_nothing(turned: bool) -> None:
    """Areas of many parts with holes are the same whichever way each ring turns."""
    hole = shapely.box(20.2, 45.2, 20.4, 45.4)
    first = shapely.Polygon(shapely.box(20, 45, 21, 46).exterior.coords[:: -1 if turned else 1],
                            [hole.exterior.coords[:: 1 if turned else -1]])
    both = shapely.MultiPolygon([first, shapely.box(23, 45, 24, 46)])
    assert area_km2(both) == pytest.approx(2 * area_km2(shapely.box(20, 45, 21, 46)) - area_km2(hole), rel=1e-9)


@given(st.floats(20, 40), st.floats(44, 53), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_distances_are_never_too_short_and_hardly_too_long(lon: float, lat: float, seed: int) -> None:
    """A distance lies within its stated error of the least one to a thousand points along the same line."""
    draw = np.random.Generator(np.random.Philox(seed))
    line = shapely.LineString(np.column_stack([draw.uniform(20, 40, 4), draw.uniform(44, 53, 4)]))
    (found,) = distances_km([shapely.Point(lon, lat)], line)
    along = shapely.get_coordinates(divided(line, step=1.0))
    _, _, far = GEOD.inv(np.full(len(along), lon), np.full(len(along), lat), along[:, 0], along[:, 1])
    brute = float(far.min()) / 1000
    assert found >= math.sqrt(max(0.0, brute**2 - 0.5**2)) - 0.01  # the points of the brute force are 1 km apart
    assert found <= brute * 1.008 + 0.01


def test_a_point_inside_an_area_is_at_no_distance() -> None:
    """Inside counts as reached; outside the distance is to the border."""
    inside, outside = distances_km([shapely.Point(30.5, 48.5), shapely.Point(30.5, 50)], shapely.box(30, 48, 31, 49))
    assert inside == pytest.approx(0, abs=1e-6)
    assert outside == pytest.approx(111, abs=1)


@pytest.mark.parametrize("line", [[(30, 48), (31, 48)], [(-60, -30), (-50, -33), (-49, -38)], [(10, 70), (25, 71)]])
@pytest.mark.parametrize("width", [0.5, 25.0, 120.0])
def test_buffers_are_as_wide_as_they_say(line: list[tuple[float, float]], width: float) -> None:
    """The border of a buffer lies its width from the line, within one part in a thousand, at any latitude."""
    made = buffer_of(shapely.LineString(line), width)
    assert made.is_valid
    # The edges of the buffer between its corners are chords of round ends, which lie a little nearer.
    corners = [shapely.Point(corner) for corner in shapely.get_coordinates(made.boundary)]
    far = distances_km(corners, shapely.LineString(line))
    assert far.max() <= width * 1.001 + 0.002
    assert far.min() >= width * 0.999 - 0.002


def test_a_buffer_of_an_area_holds_the_area() -> None:
    """A zone around a zone is the area, and what lies within the width outside it."""
    area = shapely.box(30, 48, 30.5, 48.5)
    made = buffer_of(area, 10)
    assert shapely.covers(made, area)
    assert area_km2(made) == pytest.approx(area_km2(area) + 10 * length_km(area.exterior) + math.pi * 100, rel=5e-3)


@pytest.mark.parametrize(("shape", "said"), [
    (shapely.box(500_000, 5_000_000, 500_100, 5_000_100), "WGS84"), (shapely.box(0, 85, 10, 90), "pole"),
    (shapely.box(0, -89.5, 10, -80), "pole"), (shapely.Polygon([(179, 1), (-179, 1), (-179, 2), (179, 2)]), "180"),
    (shapely.LineString([(170, 1), (-170, 1)]), "180"),
    (shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.Polygon([(179, 1), (-179, 1), (-179, 2)])]), "180")])
def test_what_cannot_be_measured_is_refused(shape: shapely.Geometry, said: str) -> None:
    """Metres, poles and edges across 180 degrees are refused with the place, and what to do."""
    with pytest.raises(UsageProblem, match=f"zones.far.*{said}"):
        on_one_map(shape, "zones.far")


def test_a_plane_holds_no_more_than_half_of_the_earth() -> None:
    """Geometries on both sides of the earth are not put on one map."""
    with pytest.raises(UsageProblem, match="half of the earth"):
        Plane.around([shapely.Point(-170, 0), shapely.Point(170, 0)])
