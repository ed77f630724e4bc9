"""Whether stakes can be computed with: weights that add up, a score for every option, terms that can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from holdfast.document.addresses import Step
from holdfast.document.conditions import (
    Atom,
    Compared,
    Condition,
    ConditionError,
    Domain,
    Not,
    Picked,
    Vocabulary,
    all_of,
    atoms,
    can_hold,
    parse_condition,
)
from holdfast.document.finding import Finding
from holdfast.document.integrity.conditions import known_domain
from holdfast.document.integrity.held import Held
from holdfast.document.issue import ConditionalTerm, Issue, IssueStake, Ratification, Stakes
from holdfast.document.quantity import Quantity
from holdfast.errors import UsageProblem

ROUNDING = Decimal("0.001")
"""Weights given as single numbers may miss 1 by this much, so that shares can be rounded."""


@dataclass(frozen=True, slots=True)
class StakeFault:
    """One thing that keeps stakes from being computed with, and where it stands inside them."""

    path: tuple[Step, ...]
    code: str
    message: str
    why: str
    next: str
    at_key: bool = False


def check_stakes(held: Held) -> Iterator[Finding]:
    """A finding for everything that keeps the stakes of a case or an overlay from being computed with."""
    if held.case is None:
        return  # without its issues nothing can be said of a stake
    issues = held.case.model.issues
    domain = known_domain(held)
    for visit in held.visits():
        if visit.field == "stakes":
            for party, stakes in visit.value.items():
                for fault in stake_faults(stakes, issues, domain):
                    yield visit.finding(fault.code, fault.message, why=fault.why, next=fault.next,
                                        path=(*visit.path, party, *fault.path), at_key=fault.at_key)


def stake_faults(stakes: Stakes, issues: Mapping[str, Issue], domain: Domain | None) -> Iterator[StakeFault]:
    """Everything that keeps the stakes of one party from being computed with; terms only where there is a domain."""
    yield from _of_issues(stakes.issues, ("issues",), issues)
    weight = stakes.bargaining_weight
    if weight is not None and weight.bounds is not None and weight.bounds[0] <= 0:
        yield StakeFault(("bargaining-weight",), "INT092", "A bargaining weight is not above 0.",
                         "A party that weighs nothing in bargaining would not be a party.", "Give a number above 0.")
    if domain is not None:
        yield from _of_terms(stakes.terms, domain)
    if stakes.ratification is not None:
        yield from _of_home(stakes.ratification, issues)


def _of_issues(stakes: Mapping[str, IssueStake], path: tuple[Step, ...],
               issues: Mapping[str, Issue]) -> Iterator[StakeFault]:
    if not stakes:
        return
    for id, stake in stakes.items():
        yield from _out_of_range(stake.weight, (*path, id, "weight"), "weight")
        for option, score in stake.scores.items():
            yield from _out_of_range(score, (*path, id, "scores", option), "score")
        missing = [option for option in (issues[id].options if id in issues else ()) if option not in stake.scores]
        if missing and stake.weight.value != 0:
            yield StakeFault((*path, id), "INT091", f"The stake on {id} has no score for {', '.join(missing)}.",
                             "A package with that option would be worth nobody knows what.",
                             "Give each option of the issue a score from 0 to 1, as a range where it is not known.",
                             at_key=True)
    yield from _sum([stake.weight for stake in stakes.values()], path)


def _out_of_range(quantity: Quantity, path: tuple[Step, ...], what: str) -> Iterator[StakeFault]:
    bounds = quantity.bounds
    if bounds is None:
        yield StakeFault(path, "INT092", f"A {what} is a distribution without ends.",
                         f"Every {what} lies between 0 and 1.", "Give a range, or a distribution with ends.")
    elif not (bounds[0] >= 0 and bounds[1] <= 1):
        yield StakeFault(path, "INT092", f"A {what} is {_range(bounds)}.", f"Every {what} lies between 0 and 1.",
                         "Bring it onto the scale: the best option of an issue has 1, the worst 0." if what == "score"
                         else "Give the share of the whole that the issue has.")


def _sum(weights: list[Quantity], path: tuple[Step, ...]) -> Iterator[StakeFault]:
    bounds = [weight.bounds for weight in weights]
    low, high = sum(one[0] for one in bounds if one), sum(one[1] for one in bounds if one)
    if None in bounds:
        return  # a finding of its own
    slack = ROUNDING if low == high else Decimal(0)
    if low - slack <= 1 <= high + slack:
        return
    said = f"add up to {low}" if low == high else f"add up to between {low} and {high}"
    yield StakeFault(path, "INT090", f"The weights {said}, not to 1.",
                     "Weights are shares of one whole; otherwise a worth of no deal cannot be set beside them.",
                     "Correct the weights, or widen their ranges, so that they can add up to 1.", at_key=True)


def _of_terms(terms: tuple[ConditionalTerm, ...], domain: Domain) -> Iterator[StakeFault]:
    seen: list[tuple[int, Condition]] = []
    for position, term in enumerate(terms):
        condition = _read(term.if_)
        if condition is None:
            continue
        path = ("terms", position, "if")
        if not _can_hold(condition, domain):
            yield StakeFault(path, "INT093", "No package meets the condition of this term.",
                             "A bonus or loss that can never come about says something else than was meant.",
                             "Correct the condition, or remove the term.")
            continue
        same = next((first for first, other in seen if _same(condition, other, domain)), None)
        if same is None:
            seen.append((position, condition))
        elif _differ(term.worth, terms[same].worth):
            yield StakeFault(path, "INT093", f"Term {same + 1} has the same condition and another worth.",
                             "One condition cannot be worth two things.", "Keep one of the two terms.")


def _same(one: Condition, other: Condition, domain: Domain) -> bool:
    """Whether two conditions hold in the same packages, however they are written."""
    if {_about(atom) for atom in atoms(one)} != {_about(atom) for atom in atoms(other)}:
        return False
    return not (_can_hold(all_of([one, Not(other)]), domain) or _can_hold(all_of([other, Not(one)]), domain))


def _about(atom: Atom) -> str:
    return atom.issue if isinstance(atom, Picked) else atom.name if isinstance(atom, Compared) else ""


def _differ(one: Quantity, other: Quantity) -> bool:
    return (one.value, one.low, one.high, one.distribution) != (other.value, other.low, other.high, other.distribution)


def _read(text: str) -> Condition | None:
    try:
        return parse_condition(text, vocabulary=Vocabulary.TEXT)
    except ConditionError:
        return None  # a finding of its own


def _can_hold(condition: Condition, domain: Domain) -> bool:
    try:
        return can_hold(condition, {}, domain)
    except UsageProblem:
        return True  # it names what is not known here; that is a finding of its own, or undecided


def _of_home(home: Ratification, issues: Mapping[str, Issue]) -> Iterator[StakeFault]:
    for id, group in home.groups.items():
        yield from _of_issues(group.issues, ("ratification", "groups", id, "issues"), issues)
    held = [group.weight.bounds[1] if group.weight and group.weight.bounds else Decimal(1)
            for group in home.groups.values()]
    quota = home.quota.bounds if home.quota else None
    if home.quota is None or quota is None:
        return
    most = Decimal(1) if home.quota.unit == SHARE else sum(held, Decimal(0))
    if quota[0] > most:
        yield StakeFault(("ratification", "quota"), "INT062",
                         f"The quota is {_range(quota)}, and all groups together have {most}.",
                         "No text could ever pass at home.", "Lower the quota or correct the weights of the groups.")


SHARE = "share"
"""Unit of a quota that counts as a share of the weight of all groups."""


def _range(bounds: tuple[Decimal, Decimal]) -> str:
    return f"{bounds[0]}" if bounds[0] == bounds[1] else f"{bounds[0]} to {bounds[1]}"
