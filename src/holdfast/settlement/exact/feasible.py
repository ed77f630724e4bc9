"""Whether some package meets demands, single ones of which may be left out: a package, a proof that there is none, or
neither.
"""

from __future__ import annotations

import enum

from holdfast.settlement.exact.contest import hold
from holdfast.settlement.exact.model import Demands, space_of
from holdfast.settlement.exact.rows import Affine
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch


class Unknown(enum.Enum):
    """That the work was stopped before there was an answer."""

    STOPPED = "stopped"


def some_package(reading: Reading, *, drop_limits: frozenset[str] = frozenset(), reserves: bool = True,
                 ratification: bool = True, within_floor: bool = False, watch: Watch) -> Package | Unknown | None:
    """One package that meets the demands; nothing where it is proven that there is none.

    ``drop_limits`` names limits, ``reserve:PARTY`` and ``ratification:PARTY`` that are left out.
    """
    demands = Demands(reserves=reserves, ratification=ratification, within_floor=within_floor, dropped=drop_limits)
    space = space_of(reading, demands)
    contest = hold(space, space.rows, Affine(), lambda _: 0.0, watch, known={}, most=1)
    if contest.contenders:
        return contest.contenders[0].package
    return None if contest.is_empty else Unknown.STOPPED
