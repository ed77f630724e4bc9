"""Red lines, excluded combinations and options below the floor, as what no package may do or none is proposed with."""

from __future__ import annotations

from collections.abc import Collection

from holdfast.document.base import Element
from holdfast.document.case import Case, standing_red_lines
from holdfast.document.issue import Firmness, RedLine
from holdfast.document.text import words_in
from holdfast.settlement.problem import Floor, Limit, LimitKind
from holdfast.settlement.translate_collect import Collected


def red_line_limits(held: Collected) -> tuple[tuple[Limit, ...], tuple[Limit, ...]]:
    """The red lines that stand, firm ones and negotiable ones, each where its condition can be decided."""
    found: dict[Firmness, list[Limit]] = {firmness: [] for firmness in Firmness}
    for id, line in standing_red_lines(held.case).items():
        formula = held.formula(line.requires, f"red-lines.{id}")
        if formula is not None:
            found[line.firmness].append(Limit(
                id, LimitKind.RED_LINE, formula, party=line.party, hardness=line.hardness, words=words_in(line.text),
                sources=_sources(line), said=_said(line)))
    return tuple(found[Firmness.FIRM]), tuple(found[Firmness.NEGOTIABLE])


def excluded_limits(held: Collected, *, taken: Collection[str]) -> tuple[Limit, ...]:
    """The combinations that cannot stand together, as limits that hold where the combination is not there."""
    found = []
    for id, entry in held.case.excluded.items():
        formula = held.formula(entry.when, f"excluded.{id}", negated=True)
        if formula is not None:
            name = f"excluded:{id}" if id in taken else id
            found.append(Limit(name, LimitKind.EXCLUDED, formula, words=words_in(entry.because),
                               sources=_sources(entry)))
    return tuple(found)


def floor_of(case: Case) -> tuple[Floor, ...]:
    """The options that lie below the humanitarian and legal floor."""
    return tuple(
        Floor(issue_id, option_id, words_in(option.below_floor.text), _sources(option.below_floor))
        for issue_id, issue in case.issues.items()
        for option_id, option in issue.options.items()
        if option.below_floor is not None
    )


def _sources(element: Element) -> tuple[str, ...]:
    return tuple(citation.ref for citation in element.source)


def _said(line: RedLine) -> str:
    return ", ".join(str(part) for part in (line.date, line.said_by) if part is not None)
