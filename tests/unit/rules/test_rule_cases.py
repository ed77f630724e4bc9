"""Every rule against its own cases: what must be said, what must not, and the repaired text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.patching import merged, removed

from holdfast.document.finding import Finding, Kind
from holdfast.document.load import documents_from_bytes
from holdfast.rules.engine import check
from holdfast.rules.registry import all_rules

CASES = Path(__file__).parents[3] / "corpus" / "cases" / "rules"


def _cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        code = table["rule"]
        found += [pytest.param(code, case, id=f"{code}-{case['name']}") for case in table.get(kind, [])]
    return found


def _findings(code: str, document: dict[str, Any], case: dict[str, Any] | None) -> list[Finding]:
    documents = documents_from_bytes(
        json.dumps(document).encode(), name="case.framework.json",
        case=json.dumps(case).encode() if case else None,
    )
    return [finding for finding in check(documents, codes=[code]).findings if finding.code == code]


@pytest.mark.parametrize(("code", "case"), _cases("fail"))
def test_failing_case_says_what_is_expected(code: str, case: dict[str, Any]) -> None:
    """A failing case gives exactly the expected verdicts, each with its kind, level, address and words."""
    found = _findings(code, case["document"], case.get("case"))

    said = [{"kind": f.kind.value, "level": f.level.value, "address": f.address} for f in found]
    wanted = [{key: e[key] for key in ("kind", "level", "address")} for e in case["expect"]]
    order = lambda entry: (entry["address"], entry["kind"])  # noqa: E731 - a sort key used twice
    assert sorted(wanted, key=order) == sorted(said, key=order)
    for expected in case["expect"]:
        at = [f for f in found if f.address == expected["address"]]
        assert any(expected["says"].lower() in f.message.lower() for f in at), [f.message for f in at]
    assert all(f.place is not None and f.next and f.why for f in found)


@pytest.mark.parametrize(("code", "case"), _cases("fail"))
def test_repaired_text_no_longer_triggers(code: str, case: dict[str, Any]) -> None:
    """A failing case has a minimal repair after which the rule is silent."""
    repaired = removed(merged(case["document"], case.get("repair", {})), case.get("remove", []))

    assert "repair" in case or "remove" in case
    assert [] == _findings(code, repaired, merged(case.get("case") or {}, case.get("repair-case", {})) or None)


@pytest.mark.parametrize(("code", "case"), _cases("pass"))
def test_passing_case_is_silent(code: str, case: dict[str, Any]) -> None:
    """A passing case gives no verdict at all."""
    assert [] == _findings(code, case["document"], case.get("case"))


@pytest.mark.parametrize("code", list(all_rules()))
def test_every_rule_has_cases(code: str) -> None:
    """Every rule has a case file with at least one failing and one passing case."""
    table = yaml.safe_load((CASES / f"{code}.yaml").read_text(encoding="utf-8"))

    assert code == table["rule"]
    assert table["fail"]
    assert table["pass"]


@pytest.mark.parametrize(("code", "case"), _cases("fail"))
def test_a_rule_that_only_asks_never_fails(code: str, case: dict[str, Any]) -> None:
    """What a rule without a level says is a question or a gap."""
    if all_rules()[code].rule.asks_only:
        assert all(f.kind is not Kind.FAIL for f in _findings(code, case["document"], case.get("case")))
