"""``holdfast settle --for``: what one delegation is shown is no function of what another keeps to itself."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.acceptance.calling import Called, call

STAKES = {
    "issues": {
        "line": {"weight": {"value": 0.6}, "scores": {"frozen": {"value": 1}, "moved": {"value": 0}}},
        "cap": {"weight": {"value": 0.4}, "scores": {"low": {"value": 0}, "high": {"value": 1}}},
    },
    "disagreement": {"value": 0.3},
}
CASE = {
    "case": "2026.1", "id": "c", "as-of": "2026-03-01",
    "parties": {"A": {"name": "Party A", "belligerent": "true"}, "B": {"name": "Party B", "belligerent": "true"},
                "M": {"name": "Mediator"}},
    "issues": {
        "line": {"title": "Line", "options": {"frozen": {"text": "It stays."}, "moved": {"text": "It is moved."}}},
        "cap": {"title": "Cap", "options": {"low": {"text": "Low."}, "high": {"text": "High."}}},
    },
    "stakes": {"M": STAKES},
}
FRAMEWORK = {"framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A", "B"],
             "case": {"id": "c", "file": "c.case.json"}, "picks": {"line": "frozen", "cap": "low"},
             "clauses": {"stop": {"text": "Both stop.", "who": ["A", "B"], "modal": "shall-not", "act": "fire"}}}
LINE = {"party": "B", "requires": "line == frozen", "firmness": "firm", "text": "SECRET words."}


def overlay(holder: str, **more: Any) -> dict[str, Any]:
    """A private overlay of a holder with whatever is given."""
    return {"overlay": "2026.1", "id": f"of-{holder}", "of": "c", "held-by": holder, "basis": "own-estimate",
            "marking": "TLP:RED", **more}


def shown(held: Mapping[str, Any], *, party: str = "A", path: str = "f.framework.json", form: str = "json",
          more: tuple[str, ...] = ()) -> Called:
    """What the delegation of a party is shown of a case or text with overlays by file name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "c.case.json").write_text(json.dumps(CASE), encoding="utf-8")
        (folder / "f.framework.json").write_text(json.dumps(FRAMEWORK), encoding="utf-8")
        words = []
        for file, content in held.items():
            (folder / file).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
            words += ["--overlay", str(folder / file)]
        return call("settle", str(folder / path), *words, "--for", party, "--draws", "20", "--negotiations", "1",
                    "--format", form, *more)


OWN = overlay("A", stakes={"A": STAKES})


@cache
def nothing_held_back(form: str, path: str) -> Called:
    """What A is shown where the overlay of B is empty."""
    return shown({"a.json": OWN, "b.json": overlay("B")}, form=form, path=path)


PATHS = pytest.mark.parametrize("path", ["f.framework.json", "c.case.json"])
ODD: dict[str, dict[str, Any]] = {
    "red line": {"red-lines": {"secret": LINE}},
    "stakes": {"stakes": {"B": STAKES}},
    "stakes of the other": {"stakes": {"A": STAKES}},
    "excluded": {"excluded": {"x": {"when": "line == frozen", "because": "SECRET"}}},
    "no such option": {"red-lines": {"secret": {**LINE, "requires": "line == SECRET"}}},
    "another case": {"of": "SECRET"},
    "unknown key": {"SECRET": 1},
    "wrong type": {"stakes": ["SECRET"]},
    "weights that do not add up": {"stakes": {"B": {**STAKES, "issues": {"line": STAKES["issues"]["line"]}}}},  # type: ignore[index]
    "seen by the mediator": {"may-see": "M", "red-lines": {"secret": LINE}},
    "same id": {"id": "of-A"},
    "bad marking": {"marking": "SECRET"},
}


@PATHS
@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize("odd", ODD)
def test_what_the_other_holds_changes_nothing(odd: str, form: str, path: str) -> None:
    """Whatever stands in the overlay of another, faults among it, what is printed is the same byte for byte."""
    plain = nothing_held_back(form, path)
    found = shown({"a.json": OWN, "b.json": overlay("B", **ODD[odd])}, form=form, path=path)
    assert plain.code == 0, plain.err
    assert (found.code, found.out, found.err) == (plain.code, plain.out, plain.err)
    assert "SECRET" not in found.out + found.err


WORDS = st.sampled_from(["line", "cap", "stakes", "A", "B", "line == frozen", "firm", "TLP:CLEAR", "c"]) | st.text("abc -:", max_size=5)
TREES = st.recursive(WORDS | st.booleans() | st.integers(),
                     lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8)
KEYS = st.sampled_from(["id", "of", "title", "marking", "stakes", "red-lines", "excluded", "positions", "war", "publics",
                        "as-of", "sources", "replaces", "quantities"])


