"""The charts: every fact is drawn once, nothing depends on colour alone, and the same facts give the same bytes."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.brief.charts.conflicts import Column, LineBox, conflicts_chart
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.families import FamilyCounts, families_chart
from holdfast.brief.charts.gains import Lane, gains_chart
from holdfast.brief.charts.obligations import Bar, Tick, obligations_chart, tick_days
from holdfast.brief.charts.place_map import Outline, ScaleBar, place_map
from holdfast.brief.charts.plans import PlanRow, plans_chart
from holdfast.brief.charts.red_lines import PartyLines, red_lines_chart
from holdfast.brief.charts.scale import Scale
from holdfast.brief.charts.theme import TONES, Spec

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"'>&amp;]]>"


def _svg(spec: Spec, **more: object) -> ET.Element:
    return ET.fromstring(drawn(spec, id="c", title="T", description="D", **more))  # type: ignore[arg-type]


def _texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{NS}text")]


def _classes(root: ET.Element) -> list[str]:
    return [name for element in root.iter() for name in (element.get("class") or "").split()]


PARTIES = [PartyLines("A", (("crossed", True), ("crossed", False), ("kept", True)), "2 crossed, 1 kept"),
           PartyLines(HOSTILE, (("open", False),), "1 open")]
BARS = [
    Bar("A", "x", "No date", start=None, end=None, open_ended=False),
    Bar("A", "v", "From the start", start=0.0, end=None, open_ended=True),
    Bar("A", "y", "For ever", start=5.0, end=None, open_ended=True),
    Bar("B", "z", HOSTILE, start=10.0, end=400.0, open_ended=False, uncertain=True),
]
SCALE = Scale.over([-0.5, 1.0])
LANES = [Lane("A", "−0.20 to +0.90: depends", (-0.2, 0.9), "some"), Lane("B", "not known", None),
         Lane(HOSTILE, "prefers it", (0.1, 0.4), "every"), Lane("C", "does not prefer it", (-0.5, -0.1), "none")]
ROWS = [PlanRow("A", (-0.2, 0.9), "some", 3), PlanRow("B", None, "", 0, said=HOSTILE), PlanRow("C", (0.1, 0.4), "every", 0)]
BOXES = [LineBox("a1", "A", ("Kept as", "it is.")), LineBox("a2", "A", (HOSTILE,)), LineBox("b1", "B", ("Moved.",)),
         LineBox("c1", "C", ("Halved.",))]
COLUMNS = [Column("A", "A"), Column("B", "B"), Column("C", "C")]
SQUARE = {"type": "Polygon", "coordinates": [[[50, 50], [150, 50], [150, 150], [50, 150], [50, 50]]]}
ALL: list[Spec] = [
    red_lines_chart(PARTIES, most=3),
    families_chart([FamilyCounts(HOSTILE, {"error": 2, "open": 1}), FamilyCounts("DOC", {})], most=3),
    obligations_chart(BARS, ticks=[Tick(0, "T0"), Tick(365, HOSTILE)]),
    place_map([Outline(1, "zone", SQUARE, (100.0, 100.0)), Outline(2, "site", {"type": "Point", "coordinates": [20, 30]},
                                                                   (20.0, 30.0))],
              width=300, height=260, bar=ScaleBar(60, HOSTILE), north="N"),
    gains_chart(LANES, scale=SCALE, zero="no deal", ticks=dict.fromkeys(SCALE.marks(0, 340), "tick")),
    plans_chart(ROWS, scale=SCALE, zero="no deal", ticks=dict.fromkeys(SCALE.marks(22, 300), "tick")),
    conflicts_chart(BOXES, COLUMNS, [("a1", "b1"), ("a1", "a2"), ("a2", "b1", "c1"), ("c1",)]),
]
NAMES = ["lines", "families", "obligations", "map", "gains", "plans", "conflicts"]


@pytest.mark.parametrize("spec", ALL, ids=NAMES)
def test_a_drawing_is_plain_and_says_what_it_is(spec: Spec) -> None:
    """A drawing has a title and description, no style, script or colour of its own, and only classes the style knows."""
    root = _svg(spec)

    assert ("c-t c-d", "img") == (root.get("aria-labelledby"), root.get("role"))
    assert ["T", "D"] == [root.findtext(f"{NS}title"), root.findtext(f"{NS}desc")]
    names = {element.tag.removeprefix(NS) for element in root.iter()}
    assert names <= {"svg", "title", "desc", "g", "path", "line", "text", "rect", "circle"}
    for element in root.iter():
        assert not {"style", "fill", "stroke", "href"} & set(element.attrib)
        assert not [name for name in element.attrib if name.startswith("on")]
    assert set(_classes(root)) <= {f"{letter}-{tone}" for letter in "fs" for tone in (*TONES, "none")}
    assert HOSTILE in _texts(root)


@pytest.mark.parametrize("spec", ALL, ids=NAMES)
def test_the_same_chart_gives_the_same_bytes(spec: Spec) -> None:
    """Drawing twice changes nothing."""
    assert drawn(spec, id="c", title="T", description="D") == drawn(spec, id="c", title="T", description="D")


def test_every_red_line_has_a_mark_of_its_own_shape() -> None:
    """There is one mark per line; shape and tone tell the verdict, the number after a group how many there are."""
    root = _svg(red_lines_chart(PARTIES, most=3))

    marks = [path for path in root.iter(f"{NS}path") if path.get("d")]
    shapes = {(path.get("class"), len(path.get("d", ""))) for path in marks}
    assert 4 == len(marks)
    assert 3 == len({name for name, _ in shapes})
    assert ["A", HOSTILE, "2", "1", "1"] == _texts(root)


def test_counts_of_findings_stand_in_their_bars() -> None:
    """Each kind of finding has a bar as long as its number, with the number inside; kinds differ in more than colour."""
    root = _svg(families_chart([FamilyCounts("SEC", {"error": 2, "warning": 1, "review": 4, "open": 1, "note": 1})], most=9))

    bars = [path for path in root.iter(f"{NS}path") if "s-" in (path.get("class") or "")]
    assert 5 == len(bars)
    assert ["SEC", "2", "1", "4", "1", "1"] == _texts(root)
    looks = {("f-" in (bar.get("class") or ""), bar.get("stroke-dasharray")) for bar in bars}
    assert 4 == len(looks)  # errors and warnings are both solid; their order and the table tell them apart


def test_only_what_has_a_place_in_time_has_a_bar() -> None:
    """What has no date, or merely runs from the start, has no bar; what goes on has a tip; a range is dashed."""
    root = _svg(obligations_chart(BARS, ticks=[Tick(0, "T0")]))

    assert {"A", "B", "For ever", HOSTILE, "T0"} == set(_texts(root))
    shapes = [path for path in root.iter(f"{NS}path") if path.get("class")]
    assert 3 == len(shapes)  # two bars and one tip
    assert 1 == len([path for path in shapes if path.get("stroke-dasharray")])


def test_words_keep_their_language() -> None:
    """Words of a document that are not in the page's language are marked with theirs."""
    root = _svg(obligations_chart(BARS, ticks=[]), langs={"For ever": "en"})

    assert {"For ever": "en"} == {text.text: text.get("lang") for text in root.iter(f"{NS}text") if text.get("lang")}


@given(st.floats(min_value=1, max_value=40_000))
def test_axis_has_a_readable_number_of_ticks(longest: float) -> None:
    """An axis begins at 0, rises, and has at most nine marks."""
    days = [day for day, _, _ in tick_days(longest)]

    assert 0 == days[0]
    assert days == sorted(set(days))
    assert len(days) <= 9


@settings(max_examples=8)
@given(st.text(max_size=40))
def test_any_words_are_safe(label: str) -> None:
    """Whatever words a document holds, they are text in the drawing and never markup."""
    keep = "".join(letter for letter in label if letter.isprintable())

    root = _svg(obligations_chart([Bar(keep, "x", f"<b onclick=x>{keep}", 1.0, 2.0, open_ended=False)], ticks=[]))

    assert not [tag for tag in root.iter() if tag.tag in (f"{NS}b", f"{NS}script")]
