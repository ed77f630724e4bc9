"""The result of ``check`` as data, text and Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from holdfast import __version__
from holdfast.cli.envelope import Outcome
from holdfast.cli.opening import Opened
from holdfast.document.conditions import Verdict
from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.issue import Firmness
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.rules.checked import Checked, check_text
from holdfast.rules.context import Context
from holdfast.rules.engine import Report
from holdfast.rules.profiles import Profile, profile_named
from holdfast.rules.ranking import merely_silent, most_important
from holdfast.rules.redlines import LineResult
from holdfast.rules.registry import all_rules, rule_named
from holdfast.rules.sarif import sarif_log
from holdfast.rules.taxonomies import tagged
from holdfast.rules.workflow_commands import workflow_commands

SHOWN = 10


def check_outcome(opened: Sequence[Opened], *, options: Mapping[str, Any], format: str) -> Outcome:
    """The outcome of checking the opened documents, one text or several."""
    profile = profile_named(options["profile"]) if options.get("profile") else None
    codes = _codes(options["code"], profile)
    checked = [check_text(entry.documents, codes=codes) for entry in opened]
    marking = max((entry.marking for entry in opened), key=lambda level: level.rank)
    datas = [_data(one, profile) for one in checked]
    return Outcome(
        data=datas[0] if len(datas) == 1 else _together(datas),
        text=_written(format, opened, checked, profile, everything=options["all"]),
        exit_code=max(_exit_code(one.report, one.lines, options["fail-on"]) for one in checked),
        inputs=tuple(dict.fromkeys(item for entry in opened for item in entry.inputs)),
        options=options,
        marking=marking.value,
        released=next((entry.released for entry in opened if entry.released and entry.marking is marking), None),
        left_out=sum(entry.left_out for entry in opened),
        as_of=opened[0].as_of,
    )


def _codes(named: Sequence[str], profile: Profile | None) -> list[str] | None:
    """The codes of the rules to ask, or nothing for all of them."""
    wanted = [rule_named(code).rule.code for code in named]
    if profile is None:
        return wanted or None
    inside = profile.codes()
    outside = [code for code in wanted if code not in inside]
    if outside:
        raise UsageProblem(f"The profile {profile.name} has no rule {outside[0]}. Leave --profile or --code out.")
    return wanted or list(inside)


def _together(datas: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"findings": [finding for data in datas for finding in data["findings"]], "texts": list(datas)}


def _written(
    format: str, opened: Sequence[Opened], checked: Sequence[Checked], profile: Profile | None, *, everything: bool
) -> str:
    """The result in a format other than JSON."""
    if format == "github":
        return workflow_commands(checked)
    if format == "sarif":
        marking = max((entry.marking for entry in opened), key=lambda level: level.rank).value
        log = sarif_log(checked, version=__version__, marking=marking, left_out=sum(e.left_out for e in opened))
        return json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)
    write = _markdown if format == "markdown" else _text
    texts = [
        write(entry, one.report, one.lines, everything=everything) for entry, one in zip(opened, checked, strict=True)
    ]
    if profile is not None:
        texts.append(_profile_line(profile))
    return "\n\n".join(texts)


def _profile_line(profile: Profile) -> str:
    gone = sorted({module.rule.family for module in all_rules().values()} - profile.families)
    return f"Profile {profile.name}: the rules of {', '.join(gone)} were not asked; a full check asks them."


def _exit_code(report: Report, lines: Sequence[LineResult], fail_on: str) -> int:
    if fail_on == "never":
        return 0
    levels = {Level.ERROR} if fail_on == "error" else {Level.ERROR, Level.WARNING}
    asked = fail_on == "review" and any(finding.kind is Kind.REVIEW for finding in report.findings)
    failed = any(finding.level in levels for finding in report.findings)
    return 1 if failed or asked or any(line.excludes for line in lines) else 0


def line_as_json(result: LineResult) -> dict[str, Any]:
    """One red line beside the text, as JSON."""
    line = result.line
    return {
        "id": result.id,
        "party": line.party,
        "verdict": result.verdict.value,
        "firmness": line.firmness.value,
        "excludes": result.excludes,
        "requires": line.requires,
        "text": words_in(line.text),
        "date": str(line.date) if line.date else None,
        "sources": [citation.ref for citation in line.source],
        "picks": [{"issue": issue, "option": option} for issue, option in result.picks],
        "marking": line.marking.value if line.marking else None,
    }


def _data(one: Checked, profile: Profile | None) -> dict[str, Any]:
    report, lines = one.report, one.lines
    asked = set(profile.codes()) if profile else set(all_rules())
    return {
        "framework": one.documents.framework.model.id,
        "stage": report.stage.value,
        "findings": [finding.as_json() for finding in report.findings],
        "most_important": [[f.code, f.address] for f in most_important(report.findings, count=SHOWN)],
        "allowed": [
            {"finding": item.finding.as_json(), "because": item.allow.because, "by": item.allow.by}
            for item in report.allowed
        ],
        "answered": [
            {"finding": item.finding.as_json(), "answer": item.answer.answer, "by": item.answer.by}
            for item in report.answered
        ],
        "not_applicable": list(report.not_applicable),
        "ran": list(report.ran),
        "profile": profile.name if profile else None,
        "not_asked": [code for code in all_rules() if code not in asked],
        "red_lines": [line_as_json(line) for line in lines],
        "taxa": [item.as_json() for item in tagged(Context(one.documents).framework)],
    }


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


def _text(opened: Opened, report: Report, lines: Sequence[LineResult], *, everything: bool) -> str:
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


def _markdown(opened: Opened, report: Report, lines: Sequence[LineResult], *, everything: bool) -> str:
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
