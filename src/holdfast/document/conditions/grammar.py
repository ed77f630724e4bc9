"""The parser made from ``grammar.lark``; importing this module imports lark, so only ``parse`` does."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from lark import Lark, Token, Transformer, v_args

from holdfast.document.conditions.ast import (
    After,
    And,
    Answered,
    Compared,
    Condition,
    Const,
    Held,
    Measured,
    Not,
    Operator,
    Or,
    Picked,
    Span,
    State,
    StateIs,
    Time,
)
from holdfast.document.conditions.error import ConditionError
from holdfast.document.conditions.terminals import read_duration, read_moment, read_number


def _start(token: Token) -> int:
    return token.start_pos or 0


def _span(first: Token, last: Token) -> Span:
    return _start(first), _start(last) + len(last)


def _picked(issue: Token, options: tuple[Token, ...], last: Token) -> Picked:
    return Picked(str(issue), frozenset(map(str, options)), span=_span(issue, last),
                  option_offsets=tuple((str(option), _start(option)) for option in options))


def _shift(shift: Token | None) -> tuple[str, str]:
    if shift is None:
        return "", ""
    duration = shift[1:].lstrip()
    return shift[0], read_duration(duration, _start(shift) + len(shift) - len(duration))


@v_args(inline=True)
class _Builder(Transformer[Token, Condition]):
    """Turns each rule of the grammar into its condition while the text is being read."""

    def implies(self, premise: Condition, conclusion: Condition) -> Condition:
        return Or((Not(premise), conclusion))

    def either(self, *parts: Condition) -> Condition:
        return Or(parts)

    def both(self, *parts: Condition) -> Condition:
        return And(parts)

    def negation(self, part: Condition) -> Condition:
        return Not(part)

    def const(self, word: Token) -> Condition:
        return Const(word == "true", span=_span(word, word))

    def equals(self, issue: Token, operator: Token, option: Token) -> Condition:
        picked = _picked(issue, (option,), option)
        return picked if operator == "==" else Not(picked)

    def among(self, issue: Token, *options: Token) -> Condition:
        return _picked(issue, options[:-1], options[-1])

    def not_among(self, issue: Token, *options: Token) -> Condition:
        return Not(_picked(issue, options[:-1], options[-1]))

    def compared(self, name: Token, operator: Token, number: Token, unit: Token | None) -> Condition:
        return Compared(str(name), Operator(operator), read_number(number, _start(number)),
                        None if unit is None else str(unit), span=_span(name, unit or number))

    def state_is(self, state: Token, id: Token, party: Token | None, end: Token) -> Condition:
        if party is None:
            return StateIs(State(state), str(id), span=_span(state, end))
        if state != State.BREACHED:
            raise ConditionError(f"{state}(…) asks about one element and nobody else.", offset=_start(party),
                                 why="Only a breach can be attributed to a party.",
                                 next=f"Write {state}({id}), or breached({id}, {party}) for a breach by a party.")
        return StateIs(State(state), str(id), str(party), span=_span(state, end), party_offset=_start(party))

    def answered(self, word: Token, id: Token, answer: Token, end: Token) -> Condition:
        return Answered(str(id), str(answer), span=_span(word, end), answer_offset=_start(answer))

    def held(self, word: Token, id: Token, duration: Token, end: Token) -> Condition:
        return Held(str(id), read_duration(str(duration), _start(duration)), span=_span(word, end))

    def after(self, word: Token, time: Time, end: Token) -> Condition:
        return After(time, span=_span(word, end))

    def measured(self, word: Token, name: Token, operator: Token, number: Token) -> Condition:
        return Measured(str(name), Operator(operator), read_number(number, _start(number)), span=_span(word, number))

    def moment(self, moment: Token) -> Time:
        return Time(read_moment(str(moment), _start(moment)))

    def anchored(self, anchor: Token, shift: Token | None) -> Time:
        return Time(str(anchor), None, *_shift(shift))

    def anchored_by(self, state: Token, id: Token, shift: Token | None) -> Time:
        if state not in (State.MET, State.BREACHED):
            raise ConditionError(f"{state}(…) does not name a point in time.", offset=_start(state),
                                 why="A time is counted from the moment when something was met or breached.",
                                 next=f"Write met({id}) or breached({id}), with a duration added as in met({id})+P14D.")
        return Time(str(state), str(id), *_shift(shift))


@cache
def parser() -> Lark:
    """The parser of the condition language, built on first use."""
    text = resources.files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    options: dict[str, Any] = {"parser": "lalr", "maybe_placeholders": True, "transformer": _Builder()}
    return Lark(text, **options)
