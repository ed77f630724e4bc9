"""The parts of a condition: what a red line, an ``under`` or a gate says, as frozen values."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

Span = tuple[int, int]
"""Where an atom stands in its source text: offset of its first character and of the one after its last."""


class Operator(enum.StrEnum):
    """How a number is compared."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "=="
    UNEQUAL = "!="

    def compares(self, left: Decimal, right: Decimal) -> bool:
        """Whether ``left OPERATOR right`` is true."""
        if self is Operator.LESS:
            return left < right
        if self is Operator.AT_MOST:
            return left <= right
        if self is Operator.MORE:
            return left > right
        if self is Operator.AT_LEAST:
            return left >= right
        return (left == right) is (self is Operator.EQUAL)


class State(enum.StrEnum):
    """The states of a clause, gate or step that a condition may ask for."""

    MET = "met"
    BREACHED = "breached"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Const:
    """``true`` or ``false``."""

    value: bool
    # Where a condition was read from is not what it says, so equality leaves spans out.
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Picked:
    """The pick of an issue is one of the options: ``issue == option`` or ``issue in {option, option}``."""

    issue: str
    options: frozenset[str]
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)
    option_offsets: tuple[tuple[str, int], ...] = field(default=(), compare=False, repr=False, kw_only=True)
    """Each option as written, with its own offset."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A parameter, or the value of the option picked, compared with a number."""

    name: str
    operator: Operator
    number: Decimal
    unit: str | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class StateIs:
    """An element of the framework is in a state, such as ``met(gate-1)``."""

    state: State
    id: str
    party: str | None = None
    """Whose breach it asks for, as in ``breached(ceasefire, A)``; only a breach is anybody's."""
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)
    party_offset: int = field(default=0, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Answered:
    """A vote was given an answer, such as ``answered(referendum, yes)``."""

    id: str
    answer: str
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)
    answer_offset: int = field(default=0, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Held:
    """An element has been met without a break for a duration, kept as its ISO 8601 text."""

    id: str
    duration: str
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Time:
    """A point in time in its written parts: a date or moment, or an anchor that may be shifted."""

    anchor: str
    """The date or moment itself, or ``T0``, ``signature``, ``entry-into-force``, ``met``, ``breached``."""
    id: str | None = None
    """The element whose state is the anchor, for ``met`` and ``breached``."""
    sign: str = ""
    """``+``, ``-`` or nothing."""
    duration: str = ""
    """How far from the anchor, as ISO 8601 text."""

    def __str__(self) -> str:
        anchor = self.anchor if self.id is None else f"{self.anchor}({self.id})"
        return f"{anchor}{self.sign}{self.duration}"


@dataclass(frozen=True, slots=True)
class After:
    """A point in time has been reached."""

    time: Time
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured quantity compared with a number, such as ``measure(incidents) < 5``."""

    name: str
    operator: Operator
    number: Decimal
    span: Span = field(default=(0, 0), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds; there are at least two."""

    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if len(self.parts) < 2:
            raise ValueError("And takes two parts or more; all_of() takes any number")


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds; there are at least two."""

    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if len(self.parts) < 2:
            raise ValueError("Or takes two parts or more; any_of() takes any number")


EventAtom = StateIs | Answered | Held | After | Measured
TextAtom = Const | Picked | Compared
Atom = TextAtom | EventAtom
Condition = Or | And | Not | Atom


def all_of(parts: Iterable[Condition]) -> Condition:
    """The condition that every part holds; ``true`` of no part."""
    found = tuple(parts)
    return And(found) if len(found) > 1 else found[0] if found else Const(value=True)


def any_of(parts: Iterable[Condition]) -> Condition:
    """The condition that some part holds; ``false`` of no part."""
    found = tuple(parts)
    return Or(found) if len(found) > 1 else found[0] if found else Const(value=False)


def atoms(condition: Condition) -> Iterator[Atom]:
    """The atoms of a condition from left to right."""
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        if isinstance(part, And | Or):
            waiting.extend(reversed(part.parts))
        elif isinstance(part, Not):
            waiting.append(part.part)
        else:
            yield part
