"""The mediator of a single text: proposes changes, and withholds those that a firm limit or the floor rules out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from holdfast.document.conditions.search import literals
from holdfast.settlement.draft.completions import bits, every_option, picked_bits, within_floor
from holdfast.settlement.draft.lines import true_at
from holdfast.settlement.problem import Limit, Package, Problem

PAIRS = 0.25
"""Share of the proposals that change two issues at once."""

Allows = Callable[[Mapping[str, str]], tuple[str, ...]]
"""Takes picks and gives reasons against the text at them."""


@dataclass(slots=True)
class Mediator:
    """The text on the table, and how it may change."""

    problem: Problem
    text: Package
    floor_check: Allows | None = None
    _options: list[list[int]] = field(init=False)
    _about: list[list[Limit]] = field(init=False)
    _reasons: dict[Package, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        masks = within_floor(self.problem, every_option(self.problem), {})
        self._options = [bits(masks[issue.id]) for issue in self.problem.issues]
        names = [(limit, {literal.variable for literal in literals(limit.formula)}) for limit in self.problem.limits]
        self._about = [[limit for limit, about in names if issue.id in about] for issue in self.problem.issues]

    def propose(self, rng: np.random.Generator) -> Package | None:
        """The text with one or two issues changed; nothing where that breaks a firm limit kept so far."""
        movable = [place for place, options in enumerate(self._options) if set(options) - {self.text[place]}]
        wanted = 2 if rng.random() < PAIRS and len(movable) > 1 else 1
        if not movable:
            return None
        text = list(self.text)
        places = [movable[place] for place in rng.choice(len(movable), size=wanted, replace=False).tolist()]
        for place in places:
            others = [option for option in self._options[place] if option != self.text[place]]
            text[place] = others[int(rng.integers(len(others)))]
        return None if self._breaks(tuple(text), places) else tuple(text)

    def may_stand(self, text: Package) -> bool:
        """Whether the rules over the text have no reason on the floor against it."""
        if self.floor_check is None:
            return True
        if text not in self._reasons:
            self._reasons[text] = self.floor_check(self.problem.named(text))
        return not self._reasons[text]

    def accept(self, text: Package) -> tuple[tuple[str, str, str], ...]:
        """Puts a text on the table in place of the one there; what changes, as issue, option before and after."""
        changes = tuple(
            (issue.id, issue.options[old], issue.options[new])
            for issue, old, new in zip(self.problem.issues, self.text, text, strict=True) if old != new
        )
        self.text = text
        return changes

    def _breaks(self, text: Package, places: list[int]) -> bool:
        before, after = picked_bits(self.problem, self.text), picked_bits(self.problem, text)
        return any(
            not true_at(limit.formula, after) and true_at(limit.formula, before)
            for place in places for limit in self._about[place]
        )
