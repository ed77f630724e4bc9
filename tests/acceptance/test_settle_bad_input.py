"""Bad input to ``holdfast settle``: exit code 2, a message with its place, no traceback, and nothing written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT

CORPUS = ROOT / "corpus"
SCENARIO = json.loads((CORPUS / "cases" / "settlement" / "s1-two-parties.scenario.json").read_text(encoding="utf-8"))
CASE = (CORPUS / "valid" / "settlement.case.yaml").read_text(encoding="utf-8")
GENIUS = CORPUS / "cases" / "settlement" / "genius-two-parties"
WEB = CORPUS / "cases" / "settlement" / "geniusweb-two-parties"
TEXT = str(CORPUS / "valid" / "settlement.framework.yaml")
HUGE = {
    "format": "negotiation-scenario/1", "name": "huge",
    "issues": [{"name": f"i{n}", "values": [f"o{k}" for k in range(10)]} for n in range(20)],
    "parties": [{"name": "P", "reserved": 0, "weights": {f"i{n}": 0.05 for n in range(20)},
                 "values": {f"i{n}": {f"o{k}": 0.5 for k in range(10)} for n in range(20)}}],
    "red_lines": [],
}


def refusal(*words: str, cwd: Path | None = None) -> dict[str, Any]:
    """The first finding of a refusal, once both formats of it are as they have to be and nothing was written."""
    before = _all_files(cwd)
    plain, as_json = call("settle", *words), call("settle", *words, "--format", "json")
    assert plain.code == as_json.code == 2, (plain, as_json)
    assert plain.out == as_json.err == ""
    assert "Traceback" not in plain.err
    envelope = as_json.envelope
    assert envelope["ok"] is False
    assert envelope["data"] is None
    assert envelope["diagnostics"]
    for finding in envelope["diagnostics"]:
        assert finding["code"] != "USE009", finding
        assert all(finding[part] for part in ("message", "why", "next")), finding
        assert finding["message"] in plain.err
    assert _all_files(cwd) == before
    return dict(envelope["diagnostics"][0])


def _all_files(folder: Path | None) -> dict[str, bytes | None]:
    if folder is None:
        return {}
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


Change = Callable[[dict[str, Any]], Any]
FAULTS: dict[str, tuple[Change, str]] = {
    "an issue without values": (lambda data: data["issues"][0].update(values=[]), "IMP"),
    "no issues": (lambda data: data.update(issues=[]), "IMP"),
    "no parties": (lambda data: data.update(parties=[]), "IMP"),
    "a party without weights": (lambda data: data["parties"][0].pop("weights"), "IMP"),
    "a party without values": (lambda data: data["parties"][0].pop("values"), "IMP"),
    "weights that do not add up": (lambda data: data["parties"][0]["weights"].update(elections=0.9), "IMP008"),
    "a weight below 0": (lambda data: data["parties"][0]["weights"].update(elections=-0.1), "IMP"),
    "an option of another issue": (lambda data: data["red_lines"][0]["all_of"][0]["any_of"].append(
        ["elections", "==", "line_of_contact"]), "IMP007"),
    "an unknown issue": (lambda data: data["red_lines"][0]["all_of"][0]["any_of"].append(["electoins", "==", "x"]), "IMP007"),
    "a line of nobody": (lambda data: data["red_lines"][0].update(party="nobody"), "IMP007"),
    "a line twice": (lambda data: data["red_lines"].append(data["red_lines"][0]), "IMP"),
    "two parties of one name": (lambda data: data["parties"].append(data["parties"][0]), "IMP"),
    "a score too few": (lambda data: data["parties"][0]["values"]["elections"].popitem(), "IMP"),
    "text for a number": (lambda data: data["parties"][0].update(reserved="much"), "IMP"),
    "another sign": (lambda data: data["red_lines"][0]["all_of"][0]["any_of"].append(["elections", "<", "x"]), "IMP"),
    "another form": (lambda data: data.update(format="negotiation-scenario/9"), "IMP001"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_a_scenario(fault: str, tmp_path: Path) -> None:
    """Every fault of a scenario is refused with the place where it stands."""
    data = json.loads(json.dumps(SCENARIO))
    change, code = FAULTS[fault]
    change(data)
    path = tmp_path / "x.scenario.json"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    found = refusal(str(path), cwd=tmp_path)
    assert found["code"].startswith(code)
    assert found["file"] == path.name
    assert found["line"] >= 1


@pytest.mark.parametrize(("name", "old", "new", "code"), [
    ("truncated JSON", '"parties"', '"parties', "SYN"),
    ("NaN", '"reserved": 0', '"reserved": NaN, "x": 0', "SYN"),
    ("a number without end", '"reserved": 0', '"reserved": 1e999, "x": 0', ""),
    ("a key twice", '"issues"', '"name": "twice", "issues"', "SYN"),
], ids=lambda value: value if isinstance(value, str) and " " in value else "")
def test_json_that_is_none(name: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    """What is no JSON, or has numbers that are none, is refused where it stands."""
    text = json.dumps(SCENARIO, indent=1)
    assert old in text, name
    path = tmp_path / "x.scenario.json"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = refusal(str(path), cwd=tmp_path)
    assert found["code"].startswith(code)
    assert found["line"] > 1


@pytest.mark.parametrize(("old", "new"), [
    ("weight: {low: 0.2, high: 0.4, unit: share}", "weight: {low: 0.4, high: 0.2, unit: share}"),
    ("weight: {value: 1, unit: share, basis: estimated}", "weight: {low: 0.2, high: 0.9, unit: share}"),
    ("weight: {value: 0.5, unit: share, basis: published}", "weight: {value: -0.5, unit: share, basis: published}"),
    ("frozen: {value: 0.2}, ", ""),
    ("frozen: {value: 0.2}", "frosen: {value: 0.2}"),
    ("if: line == mutual implies cap == high", "if: line == mutual implies cap == frozen"),
    ("if: line == mutual implies cap == high", "if: line == mutual and line == frozen"),
    ("requires: status != recognised\n    firmness", "requires: status != frozen\n    firmness"),
    ("quota: {value: 0.6, unit: share}", "quota: {value: 60, unit: share}"),
    ("when: line == talks and status == recognised", "when: lyne == talks"),
    ("wins: {low: 0.3, high: 0.5, unit: probability, basis: assumed}", "wins: {value: .nan}"),
], ids=lambda value: value[:40])
def test_faults_of_a_case(old: str, new: str, tmp_path: Path) -> None:
    """Faults of stakes, red lines and the war baseline of a case are refused with line and column."""
    assert old in CASE
    path = tmp_path / "x.case.yaml"
    path.write_text(CASE.replace(old, new, 1), encoding="utf-8")
    found = refusal(str(path), cwd=tmp_path)
    assert (found["file"], found["line"] > 1, found["column"] >= 1) == (path.name, True, True)


BOMB = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
        "<utility_space>&c;</utility_space>")
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><utility_space>&e;</utility_space>'

PAGE = "<html><body>Hello</body></html>"
HARMLESS = ("<utility_space/>", PAGE)
"""XML that stands beside profiles as any other file does: it is passed over, and that is said."""


@pytest.mark.parametrize("content", [
    "<utility_space><objective></utility_space>", BOMB, OUTSIDE, "<utility_space/>", "<a>", "<", "\x00<a/>", "",
    '<?xml version="1.0" encoding="UTF-99"?><utility_space/>', PAGE,
], ids=["crossed", "bomb", "outside", "empty", "open", "start", "zero", "nothing", "encoding", "page"])
def test_xml_that_is_no_profile(content: str, tmp_path: Path) -> None:
    """Malformed XML, entities of every kind and pages of other sorts are refused alone, and what is broken beside profiles too."""
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    assert refusal(str(tmp_path / "a.xml"), cwd=tmp_path)["file"] in ("a.xml", tmp_path.name)
    for path in GENIUS.glob("*.xml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    if content in HARMLESS:
        called = call("settle", str(tmp_path), "--draws", "5", "--negotiations", "1")
        assert called.code == 0
        assert "a.xml:1:1: IMP103" in called.err
    else:
        refusal(str(tmp_path), cwd=tmp_path)


def test_a_table_of_too_many_packages(tmp_path: Path) -> None:
    """A table of 10^20 packages is refused before any work, in words that say how many there are."""
    path = tmp_path / "huge.scenario.json"
    path.write_text(json.dumps(HUGE), encoding="utf-8")
    found = refusal(str(path), "--packages", str(tmp_path / "x.csv"), cwd=tmp_path)
    assert "about 1e+20 packages" in found["message"]


def test_targets_of_a_table(tmp_path: Path) -> None:
    """A wrong ending, a file that is there, a folder and a place below a file are refused before any work."""
    path = str(CORPUS / "cases" / "settlement" / "s1-two-parties.scenario.json")
    (tmp_path / "there.csv").write_text("before", encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    for name in ("x.xlsx", "x", "x.csv.gz", "there.csv", "folder.csv"):
        assert name in refusal(path, "--packages", str(tmp_path / name), cwd=tmp_path)["message"]
    refusal(path, "--packages", str(tmp_path / "folder.csv"), "--force", cwd=tmp_path)
    refusal(path, "--packages", str(tmp_path / "there.csv" / "x.csv"), "--draws", "5", "--negotiations", "1", cwd=tmp_path)
    refusal(path, "--packages", str(tmp_path / "x\0.csv"), cwd=tmp_path)


def test_things_that_are_no_negotiation(tmp_path: Path) -> None:
    """A Word file, an empty folder, other bytes, a graph model and what cannot be read are refused by name."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00\x01")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    word = next((CORPUS / "word").rglob("*.docx"))
    (tmp_path / "draft.docx").write_bytes(word.read_bytes())
    graph = CORPUS / "cases" / "graph-models" / "elmira.yaml"
    for path in (tmp_path / "empty", tmp_path / "bytes.json", tmp_path / "draft.docx", tmp_path / "loop",
                 tmp_path / "nowhere", graph):
        found = refusal(str(path), cwd=tmp_path)
        assert found["file"] == path.name, found
    assert "holdfast stability" in refusal(str(graph))["next"]


