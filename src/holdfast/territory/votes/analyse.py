"""Every vote of a text: electorate, result, quorum game, what decides it, conditions, and observation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.document.at_picks import at_picks, picked
from holdfast.document.compose import situation
from holdfast.document.conditions.domain import nearest
from holdfast.document.defaults import with_defaults
from holdfast.document.loaded import Documents
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.inputs.gathering import Gathering
from holdfast.norms.calendar import calendar_of
from holdfast.territory.votes.conditions import Condition, conditions_of
from holdfast.territory.votes.decides import Decides, what_decides
from holdfast.territory.votes.held import Held, held_at
from holdfast.territory.votes.observation import Observation, observation_of
from holdfast.territory.votes.outcome import Outcome, QuorumGame, outcome_of, quorum_game
from holdfast.territory.votes.problem import Group, VoteProblem
from holdfast.territory.votes.translate import Read


@dataclass(frozen=True, slots=True)
class Variant:
    """The result with one set of groups."""

    name: str
    """``as-drafted``, ``with-unsaid`` (groups of which the text says nothing) or ``with-all``."""
    groups: tuple[str, ...]
    outcome: Outcome
    quorum: QuorumGame | None

    def as_json(self) -> dict[str, Any]:
        """The variant as JSON."""
        return {"name": self.name, "groups": list(self.groups), "result": self.outcome.as_json(),
                "quorum": self.quorum.as_json() if self.quorum else None}


@dataclass(frozen=True, slots=True)
class VoteFound:
    """Everything found out about one vote."""

    id: str
    title: str
    kind: str
    groups: tuple[Group, ...]
    variants: tuple[Variant, ...]
    decides: tuple[Decides, ...]
    held: Held | None
    """When it is held; ``None`` where the text gives no time of its own."""
    conditions: tuple[Condition, ...]
    observation: Observation | None
    """``None`` for a vote that no polling station holds."""
    gathered: Gathering

    def as_json(self) -> dict[str, Any]:
        """The vote as JSON."""
        return {
            "id": self.id, "title": self.title, "kind": self.kind,
            "electorate": [{"group": one.id, "people": _ends(one.people.low, one.people.high),
                            "support": _ends(one.support.low, one.support.high),
                            "turnout": _ends(one.turnout.low, one.turnout.high), "counted": one.counted}
                           for one in self.groups],
            "variants": [one.as_json() for one in self.variants],
            "decides": [one.as_json() for one in self.decides],
            "held": self.held.as_json() if self.held else None,
            "conditions": [one.as_json() for one in self.conditions],
            "observation": self.observation.as_json() if self.observation else None,
            **self.gathered.as_json(),
        }


def _ends(low: float, high: float) -> dict[str, float]:
    return {"low": low, "high": high}


def votes_of(documents: Documents, only: str | None = None, *, draws: int = 10_000, seed: int = 1,
             stations: int | None = None) -> tuple[VoteFound, ...]:
    """The votes of a text at its picks, or one of them; raises UsageProblem for one that it does not have."""
    whole = with_defaults(documents.framework.model)
    case = situation(documents.case.model if documents.case else None, [one.model for one in documents.overlays])
    framework = at_picks(whole, picked(whole), case=case)
    if only is not None and only not in framework.votes:
        near = nearest(only, list(framework.votes))
        known = ", ".join(framework.votes) or "none"
        raise UsageProblem(f"There is no vote {only[:40]!r} in this text at its picks{near}. It has {known}.")
    wanted = [only] if only is not None else list(framework.votes)
    found = []
    for id in wanted:
        vote, gathered = framework.votes[id], Gathering()
        problem = Read(id, vote, case, gathered).problem()
        found.append(VoteFound(
            id, words_in(vote.title) or id, vote.kind, problem.groups if problem else (),
            tuple(_variants(problem, draws, seed)) if problem else (),
            what_decides(problem.with_groups(unsaid=True)) if problem else (),
            held_at(vote, calendar_of(framework)), conditions_of(id, vote, framework, case),
            None if vote.kind == "ratification" else observation_of(id, vote, problem, gathered, stations=stations),
            gathered))
    return tuple(found)


def _variants(problem: VoteProblem, draws: int, seed: int) -> Sequence[Variant]:
    found: list[Variant] = []
    for name, unsaid, excluded in (("as-drafted", False, False), ("with-unsaid", True, False),
                                   ("with-all", True, True)):
        one = problem.with_groups(unsaid=unsaid, excluded=excluded)
        ids = tuple(group.id for group in one.groups)
        if ids and all(ids != other.groups for other in found):
            found.append(Variant(name, ids, outcome_of(one, draws=draws, seed=seed),
                                 quorum_game(one, draws=draws, seed=seed)))
    return found
