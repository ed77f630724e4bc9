"""The outcome of ``check``: its data, its exit code, and its text in the format asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from holdfast import __version__
from holdfast.cli.check_shown import SHOWN, as_markdown, as_text
from holdfast.cli.envelope import Outcome
from holdfast.cli.opening import Opened
from holdfast.document.finding import Kind, Level
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.rules.checked import Checked, check_text
from holdfast.rules.context import Context
from holdfast.rules.engine import Report
from holdfast.rules.profiles import Profile, profile_named
from holdfast.rules.ranking import most_important
from holdfast.rules.redlines import LineResult
from holdfast.rules.registry import all_rules, rule_named
from holdfast.rules.sarif import sarif_log
from holdfast.rules.taxonomies import tagged
from holdfast.rules.workflow_commands import workflow_commands


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
    write = as_markdown if format == "markdown" else as_text
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
