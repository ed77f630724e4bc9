"""What decides the result: how far it swings with each number, and where it turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from holdfast.inputs.between import Between
from holdfast.territory.votes.problem import Group, VoteProblem


@dataclass(frozen=True, slots=True)
class Decides:
    """One number of one group, and what it does to the share of yes while all others stand at their middle."""

    group: str
    what: str
    """``people``, ``support`` or ``turnout``."""
    low: float
    """Share of yes with the number at its low end."""
    high: float
    turns_at: float | None
    """Value at which the result turns; nothing where no value between 0 and 1 (or of people) turns it."""

    @property
    def swing(self) -> float:
        """How far the share of yes moves over the range of the number."""
        return abs(self.high - self.low)

    def as_json(self) -> dict[str, Any]:
        """The number as JSON."""
        return {"group": self.group, "what": self.what, "low": self.low, "high": self.high, "swing": self.swing,
                "turns_at": self.turns_at}


def what_decides(problem: VoteProblem) -> tuple[Decides, ...]:
    """Every number that swings the result, those that swing it most first."""
    found = [one for one in _all(problem) if one.swing > 1e-6]
    return tuple(sorted(found, key=lambda one: (-one.swing, one.group, one.what)))


def _all(problem: VoteProblem) -> Iterator[Decides]:
    for number, group in enumerate(problem.groups):
        for what in ("support", "turnout", "people"):
            held: Between = getattr(group, what)
            yield Decides(group.id, what, _yes(problem, number, what, held.low), _yes(problem, number, what, held.high),
                          _turn(problem, number, what, held))


def _yes(problem: VoteProblem, number: int, what: str, value: float) -> float:
    groups = list(problem.groups)
    groups[number] = _at(groups[number], what, value)
    cast = [group.people.mid * group.turnout.mid for group in groups]
    total = sum(cast)
    return sum(weight * group.support.mid for weight, group in zip(cast, groups, strict=True)) / total if total else 0.0


def _at(group: Group, what: str, value: float) -> Group:
    point = Between.point(value)
    if what == "people":
        return replace(group, people=point)
    return replace(group, support=point) if what == "support" else replace(group, turnout=point)


def _turn(problem: VoteProblem, number: int, what: str, held: Between) -> float | None:
    """The value at which yes reaches the majority; the share of yes is monotone in each single number."""
    low, high = 0.0, 1.0 if what != "people" else max(10 * held.high, 1.0)
    at_low, at_high = (_yes(problem, number, what, value) - problem.majority for value in (low, high))
    if at_low * at_high > 0:
        return None
    rising = at_high > at_low
    for _ in range(60):
        middle = (low + high) / 2
        above = _yes(problem, number, what, middle) > problem.majority
        if above == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
