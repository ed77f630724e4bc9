"""Any text, read as a condition and decided over a small domain: a verdict or a refusal, never another exception."""

from __future__ import annotations

import contextlib
from decimal import Decimal

from tests.fuzz.documents import Choices

from holdfast.document.conditions import (
    ConditionError,
    Domain,
    Names,
    Vocabulary,
    check_names,
    evaluate,
    parse_condition,
    to_text,
    verdict,
)
from holdfast.errors import UsageProblem

DOMAIN = Domain(
    {"a": ("a", "b"), "b": ("a",), "line": ("frozen", "moved")},
    {("line", "frozen"): (Decimal(1), Decimal(3)), ("line", "moved"): (Decimal(0), Decimal(0))},
    {"c": (Decimal(-5), Decimal(5)), "g": (Decimal(2), Decimal(2))},
)
NAMES = Names(issues=DOMAIN.options, numeric={"c": None, "g": "km", "line": None}, ids=frozenset({"a", "c.d"}),
              parties=("a",), answers={"a": ("yes",)})
PIECES = (
    "a", "b", "c", "g", "c.d", "line", "frozen", "moved", " and ", " or ", " not ", " implies ", " in ", "==", "!=",
    "<", "<=", ">", ">=", "(", ")", "{", "}", ",", "1", "-1", "0.5", "1e18", "1e999", " km", " %", "true", "false",
    "open", "met(a)", "breached(c.d)", "held(a, P3D)", "breached(a, b)", "answered(a, yes)", "after(T0+P30D)", "after(met(a))", "measure(g)", "P3D", "T0",
    "+", "-", "٣", "\u2028", "'", '"', "\\", "[0]", ".", " ",
)


def one(data: bytes) -> None:
    """Reads the bytes as a text, and as a row of pieces of the language."""
    choices = Choices(data[1:])
    made = "".join(choices.one_of(PIECES) for _ in range(min(len(data), 60)))
    for text in (data.decode("utf-8", "replace"), made):
        for vocabulary in Vocabulary:
            with contextlib.suppress(ConditionError):
                _decide(text, vocabulary)


def _decide(text: str, vocabulary: Vocabulary) -> None:
    condition = parse_condition(text, vocabulary=vocabulary)
    assert parse_condition(to_text(condition), vocabulary=vocabulary) == condition
    check_names(condition, NAMES)
    evaluate(condition, {"a": "b"}, values={"c": Decimal(1)})
    with contextlib.suppress(UsageProblem):  # the names of these bytes need not exist
        verdict(condition, {"a": "b"}, DOMAIN)
