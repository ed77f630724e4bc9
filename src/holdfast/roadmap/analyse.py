"""The whole roadmap of a text: whether there is a safe order, what would make one safe, and what the draft does."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.deposits import Deposits, least_deposits
from holdfast.roadmap.safety import Over, Safety, safety_of
from holdfast.roadmap.translated import Translated
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the analysis."""

    together: int | None = None
    """Steps that may be under way at the same time; ``None`` for any number."""
    slip: int = 30
    """Days by which each step is let slip."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Everything found out about the order of steps of a text."""

    translated: Translated
    safety: Safety
    deposits: Deposits | None
    """Least deposits at the worst of the range; ``None`` where the order is safe over the whole of it."""


def analyse(translated: Translated, asked: Asked, *, watch: Watch) -> Roadmap:
    """The roadmap analysed as far as the watch allows."""
    problem = translated.problem
    safety = safety_of(problem, watch=watch, together=asked.together)
    deposits = None
    if safety.over is not Over.WHOLE_RANGE and problem.parties:
        deposits = least_deposits(reading_of(problem, At.WORST), watch=watch)
    return Roadmap(translated, safety, deposits)
