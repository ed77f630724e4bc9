"""The worked example CK-7.2: six items of two parties, each side's third after its first."""

from __future__ import annotations

from holdfast.inputs.between import Between
from holdfast.roadmap.problem import PartyTerms, Problem, Step, StepTerms, Terms

ITEMS = {"A1": (2, 4), "A2": (3, 5), "A3": (6, 9), "B1": (2, 3), "B2": (4, 6), "B3": (5, 8)}
"""Cost to the performer and benefit to the other."""


def problem_with(relationship: float) -> Problem:
    """The example with the same worth of the relationship to both."""
    steps = tuple(Step(id, (id[0],), after=(f"{id[0]}1",) if id.endswith("3") else ()) for id in ITEMS)
    worth = {id: StepTerms(cost={id[0]: Between.point(cost)}, benefit={"AB"[id[0] == "A"]: Between.point(benefit)})
             for id, (cost, benefit) in ITEMS.items()}
    parties = {name: PartyTerms(relationship=Between.point(relationship)) for name in "AB"}
    return Problem(("A", "B"), steps, (Terms("base", "as it stands", parties, worth),), name="CK-7.2")
