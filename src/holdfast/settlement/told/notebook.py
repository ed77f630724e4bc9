"""A settlement as tables for a notebook, under the same two headings and the same rule as in words.

Where stakes are assumed, no package is shown as a solution and no plan stands above another.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.settlement.deadlock.relaxation import balance
from holdfast.settlement.deadlock.result import Deadlock
from holdfast.settlement.deadlock.sentences import conflict_sentence, relaxation_sentence
from holdfast.settlement.draft.acceptance import Held
from holdfast.settlement.draft.plans import PlanView
from holdfast.settlement.problem import Party, Problem
from holdfast.settlement.settle import Settlement
from holdfast.settlement.solution import Solution
from holdfast.settlement.told.draft_text import draft_lines
from holdfast.settlement.told.html import heading, items, sentence, table, whole
from holdfast.settlement.told.points_text import NAMES, proof
from holdfast.settlement.told.shares_text import shares_lines
from holdfast.settlement.told.text import SHOWN, many

_HELD = {
    Held.NECESSARILY: "accepts, whatever the numbers turn out to be",
    Held.POSSIBLY: "accepts or not, as numbers and open picks turn out",
    Held.NEVER: "does not accept, whatever the numbers turn out to be",
}


def settlement_html(settlement: Settlement) -> str:
    """The result as HTML: who is weighed, what collides, and what follows from preferences."""
    problem = settlement.problem
    parts = [
        sentence(f"{problem.name}: {len(problem.issues)} issues, {many(problem.packages)} packages, "
                 f"{len(problem.limits)} firm red lines and exclusions"),
        table(("whose preferences are weighed", "they are", "no deal is worth"), map(_party, problem.parties)),
        heading("What does not depend on anybody's preferences"),
        table(("packages", "number"), _counted(settlement)),
        _deadlock(settlement.lines, problem),
    ]
    if problem.parties:
        parts.append(heading("From assumed preferences" if problem.is_assumed else "From the preferences as stated"))
        parts += _weighed(settlement)
    if settlement.stopped:
        parts.append(sentence("Stopped before the end: what stands here is proven; the rest was not looked at."))
    return whole(parts)


def _party(party: Party) -> tuple[str, str, str]:
    low, high = party.disagreement.low, party.disagreement.high
    known = f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}"
    return party.name or party.id, party.basis.value, known if party.reserve_known else "not known"


def _counted(settlement: Settlement) -> Iterator[tuple[str, str]]:
    counts = settlement.counts
    yield "all", many(counts.packages)
    never = settlement.lines.exists
    feasible = "0" if never else many(counts.feasible) if counts.feasible is not None else "not counted"
    yield "that break no firm red line and are not excluded", feasible


def _deadlock(deadlock: Deadlock, problem: Problem) -> str:
    """Conflicts and what could give way; what leads below the floor alone is named and not proposed."""
    if not deadlock.conflicts and not deadlock.relaxations:
        return "" if deadlock.complete else sentence(f"Whether something collides is not settled: {deadlock.reason}.")
    found = "all there are" if deadlock.complete else deadlock.reason
    proposable = [one for one in deadlock.relaxations if one.proposable]
    below = [one for one in deadlock.relaxations if one.below_floor]
    return "".join((
        table((f"what cannot hold together ({len(deadlock.conflicts)}, {found})", "ids"),
              ((conflict_sentence(one, problem), "\n".join(one.items)) for one in deadlock.conflicts[:SHOWN])),
        table((f"what could give way ({len(proposable)}, {found})", "red lines given up"),
              ((relaxation_sentence(one, problem, reserves=deadlock.reserves),
                "\n".join(f"{party} {count}" for party, count in balance(one, problem)))
               for one in proposable[:SHOWN])),
        table((f"never proposed: only below the humanitarian and legal floor ({len(below)})", "why"),
              (("\n".join(one.items), "\n".join(dict.fromkeys(entry.reason for entry in one.below_floor)))
               for one in below[:SHOWN])),
        _more(max(len(deadlock.conflicts), len(proposable), len(below))),
    ))


def _more(most: int) -> str:
    return sentence(f"Each table shows {SHOWN} rows at most; the JSON has all.") if most > SHOWN else ""


def _weighed(settlement: Settlement) -> Iterator[str]:
    problem = settlement.problem
    if not problem.is_assumed:
        counts = settlement.counts
        if counts.acceptable is not None:
            yield table(("packages", "number"), (
                ("acceptable to everybody", many(counts.acceptable)),
                ("of these, within the humanitarian and legal floor", many(counts.within_floor or 0))))
        if settlement.deadlock.reserves and not settlement.lines.exists:
            yield _deadlock(settlement.deadlock, problem)
        yield _points(settlement)
    yield items(shares_lines(settlement))
    yield table(("text", "firm limits crossed", "open", *(party.name or party.id for party in problem.parties)),
                (_plan(plan, problem) for plan in settlement.plans.plans))
    yield items(line.strip().removeprefix("- ") for line in draft_lines(settlement))


def _points(settlement: Settlement) -> str:
    problem, points = settlement.problem, settlement.points
    if points.none_acceptable:
        return sentence("No package is acceptable to everybody, so there is no bargaining point.")
    named = [(NAMES[one.point], one) for one in points.solutions]
    if settlement.weighted_nash is not None:
        named.append(("Nash with the bargaining weights that were given", settlement.weighted_nash))
    front = settlement.frontier
    sure = "complete" if front.complete else "not known to be all"
    return table(("bargaining point", *(f"utility {party.id}" for party in problem.parties), "package", "how sure"),
                 (_solution(name, one, settlement) for name, one in named)) + sentence(
        f"Pareto set: {len(front.utilities)} distinct vectors, {sure}.")


def _solution(name: str, solution: Solution, settlement: Settlement) -> tuple[str, ...]:
    picks = settlement.problem.named(solution.packages[0]) if solution.packages else {}
    lines = [f"{issue} = {option}" for issue, option in picks.items()]
    if len(solution.packages) > 1:
        lines.append(f"and {len(solution.packages) - 1} more of the same worth to everybody")
    return name, *(f"{value:.4f}" for value in solution.utilities), "\n".join(lines), proof(solution, settlement)


def _plan(plan: PlanView, problem: Problem) -> tuple[str, ...]:
    held = [_HELD[one.held] if party.reserve_known else "not known, since what no deal is worth to it is not"
            for party, one in zip(problem.parties, plan.accepted, strict=True)]
    firm = plan.standing.firm
    return plan.name, "\n".join(firm.crossed) or "none", "\n".join(firm.open) or "none", *held
