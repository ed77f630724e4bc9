"""The gate on signature where preferences are known: each colour, its words, and whose preference decides."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.assess.made import CLOSED, assessed, line, sign_gate, stakes

from holdfast.assess.criteria import Colour
from holdfast.assess.result import GateResult
from holdfast.brief.catalogue import LANGUAGES, catalogue

FOR = stakes({"low": 0.6, "high": 0.9}, 0, 0.5)
AGAINST = stakes({"low": 0.1, "high": 0.4}, 1, 0.5)
UNSURE = stakes({"low": 0.3, "high": 0.9}, 0, 0.5)


def _gate(picks: dict[str, str], held: dict[str, Any], **lines: Any) -> GateResult:
    return sign_gate(assessed(picks, stakes=held, **({"red-lines": lines} if lines else {})))


def test_a_party_that_never_prefers_it_makes_it_red_under_the_heading_of_assumptions() -> None:
    """No deal is worth more over the whole range: red, said to come from assumed preferences, with the range."""
    gate = _gate(CLOSED, {"A": FOR, "B": AGAINST})

    assert Colour.RED is gate.colour
    assert gate.sentence.startswith("From assumed preferences: under every completion")
    assert gate.sentence.endswith("for B.")
    assert ["stakes.B"] == [reason.address for reason in gate.binding]
    assert "between -0.40 and -0.10" in gate.binding[0].text


def test_stated_preferences_need_no_heading() -> None:
    """Where every party's stakes are published, the same is said without the heading."""
    published = {"A": stakes(0.9, 0, 0.5, basis="published"), "B": stakes(0.2, 1, 0.5, basis="published")}

    gate = _gate(CLOSED, published)

    assert Colour.RED is gate.colour
    assert gate.sentence.startswith("Under every completion")


def test_who_depends_on_the_assumptions_is_named() -> None:
    """Amber names every party whose preference turns with the assumptions, and gives its range."""
    gate = _gate(CLOSED, {"A": UNSURE, "B": FOR})

    assert Colour.AMBER is gate.colour
    assert "depends on the assumptions for A" in gate.sentence
    assert ["stakes.A"] == [reason.address for reason in gate.binding]


def test_everybody_always_preferring_it_is_green() -> None:
    """Green where no line is crossed and every party prefers every completion whatever is assumed."""
    gate = _gate(CLOSED, {"A": FOR, "B": FOR})

    assert Colour.GREEN is gate.colour
    assert not gate.missing


@pytest.mark.parametrize("requires", ["cap == high", "cap == low"])
def test_a_line_that_is_crossed_or_open_is_never_green(requires: str) -> None:
    """A negotiable line that is crossed, or a firm one that is open, keeps it amber though everybody prefers it."""
    crossed = _gate(CLOSED, {"A": FOR, "B": FOR}, n=line("B", "cap == high", "negotiable"))
    still_open = _gate({"order": "first"}, {"A": FOR, "B": FOR}, a=line("A", requires))

    assert {Colour.AMBER} == {crossed.colour, still_open.colour}
    assert "every party prefers it" in crossed.sentence


def test_no_completion_for_all_is_red() -> None:
    """Each accepts some completion and none is accepted by all: red, and no single party stands out."""
    gate = _gate({}, {"A": stakes(1, 0, 0.5), "B": stakes(0, 1, 0.5)})

    assert Colour.RED is gate.colour
    assert "no completion is one that all of them can accept" in gate.sentence
    assert not gate.binding


def test_an_unknown_worth_of_no_deal_is_amber() -> None:
    """A party whose worth of no deal nobody has stated is named as not known, and is asked for."""
    gate = _gate(CLOSED, {"A": FOR, "B": stakes(0, 1)})

    assert Colour.AMBER is gate.colour
    assert "is not known for B" in gate.sentence
    assert "war.parties.B" in {item.address for item in gate.missing}


def test_the_same_stakes_get_the_same_words_whoever_holds_them() -> None:
    """Exchanging the stakes of two parties exchanges their names in the answer and changes nothing else."""
    one, other = _gate(CLOSED, {"A": FOR, "B": AGAINST}), _gate(CLOSED, {"A": AGAINST, "B": FOR})

    assert one.sentence.replace("for B.", "for A.") == other.sentence
    assert one.binding[0].text.replace("B:", "A:") == other.binding[0].text


@pytest.mark.parametrize("held", [{"A": FOR, "B": AGAINST}, {"A": UNSURE, "B": FOR}, {"A": FOR, "B": FOR},
                                  {"A": FOR, "B": stakes(0, 1)}, {"A": FOR}])
def test_every_answer_can_be_said_in_every_language(held: dict[str, Any]) -> None:
    """The sentence of the gate is in English what the catalogue says, and can be said in the other languages."""
    gate = _gate(CLOSED, held)

    assert gate.said is not None
    assert gate.sentence == catalogue("en").said(gate.said)
    assert all(catalogue(lang).said(gate.said) for lang in LANGUAGES)
