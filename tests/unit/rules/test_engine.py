"""The engine: what a text knowingly allows, answers and levels; which findings come first."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.load import documents_from_bytes
from holdfast.errors import UsageProblem
from holdfast.rules.engine import Report, check
from holdfast.rules.ranking import most_important
from holdfast.rules.registry import all_rules, rule_named
from holdfast.rules.rule import Decides, Evidence, Mark, Rule
from holdfast.rules.scopes import covers, owner_of

BODY = {"mission": {"name": "Mission", "kind": "monitoring", "powers": ["observe", "report"]}}


def _report(codes: list[str] | None = None, **more: Any) -> Report:
    fixed = {"framework": "2026.1", "id": "x", "stage": "preliminary-ceasefire", "parties": ["A", "B"], "bodies": BODY}
    return check(documents_from_bytes(json.dumps({**fixed, **more}).encode(), name="x.framework.json"), codes=codes)


def test_allowed_finding_is_listed_apart() -> None:
    """A finding that the text allows with a reason does not stand, but is kept with the reason."""
    allow = [{"code": "MVM002", "at": "bodies.mission.powers", "because": "agreed", "by": "A and B", "round": "4"}]

    report = _report(["MVM002"], allow=allow)

    assert () == report.findings
    assert ["agreed"] == [item.allow.because for item in report.allowed]


@pytest.mark.parametrize("allow", [
    {"code": "MVM002", "at": "bodies.other", "because": "b", "by": "A"},
    {"code": "MVM001", "at": "bodies.mission.powers", "because": "b", "by": "A"},
    {"code": "XYZ999", "at": "bodies.mission.powers", "because": "b", "by": "A"},
])
def test_unused_allow_is_a_finding(allow: dict[str, str]) -> None:
    """An entry that accepts nothing is reported where it stands."""
    report = _report(["MVM002", "MVM001"], allow=[allow])

    unused = [finding for finding in report.findings if finding.code == "ALW001"]
    assert ["allow[0]"] == [finding.address for finding in unused]
    assert all(finding.place is not None for finding in unused)


def test_allow_of_a_rule_that_did_not_run_is_not_unused() -> None:
    """An entry for a rule that was not asked for, or does not apply at this stage, is left alone."""
    allow = [{"code": "SEC002", "at": "guarantees.x", "because": "b", "by": "A"}]

    assert [] == [finding for finding in _report(["MVM002"], allow=allow).findings if finding.code == "ALW001"]


def test_answered_question_does_not_stand() -> None:
    """A review question with a recorded answer is listed with it; an answer never hides a failure."""
    picks = {"order": "first"}
    case = {"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}},
            "issues": {"order": {"title": "Order", "options": {"first": {"text": "First."}, "last": {"text": "Last."}}}}}
    fixed = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A", "B"], "case": "c", "picks": picks}
    answer = [{"code": "PCK001", "at": "picks.order", "answer": "Carried by the preamble.", "by": "drafter"}]

    def report(**more: Any) -> Report:
        return check(documents_from_bytes(json.dumps({**fixed, **more}).encode(), name="x.framework.json",
                                          case=json.dumps(case).encode()), codes=["PCK001"])

    asked, answered = report(), report(answers=answer)

    assert [Kind.REVIEW] == [finding.kind for finding in asked.findings]
    assert () == answered.findings
    assert ["Carried by the preamble."] == [item.answer.answer for item in answered.answered]


def test_scope_ends_where_another_id_begins() -> None:
    """An id with dots is not covered by the shorter id that it begins with."""
    clause = {"text": "t"}
    text = Framework.model_validate({"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"],
                                     "clauses": {"a": clause, "a.b": clause}})

    assert covers("clauses.a", "clauses.a.when", text)
    assert covers("clauses.a", "clauses.a", text)
    assert not covers("clauses.a", "clauses.a.b", text)
    assert not covers("clauses.a", "clauses.a.b.when", text)
    assert covers("clauses.a.b", "clauses.a.b.brackets[0]", text)
    assert covers("clauses", "clauses.a.b", text)
    assert "clauses.a.b" == owner_of("clauses.a.b.when.from", text)
    assert "" == owner_of("scope.land", text)


def test_level_rises_with_the_stage() -> None:
    """A rule may be a warning first and an error from a later stage on, but never an error on unchecked sources."""
    def rule(mark: Mark) -> Rule:
        return Rule(code="TST001", name="test", severity=Level.WARNING, from_stage=Stage.CESSATION, why="w",
                    decides=(Decides.STRUCTURE,), sources=(Evidence("s", mark),),
                    error_from=Stage.DEFINITIVE_CEASEFIRE)

    assert Level.WARNING is rule(Mark.READ).level_at(Stage.PRELIMINARY_CEASEFIRE)
    assert Level.ERROR is rule(Mark.READ).level_at(Stage.COMPREHENSIVE)
    assert Level.WARNING is rule(Mark.UNCHECKED).level_at(Stage.COMPREHENSIVE)
    assert not rule(Mark.READ).applies_at(Stage.PAUSE)


def test_text_under_another_may_find_the_missing_there() -> None:
    """What a text lacks that stands under another is open, since the other may have it."""
    report = _report(["MVM002"], **{"stands-under": {"framework": "parent", "as": "annex"}})

    assert [(Kind.OPEN, "parent" in finding.message) for finding in report.findings] == [(Kind.OPEN, True)]


def test_known_silence_is_a_failure() -> None:
    """A text that is not encoded in full fails where it is known to be silent, and is left open elsewhere."""
    unsure = _report(["MVM002"], encoded="summary")
    silent = _report(["MVM002"], encoded="summary", **{"silent-on": ["bodies.mission"]})
    elsewhere = _report(["MVM002"], encoded="summary", **{"silent-on": ["ladder"]})

    assert [Kind.OPEN] == [finding.kind for finding in unsure.findings]
    assert [Kind.FAIL] == [finding.kind for finding in silent.findings]
    assert "known to be silent" in silent.findings[0].message
    assert [Kind.OPEN] == [finding.kind for finding in elsewhere.findings]


def _gate(**fields: object) -> list[tuple[Kind, str]]:
    gates = {"gates": {"phase-2": {"evidence": "report"}}}
    return [(f.kind, f.message) for f in _report(["SEQ004"], **gates, **fields).findings]


def test_a_known_silence_of_one_field_is_a_failure_of_its_own() -> None:
    """Of several lacks of one element those that the text is known to have fail together, and the rest stays open."""
    fields = ["gates.phase-2.evaluator", "gates.phase-2.timeout", "gates.phase-2.otherwise"]
    unsure = _gate(encoded="summary")
    part = _gate(encoded="summary", **{"silent-on": fields[:2]})
    whole = _gate(encoded="summary", **{"silent-on": fields})
    element = _gate(encoded="summary", **{"silent-on": "gates.phase-2"})
    full = _gate(**{"silent-on": fields[:2]})

    assert [kind for kind, _ in unsure] == [Kind.OPEN]
    assert [kind for kind, _ in part] == [Kind.FAIL, Kind.OPEN]
    assert part[0][1].startswith("There is no evaluator or timeout for this gate; the text is known")
    assert part[1][1].startswith("There is no way on when it stays shut for this gate in the text as encoded")
    assert whole == element
    assert [kind for kind, _ in whole] == [Kind.FAIL]
    assert [kind for kind, _ in full] == [Kind.FAIL]


def test_first_findings_are_the_weightiest_and_varied() -> None:
    """Errors come before warnings and questions, and one code does not crowd out the others."""
    def finding(code: str, kind: Kind, level: Level, n: int) -> Finding:
        return Finding(code=code, name="n", kind=kind, level=level, message=str(n))

    many = [finding("DOC004", Kind.FAIL, Level.WARNING, n) for n in range(20)]
    rest = [finding("SEQ001", Kind.FAIL, Level.ERROR, 0), finding("ZON001", Kind.REVIEW, Level.NONE, 0)]

    first = most_important([*many, *rest], count=5)

    assert "SEQ001" == first[0].code
    assert "ZON001" in [found.code for found in first]
    assert 5 == len(first)


def test_rules_are_found_by_code_and_name() -> None:
    """A rule is found by code or name in any case; an unknown one names the nearest."""
    assert rule_named("mvm002") is rule_named("attribution-free-mandate") is all_rules()["MVM002"]
    with pytest.raises(UsageProblem, match="attribution-free-mandate"):
        rule_named("attribution-free-mandat")
