"""Reading YAML: what is accepted, as which text, from which place."""

from __future__ import annotations

import pytest
import yaml

from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.document.read_yaml import read_yaml
from holdfast.document.source import MappingNode, Scalar, SequenceNode, Style
from holdfast.errors import UnreadableSource

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


def values(text: str) -> dict[str, object]:
    """The plain values of a YAML text."""
    return dict(plain(read_yaml(text, name="a.yaml")))


def codes(text: str, *, loader: object = None) -> list[str]:
    """The codes found in a YAML text."""
    with pytest.raises(UnreadableSource) as caught:
        read_yaml(text, name="a.yaml", loader=loader)
    return [finding.code for finding in caught.value.findings]


@pytest.mark.parametrize("written", ["NO", "yes", "12:30", "010", "2026-03-01", "1e3", "true", "0x1F", ".inf", "1_000"])
def test_every_scalar_is_text(written: str) -> None:
    """Nothing is turned into a number, date or truth value while reading."""
    assert values(f"a: {written}\n{written}: b\n") == {"a": written, written: "b"}


def test_quoted_null_and_empty_text_are_kept() -> None:
    """The words null and ~ and the empty text may be said in quotes."""
    assert values("a: 'null'\nb: \"~\"\nc: ''\n'<<': d\n") == {"a": "null", "b": "~", "c": "", "<<": "d"}


def test_blocks_and_spaces_are_kept() -> None:
    """Block scalars keep their lines, quotes their spaces, and any script comes through."""
    text = "a: |\n  one\n   two\nb: ' x '\nc: >-\n  one\n  two\nd: Угода 停战 اتفاق\n"

    assert values(text) == {"a": "one\n two\n", "b": " x ", "c": "one two", "d": "Угода 停战 اتفاق"}


def test_tree_keeps_order_style_and_places() -> None:
    """The tree keeps the order of the file, and every node knows where it stands."""
    root = read_yaml("b: [x, 'y']\n\U0001f54aé: {k: \"v\"}\n", name="a.yaml")

    (first, items), (second, inner) = root.entries
    assert (first.text, second.text) == ("b", "\U0001f54aé")
    assert isinstance(items, SequenceNode)
    assert isinstance(inner, MappingNode)
    assert str(items.place) == "a.yaml:1:4"
    assert [(str(item.place), item.style) for item in items.items if isinstance(item, Scalar)] == [
        ("a.yaml:1:5", Style.PLAIN), ("a.yaml:1:8", Style.SINGLE)]
    assert str(inner.place) == "a.yaml:2:5"
    assert str(inner.entries[0][1].place) == "a.yaml:2:9"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "expected"), [
    ("a: 1\na: 2\nb: 1\nb: 2\n", ["SYN012", "SYN012"]),
    ("a: &x 1\nb: *x\nc:\nd: ~\n", ["SYN013", "SYN014", "SYN019", "SYN019"]),
    ("a: 1\na: 2\nb: [1\n", ["SYN012", "SYN033"]),
    ("a: {<<: b}\n? \n: c\n", ["SYN015", "SYN018"]),
    ("a:\n  - !!str b\n  -\n", ["SYN016", "SYN019"]),
    ("a:\n\tb: 1\n", ["SYN031"]),
    ("a: 'x\nb: 2\n", ["SYN032"]),
    ('a: "x\\q"\n', ["SYN023"]),
    ("a: b: c\n", ["SYN034"]),
    ("a: @x\n", ["SYN037"]),
    ("a: [x]]\n", ["SYN038"]),
    ("a: - x\n", ["SYN030"]),
    ("a: x\nb\nc: d\n", ["SYN035"]),
    ("a:\n    - b\n   - c\n", ["SYN036"]),
    ("a: |x\n", ["SYN039"]),
    ("", ["SYN009"]),
    ("--- ~\n", ["SYN009"]),
    ("- a\n", ["SYN010"]),
    ("a: b\n---\nc: d\n", ["SYN011"]),
    ("a: b\n...\nc: d\n", ["SYN011"]),
    ("[a, b]: c\n", ["SYN017"]),
    ("%YAML 1.1\n---\na: b\n", ["SYN022"]),
    ('a: "\\u202e"\n', ["SYN007"]),
    ('a: "\\x00"\n', ["SYN006"]),
    ("a: &\n", ["SYN013"]),
    ("a: *\n", ["SYN014"]),
    ("a: !x!y z\n", ["SYN016"]),
])
def test_findings_are_collected_with_either_parser(text: str, expected: list[str], loader: object) -> None:
    """All that can be found in one go is found, in the order of the file, with libyaml and without."""
    assert codes(text, loader=loader) == expected


