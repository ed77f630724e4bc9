"""Bad input of every class: where, what, why and what to do; exit code 2; nothing that was there is lost."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acceptance.calling import Called, call
from tests.acceptance.shell import EXAMPLES, ROOT, in_shell

FRAMEWORK = """framework: "2026.1"
id: draft
case: {id: dispute, file: dispute.case.yaml}
stage: preliminary-ceasefire
parties: {A: {name: Party A}, B: {name: Party B}}
calendar: {T0: 2026-01-01T00:00:00Z}
zones: {strip: {name: Strip, kind: buffer}}
bodies: {mission: {name: Mission, kind: monitoring}}
clauses:
  ceasefire: {text: Both sides stop shooting., who: [A, B], modal: shall-not, act: fire, where: strip}
  pull-back: {text: A pulls back., who: A, modal: shall, act: withdraw, when: {from: T0, within: P3D}}
gates:
  second: {title: Second phase, needs: [pull-back], if: 'held(ceasefire, P7D)'}
picks: {line: frozen}
"""
CASE = """case: "2026.1"
id: dispute
parties: {A: {name: Party A}, B: {name: Party B}}
issues: {line: {title: Line, options: {frozen: {text: It stays.}, moved: {text: It moves.}}}}
"""
OVERLAY = """overlay: "2026.1"
id: view
of: dispute
held-by: A
basis: own-estimate
marking: TLP:RED
"""
EVENTS = """events-of: draft
events:
  - {at: 2026-01-02T00:00:00Z, kind: met, of: pull-back}
