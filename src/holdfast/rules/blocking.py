"""Who can stop a decision: alone, or together with others, under a decision rule."""

from __future__ import annotations

from collections.abc import Collection

from holdfast.document.decision import DecisionRule, RuleKind
from holdfast.rules.context import Context

ALL_MUST_AGREE = frozenset({RuleKind.UNANIMITY, RuleKind.CONSENSUS})


def blockers(rule: DecisionRule, members: tuple[str, ...]) -> frozenset[str]:
    """Those without whose assent nothing happens, each alone."""
    vetoes = frozenset(rule.vetoes)
    if rule.kind is RuleKind.NESTED:
        return vetoes.union(*(blockers(part, part.members or members) for part in rule.all_of))
    if rule.kind in ALL_MUST_AGREE:
        return vetoes | frozenset(members)
    if rule.kind is RuleKind.DEFAULT_ON:
        return frozenset(members) if rule.k == 1 else frozenset()
    if rule.kind is RuleKind.K_OF_N and rule.k == len(members):
        return vetoes | frozenset(members)
    if rule.kind is RuleKind.SINGLE and rule.chair:
        return vetoes | {rule.chair}
    if rule.kind is RuleKind.WEIGHTED and rule.quota is not None:
        total = sum(rule.weights.values())
        return vetoes | {id for id, weight in rule.weights.items() if total - weight < rule.quota}
    return vetoes


def deciders(rule: DecisionRule) -> frozenset[str]:
    """Those who decide alone: to decide is not to block, so nobody is asked whose side they take."""
    own = frozenset((rule.chair,)) if rule.kind is RuleKind.SINGLE and rule.chair else frozenset[str]()
    return own.union(*(deciders(part) for part in rule.all_of))


def together(rule: DecisionRule, members: tuple[str, ...], side: Collection[str]) -> bool:
    """Whether those of one side can stop a decision by their votes taken together."""
    if rule.kind is RuleKind.NESTED:
        return any(together(part, part.members or members, side) for part in rule.all_of)
    votes = len(set(side) & set(members))
    if rule.kind is RuleKind.K_OF_N and rule.k is not None:
        return bool(votes) and len(members) - votes < rule.k
    if rule.kind is RuleKind.DEFAULT_ON and rule.k is not None:
        return votes >= rule.k
    if rule.kind is RuleKind.WEIGHTED and rule.quota is not None:
        rest = sum(weight for id, weight in rule.weights.items() if id not in side)
        return bool(set(side) & set(rule.weights)) and rest < rule.quota
    return False


def groups_of(context: Context, side: Collection[str]) -> frozenset[str]:
    """The parties that have one of a side as a member, and that speak for it in a vote."""
    return frozenset(id for id, party in context.parties.items() if set(side) & set(party.members))


def members_of(context: Context, id: str) -> tuple[str, ...]:
    """Those who sit in a body, coalition or party; none where nothing says it."""
    body = context.framework.bodies.get(id)
    if body is not None:
        return body.members or tuple(body.seats)
    coalition = context.case.coalitions.get(id) if context.case else None
    party = context.parties.get(id)
    return tuple(coalition.members) if coalition else (party.members if party else ())
