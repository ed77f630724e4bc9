"""All single changes of a roadmap that were tried, and what they do to the least margin."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.roadmap.problem import Problem
from holdfast.roadmap.remedies.change import Change
from holdfast.roadmap.remedies.guarantees import Guarantee, as_changes
from holdfast.roadmap.remedies.moving import moves_of
from holdfast.roadmap.remedies.splitting import splits_of
from holdfast.solving.watch import Watch


def changes_of(problem: Problem, margin: float, guarantees: Sequence[Guarantee] = (), *,
               watch: Watch) -> tuple[Change, ...]:
    """Changes that make an order safe first, then those that make one safer, then splits that do not help.

    None touches humanitarian steps: they are not in the problem.
    """
    tried = (*as_changes(guarantees, margin), *splits_of(problem, margin, watch=watch),
             *moves_of(problem, margin, watch=watch))
    found = [change for change in tried if change.helps or change.kind == "split"]
    return tuple(sorted(found, key=_rank))


def _rank(change: Change) -> tuple[bool, bool, float, str, str]:
    new = change.kind == "guarantee" and not change.step
    return not change.is_safe, new, -change.after, change.kind, change.step
