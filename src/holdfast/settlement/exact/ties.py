"""Which of several tied packages is reported, and how many distinct utility vectors are tied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdfast.settlement.exact.alike import first_of
from holdfast.settlement.exact.contest import Contender
from holdfast.settlement.exact.space import Gains, Space
from holdfast.settlement.problem import TOLERANCE, Package
from holdfast.settlement.solution import PACKAGES_SHOWN


def reported(contenders: Sequence[Contender]) -> Contender:
    """The one that the tie rule chooses: the larger sum, then the larger for the first party that differs."""
    best = contenders[0]
    for one in contenders[1:]:
        if _precedes(one.gains, best.gains):
            best = one
    return best


def vectors(contenders: Iterable[Contender]) -> tuple[Gains, ...]:
    """The distinct utility vectors, as gains."""
    found: list[Gains] = []
    for one in contenders:
        if not any(same(one.gains, other) for other in found):
            found.append(one.gains)
    return tuple(found)


def same(one: Gains, other: Gains) -> bool:
    """Whether two vectors are one, but for noise."""
    return all(abs(left - right) <= TOLERANCE for left, right in zip(one, other, strict=True))


def listed(space: Space, contenders: Iterable[Contender], gains: Gains) -> tuple[Package, ...]:
    """The first packages that reach the vector."""
    packages = [one.package for one in contenders if same(one.gains, gains)]
    return first_of(packages, space.classes, PACKAGES_SHOWN)


def _precedes(one: Gains, other: Gains) -> bool:
    difference = sum(one) - sum(other)
    if abs(difference) > TOLERANCE:
        return difference > 0
    for left, right in zip(one, other, strict=True):
        if abs(left - right) > TOLERANCE:
            return left > right
    return False
