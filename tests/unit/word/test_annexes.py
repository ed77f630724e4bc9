"""What print makes from fields: map, coordinates, distances, timetable, relief, figures and signatures."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.word.round_trip import opened, read_alone

from holdfast.document.framework import Framework
from holdfast.document.load import case_from_bytes, framework_from_bytes
from holdfast.word.conditions import condition_words
from holdfast.word.coordinates import degrees
from holdfast.word.labels import LABELS, label
from holdfast.word.map_drawing import HEIGHT, WIDTH, map_svg
from holdfast.word.printing import Carried, sheet_of
from holdfast.word.shapes import Shape, points_of, shapes_of
from holdfast.word.sheet import Block, Grid, Picture, Signatures
from holdfast.word.write_docx import docx_bytes
from holdfast.word.write_html import html_text

TEXT = """framework: "2026.1"
id: all-annexes
stage: framework
status: signed
parties: {A: {name: Party A}, B: {name: Party B}}
sources: {made: {title: Made}}
calendar: {T0: 2026-03-01T00:00:00Z}
zones:
  line: {name: Line, kind: line, datum: WGS84, geometry: {type: LineString, coordinates: [[30.123456789, 50], [31, 50.5], [30.123456789, 50]]}}
  buffer:
    name: Buffer
    kind: buffer
    around: line
    geometry: {type: Polygon, coordinates: [[[30, 49], [31, 49], [31, 51], [30, 49]]]}
    weapon-range: {artillery: {value: 30, unit: km}, tank: {value: 5, unit: km}}
  point: {kind: site, geometry: {type: Point, coordinates: [-30.5, -49.5]}}
bodies: {council: {name: Council, kind: council}}
clauses:
  fire: {heading: Ceasefire, text: Fire stops., who: [A, B], modal: shall-not, act: fire, when: {from: T0, until: T0+P30D}}
  guns: {number: "2", text: "Guns move {depth} back.", who: A, modal: shall, act: withdraw, when: {from: T0, within: P14D}}
  report: {number: "3", text: A reports., who: A, modal: shall, act: report, when: {from: breached(fire), within: PT6H}}
gates: {done: {title: Withdrawal seen, needs: [guns], evaluator: council, timeout: P60D}}
parameters: {depth: {value: 10, unit: km, source: made}}
relief:
  banks: {measures: [bank-ban], after: done, authority: council, snapback: A finding of the council brings it back.}
  trade: {text: Trade opens.}
