"""Domains of GeniusWeb: issues with named options, or with numbers counted off along a range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from holdfast.document.conditions.writing import number_text
from holdfast.document.places import Path
from holdfast.document.syntax_codes import shown
from holdfast.settlement.files.additive import MAX_OPTIONS, number_in
from holdfast.settlement.files.fields import Fields


@dataclass(frozen=True, slots=True)
class WebIssue:
    """An issue with its options; numbers where it has a range."""

    name: str
    options: tuple[str, ...]
    numbers: tuple[Decimal, ...]


def is_domain(data: Mapping[str, Any]) -> bool:
    """Whether a mapping is a domain of GeniusWeb on its own."""
    return isinstance(data.get("issuesValues"), dict)


def web_issues(fields: Fields, domain: Path) -> tuple[WebIssue, ...]:
    """The issues of the domain at a path of a file; raises InvalidDocument with everything found."""
    path = (*domain, "issuesValues")
    found = []
    for name in fields.mapping(path, what="The table of issues"):
        held = fields.mapping((*path, name), what=f"The issue {shown(name)}")
        numbers: tuple[Decimal, ...] = ()
        if "range" in held:
            numbers = _steps(fields, (*path, name, "range"), name)
            options = [number_text(number) for number in numbers]
        else:
            options = _values(fields, (*path, name, "values"), name)
        found.append(WebIssue(name, tuple(options), numbers))
    if not found:
        fields.refuse("IMP005", "The domain has no issue.", path=path, why="There is nothing to negotiate.",
                      next="Check that this is the file you meant.")
    fields.finish()
    return tuple(found)


def _values(fields: Fields, path: Path, name: str) -> list[str]:
    found: dict[str, None] = {}
    values = fields.items(path, what=f"The list of options of {shown(name)}")
    if len(values) > MAX_OPTIONS:
        _too_many(fields, path, name)
        return []
    for k in range(len(values)):
        option = fields.text((*path, k), what="The option")
        if option in found:
            fields.refuse("IMP006", f"The option {shown(str(option))} of {shown(name)} stands twice.",
                          path=(*path, k), why="A reference to it could mean either.", next="Remove one of them.")
        elif option is not None:
            found[option] = None
    if not found and not fields.findings:
        fields.refuse("IMP005", f"The issue {shown(name)} has no option.", path=path,
                      why="A package picks one option of each issue.", next="Add its options.")
    return list(found)


def _steps(fields: Fields, path: Path, name: str) -> tuple[Decimal, ...]:
    parts = fields.items(path, what=f"The range of {shown(name)}")
    if len(parts) != 3 or not all(isinstance(part, str) and number_in(part) is not None for part in parts):
        fields.refuse("IMP004", f"The range of {shown(name)} is not three numbers: from, to and step.", path=path,
                      why="Its options are counted off from it.", next='Write it as ["0", "10", "1"].')
        return ()
    low, high, step = (Decimal(part.strip()) for part in parts)
    if low > high or step <= 0:
        fields.refuse("IMP012", f"The range of {shown(name)} goes from {low} to {high} in steps of {step}.", path=path,
                      why="It ends before it begins, or never ends.", next="Exchange the ends or correct the step.")
        return ()
    if (high - low) / step >= MAX_OPTIONS:
        _too_many(fields, path, name)
        return ()
    return tuple(low + k * step for k in range(int((high - low) / step) + 1))


def _too_many(fields: Fields, path: Path, name: str) -> None:
    fields.refuse("IMP010", f"The issue {shown(name)} has more than {MAX_OPTIONS:,} options.", path=path,
                  why="So many cannot be held apart, and nobody negotiates over them.",
                  next="Group the options, or take larger steps.")


def position_of(issue: WebIssue, value: object) -> int | None:
    """The position of an option that is written as its name or as its number, or nothing."""
    if not isinstance(value, str):
        return None
    if value in issue.options:
        return issue.options.index(value)
    number = number_in(value)
    near = [k for k, own in enumerate(issue.numbers) if number is not None and float(own) == number]
    return near[0] if near else None
