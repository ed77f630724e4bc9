"""The page of a rule, and the list of all rules."""

from __future__ import annotations

import itertools
from typing import Any

from holdfast.document.framework import Stage
from holdfast.rules.families import FAMILIES
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import Decides, Rule, RuleModule

DECIDES_BY = {
    Decides.STRUCTURE: "structure",
    Decides.GRAPH: "order and time",
    Decides.DATA: "reference data",
    Decides.JUDGEMENT: "judgement",
}


def severity_text(rule: Rule) -> str:
    """The severity of a rule in words, with the stage from which it rises; "question" for a rule that only asks."""
    if rule.asks_only:
        return "question"
    levels = {stage: rule.level_at(stage).value for stage in Stage if rule.applies_at(stage)}
    first = next(iter(levels.values()))
    change = next((stage for stage, level in levels.items() if level != first), None)
    return first if change is None else f"{first}, {levels[change]} from {change.value}"


def rule_page(module: RuleModule) -> str:
    """The page of a rule as Markdown: its facts, then its text."""
    rule = module.rule
    summary, _, body = module.page.partition("\n")
    decides = ", ".join(DECIDES_BY[how] for how in rule.decides)
    pack = f" of the pack {rule.pack}" if rule.pack else ""
    facts = (
        f"*{severity_text(rule)}* · from stage *{rule.from_stage.value}* · decides by *{decides}* · "
        f"*{rule.status}*{pack}, since {rule.since}"
    )
    return f"# {rule.code} {rule.name}\n\n{summary.strip()}\n\n{facts}\n\n{body.strip()}\n"


def rule_list() -> str:
    """All rules by family, a line each: code, name, severity, first stage."""
    rows = [module.rule for module in all_rules().values()]
    width = max((len(rule.name) for rule in rows), default=0)
    parts = []
    for family, rules in itertools.groupby(rows, key=lambda rule: rule.family):
        lines = [f"  {r.code}  {r.name:<{width}}  {severity_text(r)}, from {r.from_stage.value}" for r in rules]
        parts.append("\n".join([f"{family}: {FAMILIES[family]}", *lines]))
    return "\n\n".join([*parts, "`holdfast rule CODE` prints the page of a rule."])


def rule_table() -> str:
    """All rules as a table in Markdown: code, name, severity, first stage."""
    rows = [module.rule for module in all_rules().values()]
    lines = [f"| {r.code} | {r.name} | {severity_text(r)} | {r.from_stage.value} |" for r in rows]
    return "\n".join(["| code | name | severity | from stage |", "|---|---|---|---|", *lines])


def rule_data(module: RuleModule) -> dict[str, Any]:
    """The metadata of a rule as JSON."""
    rule = module.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "summary": module.page.partition("\n")[0].strip(),
        "severity": rule.severity.value,
        "error_from": rule.error_from.value if rule.error_from else None,
        "levels": {stage.value: rule.level_at(stage).value for stage in Stage if rule.applies_at(stage)},
        "from_stage": rule.from_stage.value,
        "decides": [how.value for how in rule.decides],
        "why": rule.why,
        "sources": [{"text": source.text, "mark": source.mark.value} for source in rule.sources],
        "tags": list(rule.tags),
        "pack": rule.pack,
        "since": rule.since,
        "status": rule.status,
    }
