"""Formulas over the picks as rows: one that must hold, or one whose truth becomes a number, 0 or 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdfast.document.conditions.ground import All, Any, Formula, Lit
from holdfast.settlement.exact.rows import Affine, Rows, column, total

FALSE_HERE = Affine({}, 0.0)
TRUE_HERE = Affine({}, 1.0)


class Logic:
    """Writes formulas into rows; a formula that occurs twice gets one number."""

    def __init__(self, rows: Rows, picks: Mapping[str, Sequence[int]]) -> None:
        """The picks give for each issue the columns of its options."""
        self._rows = rows
        self._picks = picks
        self._known: dict[Formula, Affine] = {}

    def require(self, formula: Formula) -> None:
        """The formula must hold."""
        if isinstance(formula, All):
            for part in formula.parts:
                self.require(part)
            return
        parts = formula.parts if isinstance(formula, Any) else (formula,)
        self._rows.require(total(self.at_most(part) for part in parts), at_least=1.0)

    def at_most(self, formula: Formula) -> Affine:
        """A number between 0 and 1 that can reach 1 only where the formula holds, and is 0 elsewhere.

        Whole picks make it 0 wherever the formula does not hold, so that no auxiliary column needs to be whole.
        """
        if isinstance(formula, Lit):
            return self._literal(formula)
        parts = [self.at_most(part) for part in formula.parts]
        if len(parts) == 1:
            return parts[0]
        if not parts:
            return TRUE_HERE if isinstance(formula, All) else FALSE_HERE
        auxiliary = column(self._rows.add_column(0.0, 1.0))
        if isinstance(formula, All):
            for part in parts:
                self._rows.require(part + auxiliary.times(-1.0), at_least=0.0)
        else:
            self._rows.require(total((*parts, auxiliary.times(-1.0))), at_least=0.0)
        return auxiliary

    def truth(self, formula: Formula) -> Affine:
        """A number that is 1 where the formula holds and 0 where it does not."""
        if formula not in self._known:
            self._known[formula] = self._literal(formula) if isinstance(formula, Lit) else self._joined(formula)
        return self._known[formula]

    def _joined(self, formula: All | Any) -> Affine:
        parts = [self.truth(part) for part in formula.parts]
        if not parts:
            return TRUE_HERE if isinstance(formula, All) else FALSE_HERE
        if len(parts) == 1:
            return parts[0]
        auxiliary = column(self._rows.add_column(0.0, 1.0))
        less = auxiliary.times(-1.0)
        if isinstance(formula, All):
            for part in parts:
                self._rows.require(part + less, at_least=0.0)
            self._rows.require(total((*parts, less)), at_most=len(parts) - 1.0)
        else:
            for part in parts:
                self._rows.require(part + less, at_most=0.0)
            self._rows.require(total((*parts, less)), at_least=0.0)
        return auxiliary

    def _literal(self, literal: Lit) -> Affine:
        picks = self._picks[literal.variable]
        return Affine({pick: 1.0 for bit, pick in enumerate(picks) if literal.mask >> bit & 1})
