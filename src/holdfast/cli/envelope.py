"""The one JSON envelope that every command prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from holdfast import __version__
from holdfast.document.finding import Finding

FORMAT_VERSION = "1.0"
"""Readers ignore unknown properties within a major version and refuse an unknown major version."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document that a command read."""

    role: str
    """``framework``, ``case``, ``overlay``, ``events``, ``graph-model``, ``negotiation``, ``exchange``."""
    id: str
    revision: str | None
    sha256: str | None

    def as_json(self) -> dict[str, str | None]:
        """The input as an object of the envelope."""
        return {"role": self.role, "id": self.id, "revision": self.revision, "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class Released:
    """A recorded decision to write a result below the highest marking that it read."""

    carries: str
    """Highest marking of what was read."""
    released_as: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to: its data, its text, and its exit code (0 fine, 1 findings or differences)."""

    data: Mapping[str, Any]
    text: str
    exit_code: int = 0
    inputs: Sequence[Input] = ()
    diagnostics: Sequence[Finding] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    marking: str = "TLP:CLEAR"
    released: Released | None = None
    left_out: int = 0
    as_of: str | None = None
    seed: int | None = None


def envelope(command: str, outcome: Outcome) -> dict[str, Any]:
    """The envelope of a command that could do its work."""
    released = outcome.released
    return {
        "format_version": FORMAT_VERSION,
        "holdfast": __version__,
        "command": command,
        "ok": True,
        "inputs": [item.as_json() for item in outcome.inputs],
        "options": dict(outcome.options),
        "seed": outcome.seed,
        "as_of": outcome.as_of,
        "marking": released.released_as if released else outcome.marking,
        "released": {"carries": released.carries, "as": released.released_as} if released else None,
        "left_out": outcome.left_out,
        "data": dict(outcome.data),
        "diagnostics": [finding.as_json() for finding in outcome.diagnostics],
    }


def failed(command: str, diagnostics: Sequence[Finding], options: Mapping[str, Any]) -> dict[str, Any]:
    """The envelope of a command whose input or options cannot be used; its exit code is 2."""
    return {
        "format_version": FORMAT_VERSION,
        "holdfast": __version__,
        "command": command,
        "ok": False,
        "inputs": [],
        "options": dict(options),
        "seed": None,
        "as_of": None,
        "marking": None,
        "released": None,
        "left_out": 0,
        "data": None,
        "diagnostics": [finding.as_json() for finding in diagnostics],
    }
