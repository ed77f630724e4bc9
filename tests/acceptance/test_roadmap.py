"""``holdfast roadmap`` as a user calls it: texts, exchanges, records, readings, what is restricted, and bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance.calling import call

RIVER = "examples/steps/river-line.framework.yaml"
EXCHANGES = "corpus/cases/roadmap/exchange-visible.json"
MINSK = "examples/historical/minsk-2-2015.framework.yaml"


def test_a_made_text_gets_an_order_and_what_would_make_it_safe() -> None:
    """The answer comes first, then the order, why none is safe over the range, and the deposits that would help."""
    said = call("roadmap", RIVER).out
    heads = ("Is there a safe order", "The order that comes nearest", "Humanitarian steps", "Why no order is safe",
             "What would make an order safe", "When", "As drafted")
    places = [said.index(head) for head in heads]
    assert places == sorted(places)
    assert "This is proven." in said


def test_the_worked_exchanges_are_all_answered() -> None:
    """A file of exchanges gives a list with one answer each."""
    data = call("roadmap", EXCHANGES, "--format", "json").envelope["data"]
    expected = [one["expected"] for one in json.loads(Path(EXCHANGES).read_text(encoding="utf-8"))["instances"]]
    assert [one["safe"] for one in data["instances"]] == [one["safe_with_given_deposits"] for one in expected]
    assert [one["least_equal_deposit"] for one in data["instances"]] == [one["least_equal_deposit"] for one in expected]


def test_one_exchange_from_standard_input() -> None:
    """A single exchange can be piped in, and then the answer is no list."""
    exchange = json.loads(Path(EXCHANGES).read_text(encoding="utf-8"))["instances"][0]
    data = call("roadmap", "-", "--format", "json", stdin=json.dumps(exchange).encode()).envelope["data"]
    assert data["safe"] is True
    assert data["least_deposit"] == {"A": 0, "B": 0}


def test_moments_of_danger_are_restricted() -> None:
    """Without being asked the result names no moment; asked, it does and is restricted; an audience cannot ask."""
    plain = call("roadmap", RIVER, "--format", "json").envelope
    assert plain["data"]["drafted"]["moments"] is None
    assert plain["marking"] == "TLP:AMBER"  # it says where orders break
    shown = call("roadmap", RIVER, "--show-danger", "--format", "json").envelope
    assert shown["data"]["drafted"]["moments"]
    assert shown["marking"] == "TLP:AMBER+STRICT"
    refused = call("roadmap", RIVER, "--show-danger", "--audience", "green")
    assert refused.code == 2
    public = call("roadmap", RIVER, "--audience", "clear", "--format", "json").envelope
    assert public["data"]["why"] is None
    assert public["marking"] == "TLP:CLEAR"


def test_readings_and_records() -> None:
    """One reading of the Package has its steps in a circle; a record takes out what is done."""
    assert "in a circle" in call("roadmap", MINSK, "--reading", "control-first").out
    told = call("roadmap", MINSK, "--events", "examples/historical/minsk-2-2015.events.yaml", "--format", "json")
    assert told.code == 0
    assert told.envelope["inputs"][-1]["role"] == "events"


def test_people_are_given_against_nothing() -> None:
    """An exchange of prisoners has no bargaining steps, and its batches stand with their days."""
    data = call("roadmap", "examples/pauses/exchange-1000.framework.yaml", "--format", "json").envelope["data"]
    assert data["steps"] == []
    batches = next(one for one in data["humanitarian"] if one["id"] == "four-batches")["batches"]
    assert [batch["day"][0] for batch in batches] == [0, 2, 4, 6]


def test_no_time_still_gives_an_order() -> None:
    """With no time at all an order comes back, and no more is claimed than is proven."""
    done = call("roadmap", RIVER, "--budget", "0", "--format", "json")
    assert done.code == 0
    assert len(done.envelope["data"]["order"]) == 8


@pytest.mark.parametrize(("words", "said"), [
    (["no-such-file.yaml"], "There is no such file"), ([RIVER, "--reading", "x"], "--reading"),
    ([RIVER, "--at", "2026-10-01"], "--events"), ([EXCHANGES, "--case", "x.yaml"], "stands for itself"),
    ([RIVER, "--audience", "pink"], "marking")])
def test_what_cannot_be_used_is_refused_with_advice(words: list[str], said: str) -> None:
    """Wrong files and options end with exit code 2 and say what to do."""
    done = call("roadmap", *words)
    assert done.code == 2
    assert said in done.err


def _overlay(tmp_path: Path, party: str, surprise: float) -> str:
    """An overlay that one party holds to itself: what walking away would win it."""
    path = tmp_path / f"{party}-{surprise}.overlay.yaml"
    path.write_text(f"""overlay: "2026.1"
id: {party.lower()}-own
of: river-line-case
held-by: {party}
basis: own-estimate
marking: TLP:RED
replaces: [{{address: war.parties.{party}, because: Known better.}}]
war: {{parties: {{{party}: {{surprise: {{value: {surprise}, unit: score, basis: assumed}}}}}}}}
""", encoding="utf-8")
    return str(path)


def test_an_answer_for_one_delegation_rests_on_nothing_another_keeps(tmp_path: Path) -> None:
    """For A its own estimate changes the answer, and what B keeps to itself changes not one byte of it."""
    own = _overlay(tmp_path, "A", 0.3)
    answers = [call("roadmap", RIVER, "--for", "A", "--overlay", own, "--overlay", _overlay(tmp_path, "B", surprise),
                    "--format", "json").envelope for surprise in (0.0, 0.4)]
    assert answers[0]["data"] == answers[1]["data"]
    assert answers[0]["inputs"] == answers[1]["inputs"]
    assert answers[0]["marking"] == "TLP:RED"
    without = call("roadmap", RIVER, "--format", "json").envelope["data"]
    assert answers[0]["data"]["margin"]["low"] < without["margin"]["low"]
    refused = call("roadmap", RIVER, "--for", "C")
    assert refused.code == 2
    assert "There is no party C here" in refused.err


def test_steps_in_a_circle_end_the_command(tmp_path: Path) -> None:
    """The circle is printed at its place, and nothing is lost or written."""
    text = tmp_path / "circle.framework.yaml"
    text.write_text("""framework: "2026.1"
id: circle
stage: preliminary-ceasefire
parties: [A, B]
steps:
  a: {by: A, after: b}
  b: {by: B, after: a}
""", encoding="utf-8")
    called = call("roadmap", str(text))
    assert called.code == 2
    assert "circle.framework.yaml:6:3: RDM001" in called.err
    assert "a waits for b waits for a." in called.err
