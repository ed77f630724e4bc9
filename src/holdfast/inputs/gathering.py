"""What a translation from documents gathers on its way: numbers with their ground, remarks, and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from holdfast.document.base import Element
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis
from holdfast.inputs.quantity_input import input_from
from holdfast.inputs.table import Input, Inputs


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about how documents were read."""

    kind: str
    """A word of the analysis, such as ``assumed-alike`` or ``tied``."""
    address: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The remark as JSON."""
        return {"kind": self.kind, "address": self.address, "text": self.text}


@dataclass(frozen=True, slots=True)
class Lacking:
    """A number that an analysis lacks: where it would stand, and what it is."""

    address: str
    what: str

    def as_json(self) -> dict[str, str]:
        """The missing number as JSON."""
        return {"address": self.address, "what": self.what}


@dataclass(slots=True)
class Gathering:
    """Numbers, remarks and missing numbers, in the order in which they were met."""

    inputs: list[Input] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    lacking: list[Lacking] = field(default_factory=list)

    def number(self, quantity: Quantity, *, name: str, address: str, inside: Element | None = None) -> Input:
        """The quantity at an address as an input, which is remembered.

        Without a basis of its own it counts as estimated where it or the element ``inside`` which it stands has a
        source, else as assumed.
        """
        sources = tuple(citation.ref for citation in inside.source) if inside is not None else ()
        ground = Basis.ESTIMATED if quantity.source or sources else Basis.ASSUMED
        read = input_from(quantity, name=name, address=address, otherwise=ground, sources=sources,
                          marking=inside.marking if inside is not None else None)
        self.inputs.append(read)
        return read

    def default(self, *, name: str, address: str, low: float, high: float, mid: float | None = None, unit: str,
                note: str, basis: Basis = Basis.ASSUMED, sources: tuple[str, ...] = ()) -> Input:
        """A labelled default where nobody has said a number; ``address`` is where one would stand."""
        middle = (low + high) / 2 if mid is None else mid
        read = Input(name, low, high, middle, unit, basis, address, sources, note=note)
        self.inputs.append(read)
        return read

    def remark(self, kind: str, address: str, text: str) -> None:
        """Remember a remark."""
        self.remarks.append(Remark(kind, address, text))

    def lacks(self, address: str, what: str) -> None:
        """Remember that a number is missing."""
        self.lacking.append(Lacking(address, what))

    @property
    def table(self) -> Inputs:
        """The numbers gathered so far."""
        return Inputs(tuple(self.inputs))

    def as_json(self) -> dict[str, Any]:
        """What was gathered, as JSON."""
        return {"inputs": self.table.as_json(), "remarks": [remark.as_json() for remark in self.remarks],
                "missing": [one.as_json() for one in self.lacking]}
