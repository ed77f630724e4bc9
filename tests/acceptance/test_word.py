"""Word in and out from the command line: what is written, what is printed, and what is refused without a trace."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT

TRUCE = ROOT / "examples" / "pauses" / "plant-repair-truce.framework.yaml"
PLAN = ROOT / "examples" / "ukraine" / "coalition-plan.framework.yaml"
MARKED = ROOT / "examples" / "historical" / "minsk-2-2015.framework.yaml"
WORD = ROOT / "corpus" / "word"
DRAFT = WORD / "valid" / "libreoffice_draft.docx"


def test_a_draft_becomes_a_framework_that_can_be_checked(tmp_path: Path) -> None:
    """Import writes a file, check reads it at once: vague words are found, and what is missing is open and not absent."""
    target = tmp_path / "draft.framework.yaml"

    made = call("import", str(DRAFT), "-o", str(target), "--stage", "cessation", "--parties", "A,B", "--lang", "uk")
    found = call("check", str(target), "--format", "json").envelope["data"]["findings"]

    assert 0 == made.code
    assert "Written" in made.out
    kinds = {(finding["code"], finding["kind"]) for finding in found}
    assert ("DOC005", "open") in kinds
    assert ("CFR001", "open") in kinds
    assert {"fail"} & {kind for _, kind in kinds} == set()


def test_standard_input_and_output_work() -> None:
    """``-`` reads standard input, and without a target the framework is printed and nothing else."""
    made = call("import", "-", "--parties", "A,B", stdin=DRAFT.read_bytes())

    assert 0 == made.code
    assert made.out.startswith('framework: "2026.1"')
    assert "WRD103" in made.err


def test_names_of_authors_are_not_kept() -> None:
    """An author of changes or comments is a party or nobody; the name stands in no output."""
    for more in ((), ("--author", "Делегат Б=B")):
        made = call("import", str(DRAFT), "--parties", "A,B", "--format", "json", *more)

        assert 0 == made.code
        assert "Делегат" not in made.out
        assert "Хтось" not in made.out
        assert ("by: B" in made.envelope["data"]["framework"]) is bool(more)


def test_out_edited_and_in_again(tmp_path: Path) -> None:
    """A print that was edited comes back onto its framework: one text changes, all ids and norms stay."""
    framework, print_ = tmp_path / TRUCE.name, tmp_path / "truce.docx"
    framework.write_bytes(TRUCE.read_bytes())
    assert 0 == call("print", str(framework), "-o", str(print_)).code
    document = docx.Document(str(print_))
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if "armed or not" in run.text)
    run.text = run.text.replace("armed or not", "armed or unarmed")
    document.save(str(print_))

    back = call("import", str(print_), "--onto", str(framework), "--format", "json")

    assert 0 == back.code
    assert ["fire.no-drones"] == back.envelope["data"]["changed"]
    before, after = TRUCE.read_text().splitlines(), framework.read_text().splitlines()
    assert [line for line in after if line not in before] == [line.replace("armed or not", "armed or unarmed")
                                                              for line in before if "crewed aircraft in" in line]
    assert 0 == call("diff", str(TRUCE), str(framework), "--format", "json").envelope["data"].get("same", 0)


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    """A file that is there stays, unless --force says otherwise; a folder is never replaced."""
    for words, name in ((("import", str(DRAFT)), "x.framework.yaml"), (("print", str(TRUCE)), "x.docx"),
                        (("print", str(TRUCE)), "x.html")):
        target = tmp_path / name
        target.write_text("mine")

        refused = call(*words, "-o", str(target))
        assert 2 == refused.code
        assert "is there already" in refused.err
        assert "mine" == target.read_text()

        assert 0 == call(*words, "-o", str(target), "--force").code
        assert b"mine" != target.read_bytes()
    (tmp_path / "y.docx").mkdir()
    assert 2 == call("print", str(TRUCE), "-o", str(tmp_path / "y.docx"), "--force").code


@pytest.mark.parametrize("path", sorted(path for path in (WORD / "invalid").iterdir() if path.suffix != ".json"),
                         ids=lambda path: path.name)
def test_a_bad_file_leaves_everything_as_it_was(path: Path, tmp_path: Path) -> None:
    """Exit code 2, a finding on stderr, and neither the target nor the framework to change is touched."""
    framework, target = tmp_path / TRUCE.name, tmp_path / "new.framework.yaml"
    framework.write_bytes(TRUCE.read_bytes())

    for words in (("-o", str(target)), ("--onto", str(framework))):
        called = call("import", str(path), *words)
        assert 2 == called.code
        assert "" == called.out
        assert "WRD" in called.err
        assert "Traceback" not in called.err
    assert not target.exists()
    assert TRUCE.read_bytes() == framework.read_bytes()
    assert [framework] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("words", "said"), [
    (("import", str(DRAFT), "--onto", "-"), "--onto changes a file"),
    (("import", str(DRAFT), "--onto", str(TRUCE), "--stage", "pause"), "--onto keeps"),
    (("import", str(DRAFT), "--author", "Somebody"), "names no party"),
    (("import", str(DRAFT), "--parties", "A", "--author", "Somebody=B"), "no party here"),
    (("import", str(DRAFT), "--lang", "Ukrainian"), "Did you mean uk?"),
    (("import", str(DRAFT), "--id", "1"), "id"),
    (("import", "nowhere.docx"), "no such file"),
    (("print", str(TRUCE), "-o", "x.pdf"), "neither .docx nor .html"),
    (("print", str(TRUCE), "-o", "x.docx", "--format", "html"), "do not fit"),
    (("print", str(TRUCE), "--format", "docx"), "Name it with -o"),
    (("print", str(TRUCE), "--lang", "klingon"), "not known"),
    (("print", "nowhere.framework.yaml"), "no such file"),
])  # fmt: skip
def test_wrong_use_is_said(words: tuple[str, ...], said: str) -> None:
    """Options that make no sense are refused with what to change."""
    called = call(*words)

    assert 2 == called.code
    assert said in called.err
    assert "" == called.out


def test_a_framework_in_json_is_not_changed(tmp_path: Path) -> None:
    """--onto edits YAML with its comments; a framework in JSON is refused and stays as it is."""
    framework = tmp_path / "x.framework.json"
    framework.write_text('{"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"]}')
    before = framework.read_bytes()

    called = call("import", str(DRAFT), "--onto", str(framework))

    assert 2 == called.code
    assert "is JSON" in called.err
    assert before == framework.read_bytes()


def test_the_same_print_is_the_same_bytes(tmp_path: Path) -> None:
    """Printing twice gives the same file, in both formats."""
    for ending in ("docx", "html"):
        found = []
        for name in ("one", "two"):
            target = tmp_path / f"{name}.{ending}"
            assert 0 == call("print", str(PLAN), "-o", str(target)).code
            found.append(target.read_bytes())
        assert found[0] == found[1]


def test_an_audience_sees_nothing_above_it(tmp_path: Path) -> None:
    """What is left out of a print stands nowhere in the file, not even in its properties; the count does."""
    framework = tmp_path / "x.framework.yaml"
    framework.write_text('framework: "2026.1"\nid: x\nstage: pause\nparties: [A, B]\nclauses:\n  fire: {text: Fire stops.}\n'
                         "  secret-part: {text: Zebras march., marking: TLP:RED}\n")
    target = tmp_path / "x.docx"

    assert 0 == call("print", str(framework), "-o", str(target), "--audience", "green").code

    archive = zipfile.ZipFile(io.BytesIO(target.read_bytes()))
    whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Fire stops." in whole
    assert b"Zebras" not in whole
    assert b"secret-part" not in whole
    assert b"left out: 1" in whole


def test_a_release_is_recorded_on_the_paper(tmp_path: Path) -> None:
    """A print below the marking of what it was made from carries the lower marking, and says so."""
    framework = tmp_path / "x.framework.yaml"
    framework.write_text('framework: "2026.1"\nid: x\nstage: pause\nmarking: TLP:AMBER\nparties: [A, B]\n'
                         "clauses:\n  fire: {text: Fire stops.}\n")

    text = call("print", str(framework), "--release-as", "green").out

    assert "Released as TLP:GREEN; what it was made from carries TLP:AMBER." in text
    assert 'content: "TLP:GREEN"' in text


def test_a_web_page_stands_alone() -> None:
    """The page names no other file or address, has no script, and is light only."""
    text = call("print", str(TRUCE)).out

    for word in ("http://", "https://", "<script", "@import", "url(", "src="):
        assert word not in text.replace("http://www.w3.org/2000/svg", "")
    assert '<meta name="color-scheme" content="light">' in text
    assert "@page" in text
    assert "counter(page)" in text
    assert "<svg" in text


def test_a_word_document_opens_elsewhere(tmp_path: Path) -> None:
    """Another program reads the print: headings, tables, header with the marking, footer with revision and hash."""
    target = tmp_path / "x.docx"
    assert 0 == call("print", str(TRUCE), "-o", str(target)).code

    document = docx.Document(str(target))

    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert ["Definitions", "Silence of weapons"] == headings[:2]
    assert {"Map of the zones", "Zones and lines", "Timetable", "Figures", "Signatures"} <= set(headings)
    assert "TLP:CLEAR" in document.sections[0].header.paragraphs[0].text
    assert "Revision 1.0.0 · sha256 " in document.sections[0].footer.paragraphs[0].text
    assert len(document.inline_shapes) == 1
    assert [] == [table for table in document.tables if not table.rows]


def test_a_summary_says_that_it_is_one() -> None:
    """A print of what is encoded as a summary does not pass for the text, nor a draft for something signed."""
    text = call("print", str(PLAN)).out

    assert "This is a summary of a text, not the text." in text
    assert "Nothing in it has been signed." in text
    assert "not the text" not in call("print", str(TRUCE)).out
