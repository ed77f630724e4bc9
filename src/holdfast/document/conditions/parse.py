"""Reading the text of a condition."""

from __future__ import annotations

import enum

from holdfast.document.conditions.ast import And, Condition, EventAtom, Not, Or, atoms
from holdfast.document.conditions.error import ConditionError

MAX_LENGTH = 4000
MAX_DEPTH = 100
"""How deep parentheses, and conditions within conditions, may be nested."""


class Vocabulary(enum.Enum):
    """Which atoms a condition may use."""

    TEXT = "text"
    """Issues, options and parameters: red lines, ``under``, stakes, excluded combinations."""
    EVENT = "event"
    """All of them and what happens on the ground: gates, ``if``, triggers."""


def parse_condition(text: str, *, vocabulary: Vocabulary) -> Condition:
    """The condition a text stands for.

    Raises ``ConditionError`` with the offset of the fault, and nothing else, whatever the text is.
    """
    _check_size(text)
    # The parser takes longer to import than most commands run, so it waits for the first condition.
    from lark import UnexpectedInput

    from holdfast.document.conditions.advice import advise
    from holdfast.document.conditions.grammar import parser

    try:
        condition: Condition = parser().parse(text)  # type: ignore[assignment]  # the transformer makes conditions
    except UnexpectedInput as fault:
        raise advise(fault, text, events=vocabulary is Vocabulary.EVENT) from None
    _check_depth(condition)
    if vocabulary is Vocabulary.TEXT:
        _refuse_events(condition, text)
    return condition


def _check_size(text: str) -> None:
    if not text.strip():
        raise ConditionError("The condition is empty.", offset=0, why="A condition says when something holds.",
                             next="Write a condition such as issue == option, or true if it always holds.")
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"The condition has {len(text)} characters; {MAX_LENGTH} are allowed.", offset=MAX_LENGTH,
                             why="A condition this long cannot be checked by a reader.",
                             next="Split it into several conditions.")
    depth = 0
    for offset, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth > MAX_DEPTH:
            raise _too_deep(offset)


def _check_depth(condition: Condition) -> None:
    waiting = [(condition, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise _too_deep(next(atoms(part)).span[0])
        if isinstance(part, And | Or):
            waiting.extend((inner, depth + 1) for inner in part.parts)
        elif isinstance(part, Not):
            waiting.append((part.part, depth + 1))


def _too_deep(offset: int) -> ConditionError:
    return ConditionError(f"The condition is nested more than {MAX_DEPTH} deep here.", offset=offset,
                          why="A condition this deep cannot be checked by a reader.",
                          next="Remove needless parentheses, or split it into several conditions.")


def _refuse_events(condition: Condition, text: str) -> None:
    for atom in atoms(condition):
        if isinstance(atom, EventAtom):
            start, end = atom.span
            raise ConditionError(
                f"{text[start:end]} is about events; this condition is about the text only.", offset=start,
                why="Red lines, under, stakes and excluded combinations are decided before anything happens.",
                next="Use issues, options and parameters here; events belong in gates, if and triggers.",
            )
