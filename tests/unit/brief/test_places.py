"""The map: distances and areas are true, only what the documents give is drawn, and numbers cover each other nowhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from holdfast.brief.catalogue import catalogue
from holdfast.brief.map_part import map_figure
from holdfast.brief.naming import Names
from holdfast.brief.places import WIDTH, laid_out, placed, points_of
from holdfast.document.load import documents_from_bytes, load_set
from holdfast.rules.context import Context
from holdfast.science.projection import EARTH_KM, centre_of, equal_area

LON, LAT = st.floats(-179, 179), st.floats(-80, 80)


@given(LON, LAT)
def test_the_centre_stays_and_short_ways_are_true(lon: float, lat: float) -> None:
    """The centre lies at nought, and a hundredth of a degree north or east of it is as long as on the globe."""
    project = equal_area((lon, lat))

    assert (0, 0) == pytest.approx(project((lon, lat)), abs=1e-6)
    step = math.radians(0.01) * EARTH_KM
    assert (0, step) == pytest.approx(project((lon, lat + 0.01)), abs=1e-3)
    assert step * math.cos(math.radians(lat)) == pytest.approx(project((lon + 0.01, lat))[0], rel=1e-4)


@given(st.floats(-170, 170), st.floats(-70, 70))
def test_areas_are_true_far_from_the_centre(lon: float, lat: float) -> None:
    """A box of one degree has the area that the sphere has between its parallels, wherever the centre lies."""
    project = equal_area((10.0, 20.0))
    if math.hypot(lon - 10, lat - 20) > 90:
        return
    edge = [(lon + n / 20, lat) for n in range(20)] + [(lon + 1, lat + n / 20) for n in range(20)]
    edge += [(lon + 1 - n / 20, lat + 1) for n in range(20)] + [(lon, lat + 1 - n / 20) for n in range(20)]
    true = EARTH_KM**2 * math.radians(1) * (math.sin(math.radians(lat + 1)) - math.sin(math.radians(lat)))

    assert true == pytest.approx(Polygon([project(point) for point in edge]).area, rel=2e-3)


def test_the_middle_of_points_across_the_date_line() -> None:
    """Points on both sides of the date line have their middle between them, not on the other side of the globe."""
    lon, lat = centre_of([(179.0, 10.0), (-179.0, 10.0)])

    assert (180, 10) == pytest.approx((abs(lon), lat), abs=0.01)


def test_the_made_example_is_drawn_to_scale() -> None:
    """Its four zones are drawn, the repair zone with the ratio of its true sides, and the numbers apart."""
    framework = load_set("examples/pauses/plant-repair-truce.framework.yaml").framework.model

    laid = laid_out(placed(framework, None, None, None))

    assert [1, 2, 3, 4] == [outline.number for outline in laid.outlines]
    assert ["zone", "zone", "zone", "line"] == [outline.look for outline in laid.outlines]
    points = list(points_of(laid.outlines[0].geometry["coordinates"]))
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    tall = max(y for _, y in points) - min(y for _, y in points)
    assert 0.2 / 0.15 == pytest.approx(wide / tall, rel=0.01)
    assert math.radians(0.2) * EARTH_KM == pytest.approx(wide / laid.per_km, rel=0.01)
    assert all(0 <= x <= WIDTH and 0 <= y <= laid.height for outline in laid.outlines
               for x, y in points_of(outline.geometry["coordinates"]))
    spots = [outline.label for outline in laid.outlines]
    assert all(abs(a[0] - b[0]) >= 18 or abs(a[1] - b[1]) >= 18 for n, a in enumerate(spots) for b in spots[:n])


MAPPED = """framework: "2026.1"
id: draft
stage: pause
parties: [A]
zones:
  here: {name: Here, kind: site, geometry: GEOMETRY}
"""


@pytest.mark.parametrize(("geometry", "outlines"), [
    ("{type: Point, coordinates: [1, 2]}", 1),
    ("{type: MultiPoint, coordinates: [[1, 2], [3, 4]]}", 2),
    ("{type: MultiLineString, coordinates: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]}", 2),
    ("{type: MultiPolygon, coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]}", 1),
    ("{type: Feature, properties: {}, geometry: {type: LineString, coordinates: [[1, 2], [3, 4]]}}", 1),
    ("{type: GeometryCollection, geometries: [{type: Point, coordinates: [1, 2]}, {type: Point, coordinates: [1, 3]}]}", 2),
])
def test_every_kind_of_geometry_is_drawn(geometry: str, outlines: int) -> None:
    """Points, lines, areas, collections and features are drawn part by part, under one number."""
    documents = documents_from_bytes(MAPPED.replace("GEOMETRY", geometry).encode(), name="draft.framework.yaml")

    found = placed(documents.framework.model, None, None, None)

    laid = laid_out(found)
    assert outlines == len(laid.outlines)
    assert {1} == {outline.number for outline in laid.outlines}
    assert map_figure(Names(Context(documents), catalogue("uk")), id="m")


def test_without_geometry_there_is_no_map() -> None:
    """A text and case that draw nothing have no map; there is no background to fall back to."""
    documents = load_set("examples/ukraine/us-28-point.framework.yaml")

    assert map_figure(Names(Context(documents), catalogue("en")), id="m") is None


def test_files_are_read_only_where_somebody_gives_a_reader() -> None:
    """Documents that came as bytes may name any path: no file is looked at but through the reader that was handed in."""
    text = MAPPED.replace("GEOMETRY", "line.geojson").encode()
    names = Names(Context(documents_from_bytes(text, name="draft.framework.yaml")), catalogue("en"))
    asked = []

    def read(path: str) -> Mapping[str, Any]:
        asked.append(path)
        return {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}

    assert map_figure(names, id="m") is None
    assert map_figure(names, id="m", beside=lambda name: read)
    assert ["line.geojson"] == asked
