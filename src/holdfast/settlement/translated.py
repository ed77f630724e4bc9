"""What a translation from documents gives: the problem, the numbers it rests on, and what has to be known about it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from holdfast.inputs.table import Inputs
from holdfast.settlement.problem import Problem


class RemarkKind(enum.StrEnum):
    """What a remark on a translation is about."""

    NOT_WEIGHED = "not-weighed"
    """Somebody whose preferences are not known, so that nothing is weighed for it."""
    NO_WEIGHT = "no-weight"
    """An issue that counts for nothing to a party, since its stakes leave it out."""
    RESERVE_UNKNOWN = "reserve-unknown"
    """A party whose worth of no deal is not known, so that it rules out nothing."""
    NOT_DECIDED = "not-decided"
    """Something that speaks of what no document at hand says, such as a parameter, so that it changes nothing here."""
    RULE_READ = "rule-read"
    """A rule of ratification that is given in words or not at all, and how it was read."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about how documents were read."""

    kind: RemarkKind
    address: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The remark as JSON."""
        return {"kind": self.kind.value, "address": self.address, "text": self.text}


@dataclass(frozen=True, slots=True)
class Missing:
    """A number that the analysis lacks: where it would stand, and what it is."""

    address: str
    what: str
    party: str = ""

    def as_json(self) -> dict[str, str]:
        """The missing number as JSON."""
        return {"address": self.address, "what": self.what, "party": self.party}


@dataclass(frozen=True, slots=True)
class Translated:
    """A problem made from documents.

    Parties without stakes are no players of it: their red lines count, and what they prefer is not weighed. Where
    nobody has stakes, the problem has no parties, and only its logic can be answered.
    """

    problem: Problem
    inputs: Inputs
    """Every number that the problem was made from, with its address."""
    remarks: tuple[Remark, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def without_reserve(self) -> tuple[str, ...]:
        """The parties whose disagreement value is not known: theirs is the least that any package could be worth."""
        return tuple(dict.fromkeys(item.party for item in self.missing
                                   if item.party in {party.id for party in self.problem.parties}))

    def as_json(self) -> dict[str, Any]:
        """What is known about the problem, as JSON; the problem itself is given by its analyses."""
        return {
            "inputs": self.inputs.as_json(),
            "remarks": [remark.as_json() for remark in self.remarks],
            "missing": [item.as_json() for item in self.missing],
            "basis": {party.id: party.basis.value for party in self.problem.parties},
        }
