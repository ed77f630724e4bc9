"""One change of a roadmap and what it does to the least margin of its safest order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.problem import TOLERANCE, Problem
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.search.result import finite
from holdfast.roadmap.search.safest import safest_order
from holdfast.solving.watch import Watch

SUBSETS = 60_000
"""Sets of done steps up to which all of them are looked at for one change."""

LIMIT = 4_000
"""Sets of done steps looked at for one change, where the steps are many."""

RISE = 1e-7
"""A least margin counts as raised from this difference on."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in words, with the least margin before and after it over the whole range of assumptions."""

    kind: str
    """``guarantee``, ``split`` or ``move``."""
    step: str
    """Step or guarantee that changes."""
    text: str
    before: float
    after: float

    @property
    def is_safe(self) -> bool:
        """Whether some order is then safe over the whole range."""
        return self.after >= -TOLERANCE

    @property
    def helps(self) -> bool:
        """Whether the least margin is greater after it."""
        return self.after > self.before + RISE

    def as_json(self) -> dict[str, Any]:
        """The change as JSON."""
        return {"kind": self.kind, "of": self.step, "text": self.text, "before": finite(self.before),
                "after": finite(self.after), "safe": self.is_safe}


def margin_of(problem: Problem, *, watch: Watch) -> float:
    """The least margin, over the whole range, of the safest order found within the room for one change."""
    return safest_order(reading_of(problem, At.WORST), watch=watch, exposure=False, subsets=SUBSETS,
                        limit=LIMIT).margin


def at_least(value: float) -> str:
    """A number for people that is never less than the value, to four decimals."""
    return f"{math.ceil(value * 10_000 - 1e-5) / 10_000:.10g}"
