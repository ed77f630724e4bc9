"""The exception tree of Holdfast.

HoldfastError
  * UnusableInput      a document, file or option cannot be used; carries findings; exit code 2
    . UnreadableSource   the bytes are not a document at all (encoding, syntax, size)
    . InvalidDocument    it reads, but breaks the schema or its own integrity
  * UsageProblem       the command was called in a way that makes no sense; exit code 2
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdfast.document.finding import Finding


class HoldfastError(Exception):
    """Anything Holdfast raises on purpose; catch this one around a call into the library."""


class UnusableInput(HoldfastError):
    """Input that cannot be used; ``findings`` say where, what, why and what to do, at least one of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(finding.as_text() for finding in self.findings))


class UnreadableSource(UnusableInput):
    """Bytes that are not a document at all: encoding, syntax, size or depth."""


class InvalidDocument(UnusableInput):
    """A document that reads but breaks the schema or its own integrity."""


class UsageProblem(HoldfastError):
    """A command or function called in a way that makes no sense; the message says what to change."""
