"""Whether a text condition is decided at some picks, with the options and numbers that are known."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from holdfast.document.case import Case
from holdfast.document.conditions.ast import Compared, Condition, Picked, atoms
from holdfast.document.conditions.completions import Verdict, verdict
from holdfast.document.conditions.domain import Domain, Range
from holdfast.document.conditions.parse import Vocabulary, parse_condition
from holdfast.document.framework import Framework

_ANY = (Decimal("-1e19"), Decimal("1e19"))
"""A number that nothing is known about: wider than any number a document can hold."""

_ANOTHER = "another option"
"""Stands for the options of an issue that no document at hand names; with blanks it can be no id."""


class Holds:
    """Tells of a text condition whether it holds at the picks: yes, no, or not decided yet (None)."""

    def __init__(self, framework: Framework, picks: Mapping[str, str], *, case: Case | None = None) -> None:
        self._picks = picks
        self._case = case
        self._parameters = {id: quantity.bounds for id, quantity in framework.parameters.items()}
        self._known: dict[str, Verdict] = {}

    def __call__(self, condition: str) -> bool | None:
        """Whether the condition holds in every completion of the open picks (True), in none (False), or in some."""
        found = self.verdict(condition)
        return None if found is Verdict.OPEN else found is Verdict.KEPT

    def verdict(self, condition: str) -> Verdict:
        """Whether the condition is kept, crossed or open over the completions of the open picks."""
        if condition not in self._known:
            parsed = _parsed(condition)
            domain = self._domain(parsed)
            picks = {issue: option for issue, option in self._picks.items() if issue in domain.options}
            self._known[condition] = verdict(parsed, picks, domain)
        return self._known[condition]

    def _domain(self, condition: Condition) -> Domain:
        """What the names of one condition can stand for, so that nothing but the condition and the picks decides."""
        named: dict[str, dict[str, None]] = {}
        numbers: dict[str, None] = {}
        for atom in atoms(condition):
            if isinstance(atom, Picked):
                named.setdefault(atom.issue, {}).update(dict.fromkeys(sorted(atom.options)))
            elif isinstance(atom, Compared):
                numbers[atom.name] = None
        issues = [*named, *(name for name in numbers if name not in named and self._is_issue(name))]
        options = {issue: self._options(issue, tuple(named.get(issue, ()))) for issue in issues}
        return Domain(
            options=options,
            option_values={(issue, option): self._value(issue, option)
                           for issue in issues if issue in numbers for option in options[issue]},
            parameters={name: self._parameters.get(name) or _ANY for name in numbers if name not in options})

    def _is_issue(self, name: str) -> bool:
        return name in self._picks or (self._case is not None and name in self._case.issues)

    def _options(self, issue: str, named: tuple[str, ...]) -> tuple[str, ...]:
        pick = (self._picks[issue],) if issue in self._picks else ()
        listed = self._case.issues.get(issue) if self._case else None
        known = tuple(listed.options) if listed else (_ANOTHER,)
        return tuple(dict.fromkeys((*known, *named, *pick)))

    def _value(self, issue: str, option: str) -> Range:
        listed = self._case.issues.get(issue) if self._case else None
        value = listed.options[option].value if listed and option in listed.options else None
        return (value.bounds if value else None) or _ANY


@lru_cache(maxsize=4096)
def _parsed(condition: str) -> Condition:
    return parse_condition(condition, vocabulary=Vocabulary.TEXT)
