"""The stakes of a party as numbers: weights, scores, terms, what no deal is worth to it, and how sure all that is."""

from __future__ import annotations

from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis as Ground
from holdfast.document.text import words_in
from holdfast.document.war import WarOutlook
from holdfast.inputs.between import Between
from holdfast.inputs.table import Inputs
from holdfast.settlement.problem import Basis, Lottery, Party, Stake, Term
from holdfast.settlement.translate_collect import Around, Collected
from holdfast.settlement.translate_home import ratification_of
from holdfast.settlement.translate_worth import least_worth, stake_on
from holdfast.settlement.translated import Missing, RemarkKind

_OF_GROUND = {Ground.PUBLISHED: Basis.STATED, Ground.ESTIMATED: Basis.ESTIMATED, Ground.ASSUMED: Basis.ASSUMED}


def party_of(id: str, held: Collected) -> Party:
    """The party with its stakes, which the case has."""
    stakes = held.case.stakes[id]
    base, around = f"stakes.{id}", held.around_stakes(id)
    begin = len(held.inputs)
    stake = _stake(id, held, around)
    lottery = _lottery(id, held) if stakes.disagreement is None else None
    reserve = lottery.value if lottery else None
    if stakes.disagreement is not None:
        reserve = held.between(stakes.disagreement, around, name=f"worth of no deal to {id}",
                               address=f"{base}.disagreement")
    weight = 1.0
    if stakes.bargaining_weight is not None:
        weight = held.number(stakes.bargaining_weight, around, name=f"weight of {id} in bargaining",
                             address=f"{base}.bargaining-weight").mid
    home = None
    if stakes.ratification is not None and stakes.ratification.groups:
        home = ratification_of(id, stakes.ratification, held, around, stake=stake, disagreement=reserve)
    ground = Inputs(tuple(held.inputs[begin:])).weakest
    party = held.case.parties.get(id)
    return Party(
        id, stake, reserve or _stand_in(id, stake, held), lottery, weight, home,
        basis=_OF_GROUND[ground or Ground.ASSUMED], name=(party.short or words_in(party.name)) if party else id,
        reserve_known=reserve is not None,
    )


def _stake(id: str, held: Collected, around: Around) -> Stake:
    stakes = held.case.stakes[id]
    stake = stake_on(stakes.issues, held, around, base=f"stakes.{id}.issues", whose=id)
    terms = []
    for position, term in enumerate(stakes.terms):
        at = f"stakes.{id}.terms[{position}]"
        formula = held.formula(term.if_, at)
        if formula is not None:
            worth = held.between(term.worth, around.inside(term), name=f"worth to {id} where {term.if_}",
                                 address=f"{at}.worth")
            terms.append(Term(formula, worth))
    left_out = [issue for issue in held.domain.options if issue not in stakes.issues]
    if left_out:
        held.remark(RemarkKind.NO_WEIGHT, f"stakes.{id}.issues",
                    f"To {id} nothing depends on {', '.join(left_out)}: its stakes leave "
                    f"{'it' if len(left_out) == 1 else 'them'} out.")
    return Stake(stake.weights, stake.scores, tuple(terms), stake.shared_total)


_OUTLOOK = {"wins": "chance of prevailing", "prize": "worth of prevailing", "cost": "cost of fighting on"}


def _lottery(id: str, held: Collected) -> Lottery | None:
    """Fighting on as a costly lottery, or nothing where a part of it is not known; that part is then missing."""
    outlook = held.case.war.parties.get(id) if held.case.war else None
    if outlook is None:
        held.missing.append(_no_reserve(id, held))
        return None
    lacks = [name for name in _OUTLOOK if getattr(outlook, name) is None]
    if lacks:
        held.missing.extend(Missing(f"war.parties.{id}.{name}", f"{_OUTLOOK[name]} of {id}", id) for name in lacks)
        return None
    around = held.around_outlook(id)
    wins, prize, cost = (
        held.between(_part(outlook, name), around, name=f"{words} of {id}", address=f"war.parties.{id}.{name}")
        for name, words in _OUTLOOK.items()
    )
    rate = None
    if outlook.cost_rate is not None:
        rate = held.between(outlook.cost_rate, around, name=f"cost of fighting on per year of {id}",
                            address=f"war.parties.{id}.cost-rate")
    return Lottery(wins, prize, cost, rate)


def _no_reserve(id: str, held: Collected) -> Missing:
    party = held.case.parties.get(id)
    if party is not None and party.belligerent:
        return Missing(f"war.parties.{id}", f"what fighting on holds for {id}, or its disagreement value", id)
    return Missing(f"stakes.{id}.disagreement", f"what no deal is worth to {id}", id)


def _part(outlook: WarOutlook, name: str) -> Quantity:
    part = getattr(outlook, name)
    assert isinstance(part, Quantity)  # what is absent was found to be missing before
    return part


def _stand_in(id: str, stake: Stake, held: Collected) -> Between:
    """What stands in for a worth of no deal that is not known: no package is worth less, so it rules out none."""
    held.remark(RemarkKind.RESERVE_UNKNOWN, f"stakes.{id}.disagreement",
                f"What no deal is worth to {id} is not known, so that nothing is ruled out by it here.")
    return Between.point(least_worth(stake))
