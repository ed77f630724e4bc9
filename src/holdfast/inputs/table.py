"""A table of every number that an analysis reads, so that each result can be traced to what somebody wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.document.scalars import Basis, Marking


@dataclass(frozen=True, slots=True)
class Input:
    """One number with its range, and what is needed to trust or doubt it."""

    name: str
    """What it is, in words."""
    low: float
    high: float
    mid: float
    """A value between the ends: the number itself, the middle of a range, the mean or median of a distribution."""
    unit: str
    """Empty where none is given."""
    basis: Basis
    address: str
    """Where it stands in its document, such as ``stakes.A.issues.line.weight``."""
    sources: tuple[str, ...] = ()
    """Keys of sources: its own, or else those of what it stands in."""
    marking: Marking | None = None
    """Its own marking or that of what it stands in; absent means that of the document."""
    note: str = ""

    @property
    def is_point(self) -> bool:
        """Whether there is one value only."""
        return self.low == self.high

    def as_json(self) -> dict[str, Any]:
        """The number as JSON."""
        return {
            "name": self.name, "low": self.low, "high": self.high, "mid": self.mid, "unit": self.unit or None,
            "basis": self.basis.value, "address": self.address, "sources": list(self.sources),
            "marking": self.marking.value if self.marking else None, "note": self.note or None,
        }


@dataclass(frozen=True, slots=True)
class Inputs:
    """The numbers that an analysis reads, in the order in which it read them."""

    entries: tuple[Input, ...] = ()

    def __iter__(self) -> Iterator[Input]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def at(self, address: str) -> Input | None:
        """The number at an address, or nothing where none was read there."""
        return next((entry for entry in self.entries if entry.address == address), None)

    def below(self, address: str) -> Inputs:
        """The numbers at an address and inside it."""
        begins = (f"{address}.", f"{address}[")
        return Inputs(tuple(one for one in self.entries if one.address == address or one.address.startswith(begins)))

    @property
    def weakest(self) -> Basis | None:
        """The weakest ground that any of the numbers rests on; nothing where there is no number."""
        order = list(Basis)
        return max((entry.basis for entry in self.entries), key=order.index, default=None)

    def as_json(self) -> list[dict[str, Any]]:
        """The numbers as JSON."""
        return [entry.as_json() for entry in self.entries]
