"""Places: of scalars, of characters inside them, and of paths into a document."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.places import PlaceIndex, plain
from holdfast.document.read import read_bytes
from holdfast.document.source import LINE_BREAK, MappingNode, Node, Scalar, Source, Style, place_in

WORDS = st.text("abcdefgxyzäжу停\U0001f54a", min_size=1, max_size=8)
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, min_size=1, max_size=4)
                     | st.dictionaries(WORDS, inner, min_size=1, max_size=4), max_leaves=20)
PROSE = st.lists(st.sampled_from(["The", "Parties", "shall", "withdraw", "don't", '"all"', "артилерію", "\U0001f54a", "\n",
                                  "  ", "\n\n", "\n ", "\t", "\\", "é", "停战", "#", ":", "-", "''", "\xa0"]),
                 min_size=1, max_size=30).map(" ".join)


def emitted(value: object, indent: int) -> str:
    """The value as block-style YAML, by an emitter of our own."""
    lead = " " * indent
    if isinstance(value, dict):
        return "".join(f"\n{lead}{key}: {emitted(inner, indent + 2)}" for key, inner in value.items())
    if isinstance(value, list):
        return "".join(f"\n{lead}- {emitted(inner, indent + 2)}" for inner in value)
    return str(value)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every key and value below a node."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key
            yield from scalars(value)
    else:
        for item in node.items:
            yield from scalars(item)


def lines(source: Source) -> list[str]:
    """The lines of the file."""
    return LINE_BREAK.split(source.text)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_scalar_stands_at_its_place(value: dict[str, object], end: str) -> None:
    """At the place of every plain scalar, the file goes on with its text, also between its offsets."""
    written = emitted(value, 0).lstrip("\n").replace("\n", end)
    source = read_bytes(written.encode(), name="a.yaml")

    assert plain(source.root) == value
    for scalar in scalars(source.root):
        line = lines(source)[scalar.place.line - 1]
        assert line[scalar.place.column - 1:].startswith(scalar.text)
        assert source.text[scalar.start:scalar.end] == scalar.text


@given(PROSE, st.sampled_from(["'", '"', "|", ">", None, "json", "json-ascii"]), st.sampled_from(["\n", "\r\n"]))
def test_character_of_a_scalar_is_found_in_the_file(text: str, style: str | None, end: str) -> None:
    """At the place of every character that is not a blank, the file shows that character or an escape for it."""
    if style and style.startswith("json"):
        written = json.dumps({"key": text}, ensure_ascii=style == "json-ascii")
    else:
        written = yaml.dump({"key": {"inner": text}}, default_style=style, allow_unicode=True, width=30)
        written = written.replace("\n", end).replace("!!null ", "")
    source = read_bytes(written.encode(), name="a")
    scalar = list(scalars(source.root))[-1]

    # The emitter changes a few folded texts; what matters is where the text that was read stands.
    assert scalar.text == text or style == ">"
    for offset, character in enumerate(scalar.text):
        place = place_in(scalar, offset, source)
        shown = lines(source)[place.line - 1][place.column - 1:place.column]
        if not character.isspace():
            assert shown in (character, "\\"), (offset, character, place)


@pytest.mark.parametrize(("written", "offset", "expected"), [
    ("a: one two", 3, "1:7"),
    ("a: 'one two'", 3, "1:8"),
    ('a: "one two"', 7, "1:12"),
    ("a: |\n  if x\n    and  y\n", 11, "3:9"),
    ("a: |2\n   if x\n", 0, "2:3"),
    ("a: |\n  if x\n  y\n", 4, "2:7"),
    ("a: >-\n  if x\n  and y\n", 5, "3:3"),
    ('a: "x\\u0041\\ny"', 3, "1:14"),
    ("a: 'it''s so'", 3, "1:9"),
    ("a: one\n  two", 4, "2:3"),
    ("a: one", -5, "1:4"),
    ("a: one", 99, "1:7"),
    ("a: |\n  x\n\n\nb: c", 99, "2:4"),
])
def test_place_in_scalar(written: str, offset: int, expected: str) -> None:
    """An offset in the text leads to its line and column, never beyond the scalar."""
    source = read_bytes(written.encode(), name="f")
    scalar = source.root.entries[0][1]

    assert isinstance(scalar, Scalar)
    assert str(place_in(scalar, offset, source)) == f"f:{expected}"


DOCUMENT = """\
id: example
clauses:
  withdrawal:
    who: [A, 'B']
    when: {within: P14D}
"""


@pytest.fixture
def index() -> PlaceIndex:
    """The places of a small document."""
    return PlaceIndex(read_bytes(DOCUMENT.encode(), name="f").root)


def test_key_and_value_have_places(index: PlaceIndex) -> None:
    """A path leads to the place of its key and to the place of its value."""
    path = ("clauses", "withdrawal", "when", "within")

    assert str(index.key(path)) == "f:5:12"
    assert str(index.value(path)) == "f:5:20"
    assert str(index.key(("clauses", "withdrawal", "who", 1))) == "f:4:14"
    assert str(index.value(())) == "f:1:1"
    assert index.key(()) is None


@pytest.mark.parametrize("path", [("gone",), ("clauses", 0), ("clauses", "withdrawal", "who", 2), ("id", "x"),
                                  ("clauses", "withdrawal", "who", -1), ("clauses", "withdrawal", "who", "0")])
def test_unknown_path_has_no_place(index: PlaceIndex, path: tuple[str | int, ...]) -> None:
    """A path that leads nowhere has neither key, value nor scalar."""
    assert index.key(path) is None
    assert index.value(path) is None
    assert index.scalar(path) is None


def test_nearest_walks_up(index: PlaceIndex) -> None:
    """For an unknown path, the key of the closest known ancestor is the place; in the end it is the root."""
    assert str(index.nearest(("clauses", "withdrawal", "when", "by", 3))) == "f:5:5"
    assert str(index.nearest(("clauses", "withdrawal", "who", 1))) == "f:4:14"
    assert str(index.nearest(("gone", "further"))) == "f:1:1"


def test_scalar_at_a_path(index: PlaceIndex) -> None:
    """A path to a scalar gives the node, with its style; a path to a list gives nothing."""
    found = index.scalar(("clauses", "withdrawal", "who", 1))

    assert found
    assert (found.text, found.style) == ("B", Style.SINGLE)
    assert index.scalar(("clauses", "withdrawal", "who")) is None
