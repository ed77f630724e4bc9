"""The result of ``check`` as text and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from holdfast.cli.opening import Opened
from holdfast.document.conditions import Verdict
from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.issue import Firmness
from holdfast.document.text import words_in
from holdfast.rules.engine import Report
from holdfast.rules.ranking import merely_silent, most_important
from holdfast.rules.redlines import LineResult

SHOWN = 10
"""So many findings are shown where not all are asked for."""


def counted(findings: Iterable[Finding]) -> str:
    """A sentence that counts findings by what they are."""
    found = list(findings)
    counts = [
        (sum(f.level is Level.ERROR for f in found), "error", "errors"),
        (sum(f.level is Level.WARNING for f in found), "warning", "warnings"),
        (sum(f.level is Level.NOTE for f in found), "note", "notes"),
        (sum(f.kind is Kind.REVIEW for f in found), "question to answer", "questions to answer"),
        (sum(f.kind is Kind.OPEN for f in found), "open for lack of text or data", "open for lack of text or data"),
    ]
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return ", ".join(said) if said else "nothing found"


def _line_text(result: LineResult) -> str:
    line = result.line
    said = ", ".join(filter(None, [str(line.date or ""), "; ".join(citation.ref for citation in line.source)]))
    picks = ", ".join(f"{issue} = {option}" for issue, option in result.picks)
    head = f"  {result.verdict.value:<8}{line.party:<6}{result.id} ({line.firmness.value}): {words_in(line.text)}"
    return f"{head}\n           requires {line.requires}; the text has {picks} [{said}]"


def _shown(report: Report, *, everything: bool) -> Sequence[Finding]:
    """What is printed one by one: all findings, or the first ten of those that are more than mere silence."""
    if everything:
        return report.findings
    return most_important([finding for finding in report.findings if not merely_silent(finding)], count=SHOWN)


def _silences(report: Report, *, everything: bool) -> str:
    """One sentence on what a text that is not encoded in full does not say, by rule; empty where there is nothing."""
    silent = Counter((finding.code, finding.name) for finding in report.findings if finding.silence)
    if everything or not silent:
        return ""
    places = {code: f", {count} places" if count > 1 else "" for (code, _), count in silent.items()}
    said = [f"{name} ({code}{places[code]})" for code, name in sorted(silent)]
    return f"Silent as encoded on: {', '.join(said)}."


def _lines_shown(lines: Sequence[LineResult], *, everything: bool) -> list[LineResult]:
    """The lines to print: those crossed and the firm ones still open, or all; crossed first, firm before negotiable."""
    def matters(result: LineResult) -> bool:
        firm = result.line.firmness is Firmness.FIRM
        return everything or result.verdict is Verdict.CROSSED or (firm and result.verdict is Verdict.OPEN)

    order = {Verdict.CROSSED: 0, Verdict.OPEN: 1, Verdict.KEPT: 2}
    return sorted(filter(matters, lines), key=lambda result: (
        order[result.verdict], result.line.firmness is not Firmness.FIRM, result.line.party, result.id))


def _red_line_count(lines: Sequence[LineResult]) -> str:
    count = {kind: sum(line.verdict is kind for line in lines) for kind in Verdict}
    firm = sum(line.excludes for line in lines)
    return (
        f"Red lines: {count[Verdict.KEPT]} kept, {count[Verdict.CROSSED]} crossed ({firm} of them firm), "
        f"{count[Verdict.OPEN]} open."
    )


def as_text(opened: Opened, report: Report, lines: Sequence[LineResult], *, everything: bool) -> str:
    """The findings that matter most, or all, each with place, reason and advice; then the red lines."""
    framework = opened.documents.framework.model
    parts = [f"{words_in(framework.title) or framework.id}: {framework.stage.value}, revision {framework.revision}", ""]
    shown = _shown(report, everything=everything)
    parts += [finding.as_text() + "\n" for finding in shown]
    parts.append(f"{counted(report.findings)}.")
    if silences := _silences(report, everything=everything):
        parts.append(silences)
    if len(shown) < len(report.findings):
        parts.append(f"These are the {len(shown)} that matter most; --all shows all {len(report.findings)}.")
    if report.allowed or report.answered:
        parts.append(f"Accepted with a reason: {len(report.allowed)}. Answered: {len(report.answered)}.")
    if opened.documents.case is None:
        parts.append("No case was given, so no red line was looked at; --case names one.")
    elif lines:
        parts += ["", *(_line_text(line) for line in _lines_shown(lines, everything=everything))]
        parts.append(_red_line_count(lines))
    return "\n".join(parts)


def as_markdown(opened: Opened, report: Report, lines: Sequence[LineResult], *, everything: bool) -> str:
    """The same as Markdown, with the red lines as a table."""
    framework = opened.documents.framework.model
    parts = [f"# {words_in(framework.title) or framework.id}", "", f"{counted(report.findings)}.", ""]
    for finding in _shown(report, everything=everything):
        place = finding.place.shareable if finding.place else "no file"
        said = finding.level.value if finding.kind is Kind.FAIL else finding.kind.value
        parts += [f"## {finding.code} {finding.name} ({said})", "", f"`{finding.address}` at `{place}`", ""]
        parts += [part + "\n" for part in (finding.message, finding.why, finding.next) if part]
    if silences := _silences(report, everything=everything):
        parts += [silences, ""]
    if lines:
        parts += ["## Red lines", "", "| verdict | party | line | firmness | requires | date | source |",
                  "|---|---|---|---|---|---|---|"]
        for result in _lines_shown(lines, everything=everything):
            line = result.line
            cells = [result.verdict.value, line.party, words_in(line.text), line.firmness.value, f"`{line.requires}`",
                     str(line.date or ""), ", ".join(citation.ref for citation in line.source)]
            parts.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
        parts += ["", _red_line_count(lines)]
    return "\n".join(parts)
