"""Each result on the draft and on other plans in one neutral sentence; no package is singled out, no plan ranked."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.document.sentences.phrases import counted, listed, plural
from holdfast.settlement.draft.acceptance import Held
from holdfast.settlement.draft.distance import Distance
from holdfast.settlement.draft.dominated_picks import DominatedPick
from holdfast.settlement.draft.lines import Lines
from holdfast.settlement.draft.nearer import Among
from holdfast.settlement.draft.plans import Dominance, PlanView
from holdfast.settlement.draft.single_text import Ends
from holdfast.settlement.draft.standing import Standing
from holdfast.settlement.draft.trades import Trade, Trades
from holdfast.settlement.problem import Problem

WHATEVER = "whatever the numbers turn out to be within their ranges"

_BETTER = "that is worth no less to every party and more to some"
_ON_THE_FLOOR = "on the humanitarian and legal floor"


def standing_sentence(problem: Problem, standing: Standing) -> str:
    """What the draft is worth to each party over completions and ranges, and which firm lines it crosses."""
    names = _names(problem)
    known = _reserves(problem)
    gains = listed(
        f"between {party.over_ranges.low:.2f} and {party.over_ranges.high:.2f} for {names[party.party]}"
        for party in standing.parties if party.party in known
    )
    if not gains:
        return _said(problem, f"what no deal is worth is known of nobody; {_lines(standing.firm)}")
    scope = "the draft" if standing.completions == 1 else f"the {standing.completions} completions of the draft"
    return _said(problem, f"the gain over no deal of {scope} lies {gains}; {_lines(standing.firm)}")


def distance_sentence(problem: Problem, distance: Distance) -> str:
    """For how much of what the draft stands for some acceptable package is better for everybody."""
    scope = "the draft" if distance.completions == 1 else f"the {distance.completions} completions of the draft"
    if distance.is_best_only:
        scope = f"the {'' if distance.best_proven else 'known '}one of {scope} with the greatest sum of gains"
    found = [
        nearer.dominated for package in distance.packages for nearer in package.better
        if nearer.among is Among.ACCEPTABLE
    ]
    if not found or None in found:
        return _said(problem, f"for {scope} it was not settled whether some acceptable package within the floor is one "
                              f"{_BETTER}")
    if len(found) > 1:
        scope = f"{sum(map(bool, found)) or 'none'} of {scope}"
    some = "no" if found == [False] else "an"
    return _said(problem, f"for {scope} there is {some} acceptable package within the floor {_BETTER}")


def trades_sentence(problem: Problem, trades: Trades) -> str:
    """How many trades there are, how many hold over the ranges, and how many are held back."""
    robust = sum(trade.robust for trade in trades.proposed)
    text = f"{counted(len(trades.proposed), 'trade')} would take nothing from any party and give some party more"
    if trades.proposed:
        text += f", {robust or 'none'} of them {WHATEVER}"
    if trades.held_back:
        verb = plural(trades.held_back, "is", "are")
        text += f"; {len(trades.held_back)} more {verb} held back for what the text would lose {_ON_THE_FLOOR}"
    if not trades.floor_checked:
        text += f"; the rules {_ON_THE_FLOOR} were not run over the text"
    return _said(problem, text if trades.complete else f"{text}; not all changes were looked at")


def trade_sentence(problem: Problem, trade: Trade) -> str:
    """What a trade changes, who has more by it, and whether that depends on the numbers."""
    names = _names(problem)
    changes = listed(f"{issue} from {before} to {after}" for issue, before, after in trade.changes)
    text = f"changing {changes} gives {listed(names[party] for party in trade.gaining)} more"
    if trade.equal:
        text += f" and {listed(names[party] for party in trade.equal)} as much as before"
    if trade.robust:
        text += f", and nobody has less {WHATEVER}"
    if trade.repairs:
        text += f"; {_limits(trade.repairs, 'firm')} that the draft crosses would be kept"
    if trade.crosses_negotiable:
        text += f"; {_limits(trade.crosses_negotiable, 'negotiable')} that the draft keeps would be crossed"
    return _said(problem, text)


def ends_sentence(problem: Problem, ends: Ends) -> str:
    """How many simulated negotiations came to how many texts, and what that is."""
    whole = [path for path in ends.paths if path.complete]
    good = sum(path.acceptable_at_end for path in whole)
    return _said(
        problem,
        f"{counted(len(whole), 'simulated negotiation')} over the draft came to {counted(len(ends.ends), 'text')}, "
        f"{good or 'none'} of them to one acceptable to every party; this shows where votes by these preferences can "
        "lead and forecasts nothing",
    )


def plan_sentence(problem: Problem, plan: PlanView) -> str:
    """Which lines a plan crosses, and which parties accept it in every case, in some or in none."""
    text = f"under {plan.name}, {_lines(plan.standing.firm)}"
    crossed = plan.standing.negotiable.crossed
    if crossed:
        text += f"; {_limits(crossed, 'negotiable')} {plural(crossed, 'is', 'are')} crossed"
    return _said(problem, f"{text}; {_accepted(problem, plan)}")


def dominance_sentence(problem: Problem, dominance: Dominance) -> str:
    """That nobody has less under one plan than under another."""
    return _said(problem, f"no party has less under {dominance.plan} than under {dominance.over}, and some party can "
                          f"have more, {WHATEVER}")


def dominated_pick_sentence(problem: Problem, pick: DominatedPick) -> str:
    """That an option is no better for anybody than another."""
    return _said(problem, f"for {pick.issue}, {pick.option} is worth no more to any party than {pick.by}, "
                          f"whatever else is agreed and {WHATEVER}")


def _accepted(problem: Problem, plan: PlanView) -> str:
    names, known = _names(problem), _reserves(problem)
    settled = not plan.standing.open_issues
    whatever = WHATEVER if settled else f"however open picks are settled and {WHATEVER}"
    words = {
        Held.NECESSARILY: f"is acceptable to {{}} {whatever}",
        Held.POSSIBLY: f"may be acceptable to {{}} or not, as {'the' if settled else 'picks and'} numbers turn out",
        Held.NEVER: f"is not acceptable to {{}} {whatever}",
    }
    parts = []
    for held, said in words.items():
        who = [names[one.party] for one in plan.accepted if one.held is held and one.party in known]
        if who:
            parts.append(said.format(listed(who)))
    unknown = [party.name or party.id for party in problem.parties if party.id not in known]
    text = f"it {listed(parts)}" if parts else ""
    if unknown:
        text += f"{'; ' if text else ''}whether {listed(unknown)} would accept it is not known, since nobody has said "
        text += f"what no deal is worth to {plural(unknown, 'it', 'them')}"
    return text


def _lines(lines: Lines) -> str:
    parts = []
    if lines.crossed:
        parts.append(f"{_limits(lines.crossed, 'firm')} {plural(lines.crossed, 'is', 'are')} crossed")
    if lines.open:
        parts.append(f"{_limits(lines.open, 'firm')} {plural(lines.open, 'depends', 'depend')} on open picks")
    return listed(parts) or "no firm limit is crossed"


def _limits(ids: Sequence[str], kind: str) -> str:
    return f"the {kind} {plural(ids, 'limit', 'limits')} {listed(ids)}"


def _reserves(problem: Problem) -> frozenset[str]:
    """The parties whose worth of no deal is known."""
    return frozenset(party.id for party in problem.parties if party.reserve_known)


def _names(problem: Problem) -> dict[str, str]:
    return {party.id: party.name or party.id for party in problem.parties}


def _said(problem: Problem, text: str) -> str:
    """The sentence, which starts by saying so where it rests on assumed preferences."""
    return f"From assumed preferences: {text}." if problem.is_assumed else f"{text[:1].upper()}{text[1:]}."
