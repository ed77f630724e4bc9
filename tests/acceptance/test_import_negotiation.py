"""Negotiations of other programs from the command line: a case that reads, and refusals without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT

from holdfast.document.load import load_checked

CORPUS = ROOT / "corpus" / "cases" / "settlement"
GENIUS = CORPUS / "genius-two-parties"


@pytest.mark.parametrize("folder", ["genius-two-parties", "genius-whole-numbers", "geniusweb-two-parties"])
def test_a_folder_becomes_a_case(tmp_path: Path, folder: str) -> None:
    """Import writes a case that passes every check of a document, and says how large it is and what comes next."""
    target = tmp_path / "x.case.yaml"

    made = call("import", str(CORPUS / folder), "-o", str(target))

    assert made.code == 0
    assert made.out.startswith(f"Written: {target}. 2 parties, 2 issues, ")
    assert "holdfast settle" in made.out
    load_checked(str(target))


def test_without_a_file_the_case_is_printed() -> None:
    """Without -o the case stands on standard output, and remarks on standard error."""
    made = call("import", str(CORPUS / "genius-whole-numbers"), "--id", "convoy")

    assert made.code == 0
    assert made.out.startswith('case: "2026.1"\nid: convoy\n')
    assert "IMP102" in made.err


def test_json_says_what_was_made() -> None:
    """In JSON the data name the kind and the size, and remarks are diagnostics."""
    found = call("import", str(GENIUS), "--format", "json").envelope

    data = found["data"]
    assert data.pop("case").startswith("case:")
    assert data == {"id": "genius-two-parties", "kind": "genius", "parties": 2, "issues": 2, "packages": 6, "red_lines": 0}
    assert {finding["code"] for finding in found["diagnostics"]} == {"IMP109"}


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    """A file is replaced only with --force, and stays where the import fails."""
    target = tmp_path / "x.case.yaml"
    target.write_text("before", encoding="utf-8")

    assert call("import", str(GENIUS), "-o", str(target)).code == 2
    assert call("import", str(tmp_path), "-o", str(target), "--force").code == 2
    assert target.read_text(encoding="utf-8") == "before"
    assert call("import", str(GENIUS), "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("case:")
    assert [target] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("words", "said"), [
    ((str(GENIUS), "--onto", "x.framework.yaml"), "for Word drafts"),
    ((str(GENIUS), "--parties", "A,B"), "for Word drafts"),
    ((str(GENIUS), "--id", "a b"), "Use a-b"),
    ((str(ROOT / "corpus" / "valid" / "issues.case.yaml"),), "document of Holdfast already"),
    (("nowhere.json",), "no such file"),
    ((str(CORPUS),), "What is read: "),
])
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], said: str) -> None:
    """Options for drafts, ids that are none, and files that hold no negotiation are refused in plain words."""
    called = call("import", *words)

    assert called.code == 2
    assert called.out == ""
    assert said in called.err
