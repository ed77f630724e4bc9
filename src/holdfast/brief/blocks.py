"""Two things that are never netted against each other: accountability, and relief for civilians."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.brief.families_part import kind_of
from holdfast.brief.figure import Cell
from holdfast.brief.naming import Names
from holdfast.document.clause import ClauseKind
from holdfast.document.finding import Finding
from holdfast.rules.acts import HUMANITARIAN
from holdfast.rules.engine import Report
from holdfast.rules.ranking import most_important

FAMILIES = {"accountability": ("ACC",), "civilians": ("DET", "DIS", "HUM", "NUC")}
"""The families of rules that speak of each."""

ACTS = {
    "accountability": frozenset({
        "cooperate-with-court", "grant-amnesty", "investigate", "pay-reparation", "prosecute",
    }),
    "civilians": HUMANITARIAN,
}  # fmt: skip
"""The acts by which a clause belongs to each."""


@dataclass(frozen=True, slots=True)
class Block:
    """What one text has on one of the two, and what the rules say of it."""

    key: str
    provisions: tuple[Cell, ...]
    counts: tuple[tuple[str, int], ...]
    """How many findings of each kind, those that weigh most first."""
    first: Finding | None
    """The finding that weighs most."""
    silence: str
    """Key of the message where nothing was found: no rule on it ran, or those that ran found nothing."""


def blocks_of(names: Names, report: Report) -> tuple[Block, ...]:
    """The two blocks of a text."""
    return tuple(_block(key, names, report) for key in FAMILIES)


def _block(key: str, names: Names, report: Report) -> Block:
    findings = [one for one in report.findings if one.code[:3] in FAMILIES[key]]
    ran = any(code[:3] in FAMILIES[key] for code in report.ran)
    kinds = [kind_of(finding) for finding in findings]
    order = ("error", "warning", "review", "open", "note")
    first = most_important(findings, count=1)
    return Block(
        key=key,
        provisions=tuple(dict.fromkeys(_provisions(key, names))),
        counts=tuple((kind, kinds.count(kind)) for kind in order if kind in kinds),
        first=first[0] if first else None,
        silence="block.nothing-found" if ran else "block.no-rule",
    )


def _provisions(key: str, names: Names) -> Iterator[Cell]:
    framework = names.context.framework
    covered: set[str] = set()
    if key == "accountability":
        for entry in framework.accountability.values():
            covered.update(entry.clauses)
            yield names.in_full(entry.text)
    else:
        for id in framework.returns:
            yield names.labels[id]
    for id, clause in framework.clauses.items():
        if id not in covered and ACTS[key].intersection(clause.act) and clause.kind is not ClauseKind.PROSE:
            yield names.labels[id]
