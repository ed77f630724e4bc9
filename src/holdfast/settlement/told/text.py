"""A settlement in words: first what rests on nobody's preferences, then what does, and how far.

Where stakes are assumed, no single package is shown as a solution and no plan stands above another.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.settlement.deadlock.relaxation import balance, by_movers
from holdfast.settlement.deadlock.result import Deadlock, Relaxation
from holdfast.settlement.deadlock.sentences import conflict_sentence, relaxation_sentence
from holdfast.settlement.problem import Problem
from holdfast.settlement.settle import Settlement
from holdfast.settlement.told.draft_text import draft_lines, plans_lines
from holdfast.settlement.told.points_text import points_lines
from holdfast.settlement.told.shares_text import shares_lines

SHOWN = 12
"""So many conflicts, or relaxations of one group, are shown in words; JSON has all."""


def settlement_text(settlement: Settlement) -> str:
    """The whole result in words."""
    parts = [
        _head(settlement),
        _section("What does not depend on anybody's preferences", _logic_lines(settlement)),
    ]
    if settlement.problem.parties:
        title = "From assumed preferences" if settlement.problem.is_assumed else "From the preferences as stated"
        parts.append(_section(title, _weighed_lines(settlement)))
    if settlement.stopped:
        parts.append("Stopped before the end: what stands here is proven; the rest was not looked at.")
    return "\n\n".join(part for part in parts if part)


def many(count: int) -> str:
    """A number of packages as people read it."""
    return f"{count:,}" if count < 10**15 else f"about {count:.1e}"


def _head(settlement: Settlement) -> str:
    problem = settlement.problem
    who = ", ".join(f"{party.name or party.id} ({party.basis.value})" for party in problem.parties) or "nobody"
    return (f"{problem.name}: {len(problem.issues)} issues, {many(problem.packages)} packages, "
            f"{len(problem.limits)} firm red lines and exclusions.\nPreferences are weighed of: {who}.")


def _section(title: str, lines: Iterator[str]) -> str:
    body = [f"  {line}" for line in lines]
    return "\n".join([title, *body]) if body else ""


def _logic_lines(settlement: Settlement) -> Iterator[str]:
    counts, problem = settlement.counts, settlement.problem
    if settlement.lines.exists:
        yield "Firm red lines and excluded combinations leave no package at all."
    elif counts.feasible is not None:
        yield (f"{many(counts.feasible)} of {many(counts.packages)} packages break no firm red line and are not "
               "excluded.")
    else:
        yield ("Some package breaks no firm red line and is not excluded; how many is not counted. " + counts.reason
               if settlement.lines.exists is False else counts.reason)
    yield from deadlock_lines(settlement.lines, problem)


def deadlock_lines(deadlock: Deadlock, problem: Problem) -> Iterator[str]:
    """Conflicts, then relaxations grouped by whose items move; those below the floor are named and not proposed."""
    if not deadlock.conflicts and not deadlock.relaxations:
        if not deadlock.complete:
            yield f"Whether something collides is not settled: {deadlock.reason}."
        return
    yield f"What cannot hold together ({_all_of(len(deadlock.conflicts), deadlock)}):"
    for conflict in deadlock.conflicts[:SHOWN]:
        yield f"- {conflict_sentence(conflict, problem)}"
    yield from _more(len(deadlock.conflicts))
    proposable = [one for one in deadlock.relaxations if one.proposable]
    yield (f"What could give way ({_all_of(len(proposable), deadlock)}), by whose lines move; within each group those "
           "that ask for the fewest of the hardest lines first:")
    for movers, group in by_movers(proposable):
        yield f"{' and '.join(problem.party_name(party) for party in movers) or 'Nobody'}:"
        for relaxation in group[:SHOWN]:
            said = relaxation_sentence(relaxation, problem, reserves=deadlock.reserves)
            yield f"- {said} ({_balance(relaxation, problem)})"
        yield from _more(len(group))
    below = [one for one in deadlock.relaxations if one.below_floor]
    if below:
        yield (f"{len(below)} more would lead only to packages below the humanitarian and legal floor, and "
               f"{'is' if len(below) == 1 else 'are'} never proposed:")
        for relaxation in below[:SHOWN]:
            reasons = "; ".join(dict.fromkeys(f"{one.issue} == {one.option}: {one.reason}"
                                              for one in relaxation.below_floor))
            yield f"- {', '.join(relaxation.items)} — {reasons}"


def _weighed_lines(settlement: Settlement) -> Iterator[str]:
    counts, problem = settlement.counts, settlement.problem
    if counts.acceptable is not None and not problem.is_assumed:
        yield (f"{many(counts.acceptable)} packages are feasible and worth no less than no deal to everybody "
               f"({many(counts.within_floor or 0)} within the humanitarian and legal floor).")
    if settlement.deadlock.reserves and not settlement.lines.exists:
        if problem.is_assumed and settlement.deadlock.conflicts:
            yield "With every number in the middle of its range, one reading of many, no package is acceptable to all."
        yield from deadlock_lines(settlement.deadlock, problem)
    if not problem.is_assumed:
        yield from points_lines(settlement)
    yield from shares_lines(settlement)
    for one in settlement.outlooks:
        moves = ", ".join(f"{worth.low:.2f} to {worth.high:.2f} after {year:g} years"
                          for year, worth in zip(one.years, one.worth, strict=True))
        yield f"What fighting on is worth to {problem.party_name(one.party)} on its own scale: {moves}."
    yield from plans_lines(settlement)
    yield from draft_lines(settlement)


def _all_of(count: int, deadlock: Deadlock) -> str:
    return f"{count}, all there are" if deadlock.complete else f"{count} found; {deadlock.reason}"


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"… and {count - SHOWN} more, in the JSON."


def _balance(relaxation: Relaxation, problem: Problem) -> str:
    given = (f"{problem.party_name(party)} {count}" for party, count in balance(relaxation, problem))
    return f"lines given up: {', '.join(given)}"
