"""The small scenarios of the corpus as problems, and what is known about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdfast.document.conditions.ground import All, Formula, Lit, join
from holdfast.document.conditions.ground import Any as Some
from holdfast.settlement.problem import Between, Issue, Limit, LimitKind, Party, Problem, Stake

FOLDER = Path(__file__).resolve().parents[3] / "corpus" / "cases" / "settlement"
NAMES = sorted(path.name.removesuffix(".scenario.json") for path in FOLDER.glob("*.scenario.json"))


@dataclass(frozen=True)
class Scenario:
    """A problem with what is expected of it."""

    problem: Problem
    expected: dict[str, Any]
    weights: tuple[float, ...] | None
    """For a weighted product, where the scenario has any."""


def scenario(name: str) -> Scenario:
    """Reads one scenario of the corpus."""
    data = json.loads((FOLDER / f"{name}.scenario.json").read_text(encoding="utf-8"))
    expected = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
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
    limits = tuple(
        Limit(line["id"], LimitKind.RED_LINE, _formula(line, issues), party=line["party"], words=line["text"])
        for line in data["red_lines"]
    )
    weights = data.get("nash_weights")
    return Scenario(Problem(issues, parties, limits, name=name), expected,
                    tuple(weights[party.id] for party in parties) if weights else None)


def _formula(line: dict[str, Any], issues: tuple[Issue, ...]) -> Formula:
    return join(All, [join(Some, [_literal(*part, issues=issues) for part in clause["any_of"]])
                      for clause in line["all_of"]])


def _literal(name: str, sign: str, value: str, *, issues: tuple[Issue, ...]) -> Lit:
    issue = next(issue for issue in issues if issue.id == name)
    bit = 1 << issue.options.index(value)
    return Lit(name, bit if sign == "==" else ((1 << len(issue.options)) - 1) & ~bit)
