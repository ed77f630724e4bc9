"""The named futures of a roadmap: how things stand, the scenarios of the case, and the loss of each guarantee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from holdfast.document.scenario import Scenario
from holdfast.document.text import words_in
from holdfast.roadmap.problem import Terms
from holdfast.roadmap.translation.guards import Guards
from holdfast.roadmap.translation.text import Text
from holdfast.roadmap.translation.verified import CERTAIN, Verified
from holdfast.roadmap.translation.worth import Worth


@dataclass(frozen=True, slots=True)
class Futures:
    """Reads the numbers of one text in every named future."""

    text: Text
    worth: Worth
    """As things stand."""
    verified: Verified

    def all(self, *, each: bool) -> Iterator[Terms]:
        """The base, the named futures of the case, and with ``each`` one without each guarantee."""
        base = self._terms("base", "as it stands", self.worth, frozenset())
        yield base
        for id, scenario in (self.text.case.scenarios if self.text.case else {}).items():
            yield self._named(id, scenario)
        for guard in base.guards if each else ():
            if guard.id in self.text.framework.guarantees:
                others = tuple(one for one in base.guards if one is not guard)
                yield replace(base, id=f"without-{guard.id}", name=f"without {guard.id}", guards=others)

    def _terms(self, id: str, name: str, worth: Worth, gone: frozenset[str]) -> Terms:
        text, verified = self.text, replace(self.verified, worth=worth)
        steps = {item.id: worth.step(item, CERTAIN if text.outside(item) else verified.of(item)) for item in text.steps}
        guards = Guards(worth, text.order, text.scale, gone, frozenset(text.done))
        parties = {party: worth.party(party, behind=text.behind) for party in text.parties}
        return Terms(id, name, parties, steps, (*guards.guarantees(), *guards.relief()))

    def _named(self, id: str, scenario: Scenario) -> Terms:
        """A future of the case: guarantees whose guarantors are all gone are lost, and some numbers are others."""
        gone = set(scenario.without)
        for name, coalition in (self.text.case.coalitions if self.text.case else {}).items():
            if coalition.members and {member.party or key for key, member in coalition.members.items()} <= gone:
                gone.add(name)
        worth, gathered = self.worth.in_future(dict(scenario.set)), self.text.gathered
        said = words_in(scenario.name) or id
        terms = self._terms(id, said, worth, frozenset(gone))
        unread = [address for address in scenario.set if address not in worth.used]
        if unread:
            gathered.remark("scenario-unread", f"scenarios.{id}.set", "The order of steps does not read "
                            f"{', '.join(unread)}, so that this changes nothing here.")
        if scenario.from_ is not None:
            gathered.remark("scenario-from", f"scenarios.{id}.from", f"“{said}” sets in later; here it is taken to "
                            "hold from the beginning.")
        return terms
