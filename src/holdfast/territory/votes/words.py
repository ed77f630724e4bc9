"""Votes and audits in words, for somebody who has to hold one."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.territory.votes.analyse import VoteFound
from holdfast.territory.votes.audit import Measured, Plan
from holdfast.territory.votes.conditions import MET, NOT_MET


def votes_text(found: tuple[VoteFound, ...]) -> str:
    """The votes of a text in words."""
    return "\n\n".join("\n".join(_vote(one)) for one in found) or "There is no vote in the text as encoded."


def _vote(one: VoteFound) -> Iterator[str]:
    yield f"{one.title} ({one.id}, {one.kind})"
    if not one.variants and one.gathered.lacking:
        yield "  Nobody has said how many people may vote, so that no result can be looked at."
    for variant in one.variants:
        result = variant.outcome
        name = variant.name.replace("-", " ")
        yield (f"  {name} ({', '.join(variant.groups)}): yes {_percent(result.yes.low)} to {_percent(result.yes.high)} "
               f"of the votes, turnout {_percent(result.turnout.low)} to {_percent(result.turnout.high)}; it "
               f"{_passes(result.passes)}, in {_percent(result.share)} of even draws from the ranges "
               f"(± {result.error * 100:.1f}).")
        if variant.quorum is not None and variant.quorum.possible:
            yield (f"    With the turnout quorum of {_percent(variant.quorum.quorum)} its opponents win by staying at "
                   f"home in {_percent(variant.quorum.share)} of the draws. A quorum of approval does not reward that.")
    for decides in one.decides[:3]:
        turn = "" if decides.turns_at is None else f"; it turns at {decides.turns_at:.3g}"
        yield f"  Decides: {decides.what} of {decides.group}, by {decides.swing * 100:.1f} points{turn}."
    missing = [item for item in one.conditions if item.state == NOT_MET]
    unsaid = [item for item in one.conditions if item.state not in (NOT_MET, MET)]
    for item in missing:
        yield f"  Not met: {item.address}: {item.text}"
    if unsaid:
        yield f"  Open: {', '.join(item.name for item in unsaid)}."
    observed = one.observation
    if observed is not None:
        yield (f"  An observers' count to within ± {observed.half_width * 100:g} points needs {observed.ballots:,} "
               f"ballots (design effect {observed.design_effect:g}).")
    for remark in one.gathered.remarks:
        yield f"  To know: {remark.text}"


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _passes(word: str) -> str:
    return {"always": "passes over the whole range", "never": "fails over the whole range",
            "depends": "passes over part of the range"}[word]


def audit_text(plan: Plan, measured: Measured | None) -> str:
    """An audit in words."""
    reported = plan.reported
    lines = [f"{reported.winner} has most votes: " + ", ".join(f"{name} {votes:,}" for name, votes in reported.ranked)
             + f"; {reported.ballots:,} ballots."]
    if reported.registered:
        shares = ", ".join(f"{name} {_percent(votes / reported.registered)}" for name, votes in reported.ranked)
        lines.append(f"  Turnout {_percent(reported.ballots / reported.registered)}; of the registered {shares}.")
    lines += [f"  Against {pair.loser}: margin {pair.margin:,}, {pair.diluted_margin * 100:.4f} % of the ballots. At a "
              f"risk limit of {_percent(plan.risk_limit)}: about {pair.bravo:,} ballots by polling, or "
              f"{pair.comparison:,} compared with their records, if the count is right." for pair in plan.pairs]
    if measured is not None:
        if measured.stopped_at is not None:
            lines.append(f"  Stop: after ballot {measured.stopped_at:,} the result is confirmed at this risk limit "
                         f"(measured risk {measured.risk:.4f}).")
        else:
            lines.append(f"  Go on: after {measured.drawn:,} ballots the measured risk is {measured.risk:.4f}; about "
                         f"{measured.more:,} more are to be expected if the count is right.")
    lines.append("  Where it never stops, all ballots are counted by hand, and that count stands.")
    return "\n".join(lines)