@settings(max_examples=15)
@given(st.dictionaries(KEYS, TREES, max_size=4))
def test_any_overlay_of_the_other_changes_nothing(content: dict[str, Any]) -> None:
    """The same for any content at all of an overlay that reads as JSON and says whose it is."""
    plain = nothing_held_back("json", "f.framework.json")
    found = shown({"a.json": OWN, "b.json": {**overlay("B"), **content}})
    assert (found.code, found.out) == (plain.code, plain.out)


@PATHS
def test_its_own_overlay_counts(path: str) -> None:
    """The delegation's own stakes and lines are in its answer, which is marked as they are, and not in the other's."""
    own = overlay("A", stakes={"A": STAKES}, **{"red-lines": {"own": {**LINE, "party": "A"}}})
    both = {"a.json": own, "b.json": overlay("B", stakes={"B": STAKES})}
    mine, theirs, public = (shown(both, path=path, party=party).envelope for party in ("A", "B", "M"))
    assert [mine[key] for key in ("marking", "left_out")] == ["TLP:RED", 1]
    assert [theirs[key] for key in ("marking", "left_out")] == ["TLP:RED", 1]
    assert [public[key] for key in ("marking", "left_out")] == ["TLP:CLEAR", 2]
    assert [limit["id"] for limit in mine["data"]["problem"]["limits"]] == ["own"]
    assert theirs["data"]["problem"]["limits"] == []
    assert {one["id"] for one in mine["data"]["problem"]["parties"]} == {"A", "M"}
    assert {one["id"] for one in theirs["data"]["problem"]["parties"]} == {"B", "M"}
    assert {item["id"] for item in mine["inputs"] if item["role"] == "overlay"} == {"of-A"}
    assert {item["id"] for item in public["inputs"] if item["role"] == "overlay"} == set()


@PATHS
def test_what_it_was_let_see_counts_without_what_is_marked_higher(path: str) -> None:
    """What the holder lets it see is used; what stands in there under a higher marking changes nothing."""
    lines = {"shown": {**LINE, "text": "Said."}}
    seen = overlay("B", **{"may-see": "A", "marking": "TLP:AMBER", "red-lines": lines})
    more = {**seen, "red-lines": {**lines, "secret": {**LINE, "requires": "cap == high", "marking": "TLP:RED"}}}
    other = {**seen, "red-lines": {**lines, "secret": {**LINE, "requires": "cap == low", "marking": "TLP:RED"}}}
    first, second = shown({"b.json": more}, path=path), shown({"b.json": other}, path=path)
    assert first.code == 0, first.err
    assert first.out == second.out
    assert "SECRET" not in first.out
    assert [limit["id"] for limit in first.envelope["data"]["problem"]["limits"]] == ["shown"]
    assert first.envelope["left_out"] == 1
    faulty = shown({"b.json": {**seen, "red-lines": {"x": {**LINE, "requires": "line == SECRET"}}}}, path=path)
    assert faulty.code == 2
    assert "SECRET" not in faulty.out + faulty.err


@PATHS
def test_a_file_that_nobody_can_be_told_of_is_refused_without_its_content(path: str) -> None:
    """Where it cannot even be read whose overlay it is, the answer is refused, and nothing of it is quoted."""
    found = shown({"a.json": OWN, "b.json": '{"overlay": "2026.1", SECRET'}, path=path)
    assert found.code == 2
    assert "SECRET" not in found.out + found.err
    assert "without --for" in found.envelope["diagnostics"][0]["next"]


@PATHS
def test_an_unknown_party(path: str) -> None:
    """A delegation that no document knows is refused with the nearest name and all names, and nothing is printed."""
    called = shown({"a.json": OWN}, path=path, party="AM", form="text")
    assert (called.code, called.out) == (2, "")
    assert "There is no party AM here; did you mean" in called.err
    assert "The parties are: A, B, M" in called.err


@PATHS
def test_faults_of_a_case_with_marked_content_are_not_quoted_to_an_audience(path: str) -> None:
    """With --audience a fault is told by code and place alone, for a case as for a text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = {"x": {**LINE, "requires": "line == SECRET", "marking": "TLP:RED"}}
        (folder / "c.case.json").write_text(json.dumps({**CASE, "red-lines": lines}), encoding="utf-8")
        (folder / "f.framework.json").write_text(json.dumps(FRAMEWORK), encoding="utf-8")
        for form in ("text", "json"):
            called = call("settle", str(folder / path), "--audience", "clear", "--format", form)
            assert called.code == 2
            assert "SECRET" not in called.out + called.err
