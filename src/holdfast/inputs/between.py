"""A number of which two ends are known, both possible."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Between:
    """A number that lies between two ends, both possible; a point has equal ends."""

    low: float
    high: float

    @classmethod
    def point(cls, value: float) -> Between:
        """The number that is known exactly."""
        return cls(value, value)

    @property
    def mid(self) -> float:
        """The middle of the range."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def is_point(self) -> bool:
        """Whether there is one value only."""
        return self.low == self.high


NOTHING = Between(0.0, 0.0)
