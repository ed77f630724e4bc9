"""Red lines: for every line of every party, whether the text keeps it, crosses it or leaves it open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.document.at_picks import picked
from holdfast.document.case import Case, standing_red_lines
from holdfast.document.conditions import (
    Compared,
    Condition,
    Domain,
    Picked,
    Verdict,
    Vocabulary,
    atoms,
    parse_condition,
    verdict,
)
from holdfast.document.domain import domain_of
from holdfast.document.framework import Framework
from holdfast.document.issue import Firmness, RedLine


@dataclass(frozen=True, slots=True)
class LineResult:
    """One red line beside one text."""

    id: str
    line: RedLine
    verdict: Verdict
    picks: tuple[tuple[str, str], ...]
    """The picks of the text on the issues that the line speaks of; ``open`` where none is made."""

    @property
    def excludes(self) -> bool:
        """Whether the text as it stands is excluded by this line: a firm one that every completion crosses."""
        return self.verdict is Verdict.CROSSED and self.line.firmness is Firmness.FIRM


def red_lines(framework: Framework, case: Case) -> tuple[LineResult, ...]:
    """Every red line of the case beside the framework, by party and id; withdrawn lines are left out."""
    domain = domain_of(case, framework)
    picks = picked(framework)
    standing = sorted(standing_red_lines(case).items(), key=lambda x: (x[1].party, x[0]))
    return tuple(_result(id, line, domain, picks) for id, line in standing)


def _result(id: str, line: RedLine, domain: Domain, picks: Mapping[str, str]) -> LineResult:
    condition = parse_condition(line.requires, vocabulary=Vocabulary.TEXT)
    about = sorted(names_in(condition))
    return LineResult(
        id=id,
        line=line,
        verdict=verdict(condition, picks, domain),
        picks=tuple((issue, picks.get(issue, "open")) for issue in about if issue in domain.options),
    )


def names_in(condition: Condition) -> frozenset[str]:
    """The issues and parameters that a text condition speaks of."""
    found = [atom.issue for atom in atoms(condition) if isinstance(atom, Picked)]
    return frozenset(found + [atom.name for atom in atoms(condition) if isinstance(atom, Compared)])