def test_yaml_12_directive_is_accepted() -> None:
    """The one directive that says what is assumed anyhow is accepted."""
    assert values("%YAML 1.2\n---\na: b\n") == {"a": "b"}


def test_half_a_character_is_refused_by_the_slow_parser() -> None:
    """An escape that names a lone surrogate is refused where the parser lets it through."""
    assert codes('a: "\\ud800"\n', loader=yaml.SafeLoader) == ["SYN024"]


def test_depth_limit_is_exact() -> None:
    """Sixty-four levels are read, sixty-five are refused."""
    assert values("a: " + "[" * 63 + "x" + "]" * 63)
    assert codes("a: " + "[" * 64 + "x" + "]" * 64) == ["SYN020"]


def test_node_limit_is_exact() -> None:
    """Two hundred thousand keys and values are read, one more is refused."""
    fits = 200_000 - 3

    assert values("a: [" + "x," * fits + "]")
    assert codes("a: [" + "x," * (fits + 1) + "]") == ["SYN021"]


def test_too_many_findings_end_the_reading() -> None:
    """A document with thousands of faults yields fifty findings, not thousands."""
    assert codes("a: 1\n" * 5000) == ["SYN012"] * 50


def test_messages_quote_little() -> None:
    """A message never quotes more than forty characters of the document."""
    long = "secret " * 100
    for text in (f"{long}: 1\n{long}: 2\n", f"'{long}': 1\n'{long}': 2\n", f"a: 'x' {long}\n", f"a: b\n{long}\nc: d\n",
                 f"a: &{'x' * 500} b\n", f"{'k' * 500}:\n", f"a: - {long}\n"):
        with pytest.raises(UnreadableSource) as caught:
            read_yaml(text, name="a.yaml")
        for finding in caught.value.findings:
            assert finding.message.count("secret") <= 6
            assert "x" * 41 not in finding.message
            assert "k" * 41 not in finding.message


def test_carriage_returns_count_as_line_breaks() -> None:
    """Files with the line ends of other systems have the same lines."""
    for end in ("\n", "\r\n", "\r"):
        root = read_bytes(f"a: |{end}  x{end}{end}b: y{end}".encode(), name="a.yaml").root
        assert str(root.entries[1][0].place) == "a.yaml:4:1"


def test_aliases_are_followed_only_where_a_format_asks_for_it() -> None:
    """A document refuses them; another format reads each as what its anchor marks, the last one of that name."""
    text = "a: &x [one, &y two]\nb: *x\nc: {k: *y}\nd: &x three\ne: *x\n"
    assert set(codes(text)) == {"SYN013", "SYN014"}
    assert plain(read_yaml(text, name="a.yaml", aliases=True)) == {
        "a": ["one", "two"], "b": ["one", "two"], "c": {"k": "two"}, "d": "three", "e": "three"}


@pytest.mark.parametrize("text", ["a: *x\n", "a: &x [*x]\n", "a: &x b\n*x : c\n"])
def test_aliases_of_nothing_of_themselves_and_as_keys_are_refused(text: str) -> None:
    """An alias stands for something complete that is written before it, and never for a key."""
    with pytest.raises(UnreadableSource) as caught:
        read_yaml(text, name="a.yaml", aliases=True)
    assert [finding.code for finding in caught.value.findings] == ["SYN014"]
