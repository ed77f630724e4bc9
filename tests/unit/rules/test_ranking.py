"""Which findings are shown first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.load import documents_from_bytes, load_set
from holdfast.rules.engine import check
from holdfast.rules.ranking import most_important
from holdfast.rules.registry import all_rules

MINSK = Path(__file__).parents[3] / "examples" / "historical" / "minsk-2-2015.framework.yaml"


def _finding(code: str, kind: Kind, level: Level = Level.NONE, n: int = 0) -> Finding:
    return Finding(code=code, name="n", kind=kind, level=level, message=str(n))


def test_a_gap_weighs_what_a_failure_of_its_rule_would_be() -> None:
    """A gap of a rule whose failure is an error comes before one whose failure is a warning or a note."""
    gaps = [_finding(code, Kind.OPEN) for code in ("CFR007", "PCK001", "SEQ004")]

    assert [f.code for f in most_important(gaps)] == ["SEQ004", "CFR007", "PCK001"]


def test_failures_come_first_whatever_their_rule() -> None:
    """A warning that stands comes before a gap that might be an error, and a question comes between them."""
    mixed = [_finding("MVM006", Kind.OPEN), _finding("DOC005", Kind.FAIL, Level.WARNING), _finding("PCK001", Kind.REVIEW)]

    assert [f.code for f in most_important(mixed)] == ["DOC005", "PCK001", "MVM006"]


def test_one_gap_of_a_code_while_others_wait() -> None:
    """Many gaps of one rule leave room for the others; two failures of one code may stand together."""
    many = [_finding("ZON001", Kind.OPEN, n=n) for n in range(5)]
    fails = [_finding("SEC002", Kind.FAIL, Level.ERROR, n) for n in range(3)]

    said = [f.code for f in most_important([*many, *fails, _finding("JCM002", Kind.OPEN)], count=4)]

    assert said == ["SEC002", "SEC002", "ZON001", "JCM002"]


def test_silences_come_after_everything_that_says_something() -> None:
    """A gap that rests on an encoding in part comes after notes, whatever its rule, and does not use up its place."""
    silent = replace(_finding("SEQ004", Kind.OPEN), silence=True)
    mixed = [silent, _finding("PCK001", Kind.OPEN), _finding("SEQ004", Kind.OPEN), _finding("QTY001", Kind.FAIL, Level.NOTE)]

    assert [(f.code, f.silence) for f in most_important(mixed)] == [
        ("SEQ004", False), ("PCK001", False), ("QTY001", False), ("SEQ004", True)]
    assert 4 == len(most_important(mixed, count=4))


def test_a_silence_in_an_element_counts_as_a_gap() -> None:
    """A gate without a judge comes before a gap in the data on a case, and what the text as a whole lacks comes last."""
    silent = replace(_finding("SEQ004", Kind.OPEN), silence=True)
    mixed = [_finding("MVM004", Kind.OPEN), silent, replace(silent, address="gates.phase-2"),
             replace(_finding("CFR007", Kind.OPEN), silence=True, address="clauses.return-fire")]

    assert [(f.code, f.address) for f in most_important(mixed)] == [
        ("SEQ004", "gates.phase-2"), ("MVM004", ""), ("SEQ004", ""), ("CFR007", "clauses.return-fire")]


def test_only_an_encoding_in_part_makes_a_silence() -> None:
    """A gap is a silence where the text was not encoded in full, not where it stands under another or lacks data."""
    base = {"framework": "2026.1", "id": "t", "stage": "preliminary-ceasefire", "parties": ["A", "B"]}
    summary, under = {"encoded": "summary"}, {"stands-under": {"framework": "parent", "as": "annex"}}

    def silences(**more: object) -> dict[str, bool]:
        documents = documents_from_bytes(json.dumps({**base, **more}).encode(), name="t")
        return {f.code: f.silence for f in check(documents, codes=["HUM001", "PTY001"]).findings}

    assert {"HUM001": True, "PTY001": False} == silences(**summary)
    assert {"HUM001": False, "PTY001": False} == silences(**under) == silences()


def test_a_rule_nobody_knows_comes_last_of_its_kind() -> None:
    """A gap of a code without a rule is shown after those of rules."""
    assert [f.code for f in most_important([_finding("AAA000", Kind.OPEN), _finding("QTY001", Kind.OPEN)])] == [
        "QTY001", "AAA000"]


def test_a_rule_that_only_asks_weighs_as_one_that_warns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question of a rule without a level comes after one of an error rule and before one of a note rule."""
    known = all_rules()
    asking = replace(known["DOC005"], rule=replace(known["DOC005"].rule, code="ASK001", severity=Level.NONE))
    monkeypatch.setattr("holdfast.rules.ranking.all_rules", lambda: {**known, "ASK001": asking})
    asked = [_finding(code, Kind.REVIEW) for code in ("PCK001", "ASK001", "SEQ001")]

    assert [f.code for f in most_important(asked)] == ["SEQ001", "ASK001", "PCK001"]


def test_first_of_the_minsk_text_are_its_known_faults() -> None:
    """The missing answer and the circle are first, then the two lines; who leaves and who decides are among the ten."""
    first = most_important(check(load_set(str(MINSK))).findings)

    assert [(f.code, f.kind.value) for f in first[:3]] == [("MVM006", "fail"), ("SEQ001", "review"), ("ZON001", "review")]
    assert {"PTY001", "JCM002", "DOC002"} <= {f.code for f in first}
    assert len({(f.code, f.kind) for f in first}) == 10
