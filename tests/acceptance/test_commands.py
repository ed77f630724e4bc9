"""Every command on the real examples: what it prints where, in which form, with which exit code, and again the same."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import Called, call
from tests.acceptance.shell import EVENTS, FRAMEWORKS, ROOT, in_shell

ENVELOPE = ["format_version", "holdfast", "command", "ok", "inputs", "options", "seed", "as_of", "marking", "released",
            "left_out", "data", "diagnostics"]
FINDING = ["code", "name", "kind", "level", "address", "file", "line", "column", "message", "why", "next", "role"]
TRUCE = "examples/pauses/plant-repair-truce.framework.yaml"
MINSK = "examples/historical/minsk-2-2015.framework.yaml"
COALITION = "examples/ukraine/coalition-plan.framework.yaml"
US = "examples/ukraine/us-28-point.framework.yaml"
TIMES = {"at", "since", "as_of"}
SETS = {"not_applicable", "ran", "code", "stages", "tags"}


def _framework_of(events: str) -> str:
    return events.replace(".events.", ".framework.")


def _calls() -> Iterator[tuple[str, ...]]:
    for path in FRAMEWORKS:
        yield "check", path
    for path in (TRUCE, MINSK):
        yield "check", path, "--all"
        yield "diff", path, path
        yield "assess", path
        yield "show", path, "clauses"
        yield "resolve", path
        yield "fmt", path, "--stdout"
        yield "fmt", path, "--check"
    for path in EVENTS:
        yield "trace", _framework_of(path), "--events", path, "--at", "2026-02-01"
        yield "resolve", path
    yield "trace", _framework_of(path), "--events", path, "--at", "2026-02-01T12:00:00+02:00", "--history"
    yield "diff", US, COALITION
    yield "diff", US, COALITION, "--brief"
    yield "assess", US, COALITION
    yield "compare", US, COALITION
    yield "show", "examples/ukraine/ukraine.case.yaml", "issues"
    yield ("rule",)
    yield "rule", "MVM002"
    yield "new", "--stage", "pause", "--signature", "2026-03-01"
    for kind in ("framework", "case", "overlay", "events"):
        yield "schema", kind


CALLS = tuple(_calls())


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@cache
def called(*words: str) -> Called:
    """What a call comes to; each is made once."""
    return call(*words)


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, f"{path}[]")
    else:
        yield path, value


def _maps(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _maps(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _maps(inner)


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_result(words: tuple[str, ...]) -> None:
    """The result stands on stdout and talk on stderr; as JSON it is one envelope that names nothing of the machine."""
    text, found = called(*words), called(*words, "--format", "json")

    _is_for_people(words, text)
    assert found.err == ""
    assert found.code == text.code
    _is_an_envelope(words, found.envelope)
    _is_in_order(words, found.envelope)
    for secret in (str(ROOT), str(Path.home()), tempfile.gettempdir() + "/"):
        assert len(secret) < 3 or secret not in found.out


def _is_for_people(words: tuple[str, ...], found: Called) -> None:
    assert found.code in (0, 1)
    assert found.out.endswith("\n") or (words[0] == "fmt" and not found.out)
    assert "\x1b" not in found.out + found.err
    assert "Traceback" not in found.out + found.err
    assert not found.err or words[0] == "trace"  # notes on the record are talk
    assert words[0] in ("resolve", "schema") or not found.out.startswith("{")


def _is_an_envelope(words: tuple[str, ...], envelope: dict[str, Any]) -> None:
    assert list(envelope) == ENVELOPE
    assert envelope["ok"] is True
    assert envelope["command"] == words[0]
    assert envelope["format_version"] == "1.0"
    assert isinstance(envelope["data"], dict)
    for item in envelope["inputs"]:
        assert list(item) == ["role", "id", "revision", "sha256"]
        assert re.fullmatch("[0-9a-f]{64}", item["sha256"])
    for finding in [*envelope["diagnostics"], *envelope["data"].get("findings", [])]:
        assert list(finding) == FINDING
        assert finding["file"] is None or finding["file"].startswith("examples/")
        assert finding["message"]
    for path, value in _leaves(envelope):
        assert not isinstance(value, float) or math.isfinite(value), path


def _is_in_order(words: tuple[str, ...], envelope: dict[str, Any]) -> None:
    """Times have a zone or are whole days, and what is a set is sorted; parts of the document itself are left aside."""
    if words[0] in ("schema", "resolve", "show", "fmt", "new", "rule"):
        return
    for part in _maps({key: value for key, value in envelope.items() if key != "options"}):
        for key, value in part.items():
            if key in TIMES and value is not None and words[0] == "trace":
                assert dt.datetime.fromisoformat(value).tzinfo is not None, (key, value)
            if key in SETS and isinstance(value, list):
                assert value == sorted(value), key


@pytest.mark.parametrize("command", ["check", "compare", "diff", "trace", "rule"])
def test_markdown_result(command: str) -> None:
    """The Markdown result begins with a heading, its tables have the same number of cells in every row."""
    for words in [words for words in CALLS if words[0] == command and "--brief" not in words][-2:]:
        found = called(*words, "--format", "markdown")

        assert found.code in (0, 1)
        assert found.out.startswith(("#", "|"))
        width = 0
        for line in found.out.splitlines():
            cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
            assert not (cells and width) or cells == width, line
            width = cells


def test_standard_input_gives_the_same_findings() -> None:
    """A hyphen reads the document from standard input; codes and addresses are those of the file."""
    data = (ROOT / MINSK).read_bytes()
    case = ("--case", "examples/historical/minsk-2.case.yaml")

    of_file = called("check", MINSK, *case, "--format", "json").envelope
    piped = call("check", "-", *case, "--format", "json", stdin=data)

    seen = [(one["code"], one["address"], one["line"], one["column"]) for one in of_file["data"]["findings"]]
    assert seen == [(one["code"], one["address"], one["line"], one["column"]) for one in piped.envelope["data"]["findings"]]
    assert {"<stdin>"} == {one["file"] for one in piped.envelope["data"]["findings"]}
    assert of_file["inputs"] == piped.envelope["inputs"]


@pytest.mark.parametrize("words", [
    ("resolve", "-"), ("show", "-", "clauses"), ("fmt", "-"), ("assess", "-"), ("diff", "-", "{path}"),
    ("diff", "{path}", "-"), ("trace", "-", "--events", EVENTS[-1], "--at", "2026-02-01"),
], ids=" ".join)
def test_hyphen_stands_for_standard_input(words: tuple[str, ...]) -> None:
    """Every command that reads a document reads it from standard input where a hyphen stands for the file."""
    path = TRUCE
    with_path = [word.replace("{path}", path) for word in words]
    instead = [path if word == "-" else word for word in with_path]

    piped = call(*with_path, "--format", "json", stdin=(ROOT / path).read_bytes())
    plain = called(*instead, *(["--stdout"] if words[0] == "fmt" else []), "--format", "json")

    assert piped.code == 0, piped
    said = json.dumps(piped.envelope["data"]).replace("<stdin>", path)
    assert json.dumps(plain.envelope["data"]) == said


def test_no_result_is_lost_when_formatting(tmp_path: Path) -> None:
    """Formatting a copy of an example in place changes no content hash, and a second time nothing at all."""
    for path in (TRUCE, MINSK):
        copy = tmp_path / Path(path).name
        shutil.copy(ROOT / path, copy)
        assert call("fmt", str(copy)).code == 0
        once = copy.read_bytes()
        assert call("fmt", str(copy)).code == 0
        assert once == copy.read_bytes()
        assert call("fmt", str(copy), "--check").code == 0
        original = call("fmt", path, "--stdout", "--format", "json").envelope["data"]
        assert original["formatted"].encode() == once


DRAFT = """framework: "2026.1"
id: draft
stage: preliminary-ceasefire
parties: [A, B]
clauses:
  ceasefire: {text: Both sides stop shooting., who: [A, B], modal: shall-not, act: fire}
