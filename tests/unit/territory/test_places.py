"""Zones measured, their overlaps, what a newer line has outdated, and withdrawal as drawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import shapely
from shapely.geometry import mapping

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.errors import UsageProblem
from holdfast.territory.zones.analyse import ControlData, territory_of
from holdfast.territory.zones.geodesic import area_km2
from holdfast.territory.zones.lengths import accuracy_km, span_km
from holdfast.territory.zones.lines import Dated
from holdfast.territory.zones.measure import Places, places_of
from holdfast.territory.zones.outdated import apart, outdated
from holdfast.territory.zones.overlaps import overlaps_of
from holdfast.territory.zones.withdrawal import withdrawals_of
from holdfast.territory.zones.words import territory_geojson

LINE = {"type": "LineString", "coordinates": [[30.0, 48.0], [31.0, 48.0]]}


def _box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


def _fine(shape: shapely.Geometry) -> Any:
    """The shape with a point at each tenth of a degree, so that its edges follow the parallels."""
    return mapping(shapely.segmentize(shape, 0.1))


def _case(**more: Any) -> Case:
    return Case.model_validate({"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}}, **more})


def _framework(**zones: Any) -> Framework:
    return Framework.model_validate({"framework": "2026.1", "id": "f", "stage": "cessation", "parties": ["A", "B"],
                                     "zones": zones})


def _places(case: Case | None = None, **zones: Any) -> Places:
    return places_of(_framework(**zones), case, None, None)


def _km(value: float) -> dict[str, Any]:
    return {"value": str(value), "unit": "km"}


def _newer(*points: tuple[float, float], day: int = 1, series: str = "s", accuracy: float = 0.0) -> Dated:
    return Dated(dt.date(2026, 2, day), series, shapely.LineString(points), repaired=False, accuracy=accuracy)


def test_a_width_with_a_range_gives_areas_with_a_range() -> None:
    """A buffer of 4 to 6 km is measured at both ends and in the middle, and its outline is that of the middle."""
    places = _places(line={"kind": "line", "geometry": LINE},
                     near={"kind": "buffer", "around": "line", "width": {"low": "4", "high": "6", "unit": "km"}})
    near = places.of("zones.near")
    assert near is not None
    assert near.area_range is not None
    low, middle, high = near.area_range
    assert low < middle < high
    assert middle == pytest.approx((low + high) / 2, rel=0.01)
    assert area_km2(places.shapes["zones.near"]) == pytest.approx(middle)
    assert near.around == "zones.line"
    assert not near.drawn


def test_zones_around_zones_whatever_their_order() -> None:
    """A zone around a zone that is made itself is made after it; two that are around each other are not made."""
    places = _places(outer={"around": "inner", "width": _km(5)}, inner={"around": "line", "width": _km(5)},
                     line={"kind": "line", "geometry": LINE}, one={"around": "two", "width": _km(5)},
                     two={"around": "one", "width": _km(5)})
    inner, outer = places.shapes["zones.inner"], places.shapes["zones.outer"]
    assert shapely.covers(outer, inner)
    assert {"zones.one", "zones.two"}.isdisjoint(places.shapes)


@pytest.mark.parametrize("width", [{"value": "5", "unit": "days"}, {"value": "0", "unit": "km"}])
def test_a_width_that_is_no_length_makes_nothing(width: dict[str, str]) -> None:
    """A width in days, and one of nothing, make no outline."""
    assert "zones.near" not in _places(line={"geometry": LINE}, near={"around": "line", "width": width}).shapes


def test_lengths_in_other_units() -> None:
    """Miles and metres are lengths; accuracy is in metres where it names no unit, and absent means exact."""
    text = _framework(a={"width": {"value": "2", "unit": "mi"}, "accuracy": {"value": "50"}},
                      b={"accuracy": {"value": "0.2", "unit": "km"}})
    assert span_km(text.zones["a"].width) == pytest.approx((3.218688,) * 3)
    assert accuracy_km(text.zones["a"].accuracy) == pytest.approx(0.05)
    assert accuracy_km(text.zones["b"].accuracy) == pytest.approx(0.2)
    assert accuracy_km(None) == 0


def test_what_is_written_counts_where_nothing_is_drawn() -> None:
    """Area, length and people as written are kept with their ranges; a case's areas stand beside the zones."""
    case = _case(areas={"north": {"name": "North", "geometry": _box(0, 0, 1, 1),
                                  "population": {"low": "10", "high": "20"}}})
    places = _places(case, told={"area": {"low": "90", "high": "110", "unit": "km2"}, "length": _km(12)})
    told, north = places.of("zones.told"), places.of("areas.north")
    assert told is not None
    assert (told.area_range, told.length, told.drawn) == ((90, 100, 110), 12, False)
    assert north is not None
    assert north.area == pytest.approx(12_308.778, abs=0.01)
    assert north.as_json()["population"] == {"low": 10, "high": 20}


