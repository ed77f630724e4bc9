"""What the search for one point came to, on the scale of its objective."""

from __future__ import annotations

from dataclasses import dataclass, replace

from holdfast.settlement.exact.contest import Contender


@dataclass(frozen=True, slots=True)
class Result:
    """The packages that reach the point, and how sure that is."""

    tied: tuple[Contender, ...]
    """All packages (but for alike options) that are tied, where ``complete``; at least one where any is known."""
    value: float
    bound: float
    """Nothing is worth more than this; the value itself where that is proven."""
    proven: bool
    complete: bool
    stopped: bool
    over: tuple[int, ...]
    """The parties whose gains count."""

    @property
    def gap(self) -> float:
        """How much better another package could be."""
        return 0.0 if self.proven else max(0.0, self.bound - self.value)

    def scaled(self, unit: float) -> Result:
        """The same on a scale of which one is so many."""
        return replace(self, value=self.value * unit, bound=self.bound * unit)
