"""A settlement problem as plain numbers and ids: issues with options, parties with stakes, and what no package may do.

It knows no document: translators make it from a case, importers from foreign files.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from holdfast.document.conditions.ground import Formula
from holdfast.inputs.between import NOTHING, Between

TOLERANCE = 1e-9
"""Utilities closer than this are one; a party accepts what is no further than this below its disagreement value."""

Package = tuple[int, ...]
"""One option per issue, each as its position, in the order of the problem's issues."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question with its possible answers."""

    id: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A bonus or loss where a formula over the picks holds."""

    formula: Formula
    worth: Between


@dataclass(frozen=True, slots=True)
class Stake:
    """What packages are worth to somebody: weights times scores, summed over the issues, plus the terms that hold."""

    weights: tuple[Between, ...]
    """One per issue, in the order of the problem."""
    scores: tuple[tuple[Between, ...], ...]
    """Per issue one score per option."""
    terms: tuple[Term, ...] = ()
    shared_total: float | None = None
    """What the weights add up to in every reading, 1 in a case; ``None`` where each weight stands for itself."""

    @property
    def is_certain(self) -> bool:
        """Whether every weight, score and term is known exactly."""
        return (all(weight.is_point for weight in self.weights) and all(term.worth.is_point for term in self.terms)
                and all(score.is_point for scores in self.scores for score in scores))


@dataclass(frozen=True, slots=True)
class Lottery:
    """Fighting on as a costly lottery: ``wins * prize - cost`` (Fearon 1995)."""

    wins: Between
    prize: Between
    cost: Between
    cost_rate: Between | None = None
    """What every further year of fighting costs beyond that; it moves nothing but ``after``."""

    @property
    def value(self) -> Between:
        """Least and greatest worth."""
        ends = [w * v for w in (self.wins.low, self.wins.high) for v in (self.prize.low, self.prize.high)]
        return Between(min(ends) - self.cost.high, max(ends) - self.cost.low)

    @property
    def mid(self) -> float:
        """Worth at the middle of each of its three ranges."""
        return self.wins.mid * self.prize.mid - self.cost.mid

    def after(self, years: float) -> Between:
        """Least and greatest worth when so many more years of fighting have been paid for."""
        if self.cost_rate is None:
            return self.value
        return Between(self.value.low - self.cost_rate.high * years, self.value.high - self.cost_rate.low * years)


@dataclass(frozen=True, slots=True)
class Group:
    """A group at home whose approval counts: it approves what it prefers to its own alternative and may demand more."""

    id: str
    weight: float
    veto: bool = False
    requires: Formula | None = None
    stake: Stake | None = None
    """Absent where only ``requires`` decides."""
    disagreement: Between = NOTHING


@dataclass(frozen=True, slots=True)
class Ratification:
    """How a party ratifies: approving groups must reach the quota, and every group with a veto must approve."""

    groups: tuple[Group, ...]
    quota: float


class Basis(enum.StrEnum):
    """What the stakes of a party rest on; anything but ``stated`` is an assumption of whoever wrote it down."""

    STATED = "stated"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whose consent a package needs."""

    id: str
    stake: Stake
    disagreement: Between
    """Worth of no deal, on the scale of the stake."""
    lottery: Lottery | None = None
    """Where the disagreement value follows from the war going on."""
    bargaining_weight: float = 1.0
    ratification: Ratification | None = None
    basis: Basis = Basis.STATED
    name: str = ""
    reserve_known: bool = True
    """False where nobody has said what no deal is worth to it: its disagreement value is then the least that any
    package could be worth, so that it rules nothing out, and nothing may be said of what it accepts."""


class LimitKind(enum.StrEnum):
    """What kind of thing rules a package out."""

    RED_LINE = "red-line"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that packages keep or break: a red line of a party, or a combination that cannot stand together."""

    id: str
    kind: LimitKind
    formula: Formula
    """True where it is kept; where a number has a range, true where some value of the range keeps it."""
    party: str | None = None
    hardness: int | None = None
    """1 stated preference, 2 repeated demand, 3 called non-negotiable; nothing where it is not known."""
    words: str = ""
    sources: tuple[str, ...] = ()
    said: str = ""
    """When it was said, and by whom."""


@dataclass(frozen=True, slots=True)
class Floor:
    """An option below the humanitarian and legal floor: the program may find it in a text, and never proposes it."""

    issue: str
    option: str
    reason: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that the analysis of a settlement reads."""

    issues: tuple[Issue, ...]
    parties: tuple[Party, ...]
    limits: tuple[Limit, ...] = ()
    """Firm red lines and excluded combinations: a package that breaks one is not feasible."""
    negotiable: tuple[Limit, ...] = ()
    """Red lines that are reported with a package and rule nothing out."""
    floor: tuple[Floor, ...] = ()
    name: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Words for issues (by id) and options (by ``ISSUE == OPTION``), where they have any."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Names, by id, of parties whose red lines count and whose preferences are not weighed."""

    @property
    def packages(self) -> int:
        """How many packages there are."""
        return math.prod(len(issue.options) for issue in self.issues)

    @property
    def is_assumed(self) -> bool:
        """Whether the stakes of any party are somebody's assumption."""
        return any(party.basis is not Basis.STATED for party in self.parties)

    @property
    def is_certain(self) -> bool:
        """Whether every number is known exactly, so that there is one reading only."""
        return all(
            party.disagreement.is_point and party.stake.is_certain
            and (party.lottery is None or party.lottery.value.is_point)
            and all(group.disagreement.is_point and (group.stake is None or group.stake.is_certain)
                    for group in (party.ratification.groups if party.ratification else ()))
            for party in self.parties
        )

    @property
    def weighs_parties(self) -> bool:
        """Whether some party's gains count for more than another's in the weighted Nash product."""
        return len({party.bargaining_weight for party in self.parties}) > 1

    def counting_alike(self) -> Problem:
        """The same with every party's gains counting alike."""
        return replace(self, parties=tuple(replace(party, bargaining_weight=1.0) for party in self.parties))

    def party_name(self, id: str) -> str:
        """The name of a party, whether it is weighed or not; its id where it has none."""
        return next((party.name for party in self.parties if party.id == id), self.others.get(id, "")) or id

    def named(self, package: Package) -> dict[str, str]:
        """A package as issue → option."""
        return {issue.id: issue.options[code] for issue, code in zip(self.issues, package, strict=True)}

    def coded(self, picks: Mapping[str, str]) -> Package:
        """A package from issue → option; every issue must be there."""
        return tuple(issue.options.index(picks[issue.id]) for issue in self.issues)


def reserve_id(party: str) -> str:
    """The id, in conflicts and relaxations, of a party's demand to be no worse off than without a deal."""
    return f"reserve:{party}"


def ratification_id(party: str) -> str:
    """The id, in conflicts and relaxations, of the approval that a party needs at home."""
    return f"ratification:{party}"
