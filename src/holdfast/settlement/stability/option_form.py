"""States and moves made from options: who can do what, what cannot stand together, and what cannot be undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.document.conditions import Condition, Domain, PackageArray, compile_array
from holdfast.errors import UsageProblem
from holdfast.settlement.stability.components import runs
from holdfast.settlement.stability.model import Arcs, Irreversible, Option, State, arcs_from

MOST_STATES = 65_536
"""So many combinations of choices a model may have."""

MOST_MOVES = 4_000_000
"""So many moves one decision maker may have."""

PATTERN = re.compile(r"[YN-]+")
"""One letter per option: done, not done, or either."""

Combinations = NDArray[np.int64]
"""Combinations of choices as numbers: bit k is set where option k is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """The combinations of choices that can occur, each with the state that it belongs to."""

    options: tuple[Option, ...]
    codes: Combinations
    """In rising order."""
    owner: NDArray[np.int64]
    """Position of the state of each."""
    states: tuple[State, ...]

    def where(self, condition: Condition) -> NDArray[np.bool_]:
        """Per state whether the condition over options holds there; of a merged state, whether it always does."""
        held = holding(condition, self.options, self.codes)
        result = np.ones(len(self.states), dtype=np.bool_)
        result[self.owner[~held]] = False
        return result


def choices_of(options: Sequence[Option], *, infeasible: Sequence[str | Condition] = (),
               merged: Sequence[str] = ()) -> Choices:
    """Every combination that is not infeasible, numbered from 1; those that match one merged pattern are one state.

    The first option varies fastest; merged states stand last, in the order of their patterns.
    """
    if 2 ** len(options) > MOST_STATES:
        raise UsageProblem(f"{len(options)} options make more than {MOST_STATES:,} combinations. List the states "
                           "that matter, or leave options out.")
    codes = np.arange(2 ** len(options), dtype=np.int64)
    for entry in infeasible:
        codes = codes[~_applies(entry, options, codes)]
    if not codes.size:
        raise UsageProblem("Every combination of choices is infeasible, so there is no state.")
    owner = np.full(codes.size, -1, dtype=np.int64)
    for number, pattern in enumerate(merged):
        owner[(owner == -1) & matching(pattern, codes)] = -2 - number
    alone = owner == -1
    written = [letters(int(code), len(options)) for code in codes[alone]]
    owner[alone] = np.arange(len(written))
    for number, pattern in enumerate(merged):
        if (owner == -2 - number).any():
            owner[owner == -2 - number] = len(written)
            written.append(pattern)
    states = tuple(State(position + 1, text) for position, text in enumerate(written))
    return Choices(tuple(options), codes, owner, states)


def choices_in(options: Sequence[Option], states: Sequence[State]) -> Choices:
    """The combinations that listed states stand for; ``UsageProblem`` where two states stand for the same one."""
    total = sum(2 ** state.choices.count("-") for state in states)
    if total > MOST_STATES:
        raise UsageProblem(f"The states stand for more than {MOST_STATES:,} combinations of choices; use fewer `-`.")
    if len(options) > 62:
        raise UsageProblem("Moves can be made from at most 62 options; list the moves.")
    codes = np.concatenate([_standing_for(state.choices) for state in states])
    owner = np.repeat(np.arange(len(states)), [2 ** state.choices.count("-") for state in states])
    order = np.argsort(codes, kind="stable")
    codes, owner = codes[order], owner[order]
    twice = np.flatnonzero(codes[1:] == codes[:-1])
    if twice.size:
        first, second = (states[owner[twice[0] + step]].id for step in (0, 1))
        raise UsageProblem(f"The states {first} and {second} both stand for "
                           f"{letters(int(codes[twice[0]]), len(options))}. Make their choices differ.")
    return Choices(tuple(options), codes, owner, tuple(states))


def arcs_of(choices: Choices, maker: str) -> Arcs:
    """The moves of one decision maker: between combinations that differ in its own options only, as far as allowed."""
    own = sum(1 << position for position, option in enumerate(choices.options) if option.of == maker)
    order = np.argsort(choices.codes & ~own, kind="stable")
    codes, owner = choices.codes[order], choices.owner[order]
    rest = codes & ~own
    starts = np.flatnonzero(np.concatenate([[True], rest[1:] != rest[:-1]]))
    lengths = np.diff(np.append(starts, codes.size))
    if int((lengths.astype(object) ** 2).sum()) > MOST_MOVES:
        raise UsageProblem(f"{maker} would have more than {MOST_MOVES:,} moves. Leave out options, or declare what "
                           "cannot stand together as infeasible.")
    group = np.repeat(np.arange(starts.size), lengths)
    size = lengths[group]
    origin = np.repeat(np.arange(codes.size), size)
    target = runs(starts[group], starts[group] + size)
    for position, option in enumerate(choices.options):
        if option.of == maker and option.irreversible is not None:
            stays = 1 if option.irreversible is Irreversible.YES else 0
            was, is_ = codes[origin] >> position & 1, codes[target] >> position & 1
            allowed = (was != stays) | (is_ == stays)
            origin, target = origin[allowed], target[allowed]
    return arcs_from(np.stack([owner[origin], owner[target]], axis=1).astype(np.int32), states=len(choices.states))


def matching(pattern: str, codes: Combinations) -> NDArray[np.bool_]:
    """Which combinations a pattern such as ``Y-N`` fits."""
    asked = sum(1 << position for position, letter in enumerate(pattern) if letter != "-")
    wanted = sum(1 << position for position, letter in enumerate(pattern) if letter == "Y")
    found: NDArray[np.bool_] = codes & asked == wanted
    return found


def holding(condition: Condition, options: Sequence[Option], codes: Combinations) -> NDArray[np.bool_]:
    """Which combinations a condition over options holds for, such as ``release == Y and escalate == N``."""
    domain = Domain(options={option.id: ("Y", "N") for option in options})
    rows = np.stack([1 - (codes >> position & 1) for position in range(len(options))]).astype(np.int8)
    packages = PackageArray(tuple(domain.options), tuple(domain.options.values()), np.ascontiguousarray(rows))
    return compile_array(condition, domain)(packages)


def letters(code: int, options: int) -> str:
    """A combination as letters, one per option."""
    return "".join("Y" if code >> position & 1 else "N" for position in range(options))


def _applies(entry: str | Condition, options: Sequence[Option], codes: Combinations) -> NDArray[np.bool_]:
    return matching(entry, codes) if isinstance(entry, str) else holding(entry, options, codes)


def _standing_for(pattern: str) -> Combinations:
    codes = np.array([sum(1 << position for position, letter in enumerate(pattern) if letter == "Y")], dtype=np.int64)
    for position, letter in enumerate(pattern):
        if letter == "-":
            codes = np.concatenate([codes, codes | 1 << position])
    return codes
