from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from holdfast.document.conditions.ground import All, Formula, literal
from holdfast.document.conditions.ground import Any as AnyOf
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.problem import Between, Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid

CASES = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "settlement"
NAMES = ("s1-two-parties", "s2-three-parties", "s3-red-lines-conflict")


def scenario(name: str) -> Problem:
    """A scenario file as a problem."""
    data = json.loads((CASES / f"{name}.scenario.json").read_text(encoding="utf-8"))
    issues = tuple(Issue(issue["name"], tuple(issue["values"])) for issue in data["issues"])
    parties = tuple(
        Party(
            party["name"],
            Stake(
                tuple(Between.point(party["weights"][issue.id]) for issue in issues),
                tuple(tuple(Between.point(party["values"][issue.id][option]) for option in issue.options)
                      for issue in issues),
            ),
            Between.point(party["reserved"]),
        )
        for party in data["parties"]
    )
    limits = tuple(Limit(line["id"], LimitKind.RED_LINE, _formula(line, issues), party=line["party"], words=line["text"])
                   for line in data["red_lines"])
    return Problem(issues, parties, limits, name=name)


def _formula(line: dict[str, Any], issues: tuple[Issue, ...]) -> Formula:
    options = {issue.id: issue.options for issue in issues}
    return All(tuple(
        AnyOf(tuple(
            literal(issue, [option == value for option in options[issue]], wanted=sign == "==")
            for issue, sign, value in clause["any_of"]
        ))
        for clause in line["all_of"]
    ))


@pytest.mark.parametrize("list_up_to", [0, 10**6])
@pytest.mark.parametrize(("key", "reserves"), [("red_lines_only", False), ("with_reservation_values", True)])
@pytest.mark.parametrize("name", NAMES)
def test_the_expected_answers_are_found(name: str, key: str, reserves: bool, list_up_to: int) -> None:
    """Conflicts and relaxations of the synthetic scenarios are the ones computed independently."""
    expected = json.loads((CASES / f"{name}.expected.json").read_text(encoding="utf-8"))[key]
    found = explain(at_mid(scenario(name)), reserves=reserves, list_up_to=list_up_to)

    assert found.complete
    assert sorted(conflict.items for conflict in found.conflicts) == _sorted(expected["minimal_conflicts"])
    assert sorted(relaxation.items for relaxation in found.relaxations) == _sorted(expected["minimal_relaxations"])


def _sorted(sets: list[list[str]]) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(ids)) for ids in sets)
