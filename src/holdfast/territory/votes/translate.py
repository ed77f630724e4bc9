"""From documents to a vote: its groups with the displaced at home and abroad, from the text and the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.quantity import Quantity
from holdfast.document.settlement_parts import Electorate, Vote
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Gathering
from holdfast.territory.votes.priors import SUPPORT, TURNOUT
from holdfast.territory.votes.problem import Group, VoteProblem

INSIDE, ABROAD, RESIDENTS = "displaced-inside", "displaced-abroad", "residents"

YES_OR_NO = frozenset({"referendum", "status", "consultation"})
"""Kinds of vote that are answered with yes or no by people."""

_CATEGORIES = {"internally-displaced": INSIDE, "refugees": ABROAD}
"""Category of displaced people in a case → the group of an electorate that they are."""


@dataclass(slots=True)
class Read:
    """One vote as it is read."""

    id: str
    vote: Vote
    case: Case | None
    gathered: Gathering

    def problem(self) -> VoteProblem | None:
        """The vote as numbers; nothing where nobody says how many people may vote."""
        if self.vote.kind not in YES_OR_NO and not (self.vote.electorate and self.vote.electorate.groups):
            return None
        if not self._has_residents():
            self.gathered.lacks(f"votes.{self.id}.electorate.groups", "how many people may vote, by group")
            return None
        vote = self.vote
        return VoteProblem(self.id, tuple(self._groups()), float(vote.majority) if vote.majority is not None else 0.5,
                           float(vote.turnout_quorum or 0), float(vote.approval_quorum or 0))

    def _has_residents(self) -> bool:
        """Whether anybody says how many people may vote beside the displaced."""
        electorate = self.vote.electorate
        return electorate is not None and (bool(electorate.groups) or electorate.size is not None)

    def _groups(self) -> Iterator[Group]:
        electorate = self.vote.electorate or Electorate()
        at = f"votes.{self.id}.electorate"
        named = dict(electorate.groups)
        for id, quantity in named.items():
            counted = self._is_counted(id)
            yield self._group(id, self._number(quantity, f"{at}.groups.{id}", f"people of {id}"), counted=counted)
        if not named and electorate.size is not None:
            people = self._number(electorate.size, f"{at}.size", "electorate")
            yield self._group(RESIDENTS, people, counted=True)
        for id, address, count in self._displaced():
            if id not in named:
                counted = self._is_counted(id)
                if counted is None:
                    self.gathered.remark("not-said", f"{at}.{id}", f"The text as encoded does not say whether {id} "
                                         "people may vote; the result is given with and without them.")
                elif counted is False:
                    self.gathered.remark("left-out", f"{at}.{id}", f"The text as encoded leaves {id} people out; the "
                                         "result with them stands beside.")
                yield self._group(id, self._number(count, address, f"people {id}"), counted=counted)

    def _displaced(self) -> Iterator[tuple[str, str, Quantity]]:
        """Displaced people of the party that votes, by where they are now, as the case counts them."""
        for key, group in (self.case.displaced if self.case else {}).items():
            own = not self.vote.by or not group.of or set(group.of) & set(self.vote.by)
            if own and group.category in _CATEGORIES and group.count is not None:
                yield _CATEGORIES[group.category], f"displaced.{key}.count", group.count

    def _is_counted(self, id: str) -> bool | None:
        electorate = self.vote.electorate or Electorate()
        said = {INSIDE: electorate.displaced_inside, ABROAD: electorate.displaced_abroad,
                RESIDENTS: electorate.residents}
        if id in electorate.groups and said.get(id) is None:
            return True
        return said.get(id)

    def _group(self, id: str, people: Between, *, counted: bool | None) -> Group:
        electorate = self.vote.electorate or Electorate()
        at = f"votes.{self.id}.electorate"
        support = self._share(electorate.support.get(id), f"{at}.support.{id}", f"support of {id}", SUPPORT)
        turnout = self._share(electorate.turnout.get(id), f"{at}.turnout.{id}", f"turnout of {id}", TURNOUT)
        return Group(id, people, support, turnout, counted)

    def _share(self, quantity: Quantity | None, address: str, name: str, prior: tuple[float, float]) -> Between:
        if quantity is not None:
            found = self._number(quantity, address, name)
            return Between(min(1.0, max(0.0, found.low)), min(1.0, max(0.0, found.high)))
        self.gathered.lacks(address, name)
        self.gathered.default(name=name, address=address, low=prior[0], high=prior[1], unit="share",
                              note="Assumed alike for every group of which nobody has said it.")
        return Between(*prior)

    def _number(self, quantity: Quantity, address: str, name: str) -> Between:
        inside = self.vote if address.startswith("votes.") else None
        read = self.gathered.number(quantity, name=name, address=address, inside=inside)
        return Between(read.low, read.high)
