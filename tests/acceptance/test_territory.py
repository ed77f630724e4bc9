"""``holdfast territory`` as a user calls it: zones of a text, data beside it, and files that cannot be used."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import call
from tests.conftest import NOT_SHIPPABLE

MADE = "corpus/cases/territory"
TEXT = f"{MADE}/made-zones.framework.yaml"
CASE = f"{MADE}/made-zones.case.yaml"
SETTLED = ["--settlements", f"{MADE}/made-settlements.csv", "--date", "2026-02-15"]
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def _data(*words: str) -> dict[str, Any]:
    found = call("territory", *words, "--format", "json").envelope["data"]
    assert isinstance(found, dict)
    return found


def test_a_made_text_in_full() -> None:
    """Every part of the analysis finds what the made text holds."""
    data = _data(TEXT, *SETTLED, "--places", f"{MADE}/made-places.csv")
    places = {one["address"]: one for one in data["places"]}
    assert places["zones.belt"]["area_range_km2"]["low"] == pytest.approx(111.1 * 8 + 3.1416 * 16, rel=2e-3)
    assert places["zones.gun-free-later"]["replaces"] == "zones.gun-free"
    assert places["areas.north"]["population"] == {"low": 90_000, "high": 110_000}
    pairs = {(one["one"], one["other"]) for one in data["overlaps"]}
    assert ("zones.belt", "zones.gun-free") in pairs
    assert ("zones.gun-free", "zones.gun-free-later") not in pairs
    (change,) = data["changes"]
    assert (change["holder"], change["lost_km2"]) == ("A", 0)
    assert {(one["address"], one["holder"]) for one in data["outdated"]} == {("zones.strait", "A"), ("zones.strait", "B")}
    (withdrawal,) = data["withdrawals"]
    assert (withdrawal["gap_km"], withdrawal["line"]) == (5, "zones.strait")
    assert withdrawal["drawn_km"]["low"] == pytest.approx(22.1, abs=0.1)
    states = {one["function"]: one["state"] for one in data["authority"]}
    assert (states["police"], states["courts"], states["vote"], states["tax"]) == ("conflict", "vacuum", "vacuum", "one")
    quay = {one["option"]: one["holders"] for one in data["holders"] if one["place"] == "zones.quay"}
    assert quay == {"trust": ["LEAGUE"], "local": [], "later": []}
    within = {one["place"]: one["status"] for one in data["settlements"]["within"]}
    assert within["zones.belt"] == {"A": 1}
    assert data["settlements"]["unplaced"] == 1


def test_the_same_in_words() -> None:
    """The words name no title and no blame, and say what no document holds."""
    said = call("territory", TEXT, *SETTLED).out
    for words in ("this says nothing of title", "port = local: zones.quay-of-a, control: A",
                  "port = later: areas.port, police: not said", "nobody from T0+P2Y to T0+P3Y",
                  "several at the same time (LEAGUE, B)", "Withdrawal by weapon class",
                  "as their publisher has it", "around it: zones.belt, zones.gun-free"):
        assert words in said


def test_a_case_alone() -> None:
    """A case is measured without a text, and drawn with its own areas and control alone."""
    data = _data(CASE)
    assert [one["address"] for one in data["places"]] == ["areas.north", "areas.port"]
    assert data["authority"] == data["holders"] == []
    drawn = json.loads(call("territory", CASE, "--format", "geojson").out)
    assert [one["id"] for one in drawn["features"]] == [
        "areas.north", "control.january", "control.february", "control.february-b"]


def test_one_geometry_dated_by_an_option(tmp_path: Path) -> None:
    """A file that holds a single geometry without a date gets it from --date, and outdates an older line."""
    path = tmp_path / "now.geojson.gz"
    path.write_bytes(gzip.compress(b'{"type": "LineString", "coordinates": [[-31, 4.2], [-30, 4.2]]}'))
    data = _data(TEXT, "--lines", str(path), "--date", "2026-06-01")
    assert ("now.geojson.gz", "2026-06-01") in {(one["series"], one["newer"]) for one in data["outdated"]}
    assert "it has no date" in call("territory", "--lines", str(path)).err
    dated = _data("--lines", f"{MADE}/made-lines.geojson", "--date", "2026-06-01")
    assert [one["date"] for one in dated["lines"]] == ["2026-01-01", "2026-01-15", "2026-02-01"]


CUT = gzip.compress(bytes(range(256)) * 40)[:200]


def _ring(ring: list[list[float]]) -> bytes:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return json.dumps({"type": "Feature", "properties": {"date": "2026-01-01"}, "geometry": geometry}).encode()


@pytest.mark.parametrize(("name", "content", "option", "said"), [
    ("a.geojson", b'{"type": "Feature", "properties": [1], "geometry": null}', "--lines", "it has no date"),
    ("a.geojson", b'{"type": "FeatureCollection", "features": [7]}', "--lines", "a feature is no object"),
    ("a.geojson", b'{"type": "FeatureCollection", "features": []}', "--lines", "no features"),
    ("a.geojson", _ring([[179, 1], [-179, 1], [-179, 2], [179, 1]]), "--lines", "180 degrees"),
    ("a.geojson", _ring([[0, 80], [9, 80], [5, 89.9], [0, 80]]), "--lines", "pole"),
    ("a.geojson.gz", CUT, "--lines", "end is missing"), ("a.csv.gz", CUT, "--daily", "end is missing"),
    ("a.csv", b"date,area_km2\n", "--daily", "no rows"), ("a.csv", b"\xff\xfe\x00", "--settlements", "UTF-8"),
    ("a.csv", b"geonameid,date,status\n1,2026-01-01,\n", "--settlements", "line 2")])
def test_data_that_cannot_be_used(name: str, content: bytes, option: str, said: str, tmp_path: Path) -> None:
    """Bad files end with exit code 2, their name and what to do, and print nothing else."""
    path = tmp_path / name
    path.write_bytes(content)
    done = call("territory", option, str(path))
    assert done.code == 2
    assert name in done.err
    assert said in done.err
    assert done.out == ""


def test_places_alone_say_nothing() -> None:
    """Where settlements lie is of no use without their control."""
    done = call("territory", TEXT, "--places", f"{MADE}/made-places.csv")
    assert done.code == 2
    assert "--settlements" in done.err


@pytest.mark.skipif(not (SHARED / "deepstate").exists() or not (SHARED / "viina").exists(), reason=NOT_SHIPPABLE)
def test_real_data_through_the_command() -> None:
    """Twelve dates grow from 109,064 to 116,675 square kilometres, and settlements are counted at two dates."""
    data = _data("--lines", str(SHARED / "deepstate" / "deepstate_snapshots_12.geojson.gz"),
                 "--daily", str(SHARED / "deepstate" / "deepstate_daily_area.csv.gz"),
                 "--settlements", str(SHARED / "viina" / "viina_control_changes.csv.gz"),
                 "--date", "2022-03-31", "--date", "2026-04-24")
    areas = [one["area_km2"] for one in data["lines"]]
    assert areas[0] == pytest.approx(109_064, rel=3e-3)
    assert areas[-1] == pytest.approx(116_675, rel=3e-3)
    assert sum(one["net_km2"] for one in data["changes"]) == pytest.approx(areas[-1] - areas[0], abs=2)
    assert {"2025-07-04", "2026-08-13"} <= {one["end"] for one in data["redrawn"]}
    assert [sum(one["status"].values()) for one in data["settlements"]["counts"]] == [11_110, 11_754]
