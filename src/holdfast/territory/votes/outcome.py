"""What could come out of a vote over the ranges of turnout and support, and whether staying at home could win it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfast.inputs.between import Between
from holdfast.territory.votes.problem import Floats, VoteProblem, drawn, extremes
from holdfast.territory.votes.reach import can_be_boycotted, can_pass

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one vote over its ranges."""

    yes: Between
    """Share of yes among the votes for yes and no, exactly over the whole range."""
    yes_mid: float
    turnout: Between
    """Share of the electorate that votes."""
    approval: Between
    """Share of the electorate that votes yes."""
    passes: str
    """``always``, ``never`` or ``depends``, over the whole range."""
    share: float
    """Share of even draws from the range in which it passes."""
    error: float
    """One standard error of that share."""
    draws: int

    def as_json(self) -> dict[str, Any]:
        """The result as JSON."""
        return {
            "yes": {"low": self.yes.low, "mid": self.yes_mid, "high": self.yes.high},
            "turnout": {"low": self.turnout.low, "high": self.turnout.high},
            "approval": {"low": self.approval.low, "high": self.approval.high},
            "passes": self.passes, "share": self.share, "sampling_error": self.error, "draws": self.draws,
        }


@dataclass(frozen=True, slots=True)
class QuorumGame:
    """Whether opponents could win by staying at home."""

    quorum: float
    share: float
    """Share of even draws in which yes would win if both sides voted, and fails because its opponents stay at home."""
    possible: bool
    """Whether that happens anywhere in the ranges, by exact look and not by draws."""
    error: float
    """One standard error of the share."""
    highest_safe: float
    """Turnout quorums up to this leave staying at home without gain over the whole range: the least approval."""

    def as_json(self) -> dict[str, Any]:
        """The game as JSON."""
        return {"quorum": self.quorum, "share": self.share, "possible": self.possible, "sampling_error": self.error,
                "highest_safe": self.highest_safe}


def outcome_of(problem: VoteProblem, *, draws: int, seed: int) -> Outcome:
    """The result over the ranges: exact ends, and the share of even draws in which it passes."""
    cast = [_times(group.people, group.turnout) for group in problem.groups]
    people = [group.people for group in problem.groups]
    yes = Between(*extremes(cast, [group.support for group in problem.groups]))
    turnout = Between(*extremes(people, [group.turnout for group in problem.groups]))
    approval = Between(*extremes(people, [_times(group.turnout, group.support) for group in problem.groups]))
    voted, for_yes, registered = _votes(problem, draws, seed)
    passed = _passes(problem, voted, for_yes, registered)
    share, over_all = float(passed.mean()), _over_all(problem, yes, turnout, approval)
    return Outcome(yes, _mid(problem), turnout, approval, over_all, share,
                   _error(share, draws) if over_all == "depends" else 0.0, draws)


def _error(share: float, draws: int) -> float:
    """One standard error of a share; never nothing, for a share of no draw or of all, as if one more went otherwise."""
    near = min(max(share, 1 / (draws + 1)), draws / (draws + 1))
    return float(np.sqrt(near * (1 - near) / draws))


def quorum_game(problem: VoteProblem, *, draws: int, seed: int) -> QuorumGame | None:
    """Whether opponents gain by staying at home under its participation quorum; nothing where it has none.

    It pays iff the yes votes alone miss the quorum, all votes reach it, and yes would then win.
    """
    if problem.turnout_quorum <= 0:
        return None
    voted, for_yes, registered = _votes(problem, draws, seed)
    wins = _passes(problem, voted, for_yes, registered)
    pays = wins & (for_yes < problem.turnout_quorum * registered)
    share = float(pays.mean())
    approval = extremes([group.people for group in problem.groups],
                        [_times(group.turnout, group.support) for group in problem.groups])
    possible = can_be_boycotted(problem)
    return QuorumGame(problem.turnout_quorum, share, possible, _error(share, draws) if possible else 0.0, approval[0])


def _times(one: Between, other: Between) -> Between:
    return Between(one.low * other.low, one.high * other.high)


def _mid(problem: VoteProblem) -> float:
    cast = [group.people.mid * group.turnout.mid for group in problem.groups]
    total = sum(cast)
    yes = sum(weight * group.support.mid for weight, group in zip(cast, problem.groups, strict=True))
    return yes / total if total else 0.0


def _votes(problem: VoteProblem, draws: int, seed: int) -> tuple[Floats, Floats, Floats]:
    people, turnout, support = drawn(problem, draws=draws, seed=seed)
    cast = people * turnout
    return cast.sum(axis=1), (cast * support).sum(axis=1), people.sum(axis=1)


def _passes(problem: VoteProblem, voted: Floats, yes: Floats, registered: Floats) -> Bools:
    found: Bools = (
        (yes > problem.majority * voted) & (voted >= problem.turnout_quorum * registered)
        & (yes >= problem.approval_quorum * registered))
    return found


def _over_all(problem: VoteProblem, yes: Between, turnout: Between, approval: Between) -> str:
    """Whether it passes over the whole range; each limit apart for always, all of them at once for never."""
    if (yes.low > problem.majority and turnout.low >= problem.turnout_quorum
            and approval.low >= problem.approval_quorum):
        return "always"
    return "depends" if can_pass(problem) else "never"
