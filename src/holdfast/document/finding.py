"""The one shape of everything Holdfast says about a document: findings and diagnostics."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any


class Level(enum.StrEnum):
    """How much a finding weighs; only a finding of kind ``fail`` has a level other than ``none``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Kind(enum.StrEnum):
    """What a verdict says, after SARIF 2.1.0: a fault, a question, a gap in the data, or no concern of this text."""

    FAIL = "fail"
    REVIEW = "review"
    OPEN = "open"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file name as given by the user, line and column counted from 1 in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def shareable(self) -> Place:
        """The same place for a result that may leave this machine: of an absolute path only the name of the file."""
        path = PurePath(self.file)
        return replace(self, file=path.name) if path.is_absolute() else self


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a document: where, what, why, and what to do next.

    ``code`` is permanent (``SYN003``, ``MVM002``); ``name`` names the fault; ``address`` is the dotted address of the
    element (``clauses.withdrawal.artillery.when.within``) or empty; ``place`` is absent only where there is no file.
    """

    code: str
    name: str
    kind: Kind
    level: Level
    message: str
    why: str = ""
    next: str = ""
    address: str = ""
    place: Place | None = None
    role: str = ""
    """For kind ``review``: who should answer (counsel, military, humanitarian, drafter)."""
    silence: bool = False
    """For kind ``open``: whether all it says is that a text which is not encoded in full does not say something."""

    def at(self, place: Place | None) -> Finding:
        """The same finding at another place."""
        return replace(self, place=place)

    @property
    def one_line(self) -> str:
        """The message without line breaks: what stands in a list of its own follows after semicolons."""
        head, *items = self.message.split("\n- ")
        return f"{head} {'; '.join(items)}" if items else head

    def as_json(self) -> dict[str, Any]:
        """The finding as the object that stands in ``data.findings`` and ``diagnostics``."""
        return {
            "code": self.code,
            "name": self.name,
            "kind": self.kind.value,
            "level": self.level.value,
            "address": self.address,
            "file": self.place.shareable.file if self.place else None,
            "line": self.place.line if self.place else None,
            "column": self.place.column if self.place else None,
            "message": self.message,
            "why": self.why,
            "next": self.next,
            "role": self.role,
        }

    def as_text(self) -> str:
        """The finding as four indented lines: place with code and name, what, why, what to do next."""
        where = f"{self.place}: " if self.place else ""
        said = self.level.value if self.kind is Kind.FAIL else self.kind.value
        head = f"{where}{self.code} {self.name} ({said})"
        address = f"{self.address}: " if self.address else ""
        lines = [head, f"  {address}{self.message}".replace("\n", "\n    ")]
        lines += [f"  {part}" for part in (self.why, self.next) if part]
        return "\n".join(lines)


def error(code: str, name: str, message: str, *, why: str = "", next: str = "", address: str = "",
          place: Place | None = None) -> Finding:
    """A finding that makes a document unusable: kind ``fail``, level ``error``."""
    return Finding(code=code, name=name, kind=Kind.FAIL, level=Level.ERROR, message=message, why=why, next=next,
                   address=address, place=place)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings sorted by file, line, column, code and address, so that output is stable."""
    nowhere = Place("", 0, 0)
    return tuple(sorted(findings, key=lambda f: (f.place or nowhere, f.code, f.address, f.message)))
