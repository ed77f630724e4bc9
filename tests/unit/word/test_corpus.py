"""Every Word document under corpus/word is read or refused as the file beside it says."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from holdfast.document.load import documents_from_bytes
from holdfast.errors import UnreadableSource
from holdfast.word.draft import Draft
from holdfast.word.files import read_word
from holdfast.word.framework_text import Named, framework_tree, yaml_of
from holdfast.word.read import Reading, read_draft

CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "word"
VALID = sorted((CORPUS / "valid").glob("*.docx"))
INVALID = sorted(path for path in (CORPUS / "invalid").iterdir() if not path.name.endswith(".expect.json"))
LARGEST = 100_000


def expected(path: Path) -> dict[str, Any]:
    """What the file beside a document says of it."""
    said = json.loads(path.with_name(f"{path.stem}.expect.json").read_text(encoding="utf-8"))
    assert isinstance(said, dict)
    return said


def read(path: Path) -> Draft:
    """The draft in a document, read as the file beside it asks for."""
    asked = expected(path).get("reading", {})
    reading = Reading(tuple(asked.get("parties", ())), authors=asked.get("authors", {}), lang=asked.get("lang", ""))
    return read_draft(path.read_bytes(), name=path.name, reading=reading)


def tree_of(path: Path, draft: Draft) -> dict[str, Any]:
    """The framework that a draft becomes."""
    parties = tuple(expected(path).get("reading", {}).get("parties", ()))
    return framework_tree(draft, Named(path.stem.replace("_", "-"), "cessation", parties))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_document_becomes_the_framework_beside_it(path: Path) -> None:
    """Clauses, numbers, brackets, notes and annexes are those written beside the document, and so are the remarks."""
    draft = read(path)

    assert expected(path)["framework"] == tree_of(path, draft)
    assert expected(path)["codes"] == [finding.code for finding in draft.remarks]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_framework_is_a_valid_document(path: Path) -> None:
    """What is written as YAML loads, passes every integrity check, and says the same as before."""
    tree = tree_of(path, read(path))

    model = documents_from_bytes(yaml_of(tree).encode(), name="imported.framework.yaml").framework.model

    assert list(tree["clauses"]) == list(model.clauses)
    assert [clause["text"] for clause in tree["clauses"].values()] == [clause.text for clause in model.clauses.values()]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_a_bad_file_is_refused_with_its_reason(path: Path) -> None:
    """The refusal has the code and the words written beside the file, a reason and a next step."""
    with pytest.raises(UnreadableSource) as caught:
        read_draft(path.read_bytes(), name=path.name)

    [finding] = caught.value.findings
    assert expected(path)["code"] == finding.code
    assert expected(path)["says"] in finding.message
    assert finding.why
    assert finding.next
    assert finding.place
    assert finding.place.file == path.name


def test_documents_stay_small() -> None:
    """No document of the corpus is larger than it has to be, and each has its expectation."""
    for path in (*VALID, *INVALID):
        assert path.stat().st_size < LARGEST, path.name
        assert expected(path)
    assert len(VALID) >= 12
    assert len(INVALID) >= 18


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A file that is not there, and a directory, are refused with what to check."""
    for path, code in ((tmp_path / "none.docx", "SYN001"), (tmp_path, "SYN002")):
        with pytest.raises(UnreadableSource) as caught:
            read_word(str(path), stdin=io.BytesIO())
        assert code == caught.value.findings[0].code
