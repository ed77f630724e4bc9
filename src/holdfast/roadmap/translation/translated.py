"""What a translation from documents gives: the problem, the humanitarian steps beside it, and the draft's own times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from holdfast.inputs.gathering import Gathering, Lacking, Remark
from holdfast.inputs.table import Inputs
from holdfast.roadmap.problem import Problem

Days = tuple[float, float]
"""Earliest and latest day, counted from day 0."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A political or military condition that the draft puts before a humanitarian step."""

    step: str
    waits_for: str
    address: str
    """Where the draft says so."""
    kind: str
    """``precondition``, ``deposit``, ``later-than-feasible`` or ``exchange-count``."""
    text: str

    def as_json(self) -> dict[str, str]:
        """The tie as JSON."""
        return {"step": self.step, "waits_for": self.waits_for, "address": self.address, "kind": self.kind,
                "text": self.text}


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of an exchange of people: counts by party that gives and by category, never names."""

    number: int
    day: Days
    counts: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Humanitarian:
    """A humanitarian step at its earliest feasible date: it waits for nothing political, and nothing pays for it."""

    id: str
    by: tuple[str, ...]
    begins: Days
    """Earliest feasible beginning: its own preparations, safety of the people in it and the season, nothing else."""
    ends: Days
    drafted: Days | None
    """When the draft has it begin; ``None`` where the draft gives it no time."""
    title: str = ""
    batches: tuple[Batch, ...] = ()
    intermediary: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    """Categories in the order in which they go."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """When the draft has one step begin and end; ``None`` where the text does not say."""

    begins: Days | None
    ends: Days | None


@dataclass(frozen=True, slots=True)
class Translated:
    """A roadmap problem made from documents, with what stands beside it."""

    problem: Problem
    """The steps still to be done; those done already are in ``done``."""
    humanitarian: tuple[Humanitarian, ...] = ()
    ties: tuple[Tie, ...] = ()
    drafted: Mapping[str, Drafted] = field(default_factory=dict)
    """By step of the problem."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """By step, humanitarian ones included: where it stands in the text."""
    alike: tuple[str, ...] = ()
    """Steps whose worth nobody has said, so that the same assumed range stands for each of them."""
    done: tuple[str, ...] = ()
    """What is met by the record of events, in the order of the text: steps, duties, gates and votes."""
    stuck: tuple[tuple[str, ...], ...] = ()
    """Circles of steps, gates and votes that wait for one another, each from what comes first in the text."""
    day_0: dt.date | None = None
    """The date of day 0; ``None`` where T0 is not known."""
    inputs: Inputs = field(default_factory=Inputs)
    remarks: tuple[Remark, ...] = ()
    lacking: tuple[Lacking, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What is known about the problem beside its analyses, as JSON."""
        held = Gathering(list(self.inputs), list(self.remarks), list(self.lacking)).as_json()
        return {**held, "alike": list(self.alike), "done": list(self.done),
                "day_0": self.day_0.isoformat() if self.day_0 else None, "ties": [tie.as_json() for tie in self.ties]}
