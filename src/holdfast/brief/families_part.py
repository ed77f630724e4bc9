"""The part of the page that counts findings by family of rules, for each text on the same scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from holdfast.brief.catalogue import Catalogue
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.families import KINDS, FamilyCounts, families_chart
from holdfast.brief.figure import Figure
from holdfast.document.finding import Finding, Kind

Counts = Mapping[str, Mapping[str, int]]


def kind_of(finding: Finding) -> str:
    """The word for what a finding is: its level where it is a failure, else its kind."""
    return finding.level.value if finding.kind is Kind.FAIL else finding.kind.value


def counted(findings: Sequence[Finding]) -> Counts:
    """How many findings of each kind each family has."""
    found: dict[str, Counter[str]] = {}
    for finding in findings:
        found.setdefault(finding.code[:3], Counter())[kind_of(finding)] += 1
    return found


def families_figures(texts: Sequence[Sequence[Finding]], words: Catalogue) -> tuple[Figure, ...]:
    """One figure for each text, with the families that occur in any of them."""
    counts = [counted(findings) for findings in texts]
    families = sorted({family for count in counts for family in count})
    most = max((sum(kinds.values()) for count in counts for kinds in count.values()), default=1)
    return tuple(_figure(families, count, most, words, id=f"families-{n}") for n, count in enumerate(counts))


def _figure(families: Sequence[str], counts: Counts, most: int, words: Catalogue, *, id: str) -> Figure:
    rows = [FamilyCounts(family_name(family, words), counts.get(family, {})) for family in families]
    total = sum(sum(row.counts.values()) for row in rows)
    svg = drawn(families_chart(rows, most=most), id=id, title=words.say("families.title"),
                description=words.say("families.described", n=total)) if rows else ""
    columns = (words.say("families.column"), *(words.say(f"kind.{kind}") for kind in KINDS))
    table = tuple(((row.name, ""), *((words.number(row.counts.get(kind, 0)), "") for kind in KINDS)) for row in rows)
    return Figure(svg, "", columns, table)


def family_name(family: str, words: Catalogue) -> str:
    """The letters of a family with what it is about."""
    key = f"family.{family}"
    return f"{family} {words.say(key)}" if words.has(key) else family
