"""What to say about a condition that cannot be read: what was expected, and what to write instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from lark import UnexpectedInput, UnexpectedToken

from holdfast.document.conditions.error import ConditionError

_FUNCTIONS = ("met", "breached", "in_force", "suspended", "lapsed", "answered", "held", "after", "measure")
_WORDS = ("and", "or", "not", "in", "implies", "true", "false", "open")
_NAME = r"[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*"

_EXPECTED = {
    "NAME": "a name",
    "NUMBER": "a number such as 5 or 0.25",
    "UNIT": "a unit",
    "EQUALITY": "== or !=",
    "ORDER": "<, <=, > or >=",
    "_AND": "and",
    "_OR": "or",
    "_IMPLIES": "implies",
    "_IN": "in",
    "_NOT": "not in",
    "LPAR": "(",
    "END": ")",
    "LBRACE": "{",
    "SET_END": "}",
    "COMMA": "a comma",
    "DURATION": "a duration such as P60D",
    "MOMENT": "a date such as 2026-03-01",
    "ANCHOR": "T0, signature or entry-into-force",
    "STATE": "met(ID)",
    "SHIFT": "a duration added as in +P30D",
    "$END": "the end",
}

_MISTAKES: tuple[tuple[str, str], ...] = (
    (r"=>|->|→|⇒", "Write implies, as in a == b implies c == d."),
    (r"=<|≤", "Write <= for at most."),
    (r"≥", "Write >= for at least."),
    (r"≠|<>|!=|=/=", "Write != between an issue and an option, as in issue != option."),
    (r"=(?!=)", "Write == to compare."),
    (r"&&?", "Write and."),
    (r"\|\|?", "Write or."),
    (r"[!~¬]", "Write not."),
    (r"[\"'`“”‘’«»]", "Leave out the quotes; names stand as they are."),
    (r"[+*/^]", "There is no arithmetic; compare with a number that is already worked out."),
    (r"[\[\]]", "Write a set of options in braces, as in issue in {one, two}."),
    (r"(?:is|equals)\b", "Write == to compare."),
    (r"(?:if|when|then|unless)\b", "Write A implies B for: if A, then B."),
    (r"but\b", "Write and."),
    (r",\s*[0-9]{3}\b", "Write large numbers without separators, as in 600000."),
    (r"[0-9]{3}\b", "Write large numbers without separators, as in 600000."),
    (r"-?[0-9.]+[A-Za-z%]", "Put a space between a number and its unit, and write numbers without exponent."),
    (r"open(?![A-Za-z0-9_.-])", "open is no option; whether a condition is kept, crossed or open is worked out."),
)

_BY_EXPECTED = (
    ("TRUE", "Write a condition here, such as issue == option or parameter <= 5 km."),
    ("DURATION", "Write how long, as in held(gate-1, P60D)."),
    ("MOMENT", "Write a time, as in after(2026-03-01), after(T0+P30D) or after(met(gate-1)+P14D)."),
    ("NUMBER", "Write what to compare with, as in issue == option or parameter <= 5 km."),
    ("NAME", "Write a name here, as in issue in {one, two} or met(gate-1)."),
    ("END", "Close the parenthesis with )."),
    ("SET_END", "Close the set of options with }, as in issue in {one, two}."),
    ("COMMA", "Write both, as in answered(vote-1, yes) or held(gate-1, P60D)."),
    ("EQUALITY", "Say what about it, as in issue == option, issue in {one, two} or parameter <= 5."),
)


def advise(fault: UnexpectedInput, text: str, *, events: bool) -> ConditionError:
    """The error for a text the parser stopped in; ``events`` says whether event atoms are allowed."""
    ended = isinstance(fault, UnexpectedToken) and fault.token.type == "$END"
    offset: int = len(text) if ended else fault.pos_in_stream  # type: ignore[assignment]  # lark declares it None
    accepts: set[str] = fault.interactive_parser.accepts()  # type: ignore[no-untyped-call]  # lark leaves it untyped
    expected = _expected(accepts, events=events)
    for guess in (_capital_word, _unknown_function):
        found = guess(text, offset)
        if found is not None:
            return found
    seen = "the condition ends" if ended else f"there is {_seen(text, offset)}"
    return ConditionError(f"Expected {expected}, but {seen}.", offset=offset,
                          why="Holdfast acts only on conditions it can read without guessing.",
                          next=_next(text, offset, accepts))


def _expected(accepts: Collection[str], *, events: bool) -> str:
    if "TRUE" in accepts:
        return "an issue, a parameter or an event such as met(ID)" if events else "an issue or a parameter"
    words = [word for terminal, word in _EXPECTED.items() if terminal in accepts]
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def _seen(text: str, offset: int) -> str:
    match = re.match(r"[A-Za-z0-9_.-]+", text[offset:])
    seen = match[0] if match else text[offset]
    return seen[:40] if seen.isprintable() else f"the character U+{ord(seen[0]):04X}"


def _next(text: str, offset: int, accepts: Collection[str]) -> str:
    for pattern, advice in _MISTAKES:
        if re.match(pattern, text[offset:]):
            return advice
    for terminal, advice in _BY_EXPECTED:
        if terminal in accepts:
            return advice
    return "Take out the rest, or join it with and, or or implies."


def _capital_word(text: str, offset: int) -> ConditionError | None:
    # "NOT a == b" fails at a, since NOT reads as a name; the word to point at is the one before.
    before = re.search(rf"({_NAME})\s*$", text[:offset])
    here = re.compile(rf"({_NAME})").match(text, offset)
    for word, start in [(match[1], match.start()) for match in (here, before) if match]:
        if word not in _WORDS and word.lower() in _WORDS:
            return ConditionError(f"{word} is not a word of the condition language.", offset=start,
                                  why="Words of the language are written in lower case; names keep their case.",
                                  next=f"Write {word.lower()}.")
    return None


def _unknown_function(text: str, offset: int) -> ConditionError | None:
    before = re.search(rf"({_NAME})\s*$", text[:offset])
    if not before or not text.startswith("(", offset) or before[1] in (*_WORDS, *_FUNCTIONS):
        return None
    near = difflib.get_close_matches(before[1].lower().replace("-", "_"), _FUNCTIONS, n=1)
    return ConditionError(f"{before[1]}(…) is not something a condition can ask.", offset=before.start(),
                          why=f"A condition can ask {', '.join(_FUNCTIONS[:-1])} or {_FUNCTIONS[-1]} of something.",
                          next=f"Did you mean {near[0]}(…)?" if near else "Use one of these, or no parentheses.")
