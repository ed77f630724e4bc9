"""Every document under corpus/invalid is refused with the code, at the place, that the file beside it says."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from holdfast.document.finding import Finding
from holdfast.document.read import read_path
from holdfast.errors import UnusableInput

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "invalid"
EXPECTED = sorted(CORPUS.rglob("*.expect.json"))


def load(path: str) -> object:
    """The document at a path, by the loader for all kinds of documents if there is one, or else as a tree."""
    try:
        loader: Any = importlib.import_module("holdfast.document.load")
    except ModuleNotFoundError as missing:
        if missing.name != "holdfast.document.load":
            raise
        return read_path(path)
    return loader.load_any(path) if hasattr(loader, "load_any") else read_path(path)


def document_of(expected: Path) -> Path:
    """The one document that an expectation is about."""
    stem = expected.name.removesuffix(".expect.json")
    [document] = [path for path in expected.parent.glob(f"{stem}.*") if path != expected]
    return document


def refusal(path: Path) -> tuple[Finding, ...]:
    """What loading the document finds."""
    with pytest.raises(UnusableInput) as caught:
        load(str(path))
    return caught.value.findings


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expect.json"))
def test_document_is_refused_as_expected(expected: Path) -> None:
    """The first finding has the code, address, line and column written beside the document."""
    first = refusal(document_of(expected))[0]

    found = {"code": first.code, "address": first.address, "line": first.place and first.place.line,
             "column": first.place and first.place.column}
    assert json.loads(expected.read_text()) == found, first.as_text()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expect.json"))
def test_every_finding_says_what_why_and_what_next(expected: Path) -> None:
    """Every finding of a refused document has a place in that file, a message, a reason and a next step."""
    document = document_of(expected)

    for finding in refusal(document):
        assert finding.place
        assert finding.place.file == str(document)
        assert finding.message
        assert finding.why
        assert finding.next


def test_every_document_has_an_expectation() -> None:
    """No document lies in the corpus unchecked."""
    checked = {document_of(expected) for expected in EXPECTED}
    documents = {path for path in CORPUS.rglob("bad_*") if not path.name.endswith(".expect.json")}

    assert documents == checked
    assert checked
