"""Exact search for values that make a formula true, by simplifying, propagating and branching."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.conditions.ground import FALSE, TRUE, All, Any, Formula, Lit, join

Masks = Mapping[str, int]
"""Variable → the values it may still take, as bits; never 0."""


def satisfiable(formula: Formula, masks: Masks) -> bool:
    """Whether some choice of one allowed value per variable makes the formula true."""
    waiting: list[tuple[Formula, Masks]] = [(formula, masks)]
    while waiting:
        part, allowed = _propagate(*waiting.pop())
        if part == FALSE:
            continue
        if part == TRUE:
            return True
        if isinstance(part, Any):
            # A disjunction can be true exactly when one of its parts can, so the rest need not be decided.
            waiting.extend((inner, allowed) for inner in reversed(part.parts))
            continue
        assert isinstance(part, All)  # a single literal has been propagated
        groups = _independent(part)
        if len(groups) > 1:
            if all(satisfiable(group, allowed) for group in groups):
                return True
            continue
        chosen = _first_literal(part)
        other = allowed[chosen.variable] & ~chosen.mask
        waiting.append((part, {**allowed, chosen.variable: other}))
        waiting.append((part, {**allowed, chosen.variable: allowed[chosen.variable] & chosen.mask}))
    return False


def _propagate(formula: Formula, masks: Masks) -> tuple[Formula, Masks]:
    """The formula with literals that must hold applied to the masks, until nothing changes."""
    allowed = dict(masks)
    while True:
        formula = simplify(formula, allowed)
        forced = [formula] if isinstance(formula, Lit) else []
        if isinstance(formula, All):
            forced = [part for part in formula.parts if isinstance(part, Lit)]
        if not forced:
            return formula, allowed
        for literal in forced:
            allowed[literal.variable] &= literal.mask
            if not allowed[literal.variable]:
                return FALSE, masks


def simplify(formula: Formula, masks: Masks) -> Formula:
    """The formula with literals that the masks decide replaced by their truth."""
    if isinstance(formula, Lit):
        allowed = masks[formula.variable]
        left = formula.mask & allowed
        if left == allowed:
            return TRUE
        return Lit(formula.variable, left) if left else FALSE
    return join(type(formula), (simplify(part, masks) for part in formula.parts))


def literals(formula: Formula) -> Iterator[Lit]:
    """The literals of a formula from left to right."""
    waiting = [formula]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Lit):
            yield part
        else:
            waiting.extend(reversed(part.parts))


def _independent(formula: All) -> list[Formula]:
    """The parts in groups that share no variable, so that each can be decided alone."""
    groups: list[tuple[set[str], list[Formula]]] = []
    for part in formula.parts:
        names, members = {literal.variable for literal in literals(part)}, [part]
        apart = []
        for group in groups:
            if names & group[0]:
                names |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (names, members)]
    return [join(All, members) for _, members in groups]


def _first_literal(formula: All) -> Lit:
    shortest = min(formula.parts, key=lambda part: sum(1 for _ in literals(part)))
    return next(literals(shortest))
