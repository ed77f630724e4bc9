"""The pictures of gains: bars end where the ranges do, look by more than colour, and no bar stands where nothing is known."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.gains import Lane, gains_chart
from holdfast.brief.charts.plans import PlanRow, plans_chart
from holdfast.brief.charts.scale import GainBar, Scale, bars
from holdfast.brief.charts.theme import Spec

NS = "{http://www.w3.org/2000/svg}"
SCALE = Scale.over([-1.0, 1.0])


def _svg(spec: Spec) -> ET.Element:
    return ET.fromstring(drawn(spec, id="c", title="T", description="D"))


def _texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{NS}text")]


def _bars(root: ET.Element) -> list[ET.Element]:
    """The bars, told by their edge, and not the lines of their hatching."""
    return [path for path in root.iter(f"{NS}path") if "s-bar" in (path.get("class") or "")]


def _lanes(*lanes: Lane) -> ET.Element:
    return _svg(gains_chart(lanes, scale=SCALE, zero="no deal", ticks=dict.fromkeys(SCALE.marks(0, 340), "tick")))


def test_a_lane_without_a_range_has_no_bar() -> None:
    """A party of which something is not known has a lane with its name and words, and no bar."""
    root = _lanes(Lane("A", "not known", None), Lane("B", "prefers it", (0.2, 0.6), "every"))

    assert 1 == len(_bars(root))
    assert {"A", "not known", "B", "prefers it", "no deal"} <= set(_texts(root))


def test_looks_differ_in_more_than_colour() -> None:
    """Filled, hatched and dashed bars tell the three answers apart without any colour."""
    every, some, none = (_bars(_lanes(Lane("A", "said", (-0.5, 0.5), look))) for look in ("every", "some", "none"))

    assert ["f-bar" in (found[0].get("class") or "") for found in (every, some, none)] == [True, False, False]
    assert [found[0].get("stroke-dasharray") is not None for found in (every, some, none)] == [False, False, True]
    hatching = [line for line in _lanes(Lane("A", "said", (-0.5, 0.5), "some")).iter(f"{NS}line")
                if "s-bar" in (line.get("class") or "")]
    assert len(hatching) > 10


def test_nothing_marks_a_middle() -> None:
    """Two ranges with the same ends are drawn the same, whatever their middle values were; only ends are in a bar."""
    path = _bars(_lanes(Lane("A", "said", (-0.5, 0.5), "every")))[0].get("d") or ""

    numbers = {float(x) for x, _ in re.findall(r"(?:M|L|h)?(-?[\d.]+),(-?[\d.]+)", path)}
    assert len(numbers) <= 3


def test_no_deal_is_always_on_the_scale() -> None:
    """Whatever the gains, the scale holds no deal with room on both sides."""
    scale = Scale.over([0.4, 0.9])

    assert scale.low < 0 < scale.high
    assert 0.0 in scale.marks(0, 340)


@given(st.lists(st.floats(-3, 3), max_size=8), st.floats(0, 60), st.floats(120, 900))
def test_the_scale_keeps_the_order_and_the_edges(ends: list[float], left: float, room: float) -> None:
    """Every gain stands between the edges, greater ones further right, and marks are apart from each other."""
    scale, right = Scale.over(ends), left + room

    spots = [scale.x(end, left, right) for end in sorted(ends)]

    assert spots == sorted(spots)
    assert all(left <= x <= right for x in spots)
    marks = [scale.x(gain, left, right) for gain in scale.marks(left, right)]
    assert all(b - a >= 50 for a, b in itertools.pairwise(marks))


def test_hatching_stays_within_its_bar() -> None:
    """Slanted lines are cut at the edges of their bar."""
    layers = bars([GainBar(-0.8, 0.3, "some", 10, 26)], SCALE, 0, 340, size=(340, 60))

    box = layers[0]["data"]["values"][0]
    for cut in layers[1]["data"]["values"]:
        assert box["x"] <= cut["x"] <= cut["x2"] <= box["x2"] + 1e-9
        assert box["y"] - 1e-9 <= cut["y2"] <= cut["y"] <= box["y2"]


def test_the_same_gain_stands_at_the_same_place_in_every_small_picture() -> None:
    """Pictures of two parties share one scale, and rows stay in the order given however good or bad they look."""
    rows = [PlanRow("A", (-0.9, -0.2), "none", 4), PlanRow("B", (0.2, 0.9), "every", 0)]

    one = _svg(plans_chart(rows, scale=SCALE, zero="no deal", ticks=dict.fromkeys(SCALE.marks(22, 300), "tick")))
    turned = _svg(plans_chart(rows[::-1], scale=SCALE, zero="no deal", ticks=dict.fromkeys(SCALE.marks(22, 300), "tick")))

    assert ["A", "B"] == [words for words in _texts(one) if words in "AB"]
    assert ["B", "A"] == [words for words in _texts(turned) if words in "AB"]
    assert ["4"] == [words for words in _texts(one) if words.isdigit()]


@pytest.mark.parametrize("ends", [(0.0, 0.0), (0.2, 0.2)])
def test_a_single_known_value_is_still_seen(ends: tuple[float, float]) -> None:
    """A range of no width is drawn as wide as can be seen."""
    assert 1 == len(_bars(_lanes(Lane("A", "said", ends, "every"))))
