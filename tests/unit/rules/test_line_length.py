"""How long the lines are that a mission watches."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdfast.document.load import documents_from_bytes
from holdfast.rules.mvm.line_length import watched_km

ONE_DEGREE = 111.195  # km on a great circle of the mean sphere


def _watched(zones: dict[str, Any], area: list[str]) -> tuple[float, float] | None:
    body = {"name": "Mission", "kind": "monitoring", "area": area}
    text = {"framework": "2026.1", "id": "example", "stage": "pause", "parties": ["A", "B"], "zones": zones,
            "bodies": {"mission": body}}
    framework = documents_from_bytes(json.dumps(text).encode(), name="x.framework.json").framework.model
    return watched_km(framework, framework.bodies["mission"])


def _line(*points: tuple[str, str]) -> dict[str, Any]:
    return {"kind": "line", "geometry": {"type": "LineString", "coordinates": [list(point) for point in points]}}


@pytest.mark.parametrize(("points", "degrees"), [
    ([("0", "0"), ("0", "1")], 1.0),
    ([("10", "0"), ("11", "0"), ("12", "0")], 2.0),
    ([("0", "60"), ("1", "60")], 0.5),
    ([("179.5", "0"), ("-179.5", "0")], 1.0),
])
def test_geometry_is_measured_on_the_earth(points: list[tuple[str, str]], degrees: float) -> None:
    """A line is as long as on the ground: shorter degrees towards the pole, and the short way over the date line."""
    low, high = _watched({"line": _line(*points)}, []) or (0, 0)

    assert low == high == pytest.approx(degrees * ONE_DEGREE, rel=1e-3)


def test_what_the_text_says_comes_before_the_geometry() -> None:
    """A length in the text stands for the line, in its own unit and with its range."""
    line = {**_line(("0", "0"), ("0", "1")), "length": {"low": 50_000, "high": 60_000, "unit": "m"}}

    assert _watched({"line": line}, []) == pytest.approx((50, 60))


def test_each_line_counts_once_and_only_those_of_the_area() -> None:
    """Zones measured from a line stand for it, twice named is counted once, and other lines are left out."""
    zones = {"line": {"kind": "line", "length": {"value": 5, "unit": "km"}}, "strip": {"kind": "buffer", "around": "line"},
             "other": {"kind": "line", "length": {"value": 9, "unit": "km"}}}

    assert _watched(zones, ["strip", "line"]) == (5, 5)
    assert _watched(zones, ["everywhere"]) == (14, 14)


def test_one_unknown_length_makes_the_whole_unknown() -> None:
    """A sum over known lines alone would make a mission look stronger than it is."""
    zones = {"line": {"kind": "line", "length": {"value": 5, "unit": "km"}}, "other": {"kind": "line"}}

    assert _watched(zones, []) is None
    assert _watched({"town": {"kind": "site"}}, []) is None


def test_only_lines_have_a_length() -> None:
    """A zone around a town stands for no line, and a line around another is measured itself."""
    zones = {"line": {"kind": "line", "length": {"value": 5, "unit": "km"}},
             "branch": {"kind": "line", "around": "line", "length": {"value": 2, "unit": "km"}},
             "town": {"kind": "site", "length": {"value": 3, "unit": "km"}}, "ring": {"kind": "buffer", "around": "town"}}

    assert _watched(zones, ["ring", "branch"]) == (2, 2)
    assert _watched(zones, ["ring"]) is None


@pytest.mark.parametrize("length", [
    {"value": 5, "unit": "leagues"}, {"value": 5},
    {"distribution": {"shape": "normal", "mean": 5, "sd": 1}, "unit": "km"},
])
def test_a_length_that_cannot_be_read_is_unknown(length: dict[str, Any]) -> None:
    """A length without a known unit or without ends is unknown, and the geometry is not taken in its place."""
    assert _watched({"line": {**_line(("0", "0"), ("0", "1")), "length": length}}, []) is None
