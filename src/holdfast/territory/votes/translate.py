"""From documents to a vote: its groups with the displaced at home and abroad, from the text and the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.quantity import Quantity
from holdfast.document.settlement_parts import Electorate, Vote
from holdfast.inputs.between import Between
from holdfast.inputs.gathering import Gathering
from holdfast.territory.votes.electorate import (
    RESIDENTS,
    Uprooted,
    checked,
    counted,
    inhabited,
    uprooted,
    without_overlap,
)
from holdfast.territory.votes.priors import OF_AGE, SUPPORT, TURNOUT
from holdfast.territory.votes.problem import Group, VoteProblem

YES_OR_NO = frozenset({"referendum", "status", "consultation"})
"""Kinds of vote that are answered with yes or no by people."""


@dataclass(slots=True)
class Read:
    """One vote as it is read."""

    id: str
    vote: Vote
    case: Case | None
    gathered: Gathering

    @property
    def _electorate(self) -> Electorate:
        return self.vote.electorate or Electorate()

    def problem(self) -> VoteProblem | None:
        """The vote as numbers; nothing where nobody says how many people may vote."""
        vote, electorate = self.vote, self._electorate
        if vote.kind not in YES_OR_NO and not electorate.groups:
            return None
        if not electorate.groups and electorate.size is None and not inhabited(vote, self.case):
            self.gathered.lacks(f"votes.{self.id}.electorate.groups", "how many people may vote, by group")
            return None
        return VoteProblem(self.id, tuple(self._groups()), float(vote.majority) if vote.majority is not None else 0.5,
                           float(vote.turnout_quorum or 0), float(vote.approval_quorum or 0))

    def _groups(self) -> Iterator[Group]:
        at, electorate = f"votes.{self.id}.electorate", self._electorate
        if electorate.groups:
            for id, quantity in electorate.groups.items():
                yield self._group(id, id, self._people(quantity, f"{at}.groups.{id}", f"people of {id}"))
        displaced = [(one, self._uprooted(one)) for one in uprooted(self.vote, self.case)]
        if not electorate.groups:
            yield from self._residents([people for one, people in displaced
                                        if counted(one.id, one.kind, electorate) is not False])
        for one, people in displaced:
            group = self._group(one.id, one.kind, people)
            self._tell(one.id, group)
            yield group

    def _tell(self, id: str, group: Group) -> None:
        at = f"votes.{self.id}.electorate.{id}"
        if group.counted is None:
            self.gathered.remark("not-said", at, f"The text as encoded does not say whether {id} people may vote; the "
                                 "result is given with and without them.")
        elif group.counted is False:
            self.gathered.remark("left-out", at, f"The text as encoded leaves {id} people out; the result with them "
                                 "stands beside.")

    def _residents(self, displaced: list[Between]) -> Iterator[Group]:
        """Residents from the size of the electorate, or else from the inhabitants of where it is held."""
        at, size = f"votes.{self.id}.electorate", self._electorate.size
        if size is not None:
            people = self._people(size, f"{at}.size", "electorate")
            if displaced:
                self.gathered.remark("may-overlap", f"{at}.size", "Whether the size of the electorate holds the "
                                     "displaced already is not said; residents are counted with and without them.")
                people = without_overlap(people, displaced)
            yield self._group(RESIDENTS, RESIDENTS, people)
            return
        for id, quantity in inhabited(self.vote, self.case).items():
            people = self._people(quantity, f"areas.{id}.population", f"people in {id}")
            yield self._group(id, RESIDENTS, _times(people, self._of_age(RESIDENTS)))

    def _uprooted(self, one: Uprooted) -> Between:
        """The displaced of one group who are of age and come from where the vote is held."""
        people = self._people(one.count, f"displaced.{one.key}.count", f"people {one.id}")
        if not one.origin_said:
            self.gathered.remark("origin-not-said", f"displaced.{one.key}.origin", f"The case does not say how many of "
                                 f"{one.key} come from where this vote is held; none to all are counted.")
        return _times(_times(people, one.share), self._of_age(one.kind))

    def _of_age(self, kind: str) -> Between:
        """The part of people of all ages who may vote, once told for each kind of group."""
        address = f"votes.{self.id}.electorate.groups.{kind}"
        if all(one.address != address for one in self.gathered.inputs):
            self.gathered.default(name=f"share of {kind} who are of age", address=address, low=OF_AGE[0],
                                  high=OF_AGE[1], unit="share", note="The case counts people of all ages; a number of "
                                  "eligible persons in the text replaces it.")
        return Between(*OF_AGE)

    def _group(self, id: str, kind: str, people: Between) -> Group:
        at, electorate = f"votes.{self.id}.electorate", self._electorate
        support = self._share(_of(electorate.support, id, kind), f"{at}.support.{id}", f"support of {id}", SUPPORT)
        turnout = self._share(_of(electorate.turnout, id, kind), f"{at}.turnout.{id}", f"turnout of {id}", TURNOUT)
        return Group(id, people, support, turnout, counted(id, kind, electorate))

    def _share(self, quantity: Quantity | None, address: str, name: str, prior: tuple[float, float]) -> Between:
        if quantity is not None:
            return checked(quantity, self._number(quantity, address, name), address, most=1.0)
        self.gathered.lacks(address, name)
        self.gathered.default(name=name, address=address, low=prior[0], high=prior[1], unit="share",
                              note="Assumed alike for every group of which nobody has said it.")
        return Between(*prior)

    def _people(self, quantity: Quantity, address: str, name: str) -> Between:
        return checked(quantity, self._number(quantity, address, name), address)

    def _number(self, quantity: Quantity, address: str, name: str) -> Between:
        inside = self.vote if address.startswith("votes.") else None
        read = self.gathered.number(quantity, name=name, address=address, inside=inside)
        return Between(read.low, read.high)


def _of(numbers: Mapping[str, Quantity], id: str, kind: str) -> Quantity | None:
    """The number of a group, or else of its kind."""
    return numbers.get(id, numbers.get(kind))


def _times(one: Between, other: Between) -> Between:
    return Between(one.low * other.low, one.high * other.high)
