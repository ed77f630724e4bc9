"""Plans and the draft in words; plans stand in the order given."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.settlement.draft.sentences import (
    distance_sentence,
    dominance_sentence,
    dominated_pick_sentence,
    ends_sentence,
    plan_sentence,
    standing_sentence,
    trade_sentence,
    trades_sentence,
)
from holdfast.settlement.settle import Settlement
from holdfast.settlement.told.shares_text import in_draws

SHOWN = 10
"""So many trades, or options that are no better for anybody, are shown in words."""


def plans_lines(settlement: Settlement) -> Iterator[str]:
    """Each plan: lines crossed, who accepts it over the ranges, and in which share of the draws."""
    problem, robust = settlement.problem, settlement.robust
    for plan in settlement.plans.plans:
        yield f"- {_bare(plan_sentence(problem, plan))}"
        gains, _, _ = _bare(standing_sentence(problem, plan.standing)).rpartition("; ")
        yield f"  {gains}."  # the lines crossed stand in the sentence above
        shares = robust.given.packages.get(plan.name) if robust else None
        if shares is not None:
            by_party = ", ".join(f"{party.id} {in_draws(share)}"
                                 for party, share in zip(problem.parties, shares.parties, strict=True)
                                 if party.reserve_known)
            yield f"  Accepted, red lines left aside: {by_party}."
    for one in settlement.plans.dominances:
        yield f"- {_bare(dominance_sentence(problem, one))}"
    picks = () if settlement.lines.exists else settlement.plans.dominated_picks.picks
    for pick in picks[:SHOWN]:
        yield f"- {_bare(dominated_pick_sentence(problem, pick))}"
    if len(picks) > SHOWN:
        yield f"… and {len(picks) - SHOWN} more such options, in the JSON."


def draft_lines(settlement: Settlement) -> Iterator[str]:
    """The one draft: distance, trades, and simulated negotiations over it.

    From assumed preferences only trades are shown that hold over the whole ranges.
    """
    draft, problem = settlement.draft, settlement.problem
    if draft is None:
        return
    yield f"- {_bare(distance_sentence(problem, draft.distance))}"
    if draft.trades is not None:
        yield f"- {_bare(trades_sentence(problem, draft.trades))}"
        shown = [trade for trade in draft.trades.proposed if trade.robust or not problem.is_assumed]
        for trade in shown[:SHOWN]:
            yield f"  - {_bare(trade_sentence(problem, trade))}"
        if len(shown) > SHOWN:
            yield f"  … and {len(shown) - SHOWN} more, in the JSON."
    if draft.ends is not None:
        yield f"- {_bare(ends_sentence(problem, draft.ends))}"


def _bare(sentence: str) -> str:
    """A sentence under a heading that says already what it rests on."""
    said = sentence.removeprefix("From assumed preferences: ")
    return said[:1].upper() + said[1:]
