"""``holdfast stability`` of a text: whether it holds once it is signed, and through whose threat."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import call

TEXT = "examples/ukraine/e3-counter-proposal.framework.yaml"


def told(*arguments: str) -> dict[str, Any]:
    """The data that the command prints as JSON."""
    done = call("stability", *arguments, "--format", "json")
    assert done.code == 0, done.err
    data: dict[str, Any] = json.loads(done.out)["data"]
    return data


def test_a_text_is_told_in_words_before_the_model() -> None:
    """The answer stands first, says the same of each party, and says what it rests on."""
    said = call("stability", TEXT).out

    assert said.startswith("Does it hold once it is signed, and through whose threat?")
    assert said.index("gains nothing by a breach if") < said.index("States that hold under every concept")
    assert said.count("gains nothing by a breach if") == 2
    assert "Nobody's preferences are known here" in said


def test_attitudes_change_the_game_and_not_what_it_depends_on() -> None:
    """Whoever is assumed unwilling leaves the equilibria; the statement for all attitudes stays as it is."""
    favourable = told(TEXT)
    without = told(TEXT, "--unwilling", "US", "--prefers-fighting", "RU")

    kept = favourable["status_quo"]
    assert kept in favourable["equilibria"]["seq"]
    assert kept not in without["equilibria"]["seq"]
    assert favourable["after_signature"] == without["after_signature"]


def test_the_game_can_be_printed_edited_and_read_again(tmp_path: Path) -> None:
    """The printed model gives the same equilibria, and an edited one is analysed like any other."""
    printed = call("stability", TEXT, "--print-model").out
    file = tmp_path / "model.yaml"
    file.write_text(printed, encoding="utf-8")

    assert told(str(file))["equilibria"] == told(TEXT)["equilibria"]
    assert told(str(file))["after_signature"] is None


@pytest.mark.parametrize(("arguments", "said"), [
    ((TEXT, "--unwilling", "USA"), "did you mean US?"),
    ((TEXT, "--undeterred", "FR"), "none of UA, RU"),
    (("corpus/cases/graph-models/elmira.yaml", "--unwilling", "UR"), "change the game of a text"),
    (("examples/historical/budapest-1994.framework.yaml",), "belligerent"),
])
def test_what_cannot_be_asked_is_refused_in_words(arguments: tuple[str, ...], said: str) -> None:
    """An unknown party or answer, attitudes towards a graph model, and a text that nobody could break end with 2."""
    done = call("stability", *arguments)

    assert done.code == 2
    assert said in done.err
