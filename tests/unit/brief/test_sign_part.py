"""The part on signature: what rests on nobody's preferences first, unknown parties without a bar, texts in the order given."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from tests.unit.assess.made import CLOSED, assessed, documents, line, stakes

from holdfast.assess.assessment import assess_documents
from holdfast.brief.after_part import after_part
from holdfast.brief.catalogue import LANGUAGES, catalogue
from holdfast.brief.naming import Names
from holdfast.brief.page import page_of
from holdfast.brief.render import render
from holdfast.brief.sign_part import SignPart, sign_part
from holdfast.document.load import load_set
from holdfast.rules.context import Context
from holdfast.settlement.after.sentences import party_sentence, summary

FOR, AGAINST = stakes({"low": 0.6, "high": 0.9}, 0, 0.5), stakes({"low": 0.1, "high": 0.4}, 1, 0.5)
UNKNOWN = stakes(0.5, 1)


def _part(*picks: dict[str, str], lang: str = "en", **more: Any) -> SignPart:
    texts = [("ABCD"[n], Names(Context(documents(pick, **more)), catalogue(lang)), assessed(pick, **more))
             for n, pick in enumerate(picks)]
    found = sign_part(texts)
    assert found is not None
    return found


def test_one_text_has_lanes_and_a_zone() -> None:
    """With one text each party has a lane; packages that keep every line are counted, and all accept some of them."""
    found = _part(CLOSED, stakes={"A": FOR, "B": AGAINST}, **{"red-lines": {"a": line("A", "cap == low")}})

    assert found.gains is not None
    assert [("Party A", "+0.10", "+0.40", "prefers it in every case"), ("Party B", "−0.40", "−0.10", "prefers it in no case")] \
        == [tuple(words for words, _ in row) for row in found.gains.rows]
    (together,) = found.together
    assert "2 of 4 packages keep every firm red line, whatever anybody prefers." == together.said
    assert together.zone is not None
    assert "Every party accepts 0 of these packages in every case, and 0 in some case." == together.zone_said
    assert found.assumed
    assert not found.plans


def test_a_party_of_which_nothing_is_known_has_a_lane_that_says_so() -> None:
    """An unknown worth of no deal and unknown stakes are said at the lane and in the table, and no numbers stand there."""
    found = _part(CLOSED, stakes={"A": UNKNOWN})

    assert found.gains is not None
    assert [("Party A", "", "", "what no deal is worth to it is not known"),
            ("Party B", "", "", "what the options are worth to it is not known")] \
        == [tuple(words for words, _ in row) for row in found.gains.rows]
    assert "is not counted" in found.together[0].zone_said


def test_parties_stand_in_the_order_of_the_case_whether_weighed_or_not() -> None:
    """A party that is not weighed keeps its place before one that is, in every picture."""
    one, several = _part(CLOSED, stakes={"B": FOR}), _part(CLOSED, CLOSED, stakes={"B": FOR})

    assert one.gains is not None
    assert ["Party A", "Party B"] == [row[0][0] for row in one.gains.rows]
    assert ["Party A", "Party B"] == [name for (name, _), _ in several.plans]
    assert ["Party A", "Party B"] == [robust.party[0] for robust in several.robust]


def test_several_texts_stand_in_the_order_given_for_every_party() -> None:
    """Each party has one picture with a row per text; crossings are counted per party, and no order is by gain."""
    last = {"order": "last", "cap": "low"}
    more = {"stakes": {"A": FOR, "B": AGAINST}, "red-lines": {"a": line("A", "order == first")}}

    found = _part(CLOSED, last, **more)

    assert found.gains is None
    assert ["Party A", "Party B"] == [name for (name, _), _ in found.plans]
    assert [("A", "0"), ("B", "1")] == [(row[0][0], row[4][0]) for row in found.plans[0][1].rows]
    assert [("A", "0"), ("B", "0")] == [(row[0][0], row[4][0]) for row in found.plans[1][1].rows]
    assert [("in every case: A", "in no case: B"), ("in every case: B", "in no case: A")] == [one.said for one in found.robust]
    assert 1 == len(found.together)
    assert "" == found.together[0].letters


def test_without_stakes_only_logic_is_shown() -> None:
    """Where nobody has stakes there are no bars, and what collides is still shown."""
    lines = {"a": line("A", "order == first"), "b": line("B", "order == last")}

    found = _part({}, **{"red-lines": lines})

    assert not found.weighed
    assert found.gains is None
    assert found.together[0].conflicts is not None
    assert found.together[0].zone is None


def test_without_a_case_there_is_no_such_part() -> None:
    """A text without issues to hold it against has no pictures of signature."""
    text = load_set("examples/pauses/plant-repair-truce.framework.yaml")

    assert sign_part([("A", Names(Context(text), catalogue("en")), assess_documents(text))]) is None \
        or assess_documents(text).signing is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_assumed_preferences_are_headed_so_in_every_language(lang: str) -> None:
    """The heading stands before every picture of gains where stakes are assumed, and nowhere where all are stated."""
    heading = catalogue(lang).say("gains.assumed")
    for basis, count in (("assumed", 2), ("published", 0)):
        held = {party: stakes(0.9, 0, 0.5, basis=basis) for party in "AB"}
        text = documents(CLOSED, stakes=held)
        page = page_of([(text, assess_documents(text), "0" * 64)], version="t", marking="TLP:CLEAR", lang=lang)
        assert count == render(page).count(f'<p class="assumed">{heading}</p>')


@pytest.mark.parametrize("name", ["ukraine/coalition-plan", "ukraine/european-24-point", "ukraine/russian-memorandum",
                                  "historical/minsk-2-2015", "pauses/plant-repair-truce"])
def test_the_time_after_signature_is_told_as_it_was_found(name: str) -> None:
    """In English the page says the very sentences of the analysis with the names of parties; others say all of them."""
    text = load_set(f"examples/{name}.framework.yaml")
    assessment = assess_documents(text)
    names = Names(Context(text), catalogue("en"))

    def named(party: str) -> str:
        return names.party(party)[0]

    found = after_part(names, assessment)

    assert summary(assessment.holds, named=named) == _plain(found.summary)
    assert [party_sentence(one, named=named) for one in assessment.holds.parties] == [_plain(one) for one in found.parties]
    for lang in LANGUAGES:
        other = after_part(Names(Context(text), catalogue(lang)), assessment)
        assert len(found.parties) == len(other.parties)
        assert _plain(other.summary)


def _plain(words: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", words))
