"""What one return is read from: its entry in the text, the documents around it, and the numbers read so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis
from holdfast.document.settlement_parts import Return
from holdfast.inputs.between import Between
from holdfast.territory.returns.numbers import Numbers


@dataclass(frozen=True, slots=True)
class Source:
    """One return with everything that its numbers may stand in."""

    id: str
    text: Return
    framework: Framework
    case: Case | None
    starts: dt.date | None
    """First day of month 1; ``None`` where nobody says."""
    numbers: Numbers

    def at(self, field: str) -> str:
        """The address of a field of the return."""
        return f"returns.{self.id}.{field}"

    def quantity(self, field: str) -> Quantity | None:
        """The number in a field of the return, by its key in a document."""
        found = getattr(self.text, field.replace("-", "_"))
        return found if isinstance(found, Quantity) else None

    def read(self, field: str, name: str, unit: str, *, share: bool = False) -> Between | None:
        """The number in a field of the return; nothing where the text does not say it."""
        quantity = self.quantity(field)
        if quantity is None:
            return None
        return self.numbers.read(quantity, name=name, address=self.at(field), unit=unit, inside=self.text, share=share)

    def or_default(self, field: str, name: str, unit: str, *, low: float, high: float, note: str,
                   basis: Basis = Basis.ASSUMED, share: bool = False) -> Between:
        """The number in a field of the return, or a labelled default."""
        found = self.read(field, name, unit, share=share)
        return found if found is not None else self.numbers.default(
            name=name, address=self.at(field), low=low, high=high, unit=unit, note=note, basis=basis)
