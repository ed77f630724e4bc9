"""Every document under corpus/invalid is refused with the code, at the place, that the file beside it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdfast.document.finding import Finding
from holdfast.document.load import load_checked, load_set
from holdfast.errors import UnusableInput

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "invalid"
EXPECTED = sorted(CORPUS.rglob("*.expect.json"))


def load(path: str) -> object:
    """The document at a path with what belongs to it; an overlay comes with the framework and case beside it."""
    framework = Path(path).with_name("base.framework.yaml")
    if path.endswith(".overlay.yaml") and framework.exists():
        return load_set(str(framework), overlays=[path])
    return load_checked(path)


def name_of(expected: Path) -> str:
    """The name of a case: of its file, or of its directory where it has several files."""
    stem = expected.name.removesuffix(".expect.json")
    return expected.parent.name if stem == "main" else stem


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


@pytest.mark.parametrize("expected", EXPECTED, ids=name_of)
def test_document_is_refused_as_expected(expected: Path) -> None:
    """The first finding has the code, address, line and column written beside the document."""
    first = refusal(document_of(expected))[0]

    found = {"code": first.code, "address": first.address, "line": first.place and first.place.line,
             "column": first.place and first.place.column}
    assert json.loads(expected.read_text()) == found, first.as_text()


@pytest.mark.parametrize("expected", EXPECTED, ids=name_of)
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
    named = [path for path in CORPUS.rglob("bad_*") if not path.name.endswith(".expect.json")]
    documents = {next(path.glob("main.*.yaml"), path) if path.is_dir() else path for path in named}

    assert documents == checked
    assert len(checked) >= 150
