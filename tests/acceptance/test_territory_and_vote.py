"""``holdfast territory`` and ``holdfast vote`` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance.calling import call

RIVER = "examples/steps/river-line.framework.yaml"
MADE = "corpus/cases/territory"


def test_territory_of_a_text_and_of_data() -> None:
    """A text is measured, data beside it are compared, and GeoJSON holds what the documents draw alone."""
    said = call("territory", RIVER, "--lines", f"{MADE}/made-lines.geojson", "--daily", f"{MADE}/made-daily.csv").out
    assert "zones.river" in said
    assert "looks like a redrawing" in said or "look like a redrawing" in said
    drawn = json.loads(call("territory", RIVER, "--format", "geojson").out)
    assert [feature["id"] for feature in drawn["features"]] == ["zones.river"]


def test_territory_of_data_alone() -> None:
    """Without a document the data are compared alone."""
    data = call("territory", "--settlements", f"{MADE}/made-settlements.csv", "--date", "2026-02-01", "--format",
                "json").envelope["data"]
    assert data["settlements"]["counts"] == [{"date": "2026-02-01", "status": {"A": 2, "B": 1}}]


def test_a_vote_and_a_count() -> None:
    """Colombia 2016 gets its plan of audit, and a sample is looked at ballot by ballot."""
    said = call("vote", "--count", "yes=6382901", "--count", "no=6438552", "--invalid", "241464", "--registered",
                "34899945").out
    assert "324,248" in said
    assert "1,462" in said
    told = call("vote", "--count", "a=60", "--count", "b=40", "--sample", f"{MADE}/made-ballots.csv")
    assert "Stop: after ballot 17" in told.out
    assert "as drafted" in call("vote", "corpus/valid/votes_and_returns.framework.yaml").out


VOTE = [f"{MADE}/made-vote.framework.yaml", "--case", f"{MADE}/made-vote.case.yaml"]


def test_a_vote_tells_its_quorum_game_conditions_and_rules() -> None:
    """Who may vote, what staying at home could win, what is not met, how much to observe, and what rules say."""
    said = call("vote", *VOTE, "--stations", "1000").out
    assert "With the turnout quorum of 50.0 % its opponents can win by staying at home" in said
    assert "PACE Resolution 2251" in said
    assert "the result turns at 0.506 (turnout quorum), within its range" in said
    assert "Not met: emergencies.law.until: The campaign begins before law ends on 2026-12-31." in said
    assert "leaves displaced-abroad.west people out; the result with them stands beside" in said
    assert "88 to 464 of 1,000 polling stations counted in full" in said
    assert "Rule REF001: The campaign for this vote begins before hostilities end." in said


def test_one_vote_as_data() -> None:
    """One vote alone is given with its time, its findings by rule, and each condition with its address."""
    (found,) = call("vote", *VOTE[:1], "coast-status", *VOTE[1:], "--format", "json").envelope["data"]["votes"]
    assert found["held"] == {"anchor": "T0", "from_days": 60, "to_days": 60, "earliest": "2026-11-30",
                             "latest": "2026-11-30"}
    assert {one["code"] for one in found["findings"]} >= {"REF001", "REF002"}
    assert all(one["address"].startswith("votes.coast-status") for one in found["findings"])
    assert {one["state"] for one in found["conditions"]} == {"met", "not-met", "open"}
    assert call("vote", *VOTE, "--seed", "3", "--format", "json").envelope["data"] == call(
        "vote", *VOTE, "--seed", "3", "--format", "json").envelope["data"]


def test_the_coalition_plan_is_told_without_numbers_that_nobody_gave() -> None:
    """No result is made up where nobody says how many people may vote, and martial law stands in the way."""
    said = call("vote", "examples/ukraine/coalition-plan.framework.yaml", "referendum", "--case",
                "examples/ukraine/ukraine.case.yaml").out
    assert "Nobody has said how many people may vote" in said
    assert "ua-martial-law is in force without a known end" in said


def test_colombia_2016_by_alpha_and_by_comparison(tmp_path: Path) -> None:
    """Thresholds, simulated audits, and the stop rule on records compared with ballots."""
    count = ["--count", "yes=638290", "--count", "no=643855", "--invalid", "24146", "--registered", "3489994"]
    said = call("vote", *count, "--approval-quorum", "0.13", "--audit", "alpha").out
    assert "13.0 % of the registered is reached by yes, no" in said
    assert "simulated audits" in said
    sample = tmp_path / "compared.csv"
    sample.write_text("reported,audited\n" + "no,no\n" * 1500, encoding="utf-8")
    assert "Stop: after ballot 1,462" in call("vote", *count, "--audit", "comparison", "--sample", str(sample)).out
    sample.write_text("reported,audited\n" + "no,no\n" * 100 + "no,yes\n", encoding="utf-8")
    assert "Go on: after 101 ballots" in call("vote", *count, "--audit", "comparison", "--sample", str(sample)).out


@pytest.mark.parametrize(("rows", "said"), [
    ("ballot\na\nbb\n", "Row 3"), ("ballot\n" + "a\n" * 101, "only 100 cast"), ("answer\na\n", "no column 'ballot'")])
def test_samples_that_cannot_be_right_are_refused(tmp_path: Path, rows: str, said: str) -> None:
    """An answer that was not counted, more ballots than were cast, and a table without the column, each with advice."""
    sample = tmp_path / "sample.csv"
    sample.write_text(rows, encoding="utf-8")
    done = call("vote", "--count", "a=60", "--count", "b=40", "--sample", str(sample))
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


@pytest.mark.parametrize(("words", "said"), [
    (["vote", "--count", "a=5", "--count", "b=-4"], "is negative"),
    (["vote", "--count", "a=5", "--count", "b=4", "--approval-quorum", "0.1"], "--registered"),
    (["vote", "--count", "a=5", "--count", "b=4", "--registered", "9", "--approval-quorum", "2"], "is no share"),
    (["vote", VOTE[0], "erly", *VOTE[1:]], "did you mean early"),
    (["territory"], "Give a framework"), (["territory", "--lines", "none.geojson"], "none.geojson"),
    (["territory", RIVER, "--date", "soon"], "is no day"),
    (["vote"], "Give a framework"), (["vote", "--count", "yes"], "yes=120"),
    (["vote", "--count", "a=5", "--count", "b=5"], "by hand"),
    (["vote", "--count", "a=5", "--count", "b=4", "--risk-limit", "2"], "--risk-limit"),
    (["vote", "--count", "a=60", "--count", "b=40", "--sample", "none.csv"], "--sample"),
    (["vote", "--count", "a=60", "--count", "c=40", "--sample", f"{MADE}/made-daily.csv"], "column")])
def test_what_cannot_be_used_is_refused_with_advice(words: list[str], said: str) -> None:
    """Wrong files, options and counts end with exit code 2 and say what to do."""
    done = call(*words)
    assert done.code == 2
    assert said in done.err


def test_reported_positions_are_measured_and_restricted() -> None:
    """Positions are held against the distances that the text asks; the result is restricted, for no wider audience."""
    reports = ("--positions", "corpus/cases/territory/made-positions.geojson")
    shown = call("territory", "examples/steps/river-line.framework.yaml", *reports, "--format", "json").envelope
    assert shown["marking"] == "TLP:AMBER+STRICT"
    assert shown["data"]["positions"]["by_weapon"] == {"artillery": {"far-enough": 1, "nearer": 2, "open": 1}}
    assert "a report is no finding about anybody's conduct" in call(
        "territory", "examples/steps/river-line.framework.yaml", *reports).out
    refused = call("territory", "examples/steps/river-line.framework.yaml", *reports, "--audience", "amber")
    assert refused.code == 2
    assert call("territory", "examples/steps/river-line.case.yaml", *reports).code == 2
