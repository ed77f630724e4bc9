"""Showing what stands at an address, and what each element does in a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.document.frameworks import framework

from holdfast.document.addresses import find
from holdfast.document.families import ALL, family, located
from holdfast.document.finding import error
from holdfast.document.sentences import sentence
from holdfast.document.sentences.phrases import counted, length, listed, point, rule
from holdfast.document.show import show
from holdfast.document.times import parse_duration, parse_time_point
from holdfast.errors import UsageProblem

WHOLE = framework(
    terms={"gun": {"text": "A gun."}}, parameters={"depth": {"low": "5", "high": "7", "unit": "km", "basis": "assumed"}},
    zones={"line": {"kind": "line"}, "strip": {"kind": "buffer", "around": "line", "width": {"value": "5.0", "unit": "km"}}},
    sections={"s": {"title": "Silence"}}, annexes={"map": {"title": "Map."}},
    clauses={"guns": {
        "text": "Guns go.", "who": ["A", "B"], "modal": "shall", "act": "withdraw", "object": "heavy-weapon",
        "where": "strip", "when": {"from": "T0", "within": "P2W"}, "lest": ["panel", "warn"],
        "brackets": [{"by": "A", "set": {"when.within": "P10D"}, "issue": "pace", "option": "fast"}, {"text": "Guns stay."}],
        "readings": {"B": {"text": "Some guns go."}}}},
    bodies={"panel": {"name": "The panel", "kind": "joint-commission", "members": ["A", "B"], "powers": ["observe", "report"],
                      "decides": {"kind": "k-of-n", "k": "1"}}},
    verification={"means": {"eye": {"kind": "uav", "run-by": ["panel"], "covers": "strip", "cadence": "PT12H"}},
                  "classes": {"shot": {"name": "shooting", "threshold": "one shot"}}},
    ladder={"warn": {"level": "1", "response": "A warning.", "for": "shot", "within": "PT24H"}},
    guarantees={"shield": {"text": "Help.", "by": ["C"], "to": "A", "trigger": {"event": "an attack."}, "duration": "P1Y6M",
                           "measures": [{"kind": "consultation", "owed": "true"}, {"kind": "armed-force"}]}},
    gates={"g": {"needs": ["guns"], "evaluator": "panel", "timeout": "P45D", "otherwise": "warn"}},
    steps={"st": {"by": ["A", "B"], "does": "guns", "after": "g", "verified-by": "panel"}},
    administration={"adm": {"authority": "A", "functions": ["police", "courts"], "areas": "strip", "until": "T0+P1Y"}},
    votes={"v": {"by": "A", "on": "status-x", "after": ["g", "st"]}},
    returns={"r": {"to-area": "strip", "voluntary": "true"}},
    accountability={"acc": {"kind": "amnesty", "text": "Amnesty.", "covers": "acts-of-war", "excludes": "war-crimes"}},
    relief={"rel": {"measures": "oil-ban", "authority": ["C", "D"], "after": "g", "snapback": "At once."}})

SENTENCES = {
    "terms.gun": "It means: A gun.",
    "parameters.depth": "The number is 5 to 7 km, assumed.",
    "zones.strip": "A zone of the kind buffer around line, 5 km deep.",
    "sections.s": "A section: Silence.",
    "annexes.map": "An annex: Map, not fixed by its hash.",
    "clauses.guns": "A and B must withdraw (heavy weapon) in strip within 14 days of T0. A breach leads to panel and warn.",
    "bodies.panel": "The panel of A and B may observe and report and decides if 1 member agrees.",
    "verification.means.eye": "panel observes by uav in strip, every 12 hours.",
    "verification.classes.shot": "The class shooting begins at: one shot.",
    "ladder.warn": "Rung 1 answers shot with this: a warning, within 1 day.",
    "guarantees.shield": "C guarantees A, on this event: an attack, with consultation; possibly with armed force, for 1 year and 6 months.",
    "gates.g": "The gate opens when guns is met, as panel decides; after 45 days warn follows.",
    "steps.st": "A and B carry out guns after g; panel verifies it.",
    "administration.adm": "A exercises police and courts in strip until 1 year after T0.",
    "votes.v": "A holds a vote (referendum) on status x after g and st.",
    "returns.r": "Displaced people may return to strip, of their own will.",
    "accountability.acc": "A provision on amnesty covers acts of war; it leaves out war crimes.",
    "relief.rel": "C and D lift oil ban after g; the way back: At once.",
}


@pytest.mark.parametrize("address", SENTENCES)
def test_every_element_says_what_it_does(address: str) -> None:
    """Each type of element has a sentence with the right number and verb."""
    assert sentence(find(WHOLE, address)) == SENTENCES[address]


def test_no_family_is_without_a_sentence() -> None:
    """Every family is among the sentences above, and even an empty element says something."""
    assert {address.rpartition(".")[0] for address in SENTENCES} == set(ALL)
    assert all(sentence(item.element) for item in located(WHOLE))
    assert sentence(next(iter(family(framework(gates={"g": {}}), "gates").values()))) == "The gate waits for nothing named."


def test_a_clause_is_shown_with_its_versions_and_findings() -> None:
    """Sentence, own words, brackets with sponsor, readings, fields and findings inside stand together."""
    inside = error("DOC009", "some-fault", "Something is wrong.", address="clauses.guns.when")
    other = error("DOC009", "some-fault", "Elsewhere.", address="clauses.guns-two")
    text = show(WHOLE, "guns", findings=(inside, other)).as_text()
    assert text.startswith("clauses.guns\n  A and B must withdraw")
    assert "“Guns go.”" in text
    assert "[A would say (pace: fast): A and B must withdraw (heavy weapon) in strip within 10 days of T0." in text
    assert "[Somebody would say: Guns stay.]" in text
    assert "[B reads it so: Some guns go.]" in text
    assert "lest: panel, warn" in text
    assert "Something is wrong." in text
    assert "Elsewhere." not in text


@pytest.mark.parametrize(("address", "value"), [
    ("clauses.guns.when.within", "P14D"), ("parties", ["A", "B"]), ("parameters.depth.low", 5), ("clauses.guns.lest[1]", "warn")])
def test_any_part_can_be_shown(address: str, value: Any) -> None:
    """Parts below an element are shown by their value in normal form, also as JSON."""
    shown = show(WHOLE, address)
    assert shown.value == value
    assert json.loads(json.dumps(shown.as_json()))["value"] == value


def test_what_is_not_there_is_refused_with_the_nearest() -> None:
    """A wrong id is answered with an address that exists."""
    with pytest.raises(UsageProblem, match=r"did you mean clauses\.guns"):
        show(WHOLE, "clauses.gun")


@pytest.mark.parametrize(("text", "words"), [
    ("P1D", "1 day"), ("P2W", "14 days"), ("P1Y2M3DT4H", "1 year, 2 months, 3 days and 4 hours"), ("P0D", "no time")])
def test_lengths_have_good_plurals(text: str, words: str) -> None:
    """A length of time reads as English."""
    assert length(parse_duration(text)) == words


@pytest.mark.parametrize(("text", "words"), [
    ("T0", "T0"), ("T0+P30D", "30 days after T0"), ("signature-P1D", "1 day before signature"),
    ("met(g-1)+P1M", "1 month after g-1 is met"), ("2026-03", "2026-03")])
def test_points_in_time_read_as_english(text: str, words: str) -> None:
    """A point in time reads as English."""
    assert point(parse_time_point(text)) == words


def test_lists_and_counts() -> None:
    """Lists have commas and one conjunction, counts the right number."""
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"], last="or")] == ["", "A", "A and B", "A, B or C"]
    assert [counted(0, "day"), counted(1, "day"), counted(2, "party", plural="parties")] == ["no days", "1 day", "2 parties"]


@pytest.mark.parametrize(("raw", "words"), [
    ({"kind": "unanimity"}, "by unanimity"), ({"kind": "k-of-n", "k": "3", "vetoes": ["A"]}, "if 3 members agree, with a veto of A"),
    ({"kind": "default-on", "k": "2"}, "unless 2 members stop it"), ({"kind": "single", "chair": "C"}, "by C alone"),
    ({"kind": "weighted", "quota": "0.5", "weights": {"A": "1"}}, "by weighted votes with a quota of 0.5"),
    ({"kind": "nested", "all-of": [{"kind": "consensus"}, {"kind": "national"}]}, "by consensus and each member for itself")])
def test_decision_rules_read_as_english(raw: dict[str, Any], words: str) -> None:
    """A decision rule says what it takes."""
    text = framework(bodies={"b": {"name": "B", "kind": "council", "decides": raw}})
    decides = text.bodies["b"].decides
    assert decides is not None
    assert rule(decides) == words
