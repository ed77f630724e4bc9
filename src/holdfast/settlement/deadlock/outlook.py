"""Whether a reserve or an approval at home can still be met while every issue keeps some of its options, at best.

The answer is optimistic: "no" is certain. So where a package fails, its options can be widened one after another while
the answer stays "no", and everything within the widened options is ruled out at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from holdfast.document.conditions.ground import FALSE, TRUE
from holdfast.document.conditions.search import satisfiable, simplify
from holdfast.settlement.deadlock.clauses import masks_of
from holdfast.settlement.deadlock.items import Approval, Reserve
from holdfast.settlement.problem import TOLERANCE, Package, Problem
from holdfast.settlement.reading import GroupWorth, Worth

NOISE = 1e-12
"""Share of the largest amounts by which two orders of adding them up may differ."""

Outlook = Callable[[Sequence[int]], bool]
"""Whether a package within the options left, as one mask per issue, may meet the demand."""


def outlook_of(item: Reserve | Approval, problem: Problem) -> Outlook:
    """The outlook of a reserve or of an approval at home."""
    if isinstance(item, Reserve):
        return _enough(item.worth, problem)
    members = [(group, _approval(group, problem)) for group in item.groups]
    quota = item.rule.quota - TOLERANCE

    def may_pass(masks: Sequence[int]) -> bool:
        votes = 0.0
        for member, may_approve in members:
            if member.group.weight > 0 or member.group.veto:
                approves = may_approve(masks)
                if member.group.veto and not approves:
                    return False
                votes += member.group.weight * approves
        return votes >= quota

    return may_pass


def widened(package: Package, outlook: Outlook, problem: Problem, order: Sequence[int]) -> list[int]:
    """Masks around a package that fails, as wide as one pass finds them, within which every package fails.

    The issues are freed in the order given; of those that cannot be freed, options are added one at a time.
    """
    masks = [1 << option for option in package]
    for issue in order:
        before, masks[issue] = masks[issue], (1 << len(problem.issues[issue].options)) - 1
        if outlook(masks):
            masks[issue] = before
    for issue in order:
        for option in range(len(problem.issues[issue].options)):
            before, masks[issue] = masks[issue], masks[issue] | 1 << option
            if masks[issue] != before and outlook(masks):
                masks[issue] = before
    return masks


def regrets(item: Reserve | Approval, package: Package) -> list[float]:
    """For each issue how much the best option is worth above the one in the package, summed over who is asked."""
    worths = [item.worth] if isinstance(item, Reserve) else [group.worth for group in item.groups if group.worth]
    return [sum(float(worth.rows[issue].max() - worth.rows[issue][option]) for worth in worths)
            for issue, option in enumerate(package)]


def _approval(member: GroupWorth, problem: Problem) -> Outlook:
    requires = member.group.requires
    enough = _enough(member.worth, problem) if member.worth is not None else None

    def may_approve(masks: Sequence[int]) -> bool:
        if enough is not None and not enough(masks):
            return False
        return requires is None or satisfiable(requires, masks_of(masks, problem))

    return may_approve


def _enough(worth: Worth, problem: Problem) -> Outlook:
    rows: list[list[float]] = [row.tolist() for row in worth.rows]
    best: list[dict[int, float]] = [{} for _ in rows]
    size = sum(max(map(abs, row)) for row in rows) + sum(abs(value) for _, value in worth.terms)
    needed = worth.disagreement - TOLERANCE - NOISE * max(1.0, size, abs(worth.disagreement))

    def may_reach(masks: Sequence[int]) -> bool:
        total = 0.0
        for row, known, mask in zip(rows, best, masks, strict=True):
            if mask not in known:
                known[mask] = max(value for bit, value in enumerate(row) if mask >> bit & 1)
            total += known[mask]
        if worth.terms:
            named = masks_of(masks, problem)
            for formula, value in worth.terms:
                left = simplify(formula, named)
                if left == TRUE or (value > 0 and left != FALSE):
                    total += value
        return total >= needed

    return may_reach
