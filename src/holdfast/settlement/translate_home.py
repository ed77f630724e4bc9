"""How a party ratifies at home, as groups with weights, and a quota."""

from __future__ import annotations

from holdfast.document.integrity.stakes import SHARE
from holdfast.document.issue import Ratification as RatificationEntry
from holdfast.document.issue import Ratifier
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Group, Ratification, Stake
from holdfast.settlement.translate_collect import Around, Collected
from holdfast.settlement.translate_worth import least_worth, stake_on
from holdfast.settlement.translated import RemarkKind

_NO_VETO = frozenset({"false", "no", "none"})
_WHOLE_VETO = frozenset({"true", "yes"})


def ratification_of(party: str, entry: RatificationEntry, held: Collected, around: Around, *, stake: Stake,
                    disagreement: Between | None) -> Ratification:
    """The ratification of a party; stake and worth of no deal of the party stand in for those a group does not say."""
    base = f"stakes.{party}.ratification"
    groups = tuple(
        _group(f"{base}.groups.{id}", id, group, held, around.inside(group), stake=stake, disagreement=disagreement)
        for id, group in entry.groups.items()
    )
    if entry.quota is None:
        if not all(group.veto for group in groups):
            held.remark(RemarkKind.RULE_READ, base,
                        f"No quota of ratification is given for {party}, so that only groups with a veto decide.")
        return Ratification(groups, 0.0)
    quota = held.number(entry.quota, around, name=f"quota of ratification of {party}", address=f"{base}.quota").mid
    whole = sum(group.weight for group in groups) if entry.quota.unit == SHARE else 1.0
    return Ratification(groups, quota * whole)


def _group(base: str, id: str, group: Ratifier, held: Collected, around: Around, *, stake: Stake,
           disagreement: Between | None) -> Group:
    """The group; without stakes of its own it has those of its party, and so with its worth of no deal."""
    weight = 1.0
    if group.weight is not None:
        weight = held.number(group.weight, around, name=f"weight of {id}", address=f"{base}.weight").mid
    # With both the stake and the worth of no deal of its party it approves what the party accepts, so it needs neither.
    own = stake if group.disagreement is not None else None
    if group.issues:
        own = stake_on(group.issues, held, around, base=f"{base}.issues", whose=id)
    reserve = disagreement
    if group.disagreement is not None:
        reserve = held.between(group.disagreement, around, name=f"worth of no deal to {id}",
                               address=f"{base}.disagreement")
    if reserve is None:  # that of its party is not known either; the party's remark says so
        reserve = Between.point(least_worth(own or stake))
    return Group(
        id, weight, veto=_has_veto(base, id, group, held),
        requires=held.formula(group.requires, f"{base}.requires") if group.requires else None,
        stake=own, disagreement=reserve,
    )


def _has_veto(base: str, id: str, group: Ratifier, held: Collected) -> bool:
    said = (group.veto or "false").lower()
    if said in _NO_VETO:
        return False
    if said not in _WHOLE_VETO:
        held.remark(RemarkKind.RULE_READ, f"{base}.veto",
                    f"The veto of {id} is given in words ({group.veto}); it is read as one on the whole package.")
    return True
