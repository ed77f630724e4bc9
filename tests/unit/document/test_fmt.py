"""Formatting documents without losing a value or a comment."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.document.frameworks import frameworks

from holdfast.document import fmt
from holdfast.document.fmt import comments, formatted
from holdfast.document.framework import Framework
from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.document.resolve import canonical_bytes, content_hash, resolve
from holdfast.errors import UnreadableSource

UNTIDY = '''\
# head
stage: pause   # a stage
framework: "2026.1"
id: 'example'
parties: ["A", 'B']

# the clauses
clauses:
    # first
    guns:
        who: A
        modal: "shall"
        text: "This is a very long text that goes on and on and on for ever and ever until somebody wraps it or stops reading: ok, now it is long enough for that."
    b:
        when: {within: P14D, from: T0}
        text: "50"
        note: "NO"
        who:
        - A
        - B   # last one
        lest: none
'''

TIDY = '''\
# head
stage: pause   # a stage
framework: "2026.1"
id: example
parties: [A, B]

# the clauses
clauses:
  # first
  guns:
    text: >-
      This is a very long text that goes on and on and on for ever and ever until somebody wraps it or stops reading:
      ok, now it is long enough for that.
    who: A
    modal: shall
  b:
    text: "50"
    who:
      - A
      - B     # last one
    when: {from: T0, within: P14D}
    lest: none
    note: "NO"
'''


def read(text: str) -> Any:
    """The plain values of a text."""
    return plain(read_bytes(text.encode(), name="text.yaml").root)


def test_a_document_becomes_tidy() -> None:
    """Keys in the order of the format, two blanks of indent, quotes only where needed, long texts folded."""
    assert formatted(UNTIDY, name="x.yaml") == TIDY


def test_a_tidy_document_stays() -> None:
    """Formatting twice is formatting once."""
    assert formatted(TIDY, name="x.yaml") == TIDY


def test_the_content_does_not_change() -> None:
    """The content hash and every comment are the same before and after."""
    before, after = (Framework.model_validate(read(text)) for text in (UNTIDY, formatted(UNTIDY, name="x")))
    assert content_hash(before) == content_hash(after)
    assert comments(read_bytes(UNTIDY.encode(), name="x")) == comments(read_bytes(TIDY.encode(), name="x"))


def test_keys_between_own_comments_keep_their_order() -> None:
    """Where comments stand between keys, no key moves away from its comment."""
    text = "framework: 2026.1\nclauses:\n  a:\n    who: A\n    # about the text\n    text: T\n"
    assert formatted(text, name="x.yaml") == text


@pytest.mark.parametrize("line", ["NO", "12:30", "2026-01-01T00:00:00Z", "50.0", "yes", "1e3", "0x1F", "+5", "null", "~x"])
def test_no_bare_word_changes(line: str) -> None:
    """Bare words that other readers take for numbers, dates or switches stay as they are written."""
    text = f"framework: 2026.1\nnote: {line}\n" if line != "null" else 'framework: 2026.1\nnote: "null"\n'
    assert formatted(text, name="x.yaml") == text


@pytest.mark.parametrize("block", ["|\n  one\n   two\n  three", ">-\n  one\n  two", "|+\n  one\n", ">\n  # no comment\n  x"])
def test_blocks_keep_their_content(block: str) -> None:
    """Literal and folded blocks come through with every blank that counts."""
    text = f"framework: 2026.1\nsummary: {block}\ntitle: T\n"
    assert read(formatted(text, name="x.yaml")) == read(text)


def test_long_lists_in_brackets_are_opened() -> None:
    """What does not fit on a line in brackets or braces stands on lines of its own; what fits stays."""
    long = ", ".join(f"a-rather-long-id-{n}" for n in range(9))
    text = f"framework: 2026.1\nretired: [{long}]\nparties: [A, B]\n"
    shown = formatted(text, name="x.yaml")
    assert "retired:\n  - a-rather-long-id-0\n  - a" in shown
    assert "parties: [A, B]" in shown
    assert read(shown) == read(text)


@pytest.mark.parametrize("other", ["a: 1\nb: 2\n", "a: 1  # one\nb: 3\n", "a: 1  # two\nb: 2\n"])
def test_nothing_is_handed_back_that_lost_something(other: str) -> None:
    """A lost or changed comment and a changed value are noticed."""
    before, after = (read_bytes(text.encode(), name="x.yaml") for text in ("a: 1  # one\nb: 2\n", other))
    assert fmt._same(before, before)
    assert not fmt._same(before, after)


def test_json_is_formatted_as_json() -> None:
    """JSON stays JSON, with numbers written as they were."""
    shown = formatted('{"framework": "2026.1", "n": 1.50, "big": 1e3, "a": [1, true], "t": "\\u0424"}', name="x.json")
    assert shown.startswith('{\n  "framework": "2026.1",\n  "n": 1.50,\n  "big": 1e3,')
    assert json.loads(shown)["t"] == "Ф"
    assert formatted(shown, name="x.json") == shown


def test_what_cannot_be_read_is_not_formatted() -> None:
    """A broken document is refused with its place, not mended by guessing."""
    with pytest.raises(UnreadableSource):
        formatted("a: [1\n", name="x.yaml")


TEXT = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=150).map(
    lambda text: text.strip() or "x")


@given(st.dictionaries(st.sampled_from(["title", "summary", "id", "note"]), TEXT, min_size=1),
       st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.fixed_dictionaries({"text": TEXT}, optional={
           "note": TEXT, "heading": TEXT, "who": st.lists(st.sampled_from("AB"))}), min_size=1), st.booleans())
def test_any_text_survives(top: dict[str, Any], clauses: dict[str, Any], flow: bool) -> None:
    """Whatever the words are, they come back the same, and formatting again changes nothing."""
    text = yaml.safe_dump({"framework": "2026.1", **top, "clauses": clauses}, allow_unicode=True, sort_keys=False,
                          default_flow_style=flow)
    once = formatted(text, name="x.yaml")
    assert read(once) == read(text)
    assert formatted(once, name="x.yaml") == once


@given(st.lists(st.sampled_from(range(len(UNTIDY.splitlines()))), max_size=6), st.booleans())
def test_every_comment_survives(lines: list[int], own: bool) -> None:
    """Comments anywhere between or behind the lines of a document are all there afterwards."""
    parts = UNTIDY.splitlines()
    for count, number in enumerate(sorted(lines, reverse=True)):
        if own:
            parts.insert(number, f"{' ' * (len(parts[number]) - len(parts[number].lstrip()))}# remark {count}")
        elif "#" not in parts[number] and parts[number]:
            parts[number] += f"  # remark {count}"
    text = "\n".join(parts) + "\n"
    once = formatted(text, name="x.yaml")
    assert comments(read_bytes(once.encode(), name="x")) == comments(read_bytes(text.encode(), name="x"))
    assert formatted(once, name="x.yaml") == once


@given(frameworks())
def test_frameworks_keep_their_meaning(text: Framework) -> None:
    """A framework formatted as YAML or as JSON resolves to the same bytes."""
    form = canonical_bytes(resolve(text))
    for written in (form.decode(), yaml.safe_dump(json.loads(form), sort_keys=False)):
        again = Framework.model_validate(plain(read_bytes(formatted(written, name="x").encode(), name="x").root))
        assert canonical_bytes(resolve(again)) == form


def test_blank_lines_inside_braces_settle_at_once() -> None:
    """Blank lines inside braces do not leave something for the next formatting to change."""
    text = (
        'framework: "2026.1"\nid: x\nstage: pause\nparties: {A: {name: A}, B: {name: \n\n\n  B}}\n'
        "bodies: {m: {name: M, kind: monitoring}}\nzones: {z: {name: Z}}\n"
    )

    once = formatted(text, name="x.framework.yaml")

    assert once == formatted(once, name="x.framework.yaml")
    assert once.index("zones") < once.index("bodies")
