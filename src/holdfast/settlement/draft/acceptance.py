"""Whether a party accepts what a draft stands for: necessarily, possibly or never, whatever the numbers turn out to be.

A party accepts a package that keeps its own firm red lines, is worth no less to it than no deal, and passes at home.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.document.conditions.ground import All, Formula, join
from holdfast.document.conditions.search import Masks, satisfiable
from holdfast.inputs.between import Between
from holdfast.settlement.draft.completions import every_option, in_pieces, packages_of, picked_bits, size
from holdfast.settlement.draft.extreme import bounds_of, sum_over_ranges
from holdfast.settlement.draft.lines import all_limits, negation
from holdfast.settlement.problem import TOLERANCE, Group, Party, Problem, Ratification, Stake
from holdfast.solving.watch import Watch

EACH = 256
"""Up to so many completions are judged one by one."""


class Held(enum.StrEnum):
    """In how many of the cases that the assumptions allow something holds."""

    NECESSARILY = "necessarily"
    POSSIBLY = "possibly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Whether a party accepts a draft over all its completions and all readings."""

    party: str
    held: Held
    proven: bool
    """Of ``possibly``: whether a case for and a case against are known; the other two are always proven."""


def acceptance(problem: Problem, party: Party, masks: Masks, *, watch: Watch | None = None) -> Acceptance:
    """Whether a party accepts packages with the allowed options."""
    watch = watch or Watch()
    own = join(All, (limit.formula for limit in problem.limits if limit.party == party.id))
    whole = _judged(problem, party, own, masks, watch)
    if whole is not Held.POSSIBLY or size(masks) > EACH:
        return Acceptance(party.id, whole, proven=whole is not Held.POSSIBLY or size(masks) == 1)
    each = []
    for codes in in_pieces(problem, masks):
        for package in packages_of(codes):
            if watch.is_over:
                return Acceptance(party.id, whole, proven=False)
            each.append(_judged(problem, party, own, picked_bits(problem, package), watch))
    return Acceptance(party.id, _over_all(each), proven=True)


def feasibility(problem: Problem, masks: Masks) -> Held:
    """Whether packages with the allowed options keep all firm limits together."""
    return _of_formula(all_limits(problem), masks, every_option(problem))


def _judged(problem: Problem, party: Party, own: Formula, masks: Masks, watch: Watch) -> Held:
    """Exact for one package, because each thing it needs turns out independently of the others."""
    needs = [
        _of_formula(own, masks, every_option(problem)),
        _of_worth(problem, party.stake, party.disagreement, masks, watch),
    ]
    if party.ratification is not None:
        needs.append(_at_home(problem, party.ratification, masks, watch))
    return _all_of(needs)


def _of_formula(together: Formula, masks: Masks, every: Masks) -> Held:
    if not satisfiable(together, masks):
        return Held.NEVER
    return Held.POSSIBLY if satisfiable(negation(together, every), masks) else Held.NECESSARILY


def _of_worth(problem: Problem, stake: Stake, disagreement: Between, masks: Masks, watch: Watch) -> Held:
    gain = bounds_of(sum_over_ranges(problem, stake), masks, watch=watch).less(disagreement)
    if gain.low >= -TOLERANCE:
        return Held.NECESSARILY
    return Held.POSSIBLY if gain.high >= -TOLERANCE else Held.NEVER


def _at_home(problem: Problem, rule: Ratification, masks: Masks, watch: Watch) -> Held:
    says = [(group, _of_group(problem, group, masks, watch)) for group in rule.groups]

    def passes(yes: frozenset[Held]) -> bool:
        votes = sum(group.weight for group, held in says if held in yes)
        return votes >= rule.quota - TOLERANCE and all(held in yes for group, held in says if group.veto)

    if passes(frozenset({Held.NECESSARILY})):
        return Held.NECESSARILY
    return Held.POSSIBLY if passes(frozenset({Held.NECESSARILY, Held.POSSIBLY})) else Held.NEVER


def _of_group(problem: Problem, group: Group, masks: Masks, watch: Watch) -> Held:
    needs = []
    if group.requires is not None:
        needs.append(_of_formula(group.requires, masks, every_option(problem)))
    if group.stake is not None:
        needs.append(_of_worth(problem, group.stake, group.disagreement, masks, watch))
    return _all_of(needs)


def _all_of(needs: Iterable[Held]) -> Held:
    found = set(needs)
    if Held.NEVER in found:
        return Held.NEVER
    return Held.POSSIBLY if Held.POSSIBLY in found else Held.NECESSARILY


def _over_all(each: Iterable[Held]) -> Held:
    found = set(each)
    return found.pop() if len(found) == 1 else Held.POSSIBLY
