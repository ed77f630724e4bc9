"""Watching long work: it says how far it is, and stops early when asked or when its time is up."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace


def _never() -> bool:
    return False


def _silent(what: str, share: float | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What long work looks at between two pieces: whether to stop, and whom to tell how far it is.

    Work that is stopped keeps what is proven so far and marks the rest as not done; it never raises.
    """

    asked_to_stop: Callable[[], bool] = _never
    tell: Callable[[str, float | None], None] = _silent
    """Takes what is being done and the share of it that is done, or nothing where that is not known."""
    clock: Callable[[], float] = field(default=time.monotonic)
    """Seconds; only differences count."""
    until: float | None = None
    """Time of the clock at which to stop."""

    @property
    def is_over(self) -> bool:
        """Whether to stop now."""
        return self.asked_to_stop() or (self.until is not None and self.clock() >= self.until)

    @property
    def left(self) -> float | None:
        """Seconds until the time is up; nothing where there is no end."""
        return None if self.until is None else max(0.0, self.until - self.clock())

    def for_at_most(self, seconds: float | None) -> Watch:
        """The same watch, which also ends after so many seconds from now."""
        if seconds is None:
            return self
        end = self.clock() + seconds
        return replace(self, until=end if self.until is None else min(end, self.until))