def test_a_folder_of_mixed_kinds(tmp_path: Path) -> None:
    """A folder with profiles of two programs, or of profiles and a case, is refused."""
    for source in (GENIUS, WEB):
        for path in source.iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    assert "GeniusWeb" in refusal(str(tmp_path), cwd=tmp_path)["message"]


GOOD = str(CORPUS / "cases" / "settlement" / "s1-two-parties.scenario.json")
IN_CASE = str(CORPUS / "valid" / "settlement.case.yaml")
OTHER = str(CORPUS / "valid" / "issues.case.yaml")
ELSEWHERE = str(CORPUS / "valid" / "ten_lines.framework.yaml")


@pytest.mark.parametrize(("words", "said"), [
    ((GOOD, GOOD), "One negotiation"),
    ((GOOD, IN_CASE), "One negotiation"),
    ((IN_CASE, TEXT), "Give one case, one or several frameworks"),
    ((IN_CASE, OTHER), "One case is settled at a time"),
    ((IN_CASE, "--case", OTHER), "One case is settled at a time"),
    ((TEXT, ELSEWHERE), ""),
    ((TEXT, TEXT), ""),
    ((GOOD, "--for", "government"), "belong to documents of Holdfast"),
    ((GOOD, "--case", IN_CASE), "belong to documents of Holdfast"),
    ((GOOD, "--audience", "purple"), "not a marking"),
    ((TEXT, "--audience", "purple"), "not a marking"),
    ((GOOD, "--release-as", "green"), "nothing to release"),
    ((IN_CASE, "--for", "Z"), "no party Z"),
    (("-", "-"), "tandard input"),
    ((IN_CASE, "--overlay", "-"), ""),
    ((IN_CASE, "--overlay", GOOD), ""),
    ((IN_CASE, "--overlay", "nowhere.yaml"), "no such file"),
    ((str(CORPUS / "valid" / "own_estimate.overlay.yaml"),), "Give one case, one or several frameworks"),
    ((ELSEWHERE,), "no case"),
], ids=lambda value: value if isinstance(value, str) else "+".join(Path(word).name for word in value))
def test_calls_that_make_no_sense(words: tuple[str, ...], said: str) -> None:
    """What does not belong together is refused in words."""
    assert said in refusal(*words)["message"]


@pytest.mark.parametrize("words", [
    ("--draws", "0"), ("--draws", "x"), ("--budget", "-1"), ("--budget", "nan"), ("--seed", "-1"), ("--which", "best"),
    ("--ideal-over", "some"), ("--negotiations", "-1"), ("--format", "yaml"),
], ids=" ".join)
def test_options_out_of_range(words: tuple[str, str]) -> None:
    """Options out of range are refused with the help named, and nothing is printed on stdout."""
    called = call("settle", GOOD, *words)
    assert (called.code, called.out) == (2, "")
    assert "Traceback" not in called.err
    assert "-h" in called.err
