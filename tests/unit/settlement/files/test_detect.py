"""Telling what a path holds, and saying so where it is nothing that is read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from holdfast.errors import UnusableInput
from holdfast.settlement.files.detect import detect, read_problem
from holdfast.settlement.files.read import FileKind

ROOT = Path(__file__).resolve().parents[4]
CORPUS = ROOT / "corpus" / "cases" / "settlement"
SCENARIO = b'{"format": "negotiation-scenario/1", "issues": [{"name": "i", "values": ["a", "b"]}], "parties": [{"name": "A", "weights": {"i": 1}, "values": {"i": {"a": 0, "b": 1}}, "reserved": 0}], "extra": null}'


def code_of(path: Path | str) -> tuple[str, str]:
    """Code and text of the first finding about a path."""
    with pytest.raises(UnusableInput) as caught:
        read_problem(str(path))
    return caught.value.findings[0].code, caught.value.findings[0].as_text()


def test_folders_are_told_by_what_is_in_them() -> None:
    """A folder of XML is Genius, one with profiles in JSON GeniusWeb."""
    assert detect(str(CORPUS / "genius-two-parties")).kind is FileKind.GENIUS
    assert detect(str(CORPUS / "geniusweb-two-parties")).kind is FileKind.GENIUSWEB


def test_one_xml_file_stands_for_its_folder() -> None:
    """Any XML file of a negotiation leads to all of it."""
    found = read_problem(str(CORPUS / "genius-two-parties" / "North.xml"))

    assert [party.id for party in found.problem.parties] == ["North", "South"]
    assert found.problem.name == "genius-two-parties"


@pytest.mark.parametrize("name", ["s.json", "s.txt", "s.yaml"])
def test_a_scenario_is_told_by_its_format(tmp_path: Path, name: str) -> None:
    """A scenario is read as JSON whatever it is called, and as YAML; a null is silence in JSON."""
    path = tmp_path / name
    path.write_bytes(SCENARIO if name != "s.yaml" else SCENARIO.replace(b', "extra": null', b""))

    assert read_problem(str(path)).kind is FileKind.SCENARIO


def test_a_scenario_may_come_on_standard_input() -> None:
    """A dash reads standard input."""
    assert read_problem("-", stdin=io.BytesIO(SCENARIO)).problem.packages == 2


@pytest.mark.parametrize("text", ['format: "gmcr-case/1"\nstates: 3\n', '{"format": "gmcr-random/1", "models": [null]}'])
def test_a_graph_model_is_told_apart(tmp_path: Path, text: str) -> None:
    """A graph model has no packages, and the way to read it is named."""
    path = tmp_path / ("m.json" if text.startswith("{") else "m.yaml")
    path.write_text(text.replace("[null]", "[]"), encoding="utf-8")

    assert detect(str(path)).kind is FileKind.GRAPH_MODEL
    assert "holdfast stability" in code_of(path)[1]


def test_documents_of_our_own_are_told_apart() -> None:
    """A case or a framework is named as what it is."""
    for name in ("corpus/valid/issues.case.yaml", "corpus/valid/ten_lines.framework.yaml"):
        assert detect(str(ROOT / name)).kind is FileKind.DOCUMENT
        assert code_of(ROOT / name)[0] == "IMP009"


@pytest.mark.parametrize(("name", "content", "code"), [
    ("x.json", b"{}", "IMP001"),
    ("x.json", b'{"format": "negotiation-scenario/2"}', "IMP001"),
    ("x.json", b'{"name": "d", "issuesValues": {}}', "IMP001"),
    ("x.json", b"[1, 2]", "IMP001"),
    ("x.json", b"", "SYN009"),
    ("x.json", b'{"a": [1, 2', "SYN055"),
    ("x.json", b"\xff\xfe{}", "SYN005"),
    ("x.xml", b"<a><b></a>", "SYN060"),
    ("x.xml", b"", "SYN009"),
    ("x.xml", b"<utility_space/>", "IMP005"),
])
def test_what_is_nothing_known_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """Other files are refused, and where nothing is known of them, the message lists what is read."""
    path = tmp_path / name
    path.write_bytes(content)

    found, said = code_of(path)
    assert found == code, said
    if code == "IMP001":
        assert "Genius XML" in said
        assert "negotiation-scenario/1" in said
        assert "GeniusWeb" in said


def test_an_empty_folder_and_a_missing_path_are_refused(tmp_path: Path) -> None:
    """A folder without files and a path to nothing say so."""
    assert code_of(tmp_path)[0] == "IMP001"
    assert code_of(tmp_path / "nowhere")[0] == "SYN001"
    assert code_of("a\0b")[0] == "SYN003"


def test_one_xml_file_on_standard_input_is_refused() -> None:
    """A negotiation in XML has several files, so standard input cannot hold it."""
    with pytest.raises(UnusableInput, match="folder of Genius XML"):
        read_problem("-", stdin=io.BytesIO(b"<utility_space/>"))