"""
FILES = {"draft.framework.yaml": FRAMEWORK, "dispute.case.yaml": CASE, "view.overlay.yaml": OVERLAY,
         "draft.events.yaml": EVENTS}
CROSSING = "geometry: {type: Polygon, coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}"

# What is wrong, the file and the change that makes it so, and the code, line and column of the finding.
CASES: dict[str, tuple[str, str, str, str, str]] = {
    "wrong type": ("draft.framework.yaml", "modal: shall,", "modal: [x],", "SCH", "11:"),
    "unknown word": ("draft.framework.yaml", "modal: shall,", "modal: shal,", "SCH004", "11:5"),
    "unknown key": ("draft.framework.yaml", "where: strip", "were: strip", "SCH001", "10:"),
    "missing key": ("draft.framework.yaml", "stage: preliminary-ceasefire\n", "", "SCH002", "1:1"),
    "dangling reference": ("draft.framework.yaml", "needs: [pull-back]", "needs: [pull-bak]", "INT001", "13:"),
    "crossing geometry": ("draft.framework.yaml", "kind: buffer", f"kind: buffer, {CROSSING}", "INT", "7:"),
    "impossible date": ("draft.framework.yaml", "2026-01-01T", "2026-02-30T", "SCH", "6:16"),
    "cyclic gate": ("draft.framework.yaml", "needs: [pull-back]", "needs: [second]", "INT", "13:"),
    "unknown option": ("draft.framework.yaml", "{line: frozen", "{line: frosen", "INT", "14:"),
    "unknown issue": ("draft.framework.yaml", "picks: {line:", "picks: {lime:", "INT", "14:"),
    "duplicate id": ("draft.framework.yaml", "pull-back: {text", "ceasefire: {text", "SYN", "11:3"),
    "one id in two families": ("draft.framework.yaml", "{mission: {name", "{ceasefire: {name", "INT", ""),
    "bad condition": ("draft.framework.yaml", "held(ceasefire, P7D)", "held(ceasefire", "INT", "13:"),
    "condition of another name": ("draft.framework.yaml", "held(ceasefire,", "held(ceasfire,", "INT", "13:"),
    "no valid YAML": ("draft.framework.yaml", "parties: {A:", "parties: }A:", "SYN", "5:10"),
    "alias": ("draft.framework.yaml", "who: A,", "who: *a,", "SYN", "11:"),
    "another edition": ("draft.framework.yaml", '"2026.1"', '"1999.1"', "SCH", "1:12"),
    "not a number": ("dispute.case.yaml", "frozen: {text: It stays.", "frozen: {value: .nan, text: It stays.", "SCH", "4:"),
    "framework for another case": ("draft.framework.yaml", "case: {id: dispute", "case: {id: other", "INT006", "3:"),
    "missing case": ("draft.framework.yaml", "file: dispute.case", "file: disput.case", "INT050", "3:"),
    "case is a framework": ("draft.framework.yaml", "file: dispute.case.yaml", "file: draft.framework.yaml", "SCH020", "1:1"),
    "overlay for another case": ("view.overlay.yaml", "of: dispute", "of: other", "INT", "3:5"),
    "events of another framework": ("draft.events.yaml", "events-of: draft", "events-of: other", "EVT001", "1:1"),
    "event of nothing": ("draft.events.yaml", "of: pull-back", "of: pull-bak", "EVT002", "3:"),
    "event without zone": ("draft.events.yaml", "00:00Z", "00:00", "SCH", "3:"),
    "bytes": ("draft.framework.yaml", "Both sides", "Both \udcff sides", "SYN", "10:"),
    "control character": ("draft.framework.yaml", "Both sides", "Both \x07 sides", "SYN", "10:"),
}  # fmt: skip


def folder_with(folder: Path, name: str = "", old: str = "", new: str = "") -> Path:
    """The four documents in a folder, one of them changed."""
    for file, text in FILES.items():
        assert file != name or old in text
        changed = text.replace(old, new) if file == name else text
        (folder / file).write_bytes(changed.encode("utf-8", "surrogateescape"))
    return folder


def commands(name: str) -> list[list[str]]:
    """The commands that read a file of the folder."""
    framework = "draft.framework.yaml"
    if name.endswith(".overlay.yaml"):
        return [["check", framework, "--overlay", name], ["assess", framework, "--overlay", name, "-o", "out"]]
    if name.endswith(".events.yaml"):
        return [["trace", framework, "--events", name, "--at", "2026-02-01"]]
    return [["check", framework], ["assess", framework, "-o", "out"], ["diff", framework, framework],
            ["trace", framework, "--events", "draft.events.yaml", "--at", "2026-02-01"],
            ["resolve", framework], ["show", framework, "clauses"]]


def refused(called: Called, as_json: Called) -> list[dict[str, Any]]:
    """The findings of a refusal, once its form is as it has to be."""
    assert called.code == as_json.code == 2, called
    assert called.out == ""
    assert "Traceback" not in called.err
    assert as_json.err == ""
    envelope = as_json.envelope
    assert envelope["ok"] is False
    assert envelope["data"] is None
    assert envelope["diagnostics"]
    for finding in envelope["diagnostics"]:
        assert finding["code"] != "USE009"
        assert all(finding[part] for part in ("message", "why", "next")), finding
        assert finding["message"] in called.err
    return list(envelope["diagnostics"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the documents and results of an earlier run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "brief.html").write_text("earlier")
    (tmp_path / "out" / "assessment.json").write_text("earlier too")
    return folder_with(tmp_path)


def untouched(folder: Path) -> bool:
    """Whether the results of the earlier run are all that is there, as they were."""
    out = folder / "out"
    return (sorted(path.name for path in out.iterdir()) == ["assessment.json", "brief.html"]
            and (out / "brief.html").read_text() == "earlier"
            and (out / "assessment.json").read_text() == "earlier too")


def test_good_input_passes(folder: Path) -> None:
    """Without a fault every command does its work, so that the refusals below come from the faults."""
    for name in FILES:
        for words in commands(name):
            called = call(*words)
            assert called.code in (0, 1), called
    assert not untouched(folder)


@pytest.mark.parametrize("fault", CASES)
def test_fault_in_a_document(fault: str, folder: Path) -> None:
    """A fault is named with file, line and column, what, why and what to do; the exit code is 2; nothing is lost."""
    name, old, new, code, place = CASES[fault]
    folder_with(folder, name, old, new)
    for words in commands(name):
        if words[0] in ("resolve", "show") and fault == "framework for another case":
            continue
        found = refused(call(*words), call(*words, "--format", "json"))
        first = found[0]
        assert first["code"].startswith(code), found
        assert f"{first['file']}:{first['line']}:{first['column']}: {first['code']}" in call(*words).err
        assert f"{first['line']}:{first['column']}".startswith(place), found
        assert first["file"] == name or "case" in fault
    assert untouched(folder)


@pytest.mark.parametrize(("words", "code"), [
    (["check", "missing.yaml"], "SYN001"),
    (["check", "out"], "SYN002"),
    (["check", "-"], "SYN009"),
    (["check", "draft.framework.yaml/x"], "SYN001"),
    (["check", "draft.framework.yaml", "--case", "draft.framework.yaml"], "SCH020"),
    (["check", "dispute.case.yaml"], "SCH020"),
    (["check", "draft.framework.yaml", "--overlay", "dispute.case.yaml"], "SCH020"),
    (["trace", "draft.framework.yaml", "--events", "dispute.case.yaml", "--at", "2026-01-01"], "SCH020"),
    (["diff", "draft.framework.yaml", "missing.yaml"], "SYN001"),
    (["fmt", "missing.yaml"], "SYN001"),
    (["show", "missing.yaml", "clauses"], "SYN001"),
    (["assess", "draft.framework.yaml", "missing.yaml", "-o", "out"], "SYN001"),
], ids=lambda value: " ".join(value) if isinstance(value, list) else value)  # fmt: skip
def test_file_that_cannot_be_used(words: list[str], code: str, folder: Path) -> None:
    """A file that is missing, a folder, empty or of another kind is named with a place and what to do."""
    [first, *_] = refused(call(*words, stdin=b""), call(*words, "--format", "json", stdin=b""))

    assert first["code"] == code
    assert first["file"]
    assert first["line"] >= 1
    assert first["column"] >= 1
    assert untouched(folder)


@pytest.mark.parametrize("words", [
    ["check", "draft.framework.yaml", "--code", "XXX999"],
    ["check", "draft.framework.yaml", "--audience", "purple"],
    ["check", "draft.framework.yaml", "--release-as", "clear"],
    ["rule", "XXX999"],
    ["show", "draft.framework.yaml", "clauses.pull-bak"],
    ["show", "draft.framework.yaml", "clauses[0]..["],
    ["trace", "draft.framework.yaml", "--events", "draft.events.yaml", "--at", "tomorrow"],
    ["trace", "draft.framework.yaml", "--events", "draft.events.yaml", "--at", "2026-02-30"],
    ["trace", "draft.framework.yaml", "--events", "draft.events.yaml", "--at", "0001-01-01T00:00:00+14:00"],
    ["diff", "-", "-"],
    ["assess", "draft.framework.yaml", "draft.framework.yaml", "-o", "out"],
    ["new", "--signature", "2026-13-01"],
    ["new", "-o", "draft.framework.yaml"],
], ids=" ".join)  # fmt: skip
def test_words_that_make_no_sense(words: list[str], folder: Path) -> None:
    """An unknown rule, address, marking, time or stream is a usage problem that says what to change."""
    data = FRAMEWORK.encode()
    [first] = refused(call(*words, stdin=data), call(*words, "--format", "json", stdin=data))

    assert first["code"] == "USE001"
    assert f"holdfast {words[0]} -h" in first["next"]
    assert untouched(folder)
    assert (folder / "draft.framework.yaml").read_text() == FRAMEWORK


@pytest.mark.parametrize("words", [
    ["chek"], ["check"], ["check", "a.yaml", "--formt", "json"], ["check", "a.yaml", "--format", "xml"],
    ["check", "a.yaml", "--fail-on", "note"], ["trace", "a.yaml"], ["new", "--stage", "peace"], ["schema", "war"],
], ids=" ".join)  # fmt: skip
def test_words_that_no_command_takes(words: list[str]) -> None:
    """An unknown command, option or value is refused in words on stderr, with exit code 2."""
    called = call(*words)

    assert called.code == 2
    assert called.out == ""
    assert "Traceback" not in called.err
    assert "-h" in called.err


def test_unreadable_content(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that opens and then cannot be read, as on a failing disk, is named too."""
    def fails(*_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", fails)
    [first] = refused(call("check", "draft.framework.yaml"), call("check", "draft.framework.yaml", "--format", "json"))

    assert first["code"].startswith("SYN")
    assert first["file"] == "draft.framework.yaml"


@pytest.mark.parametrize("output", ["draft.events.yaml", "draft.events.yaml/deeper"])
def test_output_folder_is_a_file(output: str, folder: Path) -> None:
    """Results cannot be written where a file stands; the file keeps its content."""
    words = ["assess", "draft.framework.yaml", "-o", output]
    [first] = refused(call(*words), call(*words, "--format", "json"))

    assert first["code"] == "OUT001"
    assert (folder / "draft.events.yaml").read_text() == EVENTS


def test_one_output_cannot_be_written(folder: Path) -> None:
    """Where one of two files cannot be written, the other is not replaced either."""
    (folder / "out" / "assessment.json").unlink()
    (folder / "out" / "assessment.json").mkdir()
    words = ["assess", "draft.framework.yaml", "-o", "out"]

    refused(call(*words), call(*words, "--format", "json"))

    assert (folder / "out" / "brief.html").read_text() == "earlier"
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["assessment.json", "brief.html"]


@pytest.mark.parametrize("words", [["assess", "draft.framework.yaml", "-o", "out"], ["fmt", "draft.framework.yaml"],
                                   ["new", "-o", "fresh.yaml"]], ids=lambda words: words[0])
def test_full_disk_behind_a_file(words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full while writing leaves every file as it was, and no remains."""
    def fails(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    untidy = FRAMEWORK.replace("id: draft", "id:   'draft'")
    (folder / "draft.framework.yaml").write_text(untidy)
    before = sorted(path.name for path in folder.rglob("*"))
    monkeypatch.setattr(os, "fsync", fails)

    [first] = refused(call(*words), call(*words, "--format", "json"))

    assert first["code"] == "OUT001"
    assert "No space left" in first["message"]
    assert untouched(folder)
    assert (folder / "draft.framework.yaml").read_text() == untidy
    assert sorted(path.name for path in folder.rglob("*")) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("form", ["text", "json"])
def test_full_disk_behind_stdout(form: str, folder: Path) -> None:
    """A full disk behind stdout is said on stderr, with exit code 2."""
    with Path("/dev/full").open("wb") as full:
        done = in_shell("check", "draft.framework.yaml", "--format", form, cwd=folder, stdout=full)

    assert done.returncode == 2
    assert b"OUT002" in done.stderr
    assert b"Traceback" not in done.stderr


def test_reader_that_stops_early(folder: Path) -> None:
    """A pipe that closes before everything is printed is no fault and leaves no traceback."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = in_shell("check", "draft.framework.yaml", "--all", cwd=folder, stdout=pipe)

    assert done.returncode in (0, 1)
    assert done.stderr == b""


def test_name_of_a_file_that_is_no_text(folder: Path) -> None:
    """A file name with bytes that are no text is read, and shown escaped."""
    (folder / os.fsdecode(b"bad\xff.yaml")).write_bytes(b"x")
    for form in ("text", "json"):
        done = in_shell("check", os.fsdecode(b"bad\xff.yaml"), "--format", form, cwd=folder)

        assert isinstance(done, subprocess.CompletedProcess)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"bad\\" in (done.stderr if form == "text" else done.stdout)


DRAFTS = [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.yaml")) if path.stat().st_size < 40_000]
PIECES = st.sampled_from([b"\xff", b"\x00", b"{", b"}", b"[", b"- ", b": ", b"\n", b"&a", b"*a", b"'", b'"', b"1e999",
                          b"framework: \"2026.1\"\n", b"case: x\n", b"2026-02-30", b"met(x)", b"{zz}", b"T0+P9999Y"])
EDITS = st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 60), PIECES | st.binary(max_size=4)), min_size=1,
                 max_size=4)


