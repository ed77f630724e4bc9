"""Reading the numbers of a return: remembered with their ground, refused where they cannot be, listed where missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from holdfast.document.base import Element
from holdfast.document.finding import Finding, error
from holdfast.document.loaded import Documents
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis
from holdfast.errors import InvalidDocument
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Gathering
from holdfast.inputs.table import Input
from holdfast.territory.returns.problem import Ranged

UNITS = {
    "persons": {"persons", "people"}, "share": {"share", "index", "probability"}, "km2": {"km2", "km²"},
    "persons/month": {"persons/month", "people/month"}, "1/year": {"1/year", "per year"}, "km": {"km"},
    "1/month": {"1/month", "per month"}, "km2/team-day": {"km2/team-day", "km²/team-day", "km2 per team-day"},
    "m2/person-day": {"m2/person-day", "m²/person-day", "m2/deminer-day", "m2 per person-day"},
    "teams": {"teams", "count"}, "days/month": {"days/month", "days", "days per month"}, "1/km": {"1/km", "per km"},
    "km2/year": {"km2/year", "km²/year"},
}
"""Unit in which a number is read → how documents may write it."""


@dataclass(slots=True)
class Numbers:
    """What was read so far for one return, and what in it cannot be."""

    held: Gathering = field(default_factory=Gathering)
    faults: list[Finding] = field(default_factory=list)
    _read: dict[str, Between] = field(default_factory=dict)

    def read(self, quantity: Quantity, *, name: str, address: str, unit: str, inside: Element | None = None,
             share: bool = False) -> Between:
        """The quantity at an address as a range, read once; a number that cannot be becomes a fault."""
        if address in self._read:
            return self._read[address]
        found = self.held.number(quantity, name=name, address=address, inside=inside)
        said = found.unit.lower().strip()
        if said and unit in UNITS and said not in UNITS[unit]:
            self.held.remark("unit", address, f"The document says {found.unit}; the number is read as {unit}.")
        if found.low < 0 or (share and found.high > 1):
            shown = f"{found.low:g}" if found.is_point else f"{found.low:g} to {found.high:g}"
            wanted = "a share or index lies between 0 and 1" if share else "this cannot be below 0"
            self.faults.append(error(
                "RET001", "impossible-number", f"The {name} is {shown}.", why=f"It cannot be: {wanted}.",
                next="Correct the number, or leave it out, so that the plan says that it is missing.", address=address))
        self._read[address] = between(found)
        return self._read[address]

    def default(self, *, name: str, address: str, low: float, high: float, unit: str, note: str,
                basis: Basis = Basis.ASSUMED) -> Between:
        """A labelled default where nobody has said a number."""
        if address not in self._read:
            self._read[address] = between(self.held.default(
                name=name, address=address, low=low, high=high, unit=unit, note=note, basis=basis))
        return self._read[address]

    def lacks(self, address: str, what: str) -> None:
        """Remember that a number is missing, once."""
        if all((one.address, one.what) != (address, what) for one in self.held.lacking):
            self.held.lacks(address, what)


def refuse_faults(documents: Documents, faults: Iterable[Finding]) -> None:
    """Raises InvalidDocument where a number cannot be, each fault at its place in the file."""
    found = []
    for fault in dict.fromkeys(faults):
        in_text = fault.address.partition(".")[0] in ("returns", "zones")
        holder = documents.framework if in_text or documents.case is None else documents.case
        found.append(fault.at(holder.place(fault.address)))
    if found:
        raise InvalidDocument(found)


def between(read: Input) -> Between:
    """The range of an input, with its own middle."""
    return Ranged(read.low, read.high, read.mid)
