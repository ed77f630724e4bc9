"""Findings as GitHub workflow commands, which that service shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.document.finding import Finding, Kind, Level
from holdfast.rules.checked import Checked
from holdfast.rules.redline_findings import red_line_findings

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice", Level.NONE: "notice"}


def workflow_commands(checked: Sequence[Checked]) -> str:
    """One workflow command a line for each failure, question and gap, and for each red line crossed or open."""
    lines = [
        workflow_command(finding)
        for one in checked
        for finding in (*one.report.findings, *red_line_findings(one.lines, one.documents))
    ]
    return "\n".join(lines)


def workflow_command(finding: Finding) -> str:
    """A finding as one workflow command; questions and gaps are notices."""
    said = "" if finding.kind is Kind.FAIL else f" ({finding.kind.value})"
    properties = {"title": f"{finding.code} {finding.name}{said}"}
    if finding.place is not None:
        place = finding.place.shareable
        properties = {"file": place.file, "line": str(place.line), "col": str(place.column), **properties}
    inside = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    address = f"{finding.address}: " if finding.address else ""
    text = " ".join(filter(None, [f"{address}{finding.message}", finding.why, finding.next]))
    return f"::{COMMANDS[finding.level]} {inside}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