"""


def test_fail_on(tmp_path: Path) -> None:
    """``check`` exits with 1 exactly where something weighs as much as asked for, and never with 1 for ``never``."""
    path = tmp_path / "draft.framework.yaml"
    for text in (DRAFT, (ROOT / MINSK).read_text(encoding="utf-8").replace("file: minsk-2.case.yaml", ""),
                 DRAFT.replace("preliminary-ceasefire", "pause")):
        path.write_text(text, encoding="utf-8")
        found = call("check", str(path), "--format", "json", "--fail-on", "never")
        if not found.envelope["ok"]:
            continue
        findings = found.envelope["data"]["findings"]
        levels = {one["level"] for one in findings}
        asked = any(one["kind"] == "review" for one in findings)

        assert found.code == 0
        assert call("check", str(path)).code == int("error" in levels)
        assert call("check", str(path), "--fail-on", "error").code == int("error" in levels)
        assert call("check", str(path), "--fail-on", "warning").code == int(bool(levels & {"error", "warning"}))
        assert call("check", str(path), "--fail-on", "review").code == int(bool(levels & {"error", "warning"}) or asked)


def test_what_a_summary_does_not_say_is_one_line(tmp_path: Path) -> None:
    """Of a summary its silences are named together after everything else; in JSON and with --all they stand in full."""
    path = tmp_path / "draft.framework.yaml"
    path.write_text(DRAFT + "encoded: summary\n", encoding="utf-8")
    found = call("check", str(path), "--format", "json").envelope["data"]
    silent = {one["code"] for one in found["findings"] if "not encoded in full" in one["message"]}

    for text in (call("check", str(path)).out, call("check", str(path), "--format", "markdown").out):
        line = next(line for line in text.splitlines() if line.startswith("Silent as encoded on: "))
        assert silent == set(re.findall(r"[A-Z]{3}\d{3}", line))
        assert "JCM002" not in line or "missing-deadlock-rule (JCM002)" in line
        assert "HUM001 missing-ihl-savings" not in text
        assert "PTY001 unbound-force (open)" in text

    everything = call("check", str(path), "--all").out
    assert "HUM001 missing-ihl-savings (open)" in everything
    assert "Silent as encoded" not in everything
    assert "Silent as encoded" not in call("check", TRUCE).out


@pytest.mark.parametrize("path", [MINSK, US])
def test_fail_on_of_the_examples(path: str) -> None:
    """On an example a firm red line that is crossed, or an error, makes ``check`` exit with 1."""
    envelope = called("check", path, "--format", "json").envelope
    firm = any(line["excludes"] for line in envelope["data"]["red_lines"])
    wrong = any(one["level"] == "error" for one in envelope["data"]["findings"])

    assert called("check", path).code == int(firm or wrong)
    assert called("check", path, "--fail-on", "never").code == 0


def test_diff_exit_code() -> None:
    """``diff`` exits with 1 only where it is asked to and the texts differ."""
    assert called("diff", US, COALITION).code == 0
    assert called("diff", US, COALITION, "--exit-code").code == 1
    assert called("diff", US, US, "--exit-code").code == 0
    assert not called("diff", US, US, "--format", "json").envelope["data"]["changes"]


def test_fmt_check_exit_code(tmp_path: Path) -> None:
    """``fmt --check`` exits with 1 for an unformatted document, and leaves it alone."""
    path = tmp_path / "draft.framework.yaml"
    untidy = DRAFT.replace("id: draft\n", "").replace("parties:", "id:   'draft'\nparties:")
    path.write_text(untidy, encoding="utf-8")

    assert call("fmt", str(path), "--check").code == 1
    assert path.read_text(encoding="utf-8") == untidy
    assert call("fmt", str(path)).code == 0
    assert call("fmt", str(path), "--check").code == 0


@pytest.mark.parametrize("words", [
    ("check", MINSK, "--all", "--format", "json"),
    ("diff", US, COALITION, "--format", "json"),
    ("resolve", COALITION),
    ("trace", MINSK, "--events", EVENTS[0], "--at", "2026-02-01", "--history", "--format", "json"),
    ("assess", US, COALITION, "-o", "{out}", "--format", "json"),
], ids=lambda words: words[0])
def test_same_result_in_every_process(words: tuple[str, ...], tmp_path: Path) -> None:
    """Two processes with different hash seeds print and write the same bytes."""
    results = []
    for seed in ("1", "4242"):
        out = tmp_path / seed
        done = in_shell(*[word.replace("{out}", str(out)) for word in words], env={"PYTHONHASHSEED": seed})
        assert done.returncode in (0, 1), done.stderr.decode()
        results.append([done.stdout, *(file.read_bytes() for file in sorted(out.glob("*")))])

    assert results[0] == results[1]
    assert len(results[0]) == (3 if "{out}" in words else 1)


@pytest.mark.parametrize("words", [("check", MINSK), ("check", "no-such-file.yaml"), ("--help",), ("chek",)], ids=" ".join)
def test_no_color_is_respected(words: tuple[str, ...]) -> None:
    """With NO_COLOR nothing is coloured, even where colour is forced by another variable."""
    done = in_shell(*words, env={"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"})

    assert not re.search(rb"\x1b\[[0-9;]*(3[0-7]|4[0-7]|9[0-7])m", done.stdout + done.stderr)


def test_results_are_utf_8_in_every_locale() -> None:
    """A locale without letters beyond ASCII changes no byte of a result."""
    plain = in_shell("check", MINSK, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    usual = in_shell("check", MINSK, env={"PYTHONIOENCODING": "utf-8"})

    assert plain.returncode == usual.returncode
    assert plain.stdout == usual.stdout
    assert re.search("[^\x00-\x7f]", plain.stdout.decode("utf-8"))
