"""A roadmap problem as plain numbers and ids: who performs which step, what it means to whom, what waits for what.

It knows no document. Humanitarian steps are not in it: they stand in no order, no exit value and no deposit.

A party that walks away keeps what has been done and loses what is still to come. In the state in which the steps S are
done, and the rest R are not, what party i gains by carrying on rather than walking away is its *margin*

    margin_i(S) = K_i + L_i + sum over R of (benefit_ij - cost_ij + deposit_ij)
                  - w_i - sum over S of shift_ij + sum over the guards in force at S of their penalty for i

(after Sandholm & Lesser 1995 and the no-regret constraint of safe exchange; K_i worth of the relationship, L_i what it
loses by walking away whenever, w_i what walking away wins it, shift_ij the change of that by a step). All numbers are
on the party's own scale. An order is safe where no margin is ever below zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.document.clause import Reversible
from holdfast.inputs.between import NOTHING, Between

TOLERANCE = 1e-9
"""Margins closer than this are one; a margin no further than this below zero counts as safe."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the start, both ends included."""

    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who performs it, what it waits for, and when it can be done. Its worth stands in ``Terms``."""

    id: str
    by: tuple[str, ...]
    """Ids of those who perform it, together where there are several; parties of the problem or others."""
    after: tuple[str, ...] = ()
    """Steps that must be done before it begins."""
    reversible: Reversible | None = None
    """``None`` where nobody says."""
    days: Between = NOTHING
    """Days it takes, without verification."""
    verification_days: Between = NOTHING
    """Days until it is verified; it counts as done when it is."""
    earliest: float = 0.0
    """First day on which it can begin."""
    latest: float | None = None
    """Last day on which it may be done, verification included; ``None`` where there is no deadline."""
    closed: tuple[Period, ...] = ()
    """Days on which it cannot be under way: seasons, elections, martial law."""
    waits: Mapping[str, float] = field(default_factory=dict)
    """Step of ``after`` → fewest days that must pass between its end and the beginning of this one."""
    uses: Mapping[str, float] = field(default_factory=dict)
    """Resource → how much it takes while it is under way."""
    divisible: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class StepTerms:
    """What one step means to each party, by party id; a party that is not named has zero."""

    cost: Mapping[str, Between] = field(default_factory=dict)
    benefit: Mapping[str, Between] = field(default_factory=dict)
    shift: Mapping[str, Between] = field(default_factory=dict)
    """Change, once it is done, of what the party could win by walking away and fighting."""
    deposit: Mapping[str, Between] = field(default_factory=dict)
    """What the party loses by walking away before the step is done: put up at the start, given back with the step."""
    verified: Between = field(default_factory=lambda: Between.point(1.0))
    """Chance that it is noticed where a performer only pretends to have done it."""


@dataclass(frozen=True, slots=True)
class PartyTerms:
    """What one party would lose and win by walking away, whatever has been done."""

    relationship: Between = NOTHING
    """Worth of good relations after the last step."""
    deposit: Between = NOTHING
    """What it loses by walking away whenever that is, until the very end."""
    walking_away: Between = NOTHING
    """What walking away wins it before any step is done."""
    discount: Between = NOTHING
    """Rate per year at which what comes later counts for less to it."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What walking away costs while it is in force: a guarantee, a snapback, a sanction."""

    id: str
    penalty: Mapping[str, Between]
    """By party: what it expects to lose, the chance of an answer included."""
    starts_after: tuple[str, ...] = ()
    """Steps that must be done before it is in force; none means from the start."""
    ends_after: tuple[str, ...] = ()
    """Steps by all of which it ends; none means never."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All numbers in one named future."""

    id: str
    name: str
    parties: Mapping[str, PartyTerms]
    steps: Mapping[str, StepTerms]
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Steps with what they mean to the parties in every named future; the first future is that of the documents."""

    parties: tuple[str, ...]
    """Parties that could walk away; whoever performs a step without being one of them is taken to keep its word."""
    steps: tuple[Step, ...]
    futures: tuple[Terms, ...]
    capacities: Mapping[str, float] = field(default_factory=dict)
    """Resource → how much of it there is at any time; a resource that is not named has no limit."""
    name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """Id of a party or performer → its name for people."""

    @property
    def positions(self) -> Mapping[str, int]:
        """Id of a step → its position."""
        return {step.id: position for position, step in enumerate(self.steps)}
