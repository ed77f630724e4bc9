"""The error of a condition that cannot be read."""

from __future__ import annotations

from holdfast.document.finding import Place, error
from holdfast.errors import UnusableInput

CODE = "CND001"
NAME = "unreadable-condition"


class ConditionError(UnusableInput):
    """A condition cannot be read: at which character, what is wrong, why, and what to write instead."""

    def __init__(self, message: str, *, offset: int, why: str, next: str, address: str = "",
                 place: Place | None = None) -> None:
        self.offset = offset
        """Characters before the fault, counted in the text of the condition."""
        self.message = message
        self.why = why
        self.next = next
        super().__init__([error(CODE, NAME, message, why=why, next=next, address=address, place=place)])

    def at(self, place: Place | None, *, address: str = "") -> ConditionError:
        """The same error with the place and address of the document it came from."""
        return ConditionError(self.message, offset=self.offset, why=self.why, next=self.next, address=address,
                              place=place)
