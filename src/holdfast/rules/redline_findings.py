"""Red lines that a text crosses or leaves open, in the one shape of findings, for formats that know nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.document.conditions import Verdict
from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.load import Documents
from holdfast.document.text import words_in
from holdfast.rules.redlines import LineResult

RED_LINE = "RED001"
"""Stands for a red line in formats that need a code; it is no rule, and `allow` does not take it."""


def red_line_findings(lines: Sequence[LineResult], documents: Documents) -> Iterator[Finding]:
    """A finding for every line that is crossed or open: a firm crossed line is an error, a negotiable one a note."""
    for result in lines:
        if result.verdict is not Verdict.KEPT:
            yield _finding(result, documents)


def _finding(result: LineResult, documents: Documents) -> Finding:
    line, crossed = result.line, result.verdict is Verdict.CROSSED
    level = (Level.ERROR if result.excludes else Level.NOTE) if crossed else Level.NONE
    said = ", ".join(filter(None, [str(line.date or ""), *(citation.ref for citation in line.source)]))
    picked = {issue: f"picks.{issue}" for issue, _ in result.picks}
    held = documents.framework.model.picks
    address = next((address for issue, address in picked.items() if issue in held), "picks" if held else "")
    does = "crosses" if crossed else "leaves open"
    return Finding(
        code=RED_LINE, name="red-line", kind=Kind.FAIL if crossed else Kind.OPEN, level=level,
        message=f"The text {does} a {line.firmness.value} red line of {line.party}: {words_in(line.text)}",
        why=f"It requires {line.requires}" + (f" ({said})." if said else "."),
        next="Pick otherwise, or ask the party whether the line stands." if crossed else "Pick, and look again.",
        address=address, place=documents.framework.place(address),
    )
