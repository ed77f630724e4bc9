"""The small scenarios of the corpus as problems, and what is known about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.problem import Problem

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
    read = read_problem(str(FOLDER / f"{name}.scenario.json"))
    expected = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    weights = tuple(read.bargaining_weights.get(party.id, 1.0) for party in read.problem.parties)
    return Scenario(read.problem, expected, weights if read.bargaining_weights else None)