def test_overlaps_of_zones_in_force_at_the_same_time() -> None:
    """Zones that share ground are named with how much; a border in common, and a zone replaced, are no overlap."""
    places = _places(
        _case(areas={"north": {"name": "N", "geometry": _box(0, 0, 2, 1)}, "same": {"name": "S", "geometry": _box(0, 0, 2, 1)}}),
        west={"geometry": _box(0, 0, 1, 1)}, east={"geometry": _box(1, 0, 2, 1)},
        half={"geometry": _box(0.5, 0, 1, 1), "replaces": "west"}, late={"geometry": _box(1, 0, 2, 1), "valid-from": "2027-01-01"},
        early={"geometry": _box(1, 0, 2, 1), "valid-until": "2026-12-31"})
    found = {(one.one, one.other): one for one in overlaps_of(places)}
    assert ("zones.west", "zones.east") not in found
    assert ("zones.west", "zones.half") not in found
    assert ("zones.late", "zones.early") not in found
    assert ("areas.north", "areas.same") not in found
    assert found["zones.east", "zones.late"].share_of_one == pytest.approx(1, abs=1e-4)
    assert found["areas.north", "zones.half"].share_of_one == pytest.approx(0.25, abs=1e-3)
    assert found["areas.north", "zones.half"].shared == pytest.approx(12_308.778 / 2, rel=1e-3)


def test_how_much_lies_between_two_lines() -> None:
    """A line moved by a tenth of a degree lies 11.1 km away, with its length times as much between the two."""
    line = shapely.segmentize(shapely.LineString([(30, 48), (31, 48)]), 0.1)
    far, between = apart(line, shapely.segmentize(shapely.LineString([(29, 48.1), (32, 48.1)]), 0.1))
    assert far == pytest.approx(11.12, abs=0.01)
    assert between == pytest.approx(11.12 * 74.63, rel=1e-3)
    assert apart(line, line) == pytest.approx((0, 0), abs=1e-3)


def test_the_same_line_outdates_nothing() -> None:
    """A newer line on the same points is the same line, however exact both say they are."""
    text = _framework(line={"kind": "line", "geometry": LINE, "as-of": "2026-01-01"})
    assert outdated(text, places_of(text, None, None, None), [_newer((30, 48), (31, 48))]) == ()


def test_a_line_that_moved_in_one_place_only() -> None:
    """A bulge of 0.1 degrees in a tenth of a line is found in full by its distance, and in part by its area."""
    line = shapely.segmentize(shapely.LineString([(30, 48), (31, 48)]), 0.1)
    bulge = shapely.LineString([(30, 48), (30.45, 48), (30.45, 48.1), (30.55, 48.1), (30.55, 48), (31, 48)])
    far, between = apart(bulge, line)
    assert far == pytest.approx(11.12, abs=0.02)
    assert 0 < between < 11.1 * 74.6


def test_only_the_newest_line_of_each_publisher_outdates() -> None:
    """Older lines of the same publisher count no longer, and each publisher is told apart."""
    text = _framework(line={"kind": "line", "geometry": LINE, "as-of": "2026-01-01"},
                      belt={"kind": "buffer", "around": "line", "width": _km(5)},
                      drawn={"kind": "buffer", "around": "line", "geometry": _box(30, 47.9, 31, 48.1)})
    lines = [_newer((30, 48.5), (31, 48.5), day=2), _newer((30, 48.1), (31, 48.1), day=9),
             _newer((30, 48.2), (31, 48.2), day=3, series="other")]
    found = outdated(text, places_of(text, None, None, None), lines)
    assert [(one.address, one.series, round(one.beyond)) for one in found] == [
        ("zones.line", "s", 11), ("zones.line", "other", 22)]
    assert found[0].affects == ("zones.belt", "zones.drawn")


