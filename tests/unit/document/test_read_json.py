"""Reading JSON: what is accepted, as which text, from which place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.document.read_json import read_json, read_json_list
from holdfast.document.source import Scalar
from holdfast.errors import UnreadableSource

VISIBLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cf", "Zl", "Zp"))
                  | st.sampled_from("\n\t\U0001f54a\U00020000"))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(VISIBLE | st.booleans() | NUMBERS,
                      lambda inner: st.lists(inner) | st.dictionaries(VISIBLE, inner), max_leaves=30)


def as_text(value: object) -> object:
    """The value with every scalar as JSON writes it."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value if isinstance(value, str) else json.dumps(value)


def codes(text: str) -> list[str]:
    """The codes found in a JSON text."""
    with pytest.raises(UnreadableSource) as caught:
        read_json(text, name="a.json")
    return [finding.code for finding in caught.value.findings]


@given(st.dictionaries(VISIBLE, VALUES), st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_round_trip_keeps_everything_as_text(value: dict[str, object], ascii_only: bool, indent: int | None) -> None:
    """Whatever the standard library writes is read with the same structure and every scalar as text."""
    written = json.dumps(value, ensure_ascii=ascii_only, indent=indent)

    assert plain(read_json(written, name="a.json")) == as_text(value)


def test_numbers_keep_their_digits() -> None:
    """A number keeps the digits it is written with, and truth values become words."""
    root = read_json('{"a": 1.50, "b": -0, "c": 1E+9, "d": true, "e": false}', name="a.json")

    assert plain(root) == {"a": "1.50", "b": "-0", "c": "1E+9", "d": "true", "e": "false"}


@pytest.mark.parametrize(("text", "expected"), [
    ('{"a": 1, "a": 2, "b": null, "b": 3}', ["SYN012", "SYN019", "SYN012"]),
    ('{"a": [1, null, 2}', ["SYN019", "SYN033"]),
    ('{"a": "\\udc00"}', ["SYN024"]),
    ('{"a": "\\u202a"}', ["SYN007"]),
    ('{"a": Infinity}', ["SYN052"]),
    ('{"a": 1.}', ["SYN050"]),
    ('{"a": 1e}', ["SYN050"]),
    ('{"a": truely}', ["SYN054"]),
    ('{"a": [,]}', ["SYN050"]),
    ("{,}", ["SYN050"]),
    ('{"a": 1,, "b": 2}', ["SYN050"]),
    ('{"a": 1,', ["SYN055"]),
    ('{"a": # x\n 1}', ["SYN053"]),
    ('{"a": "b" "c": 1}', ["SYN057"]),
    ('{"a": 1}]', ["SYN056"]),
    ('{"a": 1} // end', ["SYN053"]),
    ('"a"', ["SYN010"]),
    ("null", ["SYN009"]),
    ('{"a": ' * 5000, ["SYN020"]),
])
def test_findings(text: str, expected: list[str]) -> None:
    """Every fault has its code, and reading goes on where it can."""
    assert codes(text) == expected


def test_depth_limit_is_exact() -> None:
    """Sixty-four levels are read, sixty-five are refused."""
    assert list(plain(read_json('{"a": ' + "[" * 63 + "]" * 63 + "}", name="a.json"))) == ["a"]
    assert codes('{"a": ' + "[" * 64 + "]" * 64 + "}") == ["SYN020"]


def test_places_count_characters() -> None:
    """Lines and columns are counted in characters, at the opening quote."""
    source = read_bytes('{\r\n  "\U0001f54a": "x", "k": [\n1]}'.encode(), name="a.json")

    (dove, x), (k, items) = source.root.entries
    assert [str(node.place) for node in (dove, x, k, items)] == [
        "a.json:2:3", "a.json:2:8", "a.json:2:13", "a.json:2:18"]
    assert isinstance(x, Scalar)
    assert source.text[x.start:x.end] == '"x"'


def test_messages_quote_little() -> None:
    """A message never quotes more than forty characters of the document."""
    for text in ('{"a": ' + "x" * 500 + "}", '{"' + "x" * 500 + '": null}', '{"a": 1 "' + "x" * 500 + '"}'):
        with pytest.raises(UnreadableSource) as caught:
            read_json(text, name="a.json")
        assert "x" * 41 not in caught.value.findings[0].message


def test_a_null_may_count_as_silence() -> None:
    """In files of other programs a key that has null is as if it were not written; elsewhere null is a fault."""
    text = '{"a": null, "b": {"c": null, "d": 1}, "e": 2}'
    assert plain(read_json(text, name="a.json", keeps_null=False)) == {"b": {"d": "1"}, "e": "2"}
    assert codes(text) == ["SYN019", "SYN019"]
    for fault in ('{"a": [null]}', "null", '{"a": 1, "a": null}'):
        with pytest.raises(UnreadableSource):
            read_json(fault, name="a.json", keeps_null=False)


def test_a_list_is_read_under_a_key() -> None:
    """A text that is a list is read as a mapping with the list, whose items keep their places."""
    root = read_json_list('\n[{"a": 1}, 2]', name="a.json", key="items")

    assert plain(root) == {"items": [{"a": "1"}, "2"]}
    [(key, items)] = root.entries
    assert (str(key.place), str(items.place)) == ("a.json:2:1", "a.json:2:1")
    with pytest.raises(UnreadableSource):
        read_json_list("[1, 2", name="a.json", key="items")
