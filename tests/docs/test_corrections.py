"""The register of corrections: every row is dated, points at something that exists, and says how it ended."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.docs.blocks import ROOT

PAGE = ROOT / "docs" / "reference" / "corrections.md"
OUTCOMES = {"corrected", "both readings", "not followed", "being read"}


def rows(text: str) -> list[list[str]]:
    """The rows of the register, newest first."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def faults(row: list[str]) -> list[str]:
    """What is wrong with a row."""
    if len(row) != 7:
        return ["a row has seven cells"]
    came, decided, where, before, after, outcome, reason = row
    found = [] if _is_day(came) else ["the day it came in"]
    found += [] if outcome == "being read" or (_is_day(decided) and decided >= came) else ["the day it was decided"]
    found += [] if (ROOT / where.strip("`").partition(":")[0]).exists() else ["where it stands"]
    found += [] if before and after and reason else ["what it said, what it says, and on what"]
    return found + ([] if outcome in OUTCOMES else ["how it ended"])


def _is_day(words: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(words))
    except ValueError:
        return False


def test_every_row_is_dated_and_complete() -> None:
    """Each row has its days, its place, both wordings, an outcome and a reason, and the newest stands first."""
    held = rows(PAGE.read_text(encoding="utf-8"))

    assert [] == [(row, faults(row)) for row in held if faults(row)]
    assert held == sorted(held, key=lambda row: row[0], reverse=True)


@pytest.mark.parametrize("row", [
    "| soon | 2026-01-02 | `README.md` | a | b | corrected | c |",
    "| 2026-01-03 | 2026-01-02 | `README.md` | a | b | corrected | c |",
    "| 2026-01-01 | 2026-01-02 | `nowhere.md:3` | a | b | corrected | c |",
    "| 2026-01-01 | 2026-01-02 | `README.md` | a |  | corrected | c |",
    "| 2026-01-01 | 2026-01-02 | `README.md` | a | b | done | c |",
])
def test_a_planted_fault_is_noticed(row: str) -> None:
    """A row without a day, a place, a wording or an outcome is noticed, and a whole one is not."""
    head = "| h |\n|---|\n"

    assert [] != faults(rows(head + row)[0])
    assert [] == faults(rows(head + "| 2026-01-01 | 2026-01-02 | `README.md:3` | a | b | corrected | c |")[0])
