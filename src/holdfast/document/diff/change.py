"""One change between two revisions, and how much a revision number has to rise for it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any


class Bump(enum.StrEnum):
    """What a change does to the revision, from nothing to a change that no revision may make."""

    NONE = "none"
    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for none to 4 for error; the bump of a comparison is the highest of its changes."""
        return list(type(self)).index(self)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its type, where, what stood there and stands there now, and one line why it matters."""

    type: str
    address: str
    actions: tuple[str, ...]
    """After OpenTofu: ``create``, ``delete``, ``update`` or ``move``."""
    bump: Bump
    reason: str
    before: Any = None
    after: Any = None
    previous_address: str | None = None
    path: tuple[str, ...] = ()
    """The address as keys of the resolved form."""

    def as_json(self) -> dict[str, Any]:
        """The change as it stands in the JSON output."""
        return {
            "type": self.type, "address": self.address, "previous_address": self.previous_address,
            "change": {"actions": list(self.actions), "before": self.before, "after": self.after},
            "bump": self.bump.value, "reason": self.reason,
        }


def next_revision(revision: str, bump: Bump) -> str:
    """The revision that follows a revision ``major.minor.patch`` after a bump; an error counts as major."""
    major, minor, patch = (int(part) for part in revision.split("."))
    match bump:
        case Bump.NONE:
            return revision
        case Bump.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case Bump.MINOR:
            return f"{major}.{minor + 1}.0"
        case _:
            return f"{major + 1}.0.0"
