"""Votes and audits in words, for somebody who has to hold one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from holdfast.document.finding import Finding, Kind
from holdfast.territory.votes.analyse import VoteFound
from holdfast.territory.votes.audit import Plan
from holdfast.territory.votes.conditions import MET, NOT_MET
from holdfast.territory.votes.decides import Decides
from holdfast.territory.votes.expected import Expected
from holdfast.territory.votes.measured import Measured
from holdfast.territory.votes.observation import Observation
from holdfast.territory.votes.outcome import QuorumGame


def votes_text(found: Sequence[VoteFound], ruled: Mapping[str, Sequence[Finding]] | None = None) -> str:
    """The votes of a text in words, with what rules say of each."""
    said = ruled or {}
    return "\n\n".join("\n".join((*_vote(one), *_rules(said.get(one.id, ())))) for one in found) \
        or "There is no vote in the text as encoded."


def _rules(found: Sequence[Finding]) -> Iterator[str]:
    """What the rules say of a vote; what a text that is not encoded in full may hold after all stands under open."""
    for one in found:
        if one.kind is Kind.FAIL:
            yield f"  Rule {one.code}: {one.one_line} {one.next}".rstrip()
        elif one.kind is Kind.REVIEW:
            yield f"  To ask ({one.code}): {one.one_line}"


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
        if variant.quorum is not None:
            yield _quorum(variant.quorum)
    for decides in one.decides[:3]:
        yield f"  Decides: {decides.what} of {decides.group}, by {decides.swing * 100:.1f} points{_turn(decides)}."
    missing = [item for item in one.conditions if item.state == NOT_MET]
    unsaid = [item for item in one.conditions if item.state not in (NOT_MET, MET)]
    for item in missing:
        yield f"  Not met: {item.address}: {item.text}"
    if unsaid:
        yield f"  Open: {', '.join(item.name for item in unsaid)}."
    observed = one.observation
    if observed is not None:
        yield (f"  An observers' count to within ± {observed.half_width * 100:g} points needs {observed.ballots:,} "
               f"ballots (design effect {observed.design_effect:g}){_stations(observed)}.")
    for remark in one.gathered.remarks:
        yield f"  To know: {remark.text}"


def _quorum(game: QuorumGame) -> str:
    """Whether staying at home pays, and what asks for turnout without rewarding that."""
    if not game.possible:
        return (f"    With the turnout quorum of {_percent(game.quorum)} its opponents gain nowhere in the range by "
                "staying at home.")
    return (f"    With the turnout quorum of {_percent(game.quorum)} its opponents can win by staying at home, in "
            f"{_percent(game.share)} of the draws. PACE Resolution 2251 (2019) asks for no turnout threshold; a quorum "
            f"of approval does not reward staying at home, nor does a turnout quorum of up to "
            f"{_percent(game.highest_safe)} here.")


def _turn(decides: Decides) -> str:
    if decides.turns_at is None:
        return ""
    where = "within its range" if decides.turns_inside else "outside its range"
    return f"; the result turns at {decides.turns_at:.3g} ({(decides.turns_by or '').replace('-', ' ')}), {where}"


def _stations(observed: Observation) -> str:
    said = f", {_span(*observed.of_cast)} out of those cast" if observed.of_cast else ""
    if observed.visited is not None:
        said += f"; or {_span(*observed.visited)} of {observed.stations:,} polling stations counted in full"
    return said


def _span(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _passes(word: str) -> str:
    return {"always": "passes over the whole range", "never": "fails over the whole range",
            "depends": "passes over part of the range"}[word]


def audit_text(plan: Plan, measured: Measured | None, expected: Expected | None = None) -> str:
    """An audit in words."""
    reported = plan.reported
    lines = [f"{reported.winner} has most votes: " + ", ".join(f"{name} {votes:,}" for name, votes in reported.ranked)
             + f"; {reported.ballots:,} ballots."]
    if reported.registered:
        shares = ", ".join(f"{name} {_percent(votes / reported.registered)}" for name, votes in reported.ranked)
        lines.append(f"  Turnout {_percent(reported.ballots / reported.registered)}; of the registered {shares}.")
    if plan.reached is not None and plan.approval_quorum is not None:
        reaching = [name for name, reaches in plan.reached.items() if reaches]
        lines.append(f"  As reported, {_percent(plan.approval_quorum)} of the registered is reached by "
                     f"{', '.join(reaching) or 'no answer'}. The audit confirms who has most votes, and not whether a "
                     "threshold is reached.")
    lines += [f"  Against {pair.loser}: margin {pair.margin:,}, {pair.diluted_margin * 100:.4f} % of the ballots. At a "
              f"risk limit of {_percent(plan.risk_limit)}: about {pair.bravo:,} ballots by polling, or "
              f"{pair.comparison:,} compared with their records, if the count is right." for pair in plan.pairs]
    if expected is not None:
        lines.append(f"  ALPHA stops after {expected.mid:,.0f} ballots in half of {expected.audits} simulated audits, "
                     f"and in four of five after {expected.low:,.0f} to {expected.high:,.0f}, if the count is right.")
    if measured is not None:
        lines.append(_measured(plan, measured))
    lines.append(f"  Where it never stops, all {reported.ballots:,} ballots are counted by hand, and that count "
                 "stands.")
    return "\n".join(lines)


def _measured(plan: Plan, measured: Measured) -> str:
    if measured.stopped_at is not None:
        return (f"  Stop: after ballot {measured.stopped_at:,} the result is confirmed at this risk limit "
                f"(measured risk {measured.risk:.4f}).")
    risk = f"  Go on: after {measured.drawn:,} ballots the measured risk is {measured.risk:.4f}"
    if measured.full_count:
        other = " ALPHA may need fewer." if measured.kind == "bravo" else ""
        return (f"{risk}, above {plan.risk_limit:g}; this way takes about as many as all ballots that are left.{other} "
                "Otherwise count all by hand.")
    return f"{risk}; about {measured.more:,} more are to be expected if the count is right."
