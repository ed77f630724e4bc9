"""Several named plans over one case in one picture, listed as given and not ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.document.conditions.search import Masks
from holdfast.settlement.draft.acceptance import Acceptance, Held, acceptance, feasibility
from holdfast.settlement.draft.between_drafts import gain_between
from holdfast.settlement.draft.completions import Draft, allowed_by
from holdfast.settlement.draft.dominated_picks import DominatedPicks, dominated_picks
from holdfast.settlement.draft.standing import Improve, Standing, standing
from holdfast.settlement.problem import TOLERANCE, Problem
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan: picks for some or all issues, under a name."""

    name: str
    picks: Draft


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan in the picture."""

    name: str
    standing: Standing
    feasible: Held
    """Whether its completions keep all firm limits together."""
    accepted: tuple[Acceptance, ...]
    """Per party, in the order of the problem, whatever the numbers turn out to be."""


@dataclass(frozen=True, slots=True)
class Dominance:
    """A plan that no party, whatever the numbers turn out to be, has less under than under another plan.

    It says nothing of limits and of approval at home, which stand with each plan.
    """

    plan: str
    over: str


@dataclass(frozen=True, slots=True)
class Plans:
    """Several plans over one case."""

    plans: tuple[PlanView, ...]
    """In the order given."""
    dominances: tuple[Dominance, ...]
    """In the order of the plans; both plans completed each on its own."""
    dominated_picks: DominatedPicks
    complete: bool
    """Whether every pair of plans was compared to the end."""


def plans_together(problem: Problem, plans: Sequence[Plan], *, reading: Reading | None = None,
                   improve: Improve | None = None, watch: Watch | None = None) -> Plans:
    """The plans in one picture; ``reading`` replaces the middle one for what is said at mid values."""
    watch = watch or Watch()
    masks = [allowed_by(problem, plan.picks) for plan in plans]
    views: list[PlanView] = []
    for plan in plans:
        watch.tell(f"plan {plan.name}", len(views) / len(plans))
        views.append(plan_alone(problem, plan, reading=reading, improve=improve, watch=watch))
    found, complete = _dominances(problem, plans, masks, watch)
    return Plans(tuple(views), found, dominated_picks(problem, watch=watch), complete)


def plan_alone(problem: Problem, plan: Plan, *, reading: Reading | None = None, improve: Improve | None = None,
               watch: Watch | None = None) -> PlanView:
    """One plan in the picture, without the others."""
    allowed = allowed_by(problem, plan.picks)
    return PlanView(
        plan.name, standing(problem, plan.picks, reading=reading, improve=improve, watch=watch),
        feasibility(problem, allowed),
        tuple(acceptance(problem, party, allowed, watch=watch) for party in problem.parties),
    )


def _dominances(
    problem: Problem, plans: Sequence[Plan], masks: Sequence[Mapping[str, int]], watch: Watch,
) -> tuple[tuple[Dominance, ...], bool]:
    found: list[Dominance] = []
    complete = True
    for plan, one in zip(plans, masks, strict=True):
        for over, other in zip(plans, masks, strict=True):
            if plan is over:
                continue
            if watch.is_over:
                return tuple(found), False
            dominates, exact = _dominates(problem, one, other, watch)
            complete = complete and exact
            if dominates:
                found.append(Dominance(plan.name, over.name))
    return tuple(found), complete


def _dominates(problem: Problem, one: Masks, other: Masks, watch: Watch) -> tuple[bool, bool]:
    """Whether one draft dominates the other, and whether the answer is exact."""
    gains = []
    for party in problem.parties:
        gain = gain_between(problem, party.stake, one, other, watch=watch)
        gains.append(gain)
        if gain.low < -TOLERANCE:
            return False, gain.exact
    return any(gain.exact and gain.high > TOLERANCE for gain in gains), all(gain.exact for gain in gains)
