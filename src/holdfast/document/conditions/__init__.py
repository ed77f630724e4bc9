"""The condition language: reading, checking, deciding and translating what a text or an event requires."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdfast.document.conditions.algebra import Algebra, Clause, Literal, clauses, fold
from holdfast.document.conditions.ast import (
    After,
    And,
    Answered,
    Atom,
    Compared,
    Condition,
    Const,
    EventAtom,
    Held,
    Measured,
    Not,
    Operator,
    Or,
    Picked,
    State,
    StateIs,
    Time,
    all_of,
    any_of,
    atoms,
)
from holdfast.document.conditions.completions import Verdict, can_hold, completions, verdict
from holdfast.document.conditions.domain import Domain, Picks, Range
from holdfast.document.conditions.error import ConditionError
from holdfast.document.conditions.evaluate import EventView, evaluate, holds
from holdfast.document.conditions.names import NameProblem, Names, check_names
from holdfast.document.conditions.parse import Vocabulary, parse_condition
from holdfast.document.conditions.writing import to_text

if TYPE_CHECKING:
    from holdfast.document.conditions.arrays import ArrayVerdict, PackageArray, compile_array, compile_verdict

__all__ = [
    "After", "Algebra", "And", "Answered", "ArrayVerdict", "Atom", "Clause", "Compared", "Condition",
    "ConditionError", "Const", "Domain", "EventAtom", "EventView", "Held", "Literal", "Measured", "NameProblem",
    "Names", "Not", "Operator", "Or", "PackageArray", "Picked", "Picks", "Range", "State", "StateIs", "Time",
    "Verdict", "Vocabulary", "all_of", "any_of", "atoms", "can_hold", "check_names", "clauses", "compile_array",
    "compile_verdict", "completions", "evaluate", "fold", "holds", "parse_condition", "to_text", "verdict",
]

_OF_ARRAYS = frozenset({"ArrayVerdict", "PackageArray", "compile_array", "compile_verdict"})


def __getattr__(name: str) -> Any:
    # numpy is slow to import and most commands need no arrays, so these wait until somebody asks.
    if name not in _OF_ARRAYS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from holdfast.document.conditions import arrays

    return getattr(arrays, name)
