"""Protection gaps: the time between what a party gives up and the guarantee that is to protect it then."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.document.finding import Kind
from holdfast.rules.context import Context
from holdfast.rules.sec.sec005_protection_gap import check


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap, or one that cannot be told from the text as encoded."""

    address: str
    known: bool
    text: str

    def as_json(self) -> dict[str, str | bool]:
        """The gap as JSON."""
        return {"address": self.address, "known": self.known, "text": self.text}


def gaps_of(context: Context) -> tuple[Gap, ...]:
    """The gaps of a text as the rule SEC005 finds them, at every stage of a text."""
    return tuple(Gap(found.address, found.kind is Kind.FAIL, found.message) for found in check(context))
