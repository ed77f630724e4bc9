"""What can still be chosen or can still vary: the options of each issue and the ranges of each number."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from holdfast.errors import UsageProblem

Range = tuple[Decimal, Decimal]
"""Least and greatest value, both possible; equal where the number is known exactly."""

Picks = Mapping[str, str | None]
"""Issue → option; an issue that is absent, ``None`` or ``"open"`` is open."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The issues with their options, and the numbers a condition may compare."""

    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Issue → its options."""
    option_values: Mapping[tuple[str, str], Range] = field(default_factory=dict)
    """(issue, option) → the number that the option stands for."""
    parameters: Mapping[str, Range] = field(default_factory=dict)
    """Parameter → its number."""

    def __post_init__(self) -> None:
        for issue, options in self.options.items():
            if not options or len(set(options)) != len(options):
                raise UsageProblem(f"issue {issue} needs at least one option, each named once")
            if issue in self.parameters:
                raise UsageProblem(f"{issue} is both an issue and a parameter; rename one of them")
        for (issue, option), bounds in self.option_values.items():
            self.position(issue, option)
            _check_range(f"the value of {issue} == {option}", bounds)
        for name, bounds in self.parameters.items():
            _check_range(name, bounds)

    def of_issue(self, issue: str) -> tuple[str, ...]:
        """The options of an issue; ``UsageProblem`` where there is no such issue."""
        if issue not in self.options:
            raise UsageProblem(f"there is no issue {issue}{nearest(issue, self.options)}")
        return self.options[issue]

    def position(self, issue: str, option: str) -> int:
        """Where an option stands among the options of its issue, counted from 0."""
        options = self.of_issue(issue)
        if option not in options:
            raise UsageProblem(f"issue {issue} has no option {option}{nearest(option, options)}")
        return options.index(option)

    def value_of(self, issue: str, option: str) -> Range:
        """The number an option stands for; ``UsageProblem`` where it has none."""
        if (issue, option) not in self.option_values:
            raise UsageProblem(f"option {option} of issue {issue} has no value to compare with a number")
        return self.option_values[issue, option]

    def parameter(self, name: str) -> Range:
        """The range of a parameter; ``UsageProblem`` where there is no such name."""
        if name not in self.parameters:
            raise UsageProblem(f"there is no parameter {name}{nearest(name, [*self.parameters, *self.options])}")
        return self.parameters[name]


def picked(picks: Picks, domain: Domain) -> dict[str, str]:
    """The picks that are made, each checked against its issue."""
    made = {issue: option for issue, option in picks.items() if option is not None and option != "open"}
    for issue, option in made.items():
        domain.position(issue, option)
    return made


def nearest(name: str, names: Iterable[str]) -> str:
    """``; did you mean NAME?`` where a name is near, else nothing."""
    near = difflib.get_close_matches(name, list(names), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _check_range(what: str, bounds: Range) -> None:
    low, high = bounds
    if low.is_nan() or high.is_nan() or low > high:
        raise UsageProblem(f"{what} must lie between a low and a high that is no smaller; got {low} and {high}")
