"""``holdfast territory`` and ``holdfast vote`` as a user calls them."""

from __future__ import annotations

import json

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


@pytest.mark.parametrize(("words", "said"), [
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
