"""What each step means to each party, as written or as assumed alike for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.inputs.between import NOTHING, Between
from holdfast.inputs.gathering import Gathering
from holdfast.inputs.table import Input
from holdfast.roadmap.problem import PartyTerms, StepTerms
from holdfast.roadmap.translation.items import Item
from holdfast.roadmap.translation.priors import BENEFIT, COST, DISCOUNT, RELATIONSHIP, SURPRISE, Prior

Numbers = Mapping[str, Between]
_OF_CLAUSES = ("cost", "benefit")

Set = Mapping[str, Quantity]
"""Numbers of a named future by address."""


@dataclass(slots=True)
class Worth:
    """Reads what steps, parties and guarantees are worth, in one named future, and remembers every number."""

    framework: Framework
    case: Case | None
    parties: Sequence[str]
    gathered: Gathering
    instead: Set = field(default_factory=dict)
    alike: dict[str, None] = field(default_factory=dict)
    """Steps of which nobody has said any number."""
    partly: dict[str, None] = field(default_factory=dict)
    """Steps of which some numbers are said and others are assumed."""
    used: set[str] = field(default_factory=set)
    """Addresses of ``instead`` that were read."""
    known: dict[str, Input] = field(default_factory=dict)
    """What was read already, by address, in whichever future."""

    def in_future(self, instead: Set) -> Worth:
        """The same with some numbers replaced."""
        return replace(self, instead=instead, used=set())

    def step(self, item: Item, verified: Between) -> StepTerms:
        """What one step means to each party; that of an outsider means what somebody says, and nothing more."""
        performers = [party for party in item.by if party in self.parties]
        cost, benefit = self._of(item, "cost"), self._of(item, "benefit")
        if performers:
            lacks_cost = [party for party in performers if party not in cost]
            lacks_benefit = self._receives(item, benefit)
            if lacks_cost or lacks_benefit:
                (self.partly if cost or benefit else self.alike)[item.id] = None
            cost |= {party: self.assumed(COST, f"cost of {item.id} to {party}", f"{item.address}.cost.{party}")
                     for party in lacks_cost}
            benefit |= {party: self.assumed(BENEFIT, f"benefit of {item.id} to {party}",
                                            f"{item.address}.benefit.{party}") for party in lacks_benefit}
        return StepTerms(cost=cost, benefit=benefit, shift=self._of(item, "security_shift"),
                         deposit=self._of(item, "deposit"), verified=verified)

    def _receives(self, item: Item, said: Numbers) -> list[str]:
        """Who receives something by a step of which nobody says what: the others, or all where all perform it."""
        others = [party for party in self.parties if party not in item.by]
        if not others:
            return [] if said else list(self.parties)
        return [party for party in others if party not in said]

    def party(self, id: str, *, behind: Iterable[Item] = ()) -> PartyTerms:
        """What one party would lose and win by walking away, after steps that lie behind it already."""
        stakes = self.case.stakes.get(id) if self.case else None
        war = self.case.war.parties.get(id) if self.case and self.case.war else None
        at = f"stakes.{id}.relationship"
        relationship = self.or_assumed(stakes.relationship if stakes else None, RELATIONSHIP, at, stakes,
                                       f"worth of good relations to {id}")
        away = self.or_assumed(war.surprise if war else None, SURPRISE, f"war.parties.{id}.surprise", war,
                               f"gain of {id} from walking away")
        shifts = [shift[id] for item in behind if id in (shift := self._of(item, "security_shift"))]
        away = Between(away.low + sum(shift.low for shift in shifts), away.high + sum(shift.high for shift in shifts))
        return PartyTerms(relationship=relationship, walking_away=away, discount=self._discount(id))

    def _discount(self, id: str) -> Between:
        """The party's own discount rate, or else the common one."""
        war = self.case.war if self.case else None
        own = war.parties.get(id) if war else None
        at = f"war.parties.{id}.discount"
        if (own is not None and own.discount is not None) or at in self.instead:
            return self.number(own.discount if own else None, at, own, f"discount of {id}")
        return self.or_assumed(war.discount if war else None, DISCOUNT, "war.discount", war, "discount for time")

    def _of(self, item: Item, name: str) -> dict[str, Between]:
        """The numbers of a step by party; a cost or benefit that it does not say is the sum over its clauses."""
        key, what = name.replace("_", "-"), name.replace("_", " ")
        own = getattr(item.step, name, {}) if item.step is not None else {}
        said = {party: f"{item.address}.{key}.{party}" for party in self.parties}
        found = {party: self.number(own.get(party), at, item.step, f"{what} of {item.id} to {party}")
                 for party, at in said.items() if item.step is not None and (party in own or at in self.instead)}
        summed: dict[str, Between] = {}
        for id, clause in item.clauses.items() if name in _OF_CLAUSES else ():
            for party, value in getattr(clause, name).items():
                if party in self.parties and party not in found:
                    read = self.number(value, f"clauses.{id}.{key}.{party}", clause, f"{what} of {id} to {party}")
                    held = summed.get(party, NOTHING)
                    summed[party] = Between(held.low + read.low, held.high + read.high)
        return found | summed

    def or_assumed(self, quantity: Quantity | None, prior: Prior, at: str, inside: Element | None,
                   name: str) -> Between:
        """The number at an address, or the range that is assumed where nobody has said it."""
        if quantity is None and at not in self.instead:
            return self.assumed(prior, name, at)
        return self.number(quantity, at, inside, name)

    def number(self, quantity: Quantity | None, address: str, inside: Element | None, name: str) -> Between:
        """The number at an address, or what stands for it in this future; one of the two is there."""
        said = self.instead.get(address)
        if said is not None:
            self.used.add(address)
            return _ends(self.gathered.number(said, name=name, address=address, inside=inside))
        assert quantity is not None  # only asked where one of the two is there
        if address not in self.known:
            self.known[address] = self.gathered.number(quantity, name=name, address=address, inside=inside)
        return _ends(self.known[address])

    def assumed(self, prior: Prior, name: str, address: str) -> Between:
        """The range that stands alike for every number that nobody has said."""
        if address not in self.known:
            self.known[address] = self.gathered.default(
                name=name, address=address, low=prior.low, high=prior.high, unit=prior.unit, note=prior.note)
            self.gathered.lacks(address, name)
        return _ends(self.known[address])


def _ends(read: Input) -> Between:
    return Between(read.low, read.high)
