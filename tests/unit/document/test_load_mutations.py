"""Documents damaged at random are accepted or refused with places, and never end in another error."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.integrity import check_alone, check_integrity
from holdfast.document.load import Documents, any_from_bytes, load_any
from holdfast.document.places import plain
from holdfast.document.read import read_path
from holdfast.errors import UnusableInput

CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "valid"
VALID = {path.name: plain(read_path(str(path)).root) for path in sorted(CORPUS.iterdir()) if path.is_file()}
CASE: Any = load_any(str(CORPUS / "issues.case.yaml"))

WORDS = st.sampled_from([
    "A", "x", "true", "2026", "2026-02-30", "9999-12-31", "0001-01-01T00:00:00+14:00", "T0+P9999Y", "signature-P1D",
    "met(x)", "P1D", "1e18", "-1", "0.5", "", "open", "everywhere", "line == frozen", "not (", "met(x) and x",
    "../x", "/x", "TLP:RED", "a b", "٣", "x" * 90, "k-of-n", "١", "NaN", "Polygon", "[0]", "clauses.x",
]) | st.text(max_size=8)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6)
EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(["delete", "replace", "insert", "copy"]), WORDS,
                           VALUES), min_size=1, max_size=4)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a document with each of its keys or positions."""
    found: list[tuple[Any, Any]] = []
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(entries):
        found.append((value, key))
        found.extend(spots(inner))
    return found


def damaged(document: Any, edits: list[tuple[int, str, str, Any]]) -> Any:
    """The document after some deletions, replacements and insertions at random places."""
    document = copy.deepcopy(document)
    for number, edit, key, value in edits:
        places = spots(document)
        if not places:
            break
        container, at = places[number % len(places)]
        if edit == "delete":
            del container[at]
        elif edit == "replace":
            container[at] = copy.deepcopy(value)
        elif edit == "copy":
            other, there = places[number * 7 % len(places)]
            container[at] = copy.deepcopy(other[there])
        elif isinstance(container, dict):
            container[key] = copy.deepcopy(value)
        else:
            container.insert(at, copy.deepcopy(value))
    return document


@pytest.mark.parametrize("name", VALID)
@given(edits=EDITS)
def test_damaged_document_is_refused_with_places(name: str, edits: list[tuple[int, str, str, Any]]) -> None:
    """Whatever is done to a document, loading it ends in a model or in findings that say where."""
    data = json.dumps(damaged(VALID[name], edits)).encode()
    try:
        loaded: Any = any_from_bytes(data, name="x.json")
        findings = list(check_alone(loaded))
        if name.endswith(".framework.yaml") and "framework" in loaded.places.data:
            findings += check_integrity(Documents(loaded, CASE))
    except UnusableInput as problem:
        findings = list(problem.findings)
        assert findings
    for finding in findings:
        assert finding.place is not None
        assert finding.message
        assert finding.why
        assert finding.next
