"""Which texts have no hostilities to end, so that rules on a ceasefire ask nothing of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdfast.document.load import documents_from_bytes
from holdfast.rules.context import Context
from holdfast.rules.engine import check
from holdfast.rules.hostilities import at_peace
from holdfast.rules.registry import all_rules

NOT = {"name": "Party", "belligerent": "false"}
PEACE = {"A": NOT, "B": NOT, "ORG": {"name": "Organisation", "kind": "organisation"}}


def _context(parties: dict[str, Any], case: dict[str, Any] | None = None, **more: Any) -> Context:
    text = {"framework": "2026.1", "id": "x", "stage": "framework", "parties": ["A", "B", "ORG"],
            "clauses": {"no-force": {"text": "t", "who": "A", "to": "B", "modal": "shall-not", "act": "use-force"}}}
    situation = {"case": "2026.1", "id": "c", "parties": parties, **(case or {})}
    return Context(documents_from_bytes(json.dumps({**text, **more}).encode(), name="x.framework.json",
                                        case=json.dumps(situation).encode()))


def test_a_promise_between_parties_at_peace_ends_no_hostilities() -> None:
    """Where all who could fight are said to be no belligerents, a promise not to use force is no ceasefire."""
    assert at_peace(_context(PEACE))


@pytest.mark.parametrize("parties", [
    {**PEACE, "B": {"name": "Party"}},
    {**PEACE, "B": {"name": "Party", "belligerent": "true"}},
    {**PEACE, "ORG": {"name": "Organisation", "kind": "organisation", "belligerent": "true"}},
    {**PEACE, "B": {"name": "Party", "kind": "armed-group"}},
    {id: {"name": "Organisation", "kind": "organisation"} for id in PEACE},
])
def test_peace_is_not_taken_for_granted(parties: dict[str, Any]) -> None:
    """A party that fights, or of which it is not said, leaves all rules in place."""
    assert not at_peace(_context(parties))


@pytest.mark.parametrize("more", [
    {"calendar": {"T0": "2026-01-05T00:01:00Z"}},
    {"scope": {"land": "everywhere"}},
    {"clauses": {"back": {"text": "t", "who": "A", "modal": "shall", "act": "withdraw"}}},
    {"clauses": {"free": {"text": "t", "who": "A", "modal": "shall", "act": "release-detainees"}}},
    {"accountability": {"amnesty": {"kind": "amnesty", "text": "t"}}},
    {"case": {"forces": {"army": {"name": "Army", "of": "A", "kind": "regular"}}}},
])
def test_marks_and_traces_of_war_deny_it(more: dict[str, Any]) -> None:
    """A ceasefire, or people and forces that a war has left, keep all rules in place whatever is said of parties."""
    assert not at_peace(_context(PEACE, **more))


def test_rules_on_hostilities_alone_do_not_run_at_peace() -> None:
    """At peace, rules on hostilities are listed as not applicable and the others run."""
    report = check(_context(PEACE).documents)
    skipped = {code for code, module in all_rules().items() if module.rule.of_hostilities}

    assert skipped
    assert skipped <= set(report.not_applicable)
    assert {"MVM001", "DOC004", "SEC001", "LAW003"} <= set(report.ran)
