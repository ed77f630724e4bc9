"""What a condition is worth while picks are open: kept, crossed or open, computed over completions."""

from __future__ import annotations

import enum
import itertools
import math
from collections.abc import Iterator

from holdfast.document.conditions.ast import Condition, Not
from holdfast.document.conditions.domain import Domain, Picks, picked
from holdfast.document.conditions.ground import ground
from holdfast.document.conditions.search import satisfiable
from holdfast.errors import UsageProblem


class Verdict(enum.StrEnum):
    """Whether a condition holds in every completion of the open picks and ranges, in none, or in some."""

    KEPT = "kept"
    CROSSED = "crossed"
    OPEN = "open"


def verdict(condition: Condition, picks: Picks, domain: Domain) -> Verdict:
    """Whether the condition is kept, crossed or open at these picks.

    A completion takes an option for every open issue and a value for every number that has a range.
    """
    if not can_hold(Not(condition), picks, domain):
        return Verdict.KEPT
    return Verdict.OPEN if can_hold(condition, picks, domain) else Verdict.CROSSED


def can_hold(condition: Condition, picks: Picks, domain: Domain) -> bool:
    """Whether the condition holds in at least one completion of the open picks and ranges."""
    made = picked(picks, domain)
    grounded = ground(condition, domain)
    masks = {}
    for name, values in grounded.values.items():
        allowed = (bit for bit, value in enumerate(values) if name not in made or value.option == made[name])
        masks[name] = sum(1 << bit for bit in allowed)
    return satisfiable(grounded.formula, masks)


def completions(picks: Picks, domain: Domain, *, limit: int) -> Iterator[dict[str, str]]:
    """Every package that keeps the picks and decides the open issues, in the order of issues and options.

    ``UsageProblem`` at once, not half-way, where there are more than ``limit``.
    """
    made = picked(picks, domain)
    choices = [(made[issue],) if issue in made else options for issue, options in domain.options.items()]
    count = math.prod(map(len, choices))
    if count > limit:
        raise UsageProblem(f"the open picks have {count} completions, more than the {limit} allowed; pick more issues")
    issues = tuple(domain.options)
    return (dict(zip(issues, package, strict=True)) for package in itertools.product(*choices))
