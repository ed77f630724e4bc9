"""The picture of colliding lines: every box and joint once, lines that run through no box, and the table in full."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assess.made import assessed, documents, line

from holdfast.brief.catalogue import LANGUAGES, catalogue
from holdfast.brief.charts.conflicts import BOX, TALL, Column, LineBox, conflicts_chart
from holdfast.brief.charts.theme import Spec
from holdfast.brief.conflicts_part import BOXES, Conflicts, conflicts_part
from holdfast.brief.naming import Names
from holdfast.rules.context import Context

COLUMNS = [Column(party, f"Party {party}") for party in "ABCD"]


def _values(spec: Spec, mark: str) -> list[Spec]:
    return [value for layer in spec["layer"] if layer["mark"]["type"] == mark for value in layer["data"]["values"]]


def _chart(parties: Sequence[str], sets: Sequence[Sequence[int]]) -> Spec:
    boxes = [LineBox(f"l{n}", party, (f"Line {n}",)) for n, party in enumerate(parties)]
    columns = [column for column in COLUMNS if column.id in parties]
    return conflicts_chart(boxes, columns, [tuple(f"l{n}" for n in found) for found in sets])


def test_pairs_are_joined_by_lines_and_larger_sets_by_a_diamond() -> None:
    """A pair needs one line and no diamond; three need a line each to one diamond."""
    pair, three = _chart("AB", [(0, 1)]), _chart("ABC", [(0, 1, 2)])

    assert (1, 0) == (len(_values(pair, "rule")), len(_values(pair, "point")))
    assert 1 == len(_values(three, "point"))
    diamond = _values(three, "point")[0]
    assert 3 == sum((value["x2"], value["y2"]) == (diamond["x"], diamond["y"]) for value in _values(three, "rule"))


def test_what_cannot_hold_by_itself_has_an_edge_of_its_own() -> None:
    """A conflict of one line is a box with a heavy dashed edge, and no line leads to it."""
    spec = _chart("AB", [(0,), (0, 1)])

    dashed = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rect" and "strokeDash" in layer["mark"]]
    assert [1] == [len(layer["data"]["values"]) for layer in dashed]


@settings(deadline=None)
@given(st.lists(st.sampled_from("ABCD"), min_size=2, max_size=40), st.data())
def test_boxes_stand_apart_and_no_line_runs_through_one(parties: list[str], data: st.DataObject) -> None:
    """Whatever collides, boxes and diamonds cover each other nowhere, and long lines keep between the rows."""
    pairs = st.sets(st.integers(0, len(parties) - 1), min_size=2, max_size=min(4, len(parties))).map(sorted)
    spec = _chart(parties, data.draw(st.lists(pairs, min_size=1, max_size=12)))

    boxes = _values(spec, "rect")
    assert len(parties) == len(boxes)
    for one, other in itertools.combinations(boxes, 2):
        assert abs(one["x"] - other["x"]) >= BOX or abs(one["y"] - other["y"]) >= TALL
    diamonds = _values(spec, "point")
    assert len({(value["x"], round(value["y"], 6)) for value in diamonds}) == len(diamonds)
    for value in _values(spec, "rule"):
        if abs(value["x2"] - value["x"]) >= BOX:
            assert value["y"] == value["y2"]
            assert not [box for box in boxes if box["y"] < value["y"] < box["y2"]]
    assert all(0 <= value[x] <= spec["width"] and 0 <= value[y] <= spec["height"]
               for value in _values(spec, "rule") for x, y in (("x", "y"), ("x2", "y2")))


def _conflicts(lines: dict[str, dict[str, str]], lang: str = "en", **more: object) -> Conflicts | None:
    given = {"red-lines": lines, **more}
    signing = assessed({}, **given).signing
    assert signing is not None
    return conflicts_part(Names(Context(documents({}, **given)), catalogue(lang)), signing, id="c")


PAIR = {"b": {**line("B", "order == last"), "date": "2026-01-12", "said-by": "Minister of B"}, "a": line("A", "order == first")}


def test_every_conflict_is_told_in_words_with_its_origin() -> None:
    """The table names each line, whose it is and where it is from; parties stand in the order of the case."""
    found = _conflicts(PAIR)

    assert found is not None
    assert "1 smallest conflict" in found.said
    assert found.said.endswith("This is the only one.")
    told = str(found.figure.rows[0][1][0])
    assert "These 2 cannot all hold:" in told
    assert "Party B: “B wants it” (12 January 2026, Minister of B)" in told
    assert found.figure.svg.index("Party A") < found.figure.svg.index("Party B")
    assert (0, 0, False) == (found.undrawn, found.unlisted, found.apart)


def test_exclusions_belong_to_nobody() -> None:
    """A combination that cannot stand together has a column of its own, after those of the parties."""
    lines = {"a": line("A", "order == first"), "b": line("B", "cap == low")}
    found = _conflicts(lines, excluded={"x": {"when": "order == first and cap == low", "because": "Impossible."}})

    assert found is not None
    assert found.apart
    assert "what cannot stand together by its nature, “Impossible”" in str(found.figure.rows[0][1][0])


def test_lines_that_can_all_be_kept_have_no_picture() -> None:
    """Without a conflict there is nothing to draw."""
    assert _conflicts({"a": line("A", "order == first")}) is None


def test_a_great_many_lines_are_cut_and_counted() -> None:
    """The picture holds a limited number of lines, says how many conflicts it leaves out, and the table has them all."""
    lines = {f"{party}{n}".lower(): line(party, f"order == {option}")
             for party, option in (("A", "first"), ("B", "last")) for n in range(25)}

    found = _conflicts(lines)

    assert found is not None
    assert 200 == len(found.figure.rows)
    assert 625 - 200 == found.unlisted
    assert 0 < found.undrawn < 625
    assert found.figure.svg.count("wants it") <= BOXES


def test_the_same_case_gives_the_same_bytes_in_every_language() -> None:
    """Drawing twice changes nothing, and every language has its own words around the quoted ones."""
    for lang in LANGUAGES:
        assert json.dumps(_rows(_conflicts(PAIR, lang))) == json.dumps(_rows(_conflicts(PAIR, lang)))
    assert "не можуть виконуватися разом" in str(_rows(_conflicts(PAIR, "uk")))
    assert '<span lang="en">Minister of B</span>' in str(_rows(_conflicts(PAIR, "ru")))


def _rows(found: Conflicts | None) -> list[list[str]]:
    assert found is not None
    return [[str(words) for words, _ in row] for row in found.figure.rows] + [[found.figure.svg]]
