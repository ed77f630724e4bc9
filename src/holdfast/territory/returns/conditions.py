"""Voluntary, safe and dignified: what the text says of a return, and what the plan takes where it is silent.

Whether what is missing is a fault is for the rules on displaced people to say; this is a table for whoever plans.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from holdfast.document.addresses import key_of
from holdfast.document.settlement_parts import Return


class Said(enum.StrEnum):
    """What a text says on a condition."""

    SAID = "said"
    DENIED = "denied"
    SILENT = "not in the text as encoded"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a return."""

    name: str
    said: Said
    address: str
    """Where the text says it, or would."""
    assumes: str
    """What the plan takes where the text is silent; empty where the plan does not depend on it."""

    def as_json(self) -> dict[str, Any]:
        """The condition as JSON."""
        return {"condition": self.name, "said": self.said.value, "address": self.address,
                "assumes": self.assumes or None}


ASKED: tuple[tuple[str, str, str], ...] = (
    ("voluntary", "Return is of free choice", "Nobody is planned for above stated intention."),
    ("safe_and_dignified", "Return is in safety and dignity", ""),
    ("informed", "People are informed before they choose", "Intentions are taken as stated to surveys."),
    ("alternatives", "Settling elsewhere is a choice with the same help", "The plan limits nobody who does."),
    ("clearance", "Land is released by survey or cleared first", "Nobody is planned for on land that is not released."),
    ("cleared_at", "Share of the land to be released before return begins", "All of it, the most careful reading."),
    ("verified_by", "Somebody watches that return is voluntary and safe", "No return is counted without a watch."),
    ("seasons", "Months in which return takes place", "All months."),
    ("equity_floor", "Each area is served its share", "No floor; areas with more people for the same work go first."),
    ("restitution", "Homes and land are given back or made good", ""),
    ("claims_body", "A body decides claims", ""),
    ("claims_access", "Who may claim, where and at whose cost", ""),
    ("claims_records", "Which records and proofs count", ""),
    ("tenants", "What tenants have a right to", ""),
    ("secondary_occupants", "What becomes of those who live there now", "Housing that is given counts as free."),
    ("compensation", "What is paid where a home cannot be given back", ""),
)
"""Field of a return, the condition in words, and what the plan takes where the text is silent."""


def conditions_of(id: str, text: Return) -> tuple[Condition, ...]:
    """The conditions of one return of a text, each said, denied or not in the text as encoded."""
    found = []
    for field, name, assumes in ASKED:
        said = _said(getattr(text, field))
        found.append(Condition(name, said, f"returns.{id}.{key_of(Return, field)}",
                               assumes if said is not Said.SAID else ""))
    return tuple(found)


def _said(value: object) -> Said:
    if value is False:
        return Said.DENIED
    return Said.SILENT if value in (None, ()) else Said.SAID
