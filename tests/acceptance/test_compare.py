"""``holdfast compare``: what it says of real texts, in every format, and what it refuses."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from tests.acceptance.calling import call

from holdfast.assess.comparison.result import Counts
from holdfast.brief.comparison.tables import counts_in_words

ROOT = Path(__file__).resolve().parents[2]
UKRAINE = ROOT / "examples" / "ukraine"
PLAN, US = (str(UKRAINE / f"{name}.framework.yaml") for name in ("coalition-plan", "us-28-point"))
MINSK = str(ROOT / "examples" / "historical" / "minsk-2-2015.framework.yaml")
A, B = "coalition-plan", "us-28-2025-11"


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """The data of two real texts."""
    found = call("compare", PLAN, US, "--format", "json").envelope["data"]
    assert isinstance(found, dict)
    return found


def test_picks_stand_side_by_side(data: dict[str, Any]) -> None:
    """Each issue of the case is there once, with the pick of each text in words, and alike only where both pick one."""
    issues = {issue["id"]: issue for issue in data["issues"]}

    assert 16 <= len(issues) <= 22
    assert issues["forces-cap"]["picks"][A]["option"] == "cap-800k"
    assert issues["forces-cap"]["picks"][B] == {"option": "cap-600k", "words": "600,000 persons."}
    assert not issues["forces-cap"]["agreed"]
    assert issues["southern-line"]["agreed"]
    assert not any(issue["agreed"] for issue in issues.values() if issue["picks"][A]["option"] == "open")


def test_red_lines_have_the_verdicts_of_a_check(data: dict[str, Any]) -> None:
    """Every red line has for each text the verdict that a check of that text alone gives."""
    for path, id in ((PLAN, A), (US, B)):
        alone = call("check", path, "--fail-on", "never", "--format", "json").envelope["data"]["red_lines"]
        assert {line["id"]: line["verdict"] for line in alone} == {
            line["id"]: line["verdicts"][id] for line in data["red_lines"]}


def test_findings_are_counted_as_a_check_finds_them(data: dict[str, Any]) -> None:
    """The counts by family add up to the findings of a check, kind by kind."""
    findings = call("check", PLAN, "--fail-on", "never", "--format", "json").envelope["data"]["findings"]
    counted = [family["counts"][A] for family in data["families"]]

    assert len(findings) == sum(sum(count.values()) for count in counted)
    assert sum(f["kind"] == "review" for f in findings) == sum(count["review"] for count in counted)


def test_duties_name_the_clauses_of_each_party(data: dict[str, Any]) -> None:
    """A clause that binds a party stands among its duties, and one owed to it among what it is owed."""
    ukraine = next(party for party in data["parties"] if party["party"] == "UA")

    assert ukraine["name"] == "Ukraine"
    assert "clauses.people.prisoners" in ukraine["duties"][A]["must"]
    assert ukraine["duties"][A]["owed"]
    assert not set(ukraine["duties"][A]["must"]) & set(ukraine["duties"][A]["owed"])


def test_what_a_guarantee_does_not_say_is_named(data: dict[str, Any]) -> None:
    """Each guarantee comes with its trigger in a sentence and the parts that the text as encoded lacks."""
    held = {entry["address"]: entry for entry in data["guarantees"][B]}["guarantees.us-guarantee"]

    assert "invades Ukraine" in held["text"]
    assert "who decides" in held["lacks"]
    assert "the event" not in held["lacks"]


def test_accountability_and_relief_are_blocks_of_their_own(data: dict[str, Any]) -> None:
    """Amnesty stands under accountability, the return of people under relief for civilians, and neither in the other."""
    assert next(e["kind"] for e in data["accountability"][B]) == "amnesty"
    assert any("reunite-families" in entry["kind"] for entry in data["relief_for_civilians"][B])
    addresses = {name: {e["address"] for e in data[name][B]}
                 for name in ("accountability", "relief_for_civilians", "relief_from_sanctions")}
    assert sum(map(len, addresses.values())) == len(set().union(*addresses.values()))


def test_what_is_undefined_is_listed(data: dict[str, Any]) -> None:
    """Open issues, open brackets and undefined words of each text are listed."""
    assert "znpp-operation" in data["undefined"][A]["open_issues"]
    assert "clauses.nuclear.znpp" in data["undefined"][A]["brackets"]
    assert any("without cause" in word for word in data["undefined"][B]["words"])


def test_the_order_of_texts_is_the_order_given() -> None:
    """Texts stand in the order of the call: nothing ranks them."""
    assert [text["id"] for text in call("compare", US, PLAN, "--format", "json").envelope["data"]["texts"]] == [B, A]


def test_the_text_names_each_text_once_and_ranks_nothing() -> None:
    """The text form gives each text a letter, names every issue that differs, and says that nothing is ranked."""
    said = call("compare", PLAN, US).out

    assert "A  Emerging plan" in said
    assert "B  US 28-point draft" in said
    assert "(forces-cap)" in said
    assert "Nothing is ranked, and nothing is added up." in " ".join(said.split())


def test_a_spreadsheet_holds_every_table(tmp_path: Path) -> None:
    """The spreadsheet has a sheet for each table, its cells are text, and none is a formula or a link."""
    target = tmp_path / "c.xlsx"
    called = call("compare", PLAN, US, "--format", "xlsx", "-o", str(target))

    book = openpyxl.load_workbook(target)
    assert 0 == called.code, called.err
    assert {"Issues and picks", "Red lines", "Accountability", "Relief for civilians"} <= set(book.sheetnames)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert "cap-600k: 600,000 persons." in {cell.value for cell in cells}
    assert all("TLP:CLEAR" in str(sheet["A1"].value) for sheet in book)


def test_a_word_document_holds_every_table(tmp_path: Path) -> None:
    """The Word document has the same tables, marks every page, and names no person as its author."""
    target = tmp_path / "c.docx"
    assert 0 == call("compare", PLAN, US, "--format", "docx", "-o", str(target)).code

    made = docx.Document(str(target))
    headings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 2"]
    assert {"Issues and picks", "Red lines", "Accountability", "Relief for civilians"} <= set(headings)
    assert len(made.tables) == len(headings)
    assert made.sections[0].header.paragraphs[0].text == "TLP:CLEAR"
    assert made.core_properties.author == "Holdfast"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_same_texts_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    """Two runs write the same parts: nothing in a file says when or where it was made."""
    held = []
    for name in ("one", "other"):
        target = tmp_path / f"{name}.{form}"
        call("compare", PLAN, US, "--format", form, "-o", str(target))
        with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
            held.append({part: archive.read(part) for part in archive.namelist()})
    assert held[0] == held[1]


def test_a_formula_in_a_text_stays_text(tmp_path: Path) -> None:
    """What begins like a formula is written as text, so that opening the file calculates nothing."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.framework.yaml").write_text(
            f"framework: '2026.1'\nid: {name}\ntitle: '=HYPERLINK(\"http://x.example\")'\nstage: pause\nparties: [A]\n"
            "clauses: {aid: {text: '=1+1', who: A, modal: shall, act: give-access}}\n", encoding="utf-8")
    target = tmp_path / "c.xlsx"

    assert 0 == call("compare", *(str(tmp_path / f"{n}.framework.yaml") for n in ("one", "two")), "--format", "xlsx",
                     "-o", str(target)).code
    cells = [cell for sheet in openpyxl.load_workbook(target) for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert all(cell.data_type in ("s", "n") for cell in cells)


@pytest.mark.parametrize("words", [
    (PLAN,), (PLAN, MINSK), (PLAN, PLAN), (PLAN, US, "--format", "docx"), (PLAN, US, "--format", "xlsx"),
    (PLAN, "nowhere.framework.yaml"), ("-", "-"),
], ids=["one", "two-cases", "twice", "docx-nowhere", "xlsx-nowhere", "missing", "stdin-twice"])
def test_what_makes_no_sense_is_refused(words: tuple[str, ...]) -> None:
    """One text, texts of different cases, a text twice, or a file without a name: exit code 2 and what to do."""
    called = call("compare", *words)

    assert 2 == called.code
    assert called.out == ""
    assert called.err.count("\n") >= 2


def test_a_refused_comparison_leaves_the_file(tmp_path: Path) -> None:
    """Where the comparison cannot be made, what stands in the output file stays."""
    target = tmp_path / "c.docx"
    target.write_bytes(b"before")

    assert 2 == call("compare", PLAN, MINSK, "--format", "docx", "-o", str(target)).code
    assert target.read_bytes() == b"before"


def test_what_is_above_the_audience_is_in_no_format(tmp_path: Path) -> None:
    """A clause marked above the audience is in no form of the comparison, and the number left out is said."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.framework.yaml").write_text(
            f"framework: '2026.1'\nid: {name}\nstage: pause\nparties: [A]\nclauses:\n"
            "  hidden-zq: {text: Zqsecret words., who: A, modal: shall, act: give-access, marking: 'TLP:RED'}\n"
            "  open: {text: Open words., who: A, modal: shall, act: give-access}\n".replace("  open:", "  shown:"),
            encoding="utf-8")
    paths = [str(tmp_path / f"{name}.framework.yaml") for name in ("one", "two")]
    for form in ("text", "json", "markdown", "docx", "xlsx"):
        target = tmp_path / f"c.{form}"
        called = call("compare", *paths, "--audience", "clear", "--format", form, "-o", str(target))
        assert 0 == called.code, called.err
        held = target.read_bytes()
        if form in ("docx", "xlsx"):
            with zipfile.ZipFile(io.BytesIO(held)) as archive:
                held = b"".join(archive.read(part) for part in archive.namelist())
        assert b"Zqsecret" not in held
        assert b"hidden-zq" not in held
        assert b"shown" in held
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["left_out"] == 2


def test_counts_are_said_in_words() -> None:
    """Counts are said with their nouns, in one form for one, and as a dash where there are none."""
    assert counts_in_words(Counts(error=1, open=2)) == "1 error, 2 gaps"
    assert counts_in_words(Counts()) == "–"
