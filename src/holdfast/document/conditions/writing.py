"""The canonical text of a condition; reading it back gives the same condition."""

from __future__ import annotations

from decimal import Decimal

from holdfast.document.conditions.ast import (
    After,
    And,
    Answered,
    Atom,
    Compared,
    Condition,
    Const,
    Held,
    Measured,
    Not,
    Or,
    Picked,
    StateIs,
)


def to_text(condition: Condition) -> str:
    """The condition in one line, options sorted, with no more parentheses than it needs."""
    if isinstance(condition, Or):
        return " or ".join(_inside(part, Or) for part in condition.parts)
    if isinstance(condition, And):
        return " and ".join(_inside(part, Or, And) for part in condition.parts)
    if isinstance(condition, Not):
        if isinstance(condition.part, Picked):
            return _picked(condition.part, "!=", "not in")
        return f"not {_inside(condition.part, Or, And)}"
    return _atom(condition)


def number_text(number: Decimal) -> str:
    """A number without exponent and without trailing zeros."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def _inside(part: Condition, *wrapped: type) -> str:
    return f"({to_text(part)})" if isinstance(part, wrapped) else to_text(part)


def _picked(atom: Picked, one: str, several: str) -> str:
    options = sorted(atom.options)
    if len(options) == 1:
        return f"{atom.issue} {one} {options[0]}"
    return f"{atom.issue} {several} {{{', '.join(options)}}}"


def _atom(atom: Atom) -> str:
    match atom:
        case Const(value):
            return "true" if value else "false"
        case Picked():
            return _picked(atom, "==", "in")
        case Compared(name, operator, number, unit):
            return f"{name} {operator} {number_text(number)}{' ' + unit if unit else ''}"
        case Measured(name, operator, number):
            return f"measure({name}) {operator} {number_text(number)}"
        case StateIs(state, id, party):
            return f"{state}({id})" if party is None else f"{state}({id}, {party})"
        case Answered(id, answer):
            return f"answered({id}, {answer})"
        case Held(id, duration):
            return f"held({id}, {duration})"
        case After(time):
            return f"after({time})"
