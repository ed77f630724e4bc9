"""Drafts made by hand, and texts that stand for themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from tests.unit.roadmap.made import problem_from

from holdfast.document.load import documents_from_bytes
from holdfast.document.loaded import Documents
from holdfast.roadmap.problem import Problem
from holdfast.roadmap.translation.translated import Drafted, Translated

PARTIES = {"A": {"name": "A", "belligerent": "true"}, "B": {"name": "B", "belligerent": "true"},
           "C": {"name": "C"}, "G": {"name": "G"}}


def drafted(problem: Problem, begins: Mapping[str, float], ends: Mapping[str, float] | None = None) -> Translated:
    """A draft in which steps begin on given days, and end by given days."""
    last = ends or {}
    return Translated(problem, drafted={
        step.id: Drafted(_at(begins.get(step.id)), _at(last.get(step.id))) for step in problem.steps})


def _at(day: float | None) -> tuple[float, float] | None:
    return None if day is None else (day, day)


def draft_from(seed: int, *, steps: int = 7) -> Translated:
    """A random draft: some steps have a day, some have none."""
    problem = problem_from(seed, steps=steps, parties=2 + seed % 2, ranges=True, guards=seed % 3, futures=1 + seed % 2,
                           joint=0.2, doubt=0.3, shifts=0.3)
    rng = np.random.default_rng(seed)
    return drafted(problem, {step.id: float(rng.integers(1, 40)) for step in problem.steps if rng.random() < 0.6})


def documents(case: Mapping[str, Any] | None = None, **more: Any) -> Documents:
    """A framework between A, B, C and G, with the parts of a case where they are given."""
    text = {"framework": "2026.1", "id": "f", "stage": "framework", "parties": PARTIES, **more}
    if case is None:
        return documents_from_bytes(json.dumps(text).encode(), name="f.json")
    whole = {"case": "2026.1", "id": "c", "parties": PARTIES, **case}
    text |= {"parties": list(PARTIES), "case": "c"}
    return documents_from_bytes(json.dumps(text).encode(), name="f.json", case=json.dumps(whole).encode())
