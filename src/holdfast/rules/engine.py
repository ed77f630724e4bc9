"""Running the rules: every applicable rule over one text, minus what the text knowingly allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Allow, Answer
from holdfast.document.finding import Finding, Kind, Level, in_order
from holdfast.document.framework import Framework, Stage
from holdfast.document.load import Documents
from holdfast.rules.context import Context
from holdfast.rules.hostilities import at_peace
from holdfast.rules.packs.shelf import instead_of
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import Rule, RuleModule, Verdict
from holdfast.rules.scopes import covers

UNUSED_ALLOW = "ALW001"
UNKNOWN_PACK = "CPK001"


@dataclass(frozen=True, slots=True)
class Allowed:
    """A finding that the text accepts knowingly, with the entry that accepts it."""

    finding: Finding
    allow: Allow


@dataclass(frozen=True, slots=True)
class Answered:
    """A review question with its recorded answer."""

    finding: Finding
    answer: Answer


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules say about one text."""

    stage: Stage
    findings: tuple[Finding, ...]
    """Everything that stands: failures, unanswered questions and gaps, in the order of the file."""
    allowed: tuple[Allowed, ...]
    answered: tuple[Answered, ...]
    not_applicable: tuple[str, ...]
    """Codes of the rules that do not apply at this stage, without this country pack, or where no hostilities end."""
    ran: tuple[str, ...]
    """Codes of the rules that ran."""

    def worst(self) -> Level:
        """The highest level of any finding; ``none`` where nothing failed."""
        order = (Level.ERROR, Level.WARNING, Level.NOTE)
        return next((level for level in order if any(f.level is level for f in self.findings)), Level.NONE)


def check(documents: Documents, *, codes: Iterable[str] | None = None) -> Report:
    """The report of all applicable rules, or of the named ones, on one framework with its case."""
    context = Context(documents)
    stage = context.framework.stage
    pack = context.case.pack if context.case else None
    chosen = [rule for code, rule in all_rules().items() if codes is None or code in set(codes)]
    applicable = [r for r in chosen if _applies(r.rule, context)]
    found = [finding for rule in applicable for finding in _run(rule, context)]
    ran = tuple(rule.rule.code for rule in applicable)
    standing, allowed, unused = _apply_allows(found, documents.framework.model, ran)
    standing, answered = _apply_answers(standing, documents.framework.model)
    standing += [_unused(address, allow, documents) for address, allow in unused]
    if pack is not None and context.pack is None and (codes is None or any(r.rule.pack for r in chosen)):
        standing.append(_unknown_pack(pack, documents))
    return Report(
        stage=stage,
        findings=in_order(standing),
        allowed=tuple(allowed),
        answered=tuple(answered),
        not_applicable=tuple(r.rule.code for r in chosen if r not in applicable),
        ran=ran,
    )


def _applies(rule: Rule, context: Context) -> bool:
    """Whether a rule applies to a text of this stage, in this situation, with this country pack."""
    pack = context.case.pack if context.case else None
    asked = not rule.of_hostilities or not at_peace(context)
    return rule.applies_at(context.framework.stage) and rule.pack in (None, pack) and asked


def _run(module: RuleModule, context: Context) -> list[Finding]:
    return [_finding(module.rule, verdict, context) for verdict in module.check(context)]


def _finding(rule: Rule, verdict: Verdict, context: Context) -> Finding:
    failed = verdict.kind is Kind.FAIL
    return Finding(
        code=rule.code,
        name=rule.name,
        kind=verdict.kind,
        level=rule.level_at(context.framework.stage) if failed else Level.NONE,
        message=verdict.message,
        why=rule.why,
        next=verdict.next,
        address=verdict.address,
        place=context.documents.framework.place(verdict.address),
        role=verdict.role,
        silence=verdict.silence,
    )


def _allows(framework: Framework) -> list[tuple[str, str, Allow]]:
    """Each allow entry with its own address and the address it covers."""
    found = [(f"allow[{n}]", allow.at or "", allow) for n, allow in enumerate(framework.allow)]
    families: Mapping[str, Mapping[str, object]] = {
        "clauses": framework.clauses, "guarantees": framework.guarantees, "gates": framework.gates,
        "steps": framework.steps, "votes": framework.votes, "returns": framework.returns,
        "accountability": framework.accountability, "relief": framework.relief,
    }
    for family, elements in families.items():
        for id, element in elements.items():
            for n, allow in enumerate(getattr(element, "allow", ())):
                found.append((f"{family}.{id}.allow[{n}]", allow.at or f"{family}.{id}", allow))
    return found


def _apply_allows(
    found: list[Finding], framework: Framework, ran: tuple[str, ...]
) -> tuple[list[Finding], list[Allowed], list[tuple[str, Allow]]]:
    allows = _allows(framework)
    standing: list[Finding] = []
    allowed: list[Allowed] = []
    used: set[str] = set()
    for finding in found:
        own = (entry for entry in allows if entry[2].code == finding.code)
        entry = next((entry for entry in own if covers(entry[1], finding.address, framework)), None)
        if entry is None:
            standing.append(finding)
        else:
            used.add(entry[0])
            allowed.append(Allowed(finding, entry[2]))
    unused = [(at, allow) for at, _, allow in allows if at not in used and (allow.code in ran or allow.code not in
              all_rules())]
    return standing, allowed, unused


def _apply_answers(found: list[Finding], framework: Framework) -> tuple[list[Finding], list[Answered]]:
    standing: list[Finding] = []
    answered: list[Answered] = []
    for finding in found:
        match = next(
            (a for a in framework.answers
             if a.code == finding.code and covers(a.at or "", finding.address, framework)), None)
        if match is not None and finding.kind is Kind.REVIEW:
            answered.append(Answered(finding, match))
        else:
            standing.append(finding)
    return standing, answered


def _unused(address: str, allow: Allow, documents: Documents) -> Finding:
    known = allow.code in all_rules()
    message = f"This entry allows {allow.code[:20]}, but no such finding stands there."
    if not known:
        message = f"This entry allows {allow.code[:20]}, but there is no rule of that code."
    return Finding(
        code=UNUSED_ALLOW, name="unused-allow", kind=Kind.FAIL, level=Level.WARNING, message=message,
        why="An acceptance that covers nothing hides the day on which the fault comes back.",
        next="Remove the entry, or give under `at` the address the finding stands at.",
        address=address, place=documents.framework.place(address),
    )


def _unknown_pack(pack: str, documents: Documents) -> Finding:
    return Finding(
        code=UNKNOWN_PACK, name="unknown-country-pack", kind=Kind.FAIL, level=Level.WARNING,
        message=f"The case names the country pack {pack[:40]}, which does not exist.",
        why="Rules of a country run only where the case names its pack, so they are silent here.",
        next=instead_of(pack), address="pack",
        place=documents.case.place("pack") if documents.case else None,
    )
