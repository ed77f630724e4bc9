"""Reported positions against the distances that a text asks: what is measured, what cannot be told, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.geometry_files import geometry_beside
from holdfast.document.load import load_set
from holdfast.errors import UsageProblem
from holdfast.territory.zones.measure import places_of
from holdfast.territory.zones.positions import Position, positions_in
from holdfast.territory.zones.standing import FAR_ENOUGH, NEARER, OPEN, Standings, standings_of

RIVER = "examples/steps/river-line.framework.yaml"
DOCUMENTS = load_set(RIVER)
FRAMEWORK = DOCUMENTS.framework.model
CASE = DOCUMENTS.case.model if DOCUMENTS.case else None
PLACES = places_of(FRAMEWORK, CASE, geometry_beside(RIVER), None)
GEOD = pyproj.Geod(ellps="WGS84")


def _read(tmp_path: Path, value: Any) -> tuple[Position, ...]:
    path = tmp_path / "reports.geojson"
    path.write_text(json.dumps(value), encoding="utf-8")
    return positions_in(str(path), FRAMEWORK, CASE)


def _feature(lon: float, lat: float, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {key.replace("_", "-"): value for key, value in properties.items()},
            "geometry": {"type": "Point", "coordinates": [lon, lat]}}


def _north(km: float, *, accuracy: float = 0.0) -> dict[str, Any]:
    """A gun so far north of the middle of the river, which bends to the south there."""
    lon, lat, _ = GEOD.fwd(-30.2, 4.02, 0, km * 1000)
    return _feature(lon, lat, weapon="artillery", accuracy_km=accuracy)


def _standing(tmp_path: Path, *features: dict[str, Any]) -> Standings:
    read = _read(tmp_path, {"type": "FeatureCollection", "features": list(features)})
    return standings_of(read, FRAMEWORK, PLACES)


def test_distances_are_those_on_the_ellipsoid_and_uncertain_by_both_accuracies(tmp_path: Path) -> None:
    """A gun 30 km north of the bend of the river is 30 km away, give or take its report and the line itself."""
    one = _standing(tmp_path, _north(30, accuracy=2)).measured[0]
    assert one.distance == pytest.approx((30 - 2.05, 30 + 2.05), abs=0.02)
    assert one.asked == (25, 25)
    assert one.line == "zones.river"


def test_a_position_is_judged_only_where_the_ranges_allow(tmp_path: Path) -> None:
    """Far enough, nearer, or not to be told: the text asks 25 km."""
    found = _standing(tmp_path, _north(28), _north(10), _north(26, accuracy=2), _north(24, accuracy=2))
    assert [one.state for one in found.measured] == [FAR_ENOUGH, NEARER, OPEN, OPEN]
    assert found.by_weapon() == {"artillery": {FAR_ENOUGH: 1, NEARER: 1, OPEN: 2}}
    assert found.measured[1].short == pytest.approx((15 - 0.05, 15 + 0.05), abs=0.02)


@given(st.floats(1, 60), st.floats(0, 10))
def test_more_accuracy_never_changes_a_judgement_only_decides_one(km: float, accuracy: float) -> None:
    """What can be told of a coarse report is told of an exact one at the same place."""
    lon, lat, _ = GEOD.fwd(-30.2, 4.02, 0, km * 1000)
    coarse, exact = (standings_of([Position(1, shapely.Point(lon, lat), ("artillery",), accuracy=error)], FRAMEWORK,
                                  PLACES).measured[0].state for error in (accuracy, 0.0))
    assert coarse in (OPEN, exact)


def test_what_the_text_does_not_ask_or_draw_is_said(tmp_path: Path) -> None:
    """A distance whose line nobody draws is listed, and so is a report of weapons that no distance is asked of."""
    minsk = load_set("examples/historical/minsk-2-2015.framework.yaml")
    path = tmp_path / "reports.geojson"
    path.write_text(json.dumps(_feature(38, 48.2, weapon="artillery-100mm")), encoding="utf-8")
    framework, case = minsk.framework.model, minsk.case.model if minsk.case else None
    found = standings_of(positions_in(str(path), framework, case), framework, places_of(framework, case, None, None))
    assert len(found.undrawn) == 3
    assert [one.number for one in found.unasked] == [1]


@pytest.mark.parametrize(("value", "said"), [
    (_feature(1, 1), "Give it `force` or `weapon`"),
    (_feature(1, 1, force="third-brigade"), "the case has no formation third-brigade"),
    (_feature(1, 1, weapon="artilery"), "did you mean artillery"),
    (_feature(1, 1, weapon="artillery", accuracy_km=-1), "from 0 on"),
    (_feature(1, 1, weapon="artillery", accuracy_km=True), "from 0 on"),
    (_feature(1, 1, weapon="artillery", date="spring"), "is no date"),
    (_feature(1, 91, weapon="artillery"), "WGS84"),
    ({"type": "LineString", "coordinates": [[1, 1], [2, 2]]}, "neither which formation"),
    ({**_feature(1, 1, weapon="artillery"), "geometry": {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}},
     "no Point or MultiPoint"),
    ({**_feature(1, 1, weapon="artillery"), "geometry": None}, "no Point or MultiPoint"),
    ({"type": "FeatureCollection", "features": []}, "has no positions"),
    ({"type": "FeatureCollection", "features": [7]}, "a feature is no object"),
    ([], "is no GeoJSON"),
])
def test_bad_positions_are_refused_with_their_place(tmp_path: Path, value: Any, said: str) -> None:
    """Each fault names the file and feature, what is wrong, and what to do."""
    with pytest.raises(UsageProblem, match=r"reports\.geojson") as problem:
        _read(tmp_path, value)
    assert said in str(problem.value)
