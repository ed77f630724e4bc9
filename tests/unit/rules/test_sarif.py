"""Findings as SARIF 2.1.0 and as GitHub workflow commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.acceptance.calling import call

from holdfast.document.finding import Finding, Kind, Level, Place
from holdfast.rules.registry import all_rules
from holdfast.rules.taxonomies import taxonomy_of
from holdfast.rules.workflow_commands import workflow_command

ROOT = Path(__file__).resolve().parents[3]
OFFICIAL = ROOT.parent / "shared" / "data" / "sarif" / "sarif-schema-2.1.0.json"
PLAN = str(ROOT / "examples" / "ukraine" / "coalition-plan.framework.yaml")
US = str(ROOT / "examples" / "ukraine" / "us-28-point.framework.yaml")


@pytest.fixture(scope="module")
def log() -> dict[str, Any]:
    """The log of two real texts."""
    found = json.loads(call("check", PLAN, US, "--format", "sarif").out)
    assert isinstance(found, dict)
    return found


def _official(document: Any) -> list[str]:
    if not OFFICIAL.exists():
        pytest.skip("data not shippable: the official schema of SARIF is read from where it lies")
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


def test_a_log_fits_the_official_schema(log: dict[str, Any]) -> None:
    """A log with findings, accepted findings and red lines fits the schema of OASIS, which does notice a fault."""
    assert _official(log) == []
    assert _official({**log, "version": "9"})


def test_the_log_of_unusable_input_fits_the_official_schema(tmp_path: Path) -> None:
    """Input that cannot be used gives a log without results, the reason as a notification, and exit code 2."""
    bad = tmp_path / "bad.framework.yaml"
    bad.write_text("framework: '2026.1'\nid: x\nstage: pauze\nparties: [A]\n", encoding="utf-8")

    called = call("check", str(bad), "--format", "sarif")

    run = json.loads(called.out)["runs"][0]
    assert 2 == called.code
    assert [] == run["results"]
    assert not run["invocations"][0]["executionSuccessful"]
    assert "pauze" in run["invocations"][0]["toolConfigurationNotifications"][0]["message"]["text"]
    assert _official(json.loads(called.out)) == []


def test_only_failures_have_a_level(log: dict[str, Any]) -> None:
    """A result of any kind but fail has the level none, and every result points at its own rule."""
    run = log["runs"][0]
    results, rules = run["results"], run["tool"]["driver"]["rules"]

    assert {"fail", "open", "review"} == {result["kind"] for result in results}
    assert all((result["level"] == "none") == (result["kind"] != "fail") for result in results)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_every_rule_and_its_codes_stand_in_the_log(log: dict[str, Any]) -> None:
    """The driver describes every rule with its page, and each code of a rule is a code of a taxonomy in the log."""
    run = log["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    taxa = {(book["name"], taxon["id"]) for book in run["taxonomies"] for taxon in book["taxa"]}

    assert set(all_rules()) <= set(rules)
    assert all("## What it checks" in rules[code]["help"]["markdown"] for code in all_rules())
    related = [one["target"] for rule in rules.values() for one in rule.get("relationships", ())]
    assert {(target["toolComponent"]["name"], target["id"]) for target in related} <= taxa


@pytest.mark.parametrize("code", list(all_rules()))
def test_the_tags_of_a_rule_are_known(code: str) -> None:
    """Every tag of a rule is a code of its code book."""
    assert [] == [tag for tag in all_rules()[code].rule.tags if taxonomy_of(tag) is None]


def test_an_accepted_finding_is_suppressed_with_its_reason(tmp_path: Path) -> None:
    """What a text accepts knowingly stays in the log, as a suppressed result with who and why."""
    text = tmp_path / "a.framework.yaml"
    text.write_text(
        "framework: '2026.1'\nid: x\nstage: pause\nparties: [A]\nallow:\n"
        "  - {code: CFR001, because: the hour is fixed by radio, by: A, at: calendar}\n", encoding="utf-8")

    results = json.loads(call("check", str(text), "--format", "sarif").out)["runs"][0]["results"]

    held = [result for result in results if result["ruleId"] == "CFR001"]
    assert ["the hour is fixed by radio (accepted by A)"] == [r["suppressions"][0]["justification"] for r in held]
    assert [] == [result for result in results if result["ruleId"] != "CFR001" and "suppressions" in result]


def test_a_fingerprint_outlives_a_moved_line(tmp_path: Path) -> None:
    """The fingerprint of a finding is made of code and address, so that it stays when lines move."""
    body = "framework: '2026.1'\nid: x\nstage: pause\nparties: [A]\n"
    one, other = tmp_path / "one.framework.yaml", tmp_path / "other.framework.yaml"
    one.write_text(body, encoding="utf-8")
    other.write_text("# a line\n# another\n" + body, encoding="utf-8")

    def prints(path: Path) -> list[str]:
        results = json.loads(call("check", str(path), "--format", "sarif").out)["runs"][0]["results"]
        return [result["partialFingerprints"]["clauseRule/v1"] for result in results]

    assert prints(one) == prints(other)
    assert "CFR001:calendar" in prints(one)


def test_an_annotation_says_where_and_what() -> None:
    """A finding becomes one workflow command, with what would end the command or its properties escaped."""
    finding = Finding("ABC001", "a-fault", Kind.FAIL, Level.WARNING, "50 % of it\nis gone.", "Why.", "Next.",
                      "clauses.a", Place("a,b:c.yaml", 3, 7))

    assert workflow_command(finding) == (
        "::warning file=a%2Cb%3Ac.yaml,line=3,col=7,title=ABC001 a-fault::clauses.a: 50 %25 of it%0Ais gone. Why. Next."
    )


def test_questions_and_gaps_are_notices() -> None:
    """A question and a gap are shown as notices that say what they are."""
    called = call("check", PLAN, "--format", "github")

    lines = called.out.splitlines()
    assert lines
    assert all(line.startswith(("::notice ", "::error ", "::warning ")) for line in lines)
    assert any("(review)" in line and line.startswith("::notice ") for line in lines)


def test_unusable_input_is_annotated() -> None:
    """What cannot be read is an error annotation on stdout, with exit code 2."""
    called = call("check", "nowhere.framework.yaml", "--format", "github")

    assert 2 == called.code
    assert called.out.startswith("::error file=nowhere.framework.yaml,line=1,col=1,title=SYN001")
