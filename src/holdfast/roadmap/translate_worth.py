"""What each step means to each party, as written or as assumed alike for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.guarantee import Guarantee
from holdfast.document.quantity import Quantity
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Gathering
from holdfast.inputs.table import Input
from holdfast.roadmap.priors import ANSWER, BENEFIT, COST, DISCOUNT, PENALTY, RELATIONSHIP, SURPRISE, Prior
from holdfast.roadmap.problem import Guard, PartyTerms, StepTerms
from holdfast.roadmap.translate_items import Item

Numbers = Mapping[str, Between]
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

    def step(self, item: Item) -> StepTerms:
        """What one step means to each party."""
        performers = [party for party in item.by if party in self.parties]
        others = [party for party in self.parties if party not in item.by]
        cost, benefit = self._of(item, "cost"), self._of(item, "benefit")
        if not cost and not benefit:
            self.alike[item.id] = None
        for party in performers:
            if party not in cost:
                cost[party] = self._assumed(COST, f"cost of {item.id} to {party}", f"{item.address}.cost.{party}")
        if not benefit:
            benefit = {party: self._assumed(BENEFIT, f"benefit of {item.id} to {party}",
                                            f"{item.address}.benefit.{party}") for party in others}
        return StepTerms(
            cost={party: value for party, value in cost.items() if party in self.parties},
            benefit={party: value for party, value in benefit.items() if party in self.parties},
            shift=self._of(item, "security_shift"), deposit=self._of(item, "deposit"), verified=self._verified(item))

    def jointly(self, item: Item) -> Numbers:
        """What a step that all perform together brings each of them, where nobody says it."""
        return {party: self._assumed(BENEFIT, f"benefit of {item.id} to {party}", f"{item.address}.benefit.{party}")
                for party in self.parties}

    def party(self, id: str, *, behind: Iterable[Item] = ()) -> PartyTerms:
        """What one party would lose and win by walking away, after steps that lie behind it already."""
        stakes = self.case.stakes.get(id) if self.case else None
        war = self.case.war.parties.get(id) if self.case and self.case.war else None
        at = f"stakes.{id}.relationship"
        relationship = self._or_assumed(stakes.relationship if stakes else None, RELATIONSHIP, at, stakes,
                                        f"worth of good relations to {id}")
        away = self._or_assumed(war.surprise if war else None, SURPRISE, f"war.parties.{id}.surprise", war,
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
            return self._number(own.discount if own else None, at, own, f"discount of {id}")
        return self._or_assumed(war.discount if war else None, DISCOUNT, "war.discount", war, "discount for time")

    def guard(self, id: str, guarantee: Guarantee, *, starts: Iterable[str], ends: Iterable[str]) -> Guard | None:
        """A guarantee as what walking away costs those it is used against; nothing where it is used against nobody."""
        against = [party for party in (guarantee.against or self.parties) if party in self.parties]
        if not against:
            return None
        penalty = {}
        for party in against:
            cost = self._penalty(id, guarantee, party)
            answer = self._answer(id, guarantee, party)
            penalty[party] = Between(max(0.0, cost.low) * answer.low, max(0.0, cost.high) * answer.high)
        return Guard(id, penalty, tuple(starts), tuple(ends))

    def _penalty(self, id: str, guarantee: Guarantee, party: str) -> Between:
        at = f"guarantees.{id}.penalty.{party}"
        own = guarantee.penalty.get(party)
        if own is not None or at in self.instead:
            return self._number(own, at, guarantee, f"penalty of {id} to {party}")
        parts = [self._number(measure.penalty, f"guarantees.{id}.measures[{n}].penalty", guarantee, f"penalty of {id}")
                 for n, measure in enumerate(guarantee.measures) if measure.penalty is not None]
        if parts:
            return Between(sum(part.low for part in parts), sum(part.high for part in parts))
        return self._assumed(PENALTY, f"penalty of {id} to {party}", at)

    def _answer(self, id: str, guarantee: Guarantee, party: str) -> Between:
        """The chance that the party expects an answer: what it believes, or the weakest and strongest guarantor."""
        at = f"guarantees.{id}.believed.{party}"
        if party in guarantee.believed or at in self.instead:
            return self._number(guarantee.believed.get(party), at, guarantee, f"answer that {party} expects of {id}")
        said = [self._number(value, f"guarantees.{id}.willingness.{name}", guarantee, f"willingness of {name}")
                for name, value in guarantee.willingness.items()]
        said = said or list(self._members(guarantee))
        if not said:
            return self._assumed(ANSWER, f"answer that {party} expects of {id}", at)
        return Between(min(one.low for one in said), max(one.high for one in said))

    def _members(self, guarantee: Guarantee) -> Iterable[Between]:
        for name, coalition in (self.case.coalitions if self.case else {}).items():
            for id, member in coalition.members.items():
                if member.willingness is not None and ((member.party or id) in guarantee.by or name in guarantee.by):
                    yield self._number(member.willingness, f"coalitions.{name}.members.{id}.willingness", member,
                                       f"willingness of {id}")

    def _of(self, item: Item, name: str) -> dict[str, Between]:
        """The numbers of a step by party, or else the sum over the clauses that it carries out."""
        key = name.replace("_", "-")
        own = getattr(item.step, name, {}) if item.step is not None else {}
        found = {party: self._number(value, f"{item.address}.{key}.{party}", item.step,
                                     f"{key} of {item.id} to {party}")
                 for party, value in own.items()}
        for address in self.instead:
            head, _, party = address.rpartition(".")
            if head == f"{item.address}.{key}" and party not in found:
                found[party] = self._number(None, address, item.step, f"{key} of {item.id} to {party}")
        if found or name not in ("cost", "benefit"):
            return {party: value for party, value in found.items() if party in self.parties}
        for id, clause in item.clauses.items():
            for party, value in getattr(clause, name).items():
                read = self._number(value, f"clauses.{id}.{key}.{party}", clause, f"{key} of {id} to {party}")
                held = found.get(party, Between(0, 0))
                found[party] = Between(held.low + read.low, held.high + read.high)
        return found

    def _verified(self, item: Item) -> Between:
        """The chance that pretending is noticed: the step's own, that of its means, or certain where nobody says."""
        step, at = item.step, f"{item.address}.verification"
        if (step is not None and step.verification is not None) or at in self.instead:
            return self._number(step.verification if step else None, at, step, f"verification of {item.id}")
        verification = self.framework.verification
        means = verification.means if verification else {}
        named = [*(step.verified_by if step else ()),
                 *(name for clause in item.clauses.values() for name in clause.observe)]
        seen = [self._number(means[name].detection, f"verification.means.{name}.detection", means[name],
                             f"detection by {name}") for name in dict.fromkeys(named)
                if name in means and means[name].detection is not None]
        if not seen:
            return Between(1.0, 1.0)
        missed_low, missed_high = 1.0, 1.0
        for one in seen:
            missed_low, missed_high = missed_low * (1 - one.low), missed_high * (1 - one.high)
        return Between(1 - missed_low, 1 - missed_high)

    def _or_assumed(self, quantity: Quantity | None, prior: Prior, at: str, inside: Element | None,
                    name: str) -> Between:
        if quantity is None and at not in self.instead:
            return self._assumed(prior, name, at)
        return self._number(quantity, at, inside, name)

    def _number(self, quantity: Quantity | None, address: str, inside: Element | None, name: str) -> Between:
        said = self.instead.get(address, quantity)
        assert said is not None  # only asked where one of the two is there
        known = self.gathered.table.at(address) if address not in self.instead else None
        return _ends(known or self.gathered.number(said, name=name, address=address, inside=inside))

    def _assumed(self, prior: Prior, name: str, address: str) -> Between:
        known = self.gathered.table.at(address)
        if known is None:
            known = self.gathered.default(name=name, address=address, low=prior.low, high=prior.high, unit=prior.unit,
                                          note=prior.note)
            self.gathered.lacks(address, name)
        return _ends(known)


def _ends(read: Input) -> Between:
    return Between(read.low, read.high)