def edited(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with some stretches replaced."""
    for at, length, piece in edits:
        at %= len(data) + 1
        data = data[:at] + piece + data[at + length:]
    return data


COMMANDS = (
    ["check", "{}"], ["resolve", "{}"], ["assess", "{}"], ["diff", "{}", "{}"], ["show", "{}", "clauses"],
    ["trace", "{}", "--events", "{}", "--at", "2026-02-01"], ["fmt", "{}"],
)  # fmt: skip
SOME = st.integers(0, 2)
"""Which third of the commands is called on an example, to be quick."""


def survives(data: bytes, some: int, *, suffix: str = ".framework.yaml") -> None:
    """Every command ends with 0, 1 or 2 and an envelope that says which; none of them fails by its own fault."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"x{suffix}"
        path.write_bytes(data)
        for words in COMMANDS[some::3]:
            called = call(*[word.format(path) for word in words], "--format", "json")
            assert called.code in (0, 1, 2)
            assert called.err == ""
            assert called.envelope["ok"] == (called.code != 2)
            assert "USE009" not in {finding["code"] for finding in called.envelope["diagnostics"]}, (words, called)


@given(st.binary(max_size=200) | st.lists(PIECES, max_size=20).map(b"".join), st.sampled_from([".yaml", ".json", ""]), SOME)
def test_any_bytes(data: bytes, suffix: str, some: int) -> None:
    """Any bytes at all are read or refused by every command."""
    survives(data, some, suffix=suffix)


@given(st.sampled_from(range(len(DRAFTS))), EDITS, SOME)
def test_damaged_examples(number: int, edits: list[tuple[int, int, bytes]], some: int) -> None:
    """A real document with some of its bytes replaced is read or refused by every command."""
    survives(edited(DRAFTS[number], edits), some)


WORDS = st.sampled_from(["framework", "2026.1", "id", "a", "stage", "pause", "parties", "clauses", "text", "gates", "needs",
                         "case", "picks", "zones", "calendar", "T0", "who", "modal", "shall", "true", "-1", ""]) | st.text(max_size=5)
TREES = st.recursive(WORDS | st.none() | st.booleans() | st.integers() | st.floats(), lambda inner: st.lists(inner, max_size=4)
                     | st.dictionaries(WORDS, inner, max_size=5), max_leaves=20)


@given(st.dictionaries(WORDS, TREES, max_size=6), st.booleans(), SOME)
def test_any_structure(tree: dict[str, Any], begun: bool, some: int) -> None:
    """Any structure of maps, lists and scalars is read or refused by every command."""
    head = {"framework": "2026.1", "id": "a", "stage": "pause", "parties": ["A", "B"], "clauses": {"a": {"text": "x"}}}
    survives(json.dumps({**head, **tree} if begun else tree).encode("utf-8", "surrogatepass"), some, suffix=".json")


def test_findings_of_real_files_open_in_an_editor() -> None:
    """The text form begins with file:line:column, as editors and compilers write places."""
    called = call("check", str(ROOT / "corpus" / "valid" / "ten_lines.framework.yaml"), "--all")

    assert re.search(r"^\S+\.yaml:\d+:\d+: [A-Z]{3}\d{3} ", called.out, re.MULTILINE)
