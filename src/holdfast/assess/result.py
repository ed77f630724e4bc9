"""The result of an assessment: one gate per question, each with its reasons and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from holdfast.assess.criteria import CRITERIA_VERSION, Colour, Gate, criterion
from holdfast.assess.signing import Signing
from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.told.roadmap_json import roadmap_json
from holdfast.rules.engine import Report
from holdfast.rules.redlines import LineResult
from holdfast.settlement.after.as_json import holds_json
from holdfast.settlement.after.holds import Holds
from holdfast.territory.returns.plan import Result
from holdfast.territory.votes.analyse import VoteFound


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by its key in the catalogues of the brief, so that it can be said in another language.

    ``n`` among the values decides the plural form; a value that is itself several sentences is said part by part.
    """

    key: str
    values: Mapping[str, str | int | tuple[Said, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for the colour of a gate, with the place it rests on."""

    text: str
    code: str = ""
    address: str = ""
    place: str = ""
    sources: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The reason as JSON."""
        return {"text": self.text, "code": self.code, "address": self.address, "place": self.place or None,
                "sources": list(self.sources)}


@dataclass(frozen=True, slots=True)
class Missing:
    """An input that a gate lacks: where it would stand, and what it is."""

    address: str
    what: str
    said: Said | None = None
    """``what`` for other languages; without it the brief shows the English words."""

    def as_json(self) -> dict[str, str]:
        """The missing input as JSON."""
        return {"address": self.address, "what": self.what}


@dataclass(frozen=True, slots=True)
class GateResult:
    """The answer to one question: its colour, a sentence, the binding reasons, and missing inputs."""

    gate: Gate
    colour: Colour
    sentence: str
    binding: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    said: Said | None = None
    """``sentence`` for other languages; without it the brief shows the English words."""

    def as_json(self) -> dict[str, Any]:
        """The gate as JSON, with its question."""
        return {
            "gate": self.gate.value,
            "question": criterion(self.gate).question,
            "colour": self.colour.value,
            "sentence": self.sentence,
            "binding": [reason.as_json() for reason in self.binding],
            "missing": [item.as_json() for item in self.missing],
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known of one text; there is no overall colour."""

    framework: str
    title: str
    gates: tuple[GateResult, ...]
    report: Report
    lines: tuple[LineResult, ...]
    picks: Mapping[str, str]
    """Closed picks by issue."""
    signing: Signing | None
    """How the parties stand to it; nothing where there is no case with issues."""
    holds: Holds
    """Whether anybody would gain by breaking it once it is signed, and through whose answer nobody would."""
    roadmap: Roadmap | None = None
    """The order of its steps, without remedies and timetable."""
    votes: tuple[VoteFound, ...] = ()
    returns: tuple[Result, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The assessment as JSON."""
        return {
            "framework": self.framework,
            "title": self.title,
            "criteria": CRITERIA_VERSION,
            "gates": [gate.as_json() for gate in self.gates],
            "findings": [finding.as_json() for finding in self.report.findings],
            "picks": dict(self.picks),
            "signing": self.signing.as_json() if self.signing else None,
            "after_signature": holds_json(self.holds),
            "roadmap": roadmap_json(self.roadmap, danger=False, public=True) if self.roadmap else None,
        }
