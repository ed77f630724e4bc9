"""How the parties stand to a text, and what collides in its case: the facts that the gate "sign" is decided by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from holdfast.document.load import Documents
from holdfast.errors import UsageProblem
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.deadlock.result import Deadlock
from holdfast.settlement.draft.acceptance import Acceptance, Held, acceptance
from holdfast.settlement.draft.completions import allowed_by, in_pieces, size
from holdfast.settlement.draft.plans import Plan, PlanView, plan_alone
from holdfast.settlement.evaluate import feasible
from holdfast.settlement.problem import Problem
from holdfast.settlement.reading import at_mid
from holdfast.settlement.robust.bounds import consent
from holdfast.settlement.translate import problem_of_documents
from holdfast.settlement.translated import Translated
from holdfast.settlement.zone import Zone, zone
from holdfast.solving.watch import Watch

JOINTLY = 4_096
"""Up to so many completions are looked at one by one for whether everybody can accept the same one."""

SECONDS = 10.0
"""So long the collisions of red lines are searched for, and so long the zone of agreement."""


@dataclass(frozen=True, slots=True, eq=False)
class Signing:
    """One text in the settlement picture, with the collisions of red lines in its case."""

    translated: Translated
    view: PlanView
    weighed: tuple[Acceptance, ...]
    """Per party whether it prefers the text to no deal and can have it approved at home, red lines left aside."""
    jointly: bool | None
    """Whether everybody can accept the same completion for some of the assumptions; nothing where that is not known."""
    lines: Deadlock
    """What collides among red lines and exclusions, whatever anybody prefers."""
    zone: Zone | None = None
    """What each party can gain among the packages that keep every firm limit; nothing where no package does."""

    @property
    def problem(self) -> Problem:
        """The problem that the case sets."""
        return self.translated.problem

    @property
    def without_reserve(self) -> frozenset[str]:
        """Parties whose worth of no deal is not known, so that what they accept is not known either."""
        return frozenset(self.translated.without_reserve)

    @property
    def never(self) -> tuple[str, ...]:
        """Parties that prefer no deal, or fail at home, under every completion and whatever is assumed."""
        return self._that(Held.NEVER)

    @property
    def depends(self) -> tuple[str, ...]:
        """Parties whose preference depends on the assumptions or on open picks."""
        return self._that(Held.POSSIBLY)

    @property
    def weighs_all(self) -> bool:
        """Whether what packages are worth, and what no deal is worth, is known for everybody who fights."""
        return not self.translated.missing and bool(self.problem.parties)

    @property
    def always(self) -> bool:
        """Whether everybody who fights is weighed, and everybody prefers every completion whatever is assumed."""
        return self.weighs_all and all(one.held is Held.NECESSARILY for one in self.weighed)

    def as_json(self) -> dict[str, Any]:
        """The facts as JSON: gains over no deal as ranges, acceptance in words, collisions as ids."""
        return {
            "basis": {party.id: party.basis.value for party in self.problem.parties},
            "gains": {
                one.party: {"low": one.over_ranges.low, "high": one.over_ranges.high,
                            "reserve_known": one.party not in self.without_reserve}
                for one in self.view.standing.parties
            },
            "preferred": {one.party: one.held.value for one in self.weighed},
            "accepted": {one.party: one.held.value for one in self.view.accepted},
            "jointly": self.jointly,
            "zone": self._zone_as_json(),
            "conflicts": [list(conflict.items) for conflict in self.lines.conflicts],
            "conflicts_complete": self.lines.complete,
        }

    def _zone_as_json(self) -> dict[str, Any] | None:
        if self.zone is None:
            return None
        numbers = self.zone.numbers
        return {
            "packages": self.zone.packages,
            "feasible": numbers.feasible if numbers else None,
            "accepted_in_every_case": numbers.in_every_case if numbers and self.weighs_all else None,
            "accepted_in_some_case": numbers.in_some_case if numbers and self.weighs_all else None,
            "gains": {
                one.party: {"low": one.gain.low, "high": one.gain.high,
                            "reserve_known": one.party not in self.without_reserve} if one.gain else None
                for one in self.zone.parties
            },
        }

    def _that(self, held: Held) -> tuple[str, ...]:
        return tuple(one.party for one in self.weighed
                     if one.held is held and one.party not in self.without_reserve)


def signing(documents: Documents, picks: Mapping[str, str]) -> Signing | None:
    """The picture of a text, or nothing where there is no case with issues, or its conditions cannot be decided."""
    try:
        translated = problem_of_documents(documents)
    except UsageProblem:
        return None  # a condition rests on a number without bounds; the gate goes by single lines then
    if translated is None:
        return None
    problem = translated.problem
    known = {issue.id for issue in problem.issues}
    draft = {issue: option for issue, option in picks.items() if issue in known}
    view = plan_alone(problem, Plan(documents.framework.model.id, draft))
    free, masks = replace(problem, limits=()), allowed_by(problem, draft)
    weighed = tuple(acceptance(free, party, masks) for party in problem.parties)
    lines = explain(at_mid(problem), reserves=False, budget_s=SECONDS)
    room = zone(problem, watch=Watch().for_at_most(SECONDS))
    return Signing(translated, view, weighed, _jointly(problem, draft), lines, room)


def _jointly(problem: Problem, draft: Mapping[str, str]) -> bool | None:
    masks = allowed_by(problem, draft)
    if not problem.parties or size(masks) > JOINTLY:
        return None
    for codes in in_pieces(problem, masks):
        if np.any(consent(problem, codes).possible.all(axis=0) & feasible(problem, codes)):
            return True
    return False