def test_accuracy_of_both_lines_counts() -> None:
    """A move within what both lines may be off together outdates nothing, and neither does one after the line's end."""
    moved = ((30.0, 48.1), (31.0, 48.1))
    for own, other, count in ((0.0, 0.0, 1), (8.0, 8.0, 0), (8.0, 0.0, 1), (12.0, 0.0, 0)):
        text = _framework(line={"kind": "line", "geometry": LINE, "as-of": "2026-01-01", "accuracy": _km(own)})
        found = outdated(text, places_of(text, None, None, None), [_newer(*moved, accuracy=other)])
        assert len(found) == count
    over = _framework(line={"kind": "line", "geometry": LINE, "as-of": "2026-01-01", "valid-until": "2026-01-20"})
    assert outdated(over, places_of(over, None, None, None), [_newer(*moved)]) == ()


GUNS = {"weapons": {"gun": {"range": {"low": "20", "high": "25", "unit": "km"}}}}


@pytest.mark.parametrize(("shape", "least", "gap"), [
    (_fine(shapely.box(29, 47.8, 32, 48.2)), 22.2, 2.8), (_fine(shapely.box(29, 47.5, 32, 48.5)), 55.6, 0.0),
    (_fine(shapely.LineString([(30, 48.1), (31, 48.1)])), 11.1, 13.9), (_box(30, 48, 31, 48.2), None, None)])
def test_withdrawal_as_drawn(shape: dict[str, Any], least: float | None, gap: float | None) -> None:
    """The border of a withdrawal zone is measured from its line, unless the line runs along the zone."""
    text = _framework(line={"kind": "line", "geometry": LINE}, back={
        "kind": "withdrawal", "around": "line", "geometry": shape, "weapon-range": {"gun": _km(30)}})
    case = _case(**GUNS)
    (found,) = withdrawals_of(text, case, places_of(text, case, None, None))
    assert found.gap == 0
    assert (found.drawn[0] if found.drawn else None) == (pytest.approx(least, abs=0.15) if least else None)
    assert found.drawn_gap == (pytest.approx(gap, abs=0.15) if gap is not None else None)
    assert found.line == ("zones.line" if least else None)


def test_withdrawal_by_width_is_not_measured_against_itself() -> None:
    """A zone that is made by its width has no border of its own to measure, and other units of length are read."""
    text = _framework(line={"kind": "line", "geometry": LINE}, back={
        "kind": "withdrawal", "around": "line", "width": _km(30), "weapon-range": {
            "gun": {"value": "12", "unit": "mi"}, "odd": {"value": "12", "unit": "days"}, "unknown": _km(1)}})
    case = _case(**GUNS)
    gun, odd, unknown = withdrawals_of(text, case, places_of(text, case, None, None))
    assert (gun.drawn, gun.line) == (None, None)
    assert gun.gap == pytest.approx(25 - 12 * 1.609344)
    assert (odd.distance, odd.gap) == (None, None)
    assert (unknown.reach, unknown.gap) == (None, None)


def test_outlines_of_documents_that_cannot_be_measured_name_their_place() -> None:
    """An outline over a pole or across 180 degrees is refused with its address."""
    with pytest.raises(UsageProblem, match=r"zones\.ice: it reaches to within a degree of a pole"):
        _places(ice={"geometry": _box(0, 85, 10, 90)})
    with pytest.raises(UsageProblem, match=r"areas\.sea: an edge goes from -179 to 179"):
        _places(_case(areas={"sea": {"name": "S", "geometry": _box(-179, 0, 179, 1)}}))


def test_geojson_holds_what_documents_draw_alone() -> None:
    """Zones, areas and control of the documents are drawn; buffers by width and lines of files are not."""
    case = _case(areas={"north": {"name": "N", "geometry": _box(30, 48, 31, 49)}},
                 control={"now": {"as-of": "2026-01-01", "holder": "A", "geometry": _box(30, 47, 31, 48)}})
    text = _framework(line={"kind": "line", "geometry": LINE}, near={"around": "line", "width": _km(5)})
    found = territory_of(text, case, series=ControlData((_newer((30, 48), (31, 48)),)), read=None, read_case=None)
    drawn = territory_geojson(found)
    assert [feature["id"] for feature in drawn["features"]] == ["areas.north", "zones.line", "control.now"]
    control = drawn["features"][-1]["properties"]
    assert (control["holder"], control["date"]) == ("A", "2026-01-01")
    assert control["area_km2"] > 0
