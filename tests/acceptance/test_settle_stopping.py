"""Ctrl-C and the progress bar of ``holdfast settle``: what is proven by then is shown, and nothing else is claimed."""

from __future__ import annotations

import json
import os
import pty
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT, SEEDED

from holdfast.cli import settle_result
from holdfast.cli.watching import watched
from holdfast.settlement.files import export

SMALL = str(ROOT / "corpus" / "cases" / "settlement" / "s1-two-parties.scenario.json")
LONG = 120
"""Seconds after which a test gives up; nothing waits for them to pass."""


def large(folder: Path, *, issues: int, options: int, lines: int, sign: str, literals: int) -> str:
    """A file with four parties and so many red lines, each of them a choice between literals."""
    rng = random.Random(3)
    names = [f"i{n}" for n in range(issues)]
    picks = [f"o{k}" for k in range(options)]
    parties = []
    for party in range(4):
        shares = [rng.random() for _ in names]
        parties.append({
            "name": f"P{party}", "reserved": 0.3,
            "weights": {name: share / sum(shares) for name, share in zip(names, shares, strict=True)},
            "values": {name: {pick: round(rng.random(), 4) for pick in picks} for name in names},
        })
    held = [
        {"id": f"L{n}", "party": f"P{n % 4}", "text": "A line.",
         "all_of": [{"any_of": [[name, sign, rng.choice(picks)] for name in rng.sample(names, literals)]}]}
        for n in range(lines)
    ]
    path = folder / "large.scenario.json"
    path.write_text(json.dumps({
        "format": "negotiation-scenario/1", "name": "large", "parties": parties, "red_lines": held,
        "issues": [{"name": name, "values": picks} for name in names],
    }), encoding="utf-8")
    return str(path)


def on_a_terminal(words: Sequence[str], *, interrupt_at: bytes | None = None) -> tuple[int, bytes, bytes]:
    """Exit code, stdout and what a terminal on stderr showed; Ctrl-C is sent once the terminal shows some bytes."""
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COV_")} | {"TERM": "xterm"}
    process = subprocess.Popen([sys.executable, *SEEDED, *words], stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT,
                               env=environment)
    os.close(theirs)
    shown = bytearray()

    def look() -> None:
        sent = False
        for piece in _pieces(ours):
            shown.extend(piece)
            if interrupt_at is not None and not sent and interrupt_at in shown:
                sent = True
                process.send_signal(signal.SIGINT)

    looking = threading.Thread(target=look)
    looking.start()
    out, _ = process.communicate(timeout=LONG)
    looking.join(timeout=LONG)
    os.close(ours)
    return process.returncode, out, bytes(shown)


def _pieces(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:  # the other end is closed
            return
        if not piece:
            return
        yield piece


def claims_nothing_false(found: dict[str, Any]) -> None:
    """Fails where something that was cut short is called whole."""
    assert found["stopped"] is True
    assert found["counts"]["acceptable"] is None
    assert found["pareto"]["complete"] is False
    assert found["conflicts_complete"] is False or found["conflicts"] == []
    for one in found["solutions"].values():
        assert one is None or one["optimal"] or one["gap"] > 0


def test_ctrl_c_shows_what_is_proven(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a large space ends with exit code 0 and a result that says that it was stopped."""
    path = large(tmp_path, issues=20, options=5, lines=20, sign="!=", literals=3)
    code, out, shown = on_a_terminal(["settle", path, "--format", "json"], interrupt_at=b"\xe2\x94")
    assert code == 0, shown
    envelope = json.loads(out)
    assert envelope["ok"] is True
    claims_nothing_false(envelope["data"])


def test_ctrl_c_while_conflicts_are_sought(tmp_path: Path) -> None:
    """The solver that looks for conflicts leaves Ctrl-C to the command."""
    path = large(tmp_path, issues=30, options=4, lines=150, sign="==", literals=2)
    code, out, shown = on_a_terminal(["settle", path, "--format", "json"], interrupt_at=b"conflicts and")
    assert code == 0, (out, shown)
    found = json.loads(out)["data"]
    assert found["stopped"] is True
    assert found["conflicts_complete"] is False


def test_a_bar_is_drawn_on_a_terminal_and_gone_afterwards() -> None:
    """On a terminal stderr has a bar that is wiped away at the end; stdout has the result alone."""
    code, out, shown = on_a_terminal(["settle", SMALL, "--draws", "2000", "--format", "json"])
    assert code == 0
    assert json.loads(out)["ok"] is True
    assert b"\xe2\x94\x81" in shown
    assert shown.rindex(b"\x1b[2K") > shown.rindex(b"\xe2\x94\x81")
    assert b"Traceback" not in shown


def test_a_refusal_on_a_terminal_is_words_alone() -> None:
    """Where nothing is worked on, no bar stands in the way of the message."""
    code, out, shown = on_a_terminal(["settle", "nowhere.json"])
    assert (code, out) == (2, b"")
    assert b"no such file" in shown
    assert b"\xe2\x94\x81" not in shown


def test_the_first_ctrl_c_asks_and_the_second_interrupts() -> None:
    """Within a watch the first Ctrl-C is a request, the second an interrupt; afterwards things are as before."""
    before = signal.getsignal(signal.SIGINT)
    with watched("settle") as watch:
        assert not watch.is_over
        signal.raise_signal(signal.SIGINT)
        assert watch.is_over
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_second_ctrl_c_writes_nothing(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted for good the command ends with exit code 2, says so, and leaves no table and no remains of one."""
    def impatient(*_: Any, **__: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    table = str(tmp_path / "x.csv")
    for module, name in ((settle_result, "settle"), (export, "acceptable")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, impatient)
            called = call("settle", SMALL, "--draws", "5", "--packages", table, "--format", form)
        assert called.code == 2
        assert ("Stopped before the end" in called.err) is (form == "text")
        assert form == "text" or called.envelope["diagnostics"][0]["code"] == "USE002"
        assert list(tmp_path.iterdir()) == []


def test_a_table_is_not_written_where_the_work_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first Ctrl-C the result is shown without a table, which would not be whole."""
    inside = settle_result.settle

    def asked_to_stop(*words: Any, **more: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return inside(*words, **more)

    monkeypatch.setattr(settle_result, "settle", asked_to_stop)
    called = call("settle", SMALL, "--packages", str(tmp_path / "x.csv"), "--format", "json")
    assert called.code == 0
    assert called.envelope["data"]["table"] == {"rows": 0, "complete": False}
    assert called.envelope["data"]["stopped"] is True
    assert list(tmp_path.iterdir()) == []
    assert "not written" in call("settle", SMALL, "--packages", str(tmp_path / "x.csv")).out


def test_no_time_claims_nothing(tmp_path: Path) -> None:
    """With --budget 0 nothing is called proven or complete that was not looked at."""
    path = large(tmp_path, issues=20, options=5, lines=20, sign="!=", literals=3)
    called = call("settle", path, "--budget", "0", "--format", "json")
    assert called.code == 0
    found = called.envelope["data"]
    assert not any(one and one["optimal"] for one in found["solutions"].values())
    assert found["pareto"]["complete"] is False
    assert found["ideal_proven"] is False
    assert found["conflicts_complete"] is False
    said = call("settle", path, "--budget", "0").out
    assert "(proven" not in said
    assert "not known to be all" in said
    assert "no bargaining point" not in said
