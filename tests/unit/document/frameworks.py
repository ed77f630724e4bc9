"""Frameworks for the tests of this directory, and random ones for properties."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from holdfast.document.framework import Framework


def framework(**parts: Any) -> Framework:
    """A small framework between A and B, with the given top-level fields added or replaced (keys as in YAML)."""
    raw: dict[str, Any] = {
        "framework": "2026.1", "id": "example", "stage": "cessation", "parties": ["A", "B"],
        "clauses": {"quiet": {"text": "The parties hold their fire.", "who": ["A", "B"], "modal": "shall-not",
                              "act": "fire"}},
    }
    return Framework.model_validate({**raw, **{key.replace("_", "-"): value for key, value in parts.items()}})


ISSUES = {"x": ("x1", "x2", "x3"), "y": ("y1", "y2"), "z": ("z1", "z2")}


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> str:
    """A text condition over the issues above."""
    if depth == 0 or draw(st.booleans()):
        issue = draw(st.sampled_from(sorted(ISSUES)))
        return f"{issue} {draw(st.sampled_from(['==', '!=']))} {draw(st.sampled_from(ISSUES[issue]))}"
    left, right = draw(conditions(depth=depth - 1)), draw(conditions(depth=depth - 1))
    return f"({left}) {draw(st.sampled_from(['and', 'or']))} ({right})"


def packages(issues: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """Picks for some of the issues."""
    return st.fixed_dictionaries({}, optional={issue: st.sampled_from(ISSUES[issue]) for issue in issues})


IDS = ("alpha", "beta", "gamma.one", "gamma.two", "delta")


@st.composite
def brackets(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Brackets of several issues, each issue with a field of its own, so that they cannot be in each other's way."""
    field = {"x": "when.within", "y": "object", "z": "lest"}
    value = {"x": st.sampled_from(["P10D", "P2W"]), "y": st.sampled_from(["gun", "tank"]), "z": st.sampled_from(IDS)}
    found = []
    for issue in draw(st.lists(st.sampled_from(sorted(ISSUES)), unique=True)):
        options = draw(st.lists(st.sampled_from(ISSUES[issue]), unique=True))
        found += [{"by": "A", "issue": issue, "option": option, "set": {field[issue]: draw(value[issue])}}
                  for option in options]
    return found


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A framework with clauses, gates and zones under conditions, with brackets and references between them."""
    ids = st.lists(st.sampled_from(IDS), unique=True, max_size=3)
    clauses = {}
    for id in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1)):
        clause: dict[str, Any] = {"text": f"Text of {id}.", "who": draw(st.sampled_from([["A"], ["A", "B"]])),
                                  "hence": draw(ids), "lest": draw(ids), "where": draw(st.sampled_from(["m", "n"])),
                                  "brackets": draw(brackets())}
        if draw(st.booleans()):
            clause["under"] = draw(conditions())
        clauses[id] = {key: value for key, value in clause.items() if value}
    zones: dict[str, Any] = {"m": {}, "n": {"around": "m"}}
    if draw(st.booleans()):
        zones["m"]["under"] = draw(conditions())
    gate: dict[str, Any] = {"needs": draw(ids), "under": draw(conditions())}
    return framework(clauses=clauses, gates={"gate": gate}, zones=zones, scope={"land": ["m", "n"]})
