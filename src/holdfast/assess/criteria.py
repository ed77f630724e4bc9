"""The criteria of the gates, as one versioned table fixed before any text is scored."""

from __future__ import annotations

import enum
from dataclasses import dataclass

CRITERIA_VERSION = "2026.3"


class Gate(enum.StrEnum):
    """The questions that an assessment asks, in order."""

    COHERENT = "coherent"
    SIGN = "sign"
    ORDER = "order"
    ENFORCEABLE = "enforceable"
    LASTS = "lasts"
    KEPT = "kept"


class Colour(enum.StrEnum):
    """What a gate came to; the words stand beside every colour, so that nobody depends on seeing it."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True, slots=True)
class Criterion:
    """The question of one gate and when it is red, amber or green."""

    gate: Gate
    question: str
    red: str
    amber: str
    green: str


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        Gate.COHERENT, "Is it coherent?",
        red="A rule finds an error.",
        amber="No error, but a warning, an unanswered question, or something the encoded text leaves open.",
        green="Nothing found, and every question answered.",
    ),
    Criterion(
        Gate.SIGN, "Can everyone sign it?",
        red="Every completion of the open picks crosses a firm red line, is excluded by the case, or is worth less to "
            "some party than fighting on over the whole range of assumptions.",
        amber="Some completion crosses no firm red line, but a firm line is still open, a negotiable one is crossed, "
              "whether every party prefers it to fighting on depends on the assumptions, or what a party has without a "
              "deal is not known.",
        green="No red line is crossed by any completion, and every party prefers each of them to fighting on over "
              "the whole range of assumptions.",
    ),
    Criterion(
        Gate.ORDER, "Is there a safe order of steps?",
        red="Steps wait for one another in a circle, so that there is no order; or in no order is every party always "
            "better off carrying on, anywhere in the range of assumptions.",
        amber="A safe order exists for part of the range only, or is not safe once what comes later counts for less, "
              "or rests on assumed weights alike for all steps; or steps wait in a circle by one reading of an "
              "ambiguous clause, or a humanitarian step is tied to others.",
        green="One order is safe over the whole range of assumptions, and no humanitarian step is tied to others.",
    ),
    Criterion(
        Gate.ENFORCEABLE, "Is it enforceable?",
        red="Over the whole range, violating pays: the answer is too unlikely, too late or too weak.",
        amber="Violating pays over part of the range.",
        green="Violating pays nowhere in the range, and no answer raises violence beyond the escalation ceiling.",
    ),
    Criterion(
        Gate.LASTS, "Will it last, compared with the war going on?",
        red="It does worse than the war baseline under all anchors and named scenarios.",
        amber="It does better under some of them only.",
        green="It does better than the war baseline and the reference class under all of them.",
    ),
    Criterion(
        Gate.KEPT, "Is it being kept?",
        red="A finding of breach stands and the time for its answer has passed.",
        amber="A finding of breach stands, or duties have passed their deadline without a report.",
        green="Every duty that has fallen due is reported as done.",
    ),
)


def criterion(gate: Gate) -> Criterion:
    """The criterion of a gate."""
    return next(entry for entry in CRITERIA if entry.gate is gate)
