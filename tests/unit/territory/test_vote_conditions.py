"""Conditions under which a vote may be held, against the calendar and the rules on votes."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.document.finding import Kind
from holdfast.document.load import load_set
from holdfast.rules.engine import check
from holdfast.territory.votes.analyse import votes_of
from holdfast.territory.votes.conditions import MET, NOT_MET, OPEN, Condition

MADE = "corpus/cases/territory/made-vote"
CASE = f"{MADE}.case.yaml"


def _conditions(framework: str, vote: str, case: str | None = None) -> dict[str, Condition]:
    (found,) = votes_of(load_set(framework, case_path=case), vote, draws=100, seed=1)
    return {one.name: one for one in found.conditions}


def _changed(tmp_path: Path, *changes: tuple[str, str], of: str = "framework") -> str:
    text = Path(f"{MADE}.{of}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / f"changed.{of}.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_clause_that_ends_the_emergency_counts() -> None:
    """A vote that waits for a security gate and for a clause with the act `end-emergency` meets both conditions."""
    found = _conditions(f"{MADE}.framework.yaml", "people", CASE)
    assert {name: found[name].state for name in ("no-emergency", "after-hostilities", "after-security-gate")} == {
        "no-emergency": MET, "after-hostilities": MET, "after-security-gate": MET}
    assert "2027-03-30" in found["dated"].text


def test_a_campaign_needs_room() -> None:
    """A campaign that begins under emergency law or before T0 is named, with the days; so is a late register."""
    found = _conditions(f"{MADE}.framework.yaml", "coast-status", CASE)
    assert found["no-emergency"].state == NOT_MET
    assert found["no-emergency"].address == "emergencies.law.until"
    assert found["after-hostilities"].state == NOT_MET
    assert "30 days" in found["after-hostilities"].text
    assert found["campaign"].state == NOT_MET
    assert found["eligibility"].state == NOT_MET


def test_an_emergency_elsewhere_does_not_stand_in_the_way() -> None:
    """A state of emergency in the hills says nothing of a vote on the coast, and is named for a vote everywhere."""
    coast = _conditions(f"{MADE}.framework.yaml", "coast-status", CASE)
    assert "hills-only" not in coast["no-emergency"].text
    early = _conditions(f"{MADE}.framework.yaml", "early", CASE)
    assert early["no-emergency"].address == "emergencies.hills-only"


@pytest.mark.parametrize(("until", "state"), [("2027-02-27", MET), ("2027-02-28", NOT_MET)])
def test_dates_are_compared_with_the_last_day_of_an_emergency(tmp_path: Path, until: str, state: str) -> None:
    """The campaign for a vote of 30 March 2027 begins on 28 February, which must not be a day of the emergency."""
    framework = _changed(tmp_path, ("    after: [safe, law.ends]\n", "    after: safe\n"))
    case = _changed(tmp_path, ("until: 2026-12-31", f"until: {until}"),
                    ("  hills-only: {party: A, kind: state-of-emergency, area: hills, from: 2026-01-01}\n", ""),
                    of="case")
    assert _conditions(framework, "people", case)["no-emergency"].state == state


def test_without_a_calendar_an_emergency_is_open(tmp_path: Path) -> None:
    """Where nobody knows when T0 is, whether the emergency has ended by then is open, never met."""
    framework = _changed(tmp_path, ("    after: [safe, law.ends]\n", "    after: safe\n"),
                         ("calendar: {T0: 2026-10-01T00:00:00Z}\n", ""))
    case = _changed(tmp_path, ("  hills-only: {party: A, kind: state-of-emergency, area: hills, from: 2026-01-01}\n", ""),
                    of="case")
    found = _conditions(framework, "people", case)
    assert found["no-emergency"].state == OPEN
    assert "180 days after T0" in found["dated"].text


def test_a_security_gate_that_waits_for_the_vote_is_named(tmp_path: Path) -> None:
    """Where security waits for the vote, the condition is not met and the gate is its address."""
    framework = _changed(tmp_path, ("needs: fire.none,", "needs: people,"),
                         ("    after: [safe, law.ends]\n", "    after: law.ends\n"))
    found = _conditions(framework, "people", CASE)["after-security-gate"]
    assert (found.state, found.address) == (NOT_MET, "gates.safe")


@pytest.mark.parametrize("name", ["dayton-1995", "minsk-2-2015"])
def test_what_a_text_not_encoded_in_full_lacks_is_open(name: str) -> None:
    """Dayton and Minsk II: no condition on the end of fighting is told as unmet because the encoding lacks it."""
    found = votes_of(load_set(f"examples/historical/{name}.framework.yaml"), None, draws=100, seed=1)
    assert found
    states = {one.state for vote in found for one in vote.conditions if one.name == "after-hostilities"}
    assert NOT_MET not in states


def test_sketches_with_votes_are_read() -> None:
    """Good Friday and Colombia: every vote of the sketches gets conditions, and no result is made up."""
    for name in ("good-friday-1998", "colombia-2016"):
        found = votes_of(load_set(f"corpus/valid/sketches/{name}.framework.yaml"), None, draws=100, seed=1)
        assert found
        assert all(vote.conditions and (vote.variants or vote.gathered.lacking or vote.kind in (
            "ratification", "election")) for vote in found)


@pytest.mark.parametrize("vote", ["people", "coast-status", "early"])
def test_conditions_agree_with_the_rule_on_votes_under_emergency(vote: str) -> None:
    """Where REF001 fails a vote one of its conditions in time is unmet or open; where it is silent none is unmet."""
    documents = load_set(f"{MADE}.framework.yaml", case_path=CASE)
    failed = any(one.kind is Kind.FAIL and one.address == f"votes.{vote}"
                 for one in check(documents, codes=["REF001"]).findings)
    found = _conditions(f"{MADE}.framework.yaml", vote, CASE)
    states = {found[name].state for name in ("no-emergency", "after-hostilities", "after-security-gate")}
    assert (states == {MET}) != failed
