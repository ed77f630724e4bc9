"""What a comparison holds: one entry per text everywhere, in the order in which the texts were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TextCompared:
    """One of the texts: what it is and how much of it is encoded."""

    id: str
    title: str
    stage: str
    revision: str
    status: str
    date: str
    encoded: str
    """The weakest encoding anywhere in it: in anything but ``full``, what is missing here may stand in the text."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Pick:
    """What one text picks on one issue: an option with its words, or ``open``."""

    option: str
    words: str


@dataclass(frozen=True, slots=True)
class IssueCompared:
    """One issue of the case with the pick of each text."""

    id: str
    title: str
    group: str
    picks: tuple[Pick, ...]

    @property
    def agreed(self) -> bool:
        """Whether every text picks the same option; open is no option."""
        return len({pick.option for pick in self.picks}) == 1 and self.picks[0].option != "open"


@dataclass(frozen=True, slots=True)
class LineCompared:
    """One red line of one party with the verdict for each text: ``kept``, ``crossed`` or ``open``."""

    id: str
    party: str
    text: str
    firmness: str
    requires: str
    date: str
    sources: tuple[str, ...]
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each kind; a count is not a measure of quality."""

    error: int = 0
    warning: int = 0
    note: int = 0
    review: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class FamilyCompared:
    """One family of rules with the findings it has in each text."""

    family: str
    counts: tuple[Counts, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """What one text asks of and gives to one party, as addresses of clauses."""

    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    """Clauses by which somebody else owes it something."""


@dataclass(frozen=True, slots=True)
class PartyCompared:
    """One party with its duties and rights in each text."""

    party: str
    name: str
    duties: tuple[Duties, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision in a block: where it stands, what kind it is, and what it says in a sentence."""

    address: str
    kind: str
    text: str
    lacks: tuple[str, ...] = ()
    """What it does not say, as encoded."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """What one text leaves undefined, as far as it is encoded."""

    open_issues: tuple[str, ...]
    brackets: tuple[str, ...]
    """Clauses with open bracketed text."""
    readings: tuple[str, ...]
    """Clauses that are ambiguous, with the names of their readings."""
    words: tuple[str, ...]
    """Words without a definition, each with where it stands."""
    silent_on: tuple[str, ...]
    """Addresses on which the text is known to say nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several texts over one case, side by side."""

    case: str | None
    case_title: str
    as_of: str
    texts: tuple[TextCompared, ...]
    issues: tuple[IssueCompared, ...]
    red_lines: tuple[LineCompared, ...]
    families: tuple[FamilyCompared, ...]
    parties: tuple[PartyCompared, ...]
    guarantees: tuple[tuple[Provision, ...], ...]
    undefined: tuple[Undefined, ...]
    accountability: tuple[tuple[Provision, ...], ...]
    people: tuple[tuple[Provision, ...], ...]
    """Relief for civilians; a block of its own, never netted against accountability."""
    sanctions: tuple[tuple[Provision, ...], ...]
    """Relief from sanctions."""
    taxa: tuple[tuple[str, tuple[bool, ...]], ...]
    """Codes of code books, with whether each text carries them; presence says nothing of quality."""

    def as_json(self) -> dict[str, Any]:
        """The comparison as JSON: by text where a text is spoken of, by its id."""
        ids = [text.id for text in self.texts]
        return {
            "case": self.case,
            "texts": [asdict(text) for text in self.texts],
            "issues": [
                {"id": issue.id, "title": issue.title, "group": issue.group, "agreed": issue.agreed,
                 "picks": by_text(ids, [asdict(pick) for pick in issue.picks])}
                for issue in self.issues
            ],
            "red_lines": [
                {**{key: value for key, value in asdict(line).items() if key != "verdicts"},
                 "sources": list(line.sources), "verdicts": by_text(ids, line.verdicts)}
                for line in self.red_lines
            ],
            "families": [
                {"family": family.family, "counts": by_text(ids, [asdict(count) for count in family.counts])}
                for family in self.families
            ],
            "parties": [
                {"party": party.party, "name": party.name,
                 "duties": by_text(ids, [_lists(asdict(duties)) for duties in party.duties])}
                for party in self.parties
            ],
            "guarantees": self._block(ids, self.guarantees),
            "undefined": by_text(ids, [_lists(asdict(one)) for one in self.undefined]),
            "accountability": self._block(ids, self.accountability),
            "relief_for_civilians": self._block(ids, self.people),
            "relief_from_sanctions": self._block(ids, self.sanctions),
            "taxa": [{"tag": tag, "texts": [id for id, has in zip(ids, held, strict=True) if has]}
                     for tag, held in self.taxa],
        }

    @staticmethod
    def _block(ids: Sequence[str], block: Sequence[Sequence[Provision]]) -> dict[str, Any]:
        return by_text(ids, [[_lists(asdict(provision)) for provision in provisions] for provisions in block])


def by_text(ids: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    """The values by the id of the text that they belong to."""
    return dict(zip(ids, values, strict=True))


def _lists(value: dict[str, Any]) -> dict[str, Any]:
    return {key: list(inner) if isinstance(inner, tuple) else inner for key, inner in value.items()}