legal: {signatories: [{party: A, capacity: party, authority: full powers}, {party: B}]}
"""


def framework_of(text: str = TEXT) -> Framework:
    """The framework in a text."""
    return framework_from_bytes(text.encode(), name="x.framework.yaml").model


def grids(framework: Framework, languages: tuple[str, ...] = ()) -> dict[str, list[tuple[str, ...]]]:
    """Title of a table → its rows as words."""
    sheet, _ = sheet_of(framework, languages=languages)
    return {block.title: [tuple(cell.text for cell in row) for row in block.rows]
            for block in sheet.blocks if isinstance(block, Grid)}


def only(framework: Framework, kind: type[Any]) -> Block:
    """The one block of a kind."""
    [found] = [block for block in sheet_of(framework)[0].blocks if isinstance(block, kind)]
    return found


def test_distances_stand_by_zone_and_weapon() -> None:
    """Each weapon class of each zone has its distance and what it is measured from."""
    assert [("Buffer", "artillery", "30 km", "Line"), ("Buffer", "tank", "5 km", "Line")] == grids(framework_of())[
        "Withdrawal distances"]


def test_the_timetable_counts_from_t0() -> None:
    """Beginnings and ends stand in days from T0 with their dates; what follows an event says how long after it."""
    rows = {row[0]: row[1:] for row in grids(framework_of())["Timetable"]}

    assert ("Party A, Party B", "day 0 (2026-03-01 00:00 UTC)", "day 30 (2026-03-31 00:00 UTC)") == rows["Ceasefire"]
    assert ("Party A", "day 0 (2026-03-01 00:00 UTC)", "day 14 (2026-03-15 00:00 UTC)") == rows["2  Guns move 10 km back."]
    assert ("Party A", "follows from events", "within 6 hours") == rows["3  A reports."]
    assert "Withdrawal seen" in rows


def test_relief_says_what_is_missing() -> None:
    """Measure, gate, authority and way back stand side by side; what the text does not say is said."""
    assert [("bank ban", "Withdrawal seen", "Council", "A finding of the council brings it back."),
            ("Trade opens.", "not stated", "not stated", "none stated")] == grids(framework_of())["Relief from sanctions"]


def test_coordinates_lose_no_digit_and_come_back() -> None:
    """Every point is printed with all its digits, and a print read alone gives the same geometry."""
    framework = framework_of()
    rows = grids(framework)["Zones and lines"]
    assert ("Line", "1", "50.00000°\u00a0N", "30.123456789°\u00a0E", "WGS84") == rows[0]
    assert ("49.50000°\u00a0S", "30.50000°\u00a0W") == rows[-1][2:4]

    again, _ = read_alone(docx_bytes(sheet_of(framework)[0]))

    for id, zone in framework.zones.items():
        assert shapes_of(zone.geometry) == shapes_of(again.zones[id].geometry)  # type: ignore[arg-type]
        assert (zone.kind, zone.datum) == (again.zones[id].kind, again.zones[id].datum)


def test_signatures_follow_the_legal_form_or_the_parties() -> None:
    """Signatories stand with capacity and authority; without them every party has its place."""
    block = only(framework_of(), Signatures)
    assert isinstance(block, Signatures)
    assert [("Party A", "party", "full powers"), ("Party B", "", "")] == [
        (one.party, one.capacity, one.authority) for one in block.signatories]

    other = only(framework_of(TEXT[: TEXT.index("legal:")]), Signatures)
    assert isinstance(other, Signatures)
    assert ["Party A", "Party B"] == [one.party for one in other.signatories]


def test_a_map_needs_coordinates() -> None:
    """Zones without geometry make no map and no table, and nothing is drawn in their place."""
    framework = framework_of('framework: "2026.1"\nid: x\nstage: pause\nparties: [A]\nzones: {a: {name: A}}\n')

    assert not [block for block in sheet_of(framework)[0].blocks if isinstance(block, Picture | Grid)]


def test_the_map_is_a_drawing_with_scale_and_hash() -> None:
    """The map numbers its zones, has a scale bar and north, and its caption names datum and hashes."""
    block = only(framework_of(), Picture)

    assert isinstance(block, Picture)
    assert re.search(r"\d+ (km|m)<", block.svg)
    assert ">N<" in block.svg
    assert len(re.findall(r"sha256 [0-9a-f]{12}", block.caption)) == 3
    assert "Datum: WGS84." in block.caption
    assert ET.fromstring(block.svg).tag.endswith("svg")


POINTS = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


@given(st.lists(st.lists(POINTS, min_size=1, max_size=6).map(tuple), min_size=1, max_size=5), st.sampled_from(["line", "area", "point"]))
def test_any_shapes_are_drawn_inside_the_frame(rings: list[Any], kind: str) -> None:
    """Whatever the coordinates are, every point of the drawing lies inside its frame."""
    zones = [(f"zone {n} <&>", (Shape(kind, (ring,)),)) for n, ring in enumerate(rings)]

    svg = map_svg(zones, title="Map & more")

    ET.fromstring(svg)
    for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", svg):
        assert -1 <= float(x) <= WIDTH + 1
        assert -1 <= float(y) <= HEIGHT + 1


@pytest.mark.parametrize("value", [
    {}, {"type": "Polygon"}, {"type": "Polygon", "coordinates": 3}, {"type": "LineString", "coordinates": []},
    {"type": "Point", "coordinates": ["x", "y"]}, {"type": "FeatureCollection", "features": "no"}, {"geometry": None},
])  # fmt: skip
def test_what_is_no_shape_is_left_out(value: dict[str, Any]) -> None:
    """A geometry that cannot be read has no shapes, and nothing is raised."""
    assert shapes_of(value) == ()


def test_shapes_inside_collections_are_found() -> None:
    """Features, collections and multiple geometries are taken apart."""
    value = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [0, 1], [0, 0]]]]}},
        {"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": [
            {"type": "MultiPoint", "coordinates": [[2, 2], [3, 3]]}, {"type": "MultiLineString", "coordinates": [[[4, 4], [5, 5]]]}]}}]}

    found = shapes_of(value)

    assert ["area", "point", "point", "line"] == [shape.kind for shape in found]
    assert 8 == len(list(points_of(found)))


@given(st.floats(-180, 180, allow_nan=False))
def test_degrees_say_the_value_again(value: float) -> None:
    """Degrees with a side give the value back, to nine digits."""
    said = degrees(value, "EW")
    number = float(said[:-2].rstrip("°")) * (-1 if said.endswith("W") else 1)

    assert abs(number - value) < 1e-9


def test_fixed_words_are_in_three_languages() -> None:
    """Every fixed word has its form in English, Ukrainian and Russian; other languages get English."""
    for key, words in LABELS.items():
        assert len(words) == 3
        assert all(words) or key == "full"
    assert label("annex", "uk-UA") == "Додаток"
    assert label("annex", "de") == "Annex"


def test_columns_carry_their_language() -> None:
    """In a web page each column says its language, and a missing version says that it is missing."""
    documents = opened("corpus/valid/languages.framework.yaml")

    text = html_text(sheet_of(documents.framework.model, languages=("uk", "de"))[0])

    assert 'lang="uk"' in text
    assert "no text in this language" in text
    assert sheet_of(documents.framework.model, languages=("uk", "de"))[1] == 1


def test_a_hostile_title_stays_words() -> None:
    """Markup and quotes in texts are shown as words, in the page, in its styles and in the Word document."""
    hostile = '</style><script>alert("x")</script>\\'
    framework = framework_of().model_copy(update={"title": hostile})
    sheet, _ = sheet_of(framework, carried=Carried("TLP:GREEN"))

    text = html_text(sheet)

    assert "<script" not in text
    assert text.count("</style>") == 1
    assert read_alone(docx_bytes(sheet))[0].title == hostile


def test_an_annex_from_a_table_is_a_table_again() -> None:
    """A table that became an annex is printed as one, and reading the print back adds no second annex."""
    framework = framework_of(TEXT + 'annexes: {points: {title: Points, note: "Point | Hours\\n1 | 06:00"}, map: {title: Map}}\n')

    assert [("1", "06:00")] == grids(framework)["Annex 1. Points"]
    assert {} == read_alone(docx_bytes(sheet_of(framework)[0]))[0].annexes


@pytest.mark.parametrize(("condition", "said"), [
    ("cap == high", ": Cap – Up to 800,000."), ("cap in {high, none}", ": Cap – Up to 800,000 / No cap."),
    ("cap == other", None), ("other == high", None), ("cap == high and line == frozen", None), ("cap != high", None),
])  # fmt: skip
def test_a_condition_is_said_in_words_of_the_case(condition: str, said: str | None) -> None:
    """Which option an issue must have is said by its title and text; anything more stays as it is written."""
    case = case_from_bytes(b'case: "2026.1"\nid: c\nparties: {A: {name: A}}\nissues: {cap: {title: Cap, options: '
                           b'{high: {text: "Up to 800,000."}, none: {text: No cap.}}}}\n', name="c.case.yaml").model

    words = condition_words(condition, case)

    assert said == (words("en") if words else None)
    assert condition_words(condition, None) is None
