"""Whether parameters say what they are, and decision rules can be met."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Body
from holdfast.document.coalition import Coalition
from holdfast.document.decision import DecisionRule
from holdfast.document.finding import Finding
from holdfast.document.guarantee import Guarantee
from holdfast.document.integrity.held import Held, Visit, finding, nearest
from holdfast.document.syntax_codes import shown


def check_numbers(held: Held) -> Iterator[Finding]:
    """A finding for every parameter without unit or source and every decision rule that cannot be met."""
    if held.framework is not None:
        for id, quantity in held.framework.model.parameters.items():
            for code, field, said in (("INT060", quantity.unit, "unit"), ("INT061", quantity.source, "source")):
                if not field:
                    yield finding(held.framework, ("parameters", id), code, f"The parameter {id} has no {said}.",
                                  why="Texts and conditions rest on it; without it nobody can read or doubt it.",
                                  next=f"Add `{said}:`.", at_key=True)
    for visit in held.visits():
        rule = visit.value
        if isinstance(rule, DecisionRule):
            yield from _rule(visit, visit.path, rule, _members(visit, held))


def _members(visit: Visit, held: Held) -> tuple[str, ...]:
    """Who votes where a rule does not say; nobody where that is not known."""
    owner = visit.owner
    if isinstance(owner, Body):
        return owner.members
    if isinstance(owner, Coalition):
        return tuple(owner.members)
    if isinstance(owner, Guarantee) and len(owner.by) == 1:
        coalition = held.case.model.coalitions.get(owner.by[0]) if held.case else None
        return tuple(coalition.members) if coalition else ()
    return ()


def _rule(visit: Visit, path: tuple[str | int, ...], rule: DecisionRule, around: tuple[str, ...]) -> Iterator[Finding]:
    members = rule.members or around
    held_together = sum(rule.weights.values())
    if rule.quota is not None and rule.weights and rule.quota > held_together:
        yield visit.finding("INT062", f"The quota is {rule.quota}, and all weights together are {held_together}.",
                            why="The decision could never be taken.", next="Lower the quota or correct the weights.",
                            path=(*path, "quota"))
    for key, asked in (("k", rule.k), ("quorum", rule.quorum)):
        if asked is not None and members and asked > len(members):
            yield visit.finding("INT062", f"`{key}` asks for {asked}, and there are {len(members)} members.",
                                why="The decision could never be taken.", next=f"Lower `{key}` or add members.",
                                path=(*path, key))
    for key, named in (("weights", tuple(rule.weights)), ("vetoes", rule.vetoes)):
        for position, name in enumerate(named):
            if members and name not in members:
                yield visit.finding("INT063", f"{shown(name)} is counted here and is no member.",
                                    why="A vote that is counted belongs to somebody who votes.",
                                    next=nearest(name, members, what=f"{shown(name)} as a member"),
                                    path=(*path, key, name if key == "weights" else position),
                                    at_key=key == "weights")
    for position, inner in enumerate(rule.all_of):
        yield from _rule(visit, (*path, "all-of", position), inner, members)
