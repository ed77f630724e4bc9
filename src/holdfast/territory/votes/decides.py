"""What decides the result: how far it swings with each number, and where it turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from holdfast.inputs.between import Between
from holdfast.territory.votes.problem import Group, VoteProblem

MAJORITY, TURNOUT, APPROVAL = "majority", "turnout-quorum", "approval-quorum"

_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Decides:
    """One number of one group, and what it does to the result while all others stand at their middle."""

    group: str
    what: str
    """``people``, ``support`` or ``turnout``."""
    low: float
    """Share of yes with the number at its low end."""
    high: float
    turns_at: float | None
    """Value nearest its middle at which the result turns; nothing where no value that it can have turns it."""
    turns_by: str | None
    """What is reached or missed there: ``majority``, ``turnout-quorum`` or ``approval-quorum``."""
    turns_inside: bool
    """Whether it turns within the range of the number, so that the number alone decides."""

    @property
    def swing(self) -> float:
        """How far the share of yes moves over the range of the number."""
        return abs(self.high - self.low)

    def as_json(self) -> dict[str, Any]:
        """The number as JSON."""
        return {"group": self.group, "what": self.what, "low": self.low, "high": self.high, "swing": self.swing,
                "turns_at": self.turns_at, "turns_by": self.turns_by, "turns_inside": self.turns_inside}


def what_decides(problem: VoteProblem) -> tuple[Decides, ...]:
    """Every number that alone turns the result, then every other that swings it, those that swing it most first."""
    found = [one for one in _all(problem) if one.swing > 1e-6 or one.turns_inside]
    return tuple(sorted(found, key=lambda one: (not one.turns_inside, -one.swing, one.group, one.what)))


def _all(problem: VoteProblem) -> Iterator[Decides]:
    for number, group in enumerate(problem.groups):
        for what in ("support", "turnout", "people"):
            held: Between = getattr(group, what)
            ends = [_shares(problem, number, what, value)[MAJORITY] for value in (held.low, held.high)]
            value, limit = _turn(problem, number, what, held) or (None, None)
            inside = value is not None and not held.is_point and held.low <= value <= held.high
            yield Decides(group.id, what, ends[0], ends[1], value, limit, inside)


def _shares(problem: VoteProblem, number: int, what: str, value: float) -> dict[str, float]:
    """Share of yes, turnout and approval with one number at a value and all others at their middle."""
    groups = list(problem.groups)
    groups[number] = _at(groups[number], what, value)
    people = sum(group.people.mid for group in groups)
    cast = [group.people.mid * group.turnout.mid for group in groups]
    yes = sum(weight * group.support.mid for weight, group in zip(cast, groups, strict=True))
    total = sum(cast)
    return {MAJORITY: yes / total if total else 0.0, TURNOUT: total / people if people else 0.0,
            APPROVAL: yes / people if people else 0.0}


def _at(group: Group, what: str, value: float) -> Group:
    point = Between.point(value)
    if what == "people":
        return replace(group, people=point)
    return replace(group, support=point) if what == "support" else replace(group, turnout=point)


def _passes(problem: VoteProblem, shares: dict[str, float]) -> bool:
    return (shares[MAJORITY] > problem.majority and shares[TURNOUT] >= problem.turnout_quorum
            and shares[APPROVAL] >= problem.approval_quorum)


def _turn(problem: VoteProblem, number: int, what: str, held: Between) -> tuple[float, str] | None:
    """The value nearest the middle of its range at which the result turns, and what is reached or missed there.

    Each of the three shares is a quotient of two sums that are linear in the number, hence monotone in it, and crosses
    its limit once at most; the result turns where a crossing makes a difference beside the other two.
    """
    top = 1.0 if what != "people" else max(10 * held.high, 1.0)
    found = []
    for name, limit in ((MAJORITY, problem.majority), (TURNOUT, problem.turnout_quorum),
                        (APPROVAL, problem.approval_quorum)):
        if limit <= 0 and name != MAJORITY:  # no such quorum
            continue
        value = _crossing(problem, number, what, name=name, limit=limit, top=top)
        if value is not None and _differs(problem, number, what, value, top):
            found.append((value, name))
    return min(found, key=lambda turn: (abs(turn[0] - held.mid), turn[1]), default=None)


def _differs(problem: VoteProblem, number: int, what: str, value: float, top: float) -> bool:
    """Whether the result is another just below a value than just above it."""
    step = 1e-7 * top
    around = (max(0.0, value - step), min(top, value + step))
    below, above = (_passes(problem, _shares(problem, number, what, one)) for one in around)
    return below != above


def _crossing(problem: VoteProblem, number: int, what: str, *, name: str, limit: float, top: float) -> float | None:
    """The value at which one share reaches its limit; nothing where it stays on one side."""
    def beyond(value: float) -> float:
        return _shares(problem, number, what, value)[name] - limit

    low, high = 0.0 if name != MAJORITY or what == "support" else _NEAR * top, top  # with nobody voting none is yes
    rising = beyond(high) > beyond(low)
    if beyond(low) * beyond(high) > 0:
        return None
    for _ in range(60):
        middle = (low + high) / 2
        if (beyond(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
