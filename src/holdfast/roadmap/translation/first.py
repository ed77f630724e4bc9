"""The first day on which something may begin, as far as times say so and not other steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.document.conditions import After, And, Condition, Not, Or
from holdfast.norms.norm import Norm, point_of
from holdfast.roadmap.translation.days import Scale
from holdfast.roadmap.translation.order import Order


@dataclass(frozen=True, slots=True)
class FirstDays:
    """Reads the times of elements, and of the gates, votes and lasting duties that they wait for."""

    norms: Mapping[str, Norm]
    scale: Scale
    order: Order
    since: Mapping[str, float] = field(default_factory=dict)
    """By element that is met or in force: since which day."""
    not_before: Mapping[str, float] = field(default_factory=dict)
    """By element: a day before which it cannot be for another reason."""

    def of(self, id: str) -> float:
        """The first day; 0 where no time holds it up."""
        waits = self.order.of(id)
        after = (max(self._own(other), self.since.get(other, 0.0)) + waits.lags[other]
                 for other in (*waits.through, *waits.passed))
        return max(0.0, self._own(id), *after)

    def _own(self, id: str) -> float:
        norm = self.norms[id]
        start = self.scale.of(norm.start)
        said = self._after(norm.condition) if norm.condition is not None else None
        return max(0.0, start[1] if start else 0.0, said or 0.0, self.not_before.get(id, 0.0))

    def _after(self, condition: Condition) -> float | None:
        """The day before which a condition cannot come true; nothing where no time in it is certain to count."""
        match condition:
            case After():
                span = self.scale.of(point_of(condition))
                return span[1] if span else None
            case And(parts):
                found = [day for part in parts if (day := self._after(part)) is not None]
                return max(found, default=None)
            case Or(parts):
                each = [self._after(part) for part in parts]
                sure = [day for day in each if day is not None]
                return min(sure) if len(sure) == len(each) else None
            case Not(Not(part)):
                return self._after(part)
            case _:
                return None
