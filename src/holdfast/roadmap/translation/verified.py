"""How likely it is to be noticed where a step is only pretended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from holdfast.document.verification import Means
from holdfast.inputs.between import Between
from holdfast.roadmap.translation.items import Item
from holdfast.roadmap.translation.priors import DETECTION
from holdfast.roadmap.translation.worth import Worth

CERTAIN = Between(1.0, 1.0)


@dataclass(slots=True)
class Verified:
    """Reads the chance that pretending is noticed: the step's own, that of its means, or certain where nobody says."""

    worth: Worth
    means: Mapping[str, Means]
    unsaid: dict[str, None] = field(default_factory=dict)
    """Steps of which nobody says how likely it is that pretending is noticed."""

    def of(self, item: Item) -> Between:
        """The chance for one step."""
        step, at = item.step, f"{item.address}.verification"
        own = step.verification if step is not None else None
        if own is not None or at in self.worth.instead:
            return self.worth.number(own, at, step, f"verification of {item.id}")
        seen = [self._one(name) for name in self._named(item)] or list(self._of_clauses(item))
        if not seen:
            self.unsaid[item.id] = None
            return CERTAIN
        missed_low, missed_high = 1.0, 1.0
        for one in seen:
            missed_low, missed_high = missed_low * (1 - one.low), missed_high * (1 - one.high)
        return Between(1 - missed_low, 1 - missed_high)

    def _named(self, item: Item) -> tuple[str, ...]:
        """The means that the clauses name, and those run by the bodies and parties that verify the step."""
        bodies = frozenset(item.step.verified_by) if item.step is not None else frozenset()
        run = [id for id, means in self.means.items() if bodies.intersection(means.run_by)]
        observed = [name for clause in item.clauses.values() for name in clause.observe if name in self.means]
        return tuple(dict.fromkeys((*run, *observed)))

    def _one(self, name: str) -> Between:
        """The chance that one look by a means sees it, while the means works."""
        means, at = self.means[name], f"verification.means.{name}"
        seen = self.worth.or_assumed(means.detection, DETECTION, f"{at}.detection", means, f"detection by {name}")
        if means.availability is None and f"{at}.availability" not in self.worth.instead:
            return seen
        works = self.worth.number(means.availability, f"{at}.availability", means, f"availability of {name}")
        return Between(seen.low * works.low, seen.high * works.high)

    def _of_clauses(self, item: Item) -> Iterator[Between]:
        """The chance that the clauses say themselves, the least of several."""
        said = [self.worth.number(clause.detection, f"clauses.{id}.detection", clause, f"detection of {id}")
                for id, clause in item.clauses.items() if clause.detection is not None]
        if said:
            yield Between(min(one.low for one in said), min(one.high for one in said))
