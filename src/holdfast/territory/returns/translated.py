"""What a translation of a return gives: the problem as far as its numbers go, and what stands beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from holdfast.document.settlement_parts import Return
from holdfast.document.times import add_months
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Lacking, Remark
from holdfast.inputs.table import Inputs
from holdfast.territory.returns.problem import Problem


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An area that the plan cannot count, and what it lacks."""

    area: str
    lacks: tuple[str, ...]
    """In words."""


@dataclass(frozen=True, slots=True)
class Translated:
    """One return of a text as a problem, with everything that was read, assumed and missing."""

    id: str
    title: str
    text: Return
    problem: Problem | None
    """``None`` where no area has the numbers that a plan cannot do without."""
    displaced: Between
    """People displaced from the areas of the return, as far as they are counted."""
    starts: dt.date | None = None
    """First day of month 1; ``None`` where nobody says."""
    left_out: tuple[LeftOut, ...] = ()
    inputs: Inputs = field(default_factory=Inputs)
    remarks: tuple[Remark, ...] = ()
    lacking: tuple[Lacking, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether something is missing without which the plan, or a part of it, cannot be made."""
        return self.problem is None or bool(self.left_out)

    def month_named(self, month: int) -> str | None:
        """Year and month of a month of the plan; nothing where its beginning is not known."""
        if self.starts is None:
            return None
        start = dt.datetime(self.starts.year, self.starts.month, 1, tzinfo=dt.UTC)
        return f"{add_months(start, month - 1):%Y-%m}"
