"""Areas on the ellipsoid, change of control and redrawings, what is outdated, distances and authority."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import NOT_SHIPPABLE

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.errors import UsageProblem
from holdfast.territory.zones.analyse import ControlData, territory_of
from holdfast.territory.zones.authority import authority_matrix
from holdfast.territory.zones.change import Daily, changes_of, daily_in, redraws
from holdfast.territory.zones.geodesic import area_km2, length_km
from holdfast.territory.zones.lines import Dated, lines_in
from holdfast.territory.zones.measure import places_of
from holdfast.territory.zones.outdated import outdated
from holdfast.territory.zones.plane import Plane
from holdfast.territory.zones.redraw import AGAINST_TREND, JUMP, SCATTERED, TO_AND_FRO
from holdfast.territory.zones.settlements import settlements_in
from holdfast.territory.zones.withdrawal import withdrawals_of

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"


def _box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(west, south, east, north)


def test_a_cell_at_the_equator() -> None:
    """A cell of one degree at the equator measures 12,308.778 square kilometres on WGS84, however its ring turns."""
    cell = _box(0, 0, 1, 1)
    assert area_km2(cell) == pytest.approx(12_308.778, abs=0.01)
    assert area_km2(shapely.reverse(cell)) == pytest.approx(area_km2(cell))
    hole = shapely.Polygon(cell.exterior, [_box(0.25, 0.25, 0.75, 0.75).exterior])
    assert area_km2(hole) == pytest.approx(area_km2(cell) - area_km2(_box(0.25, 0.25, 0.75, 0.75)))
    assert length_km(shapely.LineString([(0, 0), (1, 0)])) == pytest.approx(111.3195, abs=1e-3)


boxes = st.tuples(st.floats(20, 29), st.floats(40, 49), st.floats(0.1, 3), st.floats(0.1, 3)).map(
    lambda one: _box(one[0], one[1], one[0] + one[2], one[1] + one[3]))


@given(boxes, boxes)
def test_what_two_areas_share_counts_once(one: shapely.Polygon, other: shapely.Polygon) -> None:
    """The area of the union and of the overlap add up to those of the two, on the map that keeps areas."""
    plane = Plane.around([one, other])
    flat, second = plane.flat(one), plane.flat(other)
    assert flat.union(second).area + flat.intersection(second).area == pytest.approx(flat.area + second.area, rel=1e-9)
    # Straight edges differ between the map and the ellipsoid; the vertices do not.
    assert plane.flat(shapely.segmentize(one, 0.02)).area == pytest.approx(area_km2(one), rel=2e-3)


def _dated(day: int, shape: shapely.Geometry, series: str = "made") -> Dated:
    return Dated(dt.date(2026, 1, day), series, shape, repaired=False)


def test_change_is_gained_and_lost_within_a_series() -> None:
    """Gains and losses are told apart, and dates of two publishers are never compared."""
    lines = [_dated(1, _box(0, 0, 1, 1)), _dated(5, _box(0.5, 0, 1.5, 1)), _dated(3, _box(9, 0, 10, 1), "other")]
    (found,) = changes_of(sorted(lines, key=lambda one: one.date))
    assert found.series == "made"
    assert found.gained == pytest.approx(found.lost, rel=1e-3)
    assert found.net == pytest.approx(0, abs=1)
    assert found.suspect == ()


def test_a_change_far_from_the_border_is_suspect() -> None:
    """An area that appears where nothing bordered on it looks like a redrawing."""
    (found,) = changes_of([_dated(1, _box(0, 0, 1, 1)), _dated(2, _box(0, 0, 1, 1).union(_box(3, 3, 4, 4)))])
    assert found.suspect == (SCATTERED,)


def test_redrawings_of_a_daily_series() -> None:
    """A jump within a day, and a gain that is lost again at once, are marked; slow change is not."""
    areas = [1000.0 + 2 * n for n in range(20)]
    areas += [areas[-1] + 150, areas[-1] + 152, areas[-1] + 202, areas[-1] + 154]
    days = tuple(dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(len(areas)))
    found = redraws(Daily(days, tuple(areas)), name="made")
    assert [(one.start.day, one.suspect) for one in found] == [
        (20, (JUMP,)), (22, (JUMP, TO_AND_FRO)), (23, (JUMP, AGAINST_TREND))]


@pytest.mark.skipif(not (SHARED / "deepstate").exists(), reason=NOT_SHIPPABLE)
def test_real_lines_and_daily_areas() -> None:
    """Twelve real dates measure as published, and the two redrawings that are known of the daily series are found."""
    lines = lines_in(str(SHARED / "deepstate" / "deepstate_snapshots_12.geojson.gz"))
    assert len(lines) == 12
    assert area_km2(lines[0].geometry) == pytest.approx(109_064, rel=3e-3)
    assert area_km2(lines[-1].geometry) == pytest.approx(116_675, rel=3e-3)
    assert sum(change.net for change in changes_of(lines)) == pytest.approx(7_640, rel=0.02)
    daily = daily_in(str(SHARED / "deepstate" / "deepstate_daily_area.csv.gz"))
    found = {one.end.isoformat(): round(one.net) for one in redraws(daily, name="d")}
    assert found["2026-08-13"] in (-115, -116)
    assert found["2025-07-04"] == 92
    assert 115 <= daily.unchanged <= 123


@pytest.mark.skipif(not (SHARED / "viina").exists(), reason=NOT_SHIPPABLE)
def test_real_settlements() -> None:
    """The state of settlements at two real dates is that of their last change."""
    held = settlements_in(str(SHARED / "viina" / "viina_control_changes.csv.gz"))
    assert len({id for id, _, _ in held.changes}) == 11_754
    assert sum(held.counts(dt.date(2026, 4, 24)).values()) == 11_754
    assert held.counts(dt.date(2022, 2, 23)) == {}


def test_settlements_of_a_small_table(tmp_path: Path) -> None:
    """Each row changes one settlement from its date on."""
    table = tmp_path / "s.csv"
    table.write_text("geonameid,date,status\n1,2026-01-02,A\n2,2026-01-01,B\n1,2026-01-05,B\n", encoding="utf-8")
    held = settlements_in(str(table))
    assert held.counts(dt.date(2026, 1, 3)) == {"A": 1, "B": 1}
    assert held.at(dt.date(2026, 1, 5)) == {"1": "B", "2": "B"}
    assert held.most_changed(3) == [("1", 1)]


def _case(**more: Any) -> Case:
    return Case.model_validate({"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}}, **more})


def _framework(**more: Any) -> Framework:
    return Framework.model_validate({"framework": "2026.1", "id": "f", "stage": "cessation", "parties": ["A", "B"], **more})


LINE = {"type": "LineString", "coordinates": [[30.0, 48.0], [31.0, 48.0]]}


def test_a_buffer_is_drawn_around_its_line() -> None:
    """A zone of 10 km on each side of a line of about 74 km measures its length times the width, and its round ends."""
    text = _framework(zones={"line": {"kind": "line", "geometry": LINE, "as-of": "2026-01-01"},
                             "near": {"kind": "buffer", "around": "line", "width": {"value": "10", "unit": "km"}}})
    places = {one.address: one for one in places_of(text, None, None, None).measured}
    long = places["zones.line"].length
    assert long == pytest.approx(74.6, abs=0.1)
    assert places["zones.near"].area == pytest.approx(20 * long + 3.14159 * 100, rel=0.01)


def test_a_newer_line_outdates_a_zone_beyond_its_accuracy() -> None:
    """A line of control that lies 11 km away outdates an older line, and an older one does not."""
    text = _framework(zones={"line": {"kind": "line", "geometry": LINE, "as-of": "2026-01-01",
                                      "accuracy": {"value": "1", "unit": "km"}}})
    places = places_of(text, None, None, None)
    moved = shapely.LineString([(30, 48.1), (31, 48.1)])
    (found,) = outdated(text, places, [Dated(dt.date(2026, 2, 1), "s", moved, repaired=False)])
    assert found.beyond == pytest.approx(11.1, abs=0.2)
    assert outdated(text, places, [Dated(dt.date(2025, 2, 1), "s", moved, repaired=False)]) == ()
    same = [Dated(dt.date(2026, 2, 1), "s", shapely.LineString(LINE["coordinates"]), repaired=False)]
    assert outdated(text, places, same) == ()


def test_weapons_that_reach_beyond_their_withdrawal() -> None:
    """A gun that reaches 25 km and is taken back 15 leaves a gap of 10."""
    text = _framework(zones={"w": {"kind": "withdrawal", "weapon-range": {"gun": {"value": "15", "unit": "km"}}}})
    case = _case(weapons={"gun": {"range": {"low": "20", "high": "25", "unit": "km"}}},
                 forces={"f": {"name": "F", "kind": "regular", "weapons": ["gun"]}})
    places = places_of(text, case, None, None)
    (found,) = withdrawals_of(text, case, places)
    assert found.gap == 10
    assert found.forces == ("f",)
    assert withdrawals_of(text, None, places)[0].gap is None


def test_exactly_one_authority_everywhere() -> None:
    """The matrix finds a function that nobody has, and one that two have."""
    text = _framework(administration={
        "a": {"areas": "north", "functions": ["police", "courts"], "phase": "first", "authority": "A"},
        "b": {"areas": "north", "functions": "police", "phase": "first", "authority": "B"}})
    cells = {(cell.function, cell.phase): cell.state for cell in authority_matrix(text)}
    assert cells["police", "first"] == "conflict"
    assert cells["courts", "first"] == "one"
    assert cells["border", "first"] == "vacuum"


def test_holders_differ_by_option() -> None:
    """A zone that one option gives to A and the other leaves out is told option by option, as control and not title."""
    case = _case(issues={"line": {"title": "Line", "options": {"x": {"text": "X"}, "y": {"text": "Y"}}}})
    text = _framework(picks={"line": "x"}, zones={"z": {"kind": "area", "held-by": "A", "under": "line == x"}})
    found = territory_of(text, case, series=ControlData(), read=None, read_case=None)
    assert {(one.option, one.holders, one.picked) for one in found.holders} == {("x", ("A",), True), ("y", (), False)}


BAD = {
    "no json": b"nothing", "another object": b'{"type": "Topology"}', "no date": b'{"type": "Feature", "geometry": '
    b'{"type": "Point", "coordinates": [1, 2]}}', "metres": json.dumps({"type": "Feature", "properties": {
        "date": "2026-01-01"}, "geometry": {"type": "Point", "coordinates": [500_000, 5_000_000]}}).encode(),
    "broken gzip": b"\x1f\x8b\x00\x00broken", "words for numbers": b'{"type": "Feature", "properties": {"date": '
    b'"2026-01-01"}, "geometry": {"type": "Polygon", "coordinates": [[["a", "b"]]]}}',
    "a number beyond all": b'{"type": "Feature", "properties": {"date": "2026-01-01"}, "geometry": {"type": "Point", "coordinates": [1' +
    b"0" * 400 + b", 1]}}",
    "no geometry": b'{"type": "Feature", "properties": {"date": "2026-01-01"}, "geometry": null}',
}


@pytest.mark.parametrize("what", BAD)
def test_files_that_hold_no_dated_lines(what: str, tmp_path: Path) -> None:
    """A file that cannot be used is refused with its name and what to do."""
    path = tmp_path / "bad.geojson"
    path.write_bytes(BAD[what])
    with pytest.raises(UsageProblem, match=r"bad\.geojson"):
        lines_in(str(path))


def test_crossing_rings_are_made_valid_and_said(tmp_path: Path) -> None:
    """A ring that crosses itself is made valid, and the line says so; a packed file reads like a plain one."""
    value = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"date": "2026-01-01"}, "geometry": {
        "type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}}]}
    path = tmp_path / "l.geojson.gz"
    path.write_bytes(gzip.compress(json.dumps(value).encode()))
    (line,) = lines_in(str(path))
    assert line.repaired
    assert area_km2(line.geometry) > 0


@pytest.mark.parametrize(("text", "what"), [
    ("day,area\n", "no rows"), ("day,area\n2026-01-01,4\n", "no column 'date'"),
    ("date,area_km2\n2026-13-01,4\n", "line 2"), ("date,area_km2\n2026-01-02,4\n2026-01-01,4\n", "do not rise"),
    ("date,area_km2\n2026-01-02,-4\n", "line 2: an area"), ("date,area_km2\n2026-01-02,nan\n", "line 2: an area")])
def test_tables_that_cannot_be_read(text: str, what: str, tmp_path: Path) -> None:
    """A table without rows or columns, with a bad date or area, or with dates that do not rise is refused with the line."""
    path = tmp_path / "d.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageProblem, match=what):
        daily_in(str(path))
