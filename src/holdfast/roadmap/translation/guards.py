"""What walking away costs while it is in force: guarantees, and relief that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.document.guarantee import Guarantee
from holdfast.document.quantity import Quantity
from holdfast.document.settlement_parts import Relief
from holdfast.document.times import TimePoint
from holdfast.inputs.between import Between
from holdfast.roadmap.problem import Guard
from holdfast.roadmap.translation.days import Scale
from holdfast.roadmap.translation.order import Order
from holdfast.roadmap.translation.priors import ANSWER, PENALTY
from holdfast.roadmap.translation.worth import Worth

Penalties = dict[str, Between]


@dataclass(frozen=True, slots=True)
class Guards:
    """Reads the guards of one text in one named future."""

    worth: Worth
    order: Order
    scale: Scale
    gone: frozenset[str] = frozenset()
    """Guarantors that no longer act."""
    met: frozenset[str] = frozenset()
    """Elements that are met already."""

    def guarantees(self) -> Iterator[Guard]:
        """The guarantees that somebody is left to keep, each with what its answer costs those it is used against."""
        for id, guarantee in self.worth.framework.guarantees.items():
            if guarantee.by and self.gone.issuperset(guarantee.by):
                continue
            against = [party for party in (guarantee.against or self.parties) if party in self.parties]
            penalty = {}
            for party in against:
                cost, answer = self._penalty(id, guarantee, party), self._answer(id, guarantee, party)
                penalty[party] = Between(max(0.0, cost.low) * answer.low, max(0.0, cost.high) * answer.high)
            starts = tuple(self.order.of(id).steps)
            self._on_start(id, guarantee)
            ends = self._ends(id, guarantee.until, lasts=guarantee.duration is not None, at=f"guarantees.{id}")
            if penalty and ends is not None:
                yield Guard(id, penalty, starts, ends)

    def relief(self) -> Iterator[Guard]:
        """Relief that the text lets be taken back: whoever walks away loses it once it has been given."""
        for id, relief in self.worth.framework.relief.items():
            if relief.snapback is None:
                continue
            waits = self.order.of(id)
            given = id in self.met or bool(waits.passed and not waits.through)
            if not waits.steps and not given:
                self._remark("relief-not-counted", f"relief.{id}.after", f"{id} can be taken back; which step brings "
                             "it cannot be told from the text as encoded, so that it guards nothing here.")
                continue
            penalty = self._taken_back(id, relief)
            ends = self._ends(id, relief.snapback_until, lasts=False, at=f"relief.{id}.snapback-until")
            if penalty and ends is not None:
                yield Guard(id, penalty, tuple(waits.steps), ends)

    @property
    def parties(self) -> Sequence[str]:
        """The parties that could walk away."""
        return self.worth.parties

    def _on_start(self, id: str, guarantee: Guarantee) -> None:
        """Remark where a guarantee is taken to protect from the start although the text may mean later."""
        waits = self.order.of(id)
        if waits.steps:
            return
        day = self.scale.of(guarantee.in_force)
        if waits.through:
            said = f"{id} waits for {', '.join(waits.through)}, which no step brings about"
        elif guarantee.in_force is None:
            said = f"The text as encoded does not say when {id} begins to protect"
        elif day is not None and day[1] > 0:
            said = f"{id} begins to protect on day {day[1]:.0f}"
        else:
            return
        self._remark("guarantee-start", f"guarantees.{id}.in-force", f"{said}; it is taken to do so from the start.")

    def _ends(self, id: str, until: TimePoint | None, *, lasts: bool, at: str) -> tuple[str, ...] | None:
        """The steps by which a guard ends, none where it is taken to last; nothing at all where it is over."""
        element = until.depends_on if until is not None else None
        if element is not None:
            if element in self.met:
                return None
            steps = (element,) if element in self.order.steps else tuple(self.order.of(element).steps)
            if steps:
                return steps
        if until is not None or lasts:
            self._remark("guarantee-ends", at, f"{id} ends at some time; here it is taken to last until the steps are "
                         "done.")
        return ()

    def _penalty(self, id: str, guarantee: Guarantee, party: str) -> Between:
        at = f"guarantees.{id}.penalty.{party}"
        own = guarantee.penalty.get(party)
        if own is not None or at in self.worth.instead:
            return self.worth.number(own, at, guarantee, f"penalty of {id} to {party}")
        parts = [self.worth.number(measure.penalty, f"guarantees.{id}.measures[{n}].penalty", guarantee,
                                   f"penalty of {id}")
                 for n, measure in enumerate(guarantee.measures) if measure.penalty is not None]
        if parts:
            return Between(sum(part.low for part in parts), sum(part.high for part in parts))
        return self.worth.assumed(PENALTY, f"penalty of {id} to {party}", at)

    def _answer(self, id: str, guarantee: Guarantee, party: str) -> Between:
        """The chance that the party expects an answer: what it believes, or the weakest and strongest guarantor."""
        at = f"guarantees.{id}.believed.{party}"
        if party in guarantee.believed or at in self.worth.instead:
            return self.worth.number(guarantee.believed.get(party), at, guarantee,
                                     f"answer that {party} expects of {id}")
        said = [self.worth.number(value, f"guarantees.{id}.willingness.{name}", guarantee, f"willingness of {name}")
                for name, value in guarantee.willingness.items() if name not in self.gone]
        said = said or list(self._members(guarantee)) or list(self._common(guarantee))
        if not said:
            return self.worth.assumed(ANSWER, f"answer that {party} expects of {id}", at)
        return Between(min(one.low for one in said), max(one.high for one in said))

    def _members(self, guarantee: Guarantee) -> Iterator[Between]:
        """The willingness of the guarantors that are members of a coalition, as far as each has its own."""
        for name, coalition in (self.worth.case.coalitions if self.worth.case else {}).items():
            for id, member in coalition.members.items():
                party = member.party or id
                bound = party in guarantee.by or name in guarantee.by
                if member.willingness is not None and bound and party not in self.gone:
                    yield self.worth.number(member.willingness, f"coalitions.{name}.members.{id}.willingness", member,
                                            f"willingness of {id}")

    def _common(self, guarantee: Guarantee) -> Iterator[Between]:
        """The common willingness of the coalitions that the guarantors are, or are members of."""
        for name, coalition in (self.worth.case.coalitions if self.worth.case else {}).items():
            members = {member.party or id for id, member in coalition.members.items()} - self.gone
            if coalition.willingness is not None and (name in guarantee.by or members.intersection(guarantee.by)):
                yield self.worth.number(coalition.willingness, f"coalitions.{name}.willingness", coalition,
                                        f"willingness of {name}")

    def _taken_back(self, id: str, relief: Relief) -> Penalties:
        """What losing the relief again costs each beneficiary, with the chance that it is taken back."""
        found = {}
        for party in relief.beneficiary:
            if party not in self.parties:
                continue
            worth = self._worth(id, relief, party)
            if worth is None:
                self._remark("relief-not-counted", f"relief.{id}.value", f"{id} can be taken back; nobody has said, on "
                             f"the scale of {party}, what that would cost it, so that it guards nothing here.")
                self.worth.gathered.lacks(f"relief.{id}.value", f"what losing {id} again costs {party}")
                continue
            chance = self._way_back(id, relief)
            found[party] = Between(max(0.0, worth.low) * chance.low, max(0.0, worth.high) * chance.high)
        return found

    def _worth(self, id: str, relief: Relief, party: str) -> Between | None:
        at = f"relief.{id}.value"
        if at in self.worth.instead or (relief.value is not None and _is_score(relief.value)):
            return self.worth.number(relief.value, at, relief, f"worth of {id}")
        sanctions = self.worth.case.sanctions if self.worth.case else {}
        costs = [self.worth.number(sanctions[name].cost[party], f"sanctions.{name}.cost.{party}", sanctions[name],
                                   f"cost of {name} to {party} in a year")
                 for name in relief.measures if name in sanctions and party in sanctions[name].cost
                 and _is_score(sanctions[name].cost[party])]
        return Between(sum(one.low for one in costs), sum(one.high for one in costs)) if costs else None

    def _way_back(self, id: str, relief: Relief) -> Between:
        """The chance that relief is taken back: that none of those who could stop it does."""
        blocks = [self.worth.number(value, f"relief.{id}.would-block.{name}", relief, f"chance that {name} stops it")
                  for name, value in relief.would_block.items()]
        if not blocks:
            return self.worth.assumed(ANSWER, f"chance that {id} is taken back", f"relief.{id}.would-block")
        low, high = 1.0, 1.0
        for one in blocks:
            low, high = low * (1 - one.high), high * (1 - one.low)
        return Between(low, high)

    def _remark(self, kind: str, address: str, text: str) -> None:
        self.worth.gathered.remark(kind, address, text)


def _is_score(quantity: Quantity) -> bool:
    """Whether a number is on the scale of the stakes, and no sum of money."""
    return (quantity.unit or "score").partition("/")[0] in ("score", "share")
