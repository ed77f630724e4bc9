"""Wrong use of the command line: a finding with what to do, exit code 2, and JSON where it was asked for."""

from __future__ import annotations

import pytest
from tests.acceptance.calling import call


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "--stage", "paus"), "Did you mean pause?"),
        (("trace", "x.yaml"), "--"),
        (("chekc", "x.yaml"), "check"),
        (("check",), "framework"),
        (("check", "x.yaml", "--formt", "json"), "--format"),
        (("check", "x.yaml", "--fail-on", "warnin"), "Did you mean warning?"),
    ],
)
def test_wrong_use_is_a_finding(words: tuple[str, ...], said: str) -> None:
    """What is wrong and what to do stand on stderr in the shape of every finding; stdout stays empty."""
    called = call(*words)

    assert 2 == called.code
    assert "" == called.out
    assert called.err.startswith("USE001 wrong-use (error)")
    assert said in called.err
    assert "-h` lists" in called.err


def test_wrong_use_is_an_envelope_where_json_is_asked_for() -> None:
    """With --format json the envelope is printed, not ok, without data."""
    called = call("new", "--stage", "paus", "--format", "json")

    assert 2 == called.code
    assert called.envelope["ok"] is False
    assert called.envelope["data"] is None
    assert ["USE001"] == [item["code"] for item in called.envelope["diagnostics"]]


def test_no_command_shows_help() -> None:
    """Without a command the help is shown, and the exit code says that nothing was done."""
    called = call()

    assert 2 == called.code
    assert "Usage" in called.out + called.err
