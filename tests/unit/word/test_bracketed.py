"""Bracketed text: alternatives, their sponsors, brackets in brackets, and what is no alternative at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.word.bracketed import Alternative, Sponsors, bracketed, whole_bracket

PARTIES = Sponsors({"a": "A", "b": "B", "party a": "A"})


@pytest.mark.parametrize(("text", "alternatives"), [
    ("Stop [A: now] [B: soon].", [(("A",), "Stop now."), (("B",), "Stop soon.")]),
    ("Stop [now] [soon].", [((), "Stop now."), ((), "Stop soon.")]),
    ("Stop [now / soon].", [((), "Stop now."), ((), "Stop soon.")]),
    ("Stop [A: now / B: soon].", [(("A",), "Stop now."), (("B",), "Stop soon.")]),
    ("Stop [A, B: now].", [(("A", "B"), "Stop now.")]),
    ("Stop [A and B: now].", [(("A", "B"), "Stop now.")]),
    ("Stop [Party A: now].", [(("A",), "Stop now.")]),
    ("Stop [A: within [5] km] now.", [(("A",), "Stop within [5] km now.")]),
    ("Stop [at 06:00] now.", [((), "Stop at 06:00 now.")]),
    ("Stop [A: now] or [B: soon], all.", [(("A",), "Stop now, all."), (("B",), "Stop soon, all.")]),
    ("Stop […] now [1], [sic] and [...].", []),
    ("No bracket.", []),
])  # fmt: skip
def test_alternatives_are_whole_texts(text: str, alternatives: list[tuple[tuple[str, ...], str]]) -> None:
    """Each alternative is the whole text with it in place, and knows its sponsors."""
    assert [Alternative(by, said) for by, said in alternatives] == list(bracketed(text, PARTIES).alternatives)


def test_two_places_are_two_questions() -> None:
    """Brackets at two places are settled one by one: a version closes one and leaves the other as it stands."""
    found = bracketed("Stop [A: now] in the [B: north] sector.", PARTIES)

    assert ["Stop now in the [B: north] sector.", "Stop [A: now] in the north sector."] == [
        one.text for one in found.alternatives]


@pytest.mark.parametrize("text", ["Stop [now.", "Stop now].", "Stop [A: [now]."])
def test_a_bracket_without_partner_is_noticed(text: str) -> None:
    """An unpaired bracket is reported, and nothing is guessed from it."""
    assert bracketed(text, PARTIES).unpaired


def test_a_name_that_is_no_party_is_told() -> None:
    """A label that looks like a party and is none stays in the text and is reported."""
    found = bracketed("Stop [Xenia: now].", PARTIES)

    assert ("Xenia",) == found.strangers
    assert () == found.alternatives[0].by


def test_capitals_are_parties_where_none_are_named() -> None:
    """Where nobody said who the parties are, a short name in capitals counts as one."""
    anybody = Sponsors({}, any_sign=True)

    assert [("US", "EU"), ()] == [one.by for one in bracketed("Stop [US, EU: now] [note: soon].", anybody).alternatives]


def test_a_note_can_name_the_sponsor() -> None:
    """What hangs at a bracket says who proposes it, where the bracket itself does not."""
    found = bracketed("Stop [now].", PARTIES, noted=lambda start, end: ("B",) if (start, end) == (5, 10) else None)

    assert [("B",)] == [one.by for one in found.alternatives]


def test_a_whole_paragraph_in_brackets_is_an_alternative() -> None:
    """``[A: text]`` alone is a version of what stands above; without a sponsor it is not."""
    assert Alternative(("A",), "Guns stay.") == whole_bracket("[A: Guns stay.]", PARTIES)
    assert whole_bracket("[Guns stay.]", PARTIES) is None
    assert whole_bracket("[A: Guns] stay.", PARTIES) is None


@given(st.text(alphabet="AB:[] /.ab\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No text makes the reader of brackets fail, and no version is longer than the text."""
    found = bracketed(text, PARTIES)

    assert all(len(one.text) <= len(text) for one in found.alternatives)
