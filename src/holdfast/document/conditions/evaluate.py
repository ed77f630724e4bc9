"""Whether a condition holds for one package, and for what is known of events so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from holdfast.document.conditions.ast import (
    After,
    And,
    Answered,
    Compared,
    Condition,
    Const,
    EventAtom,
    Held,
    Measured,
    Not,
    Or,
    Picked,
    State,
    StateIs,
    Time,
)
from holdfast.errors import UsageProblem


class EventView(Protocol):
    """What is known of events at one moment; ``None`` is not known."""

    def state_is(self, state: State, id: str, party: str | None = None) -> bool | None:
        """Whether an element is in a state; with a party, whether a breach that stands is attributed to it."""

    def answered(self, id: str, answer: str) -> bool | None:
        """Whether a vote was given an answer."""

    def held(self, id: str, duration: str) -> bool | None:
        """Whether an element has been met without a break for a duration."""

    def after(self, time: Time) -> bool | None:
        """Whether a point in time has been reached."""

    def measure(self, name: str) -> Decimal | None:
        """The measured value of a quantity."""


@dataclass(frozen=True, slots=True)
class _Facts:
    package: Mapping[str, str]
    values: Mapping[str, Decimal]
    option_values: Mapping[tuple[str, str], Decimal]
    events: EventView | None

    def number(self, name: str) -> Decimal | None:
        if name in self.values:
            return self.values[name]
        return self.option_values.get((name, self.package[name])) if name in self.package else None


def evaluate(condition: Condition, package: Mapping[str, str], *, values: Mapping[str, Decimal] | None = None,
             option_values: Mapping[tuple[str, str], Decimal] | None = None,
             events: EventView | None = None) -> bool | None:
    """Whether the condition holds, by Kleene's three values; ``None`` where what is known does not decide it.

    ``values`` holds parameters, ``option_values`` what each (issue, option) stands for.
    For open picks use ``verdict``, which is exact where three values are not.
    """
    return _evaluate(condition, _Facts(package, values or {}, option_values or {}, events))


def holds(condition: Condition, package: Mapping[str, str], *, values: Mapping[str, Decimal] | None = None,
          option_values: Mapping[tuple[str, str], Decimal] | None = None, events: EventView | None = None) -> bool:
    """Whether the condition holds; ``UsageProblem`` where a pick, a number or an event it needs is not known."""
    result = evaluate(condition, package, values=values, option_values=option_values, events=events)
    if result is None:
        raise UsageProblem("the condition needs a pick, number or event that is not given; use verdict for open picks")
    return result


def _evaluate(condition: Condition, facts: _Facts) -> bool | None:
    match condition:
        case Or(parts):
            return _first(parts, facts, decisive=True)
        case And(parts):
            return _first(parts, facts, decisive=False)
        case Not(part):
            inner = _evaluate(part, facts)
            return None if inner is None else not inner
        case Const(value):
            return value
        case Picked(issue, options):
            return facts.package[issue] in options if issue in facts.package else None
        case Compared(name, operator, number):
            return _compared(facts.number(name), operator.compares, number)
        case _:
            return _of_events(condition, facts.events)


def _first(parts: tuple[Condition, ...], facts: _Facts, *, decisive: bool) -> bool | None:
    unknown = False
    for part in parts:
        result = _evaluate(part, facts)
        if result is decisive:
            return decisive
        unknown = unknown or result is None
    return None if unknown else not decisive


def _of_events(atom: EventAtom, events: EventView | None) -> bool | None:
    if events is None:
        return None
    match atom:
        case StateIs(state, id, party):
            return events.state_is(state, id, party)
        case Answered(id, answer):
            return events.answered(id, answer)
        case Held(id, duration):
            return events.held(id, duration)
        case After(time):
            return events.after(time)
        case Measured(name, operator, number):
            return _compared(events.measure(name), operator.compares, number)


def _compared(left: Decimal | None, compares: Callable[[Decimal, Decimal], bool], right: Decimal) -> bool | None:
    return None if left is None else compares(left, right)
