"""Weights and scores of somebody over all issues of a case, and the least that any package could be worth by them."""

from __future__ import annotations

from collections.abc import Mapping

from holdfast.document.issue import IssueStake
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Stake
from holdfast.settlement.translate_collect import Around, Collected
from holdfast.settlement.translated import RemarkKind

_NOTHING = Between(0.0, 0.0)


def stake_on(entries: Mapping[str, IssueStake], held: Collected, around: Around, *, base: str, whose: str) -> Stake:
    """Weights and scores over all issues of the case; an issue that is left out counts for nothing."""
    weights, scores = [], []
    for issue, options in held.domain.options.items():
        entry = entries.get(issue)
        if entry is None:
            weights.append(_NOTHING)
            scores.append((_NOTHING,) * len(options))
            continue
        inner, at = around.inside(entry), f"{base}.{issue}"
        weights.append(held.between(entry.weight, inner, name=f"weight of {issue} to {whose}", address=f"{at}.weight"))
        scores.append(tuple(_score(entry, option, held, inner, name=f"score of {issue} == {option} to {whose}",
                                   address=f"{at}.scores.{option}") for option in options))
    absent = [issue for issue in entries if issue not in held.domain.options]
    if absent:
        held.remark(RemarkKind.NOT_DECIDED, base, f"It weighs {', '.join(absent)}, which no document at hand has as an "
                    "issue; the other weights stand as they are.")
    literal = bool(absent) or all(weight.is_point for weight in weights)
    return Stake(tuple(weights), tuple(scores), shared_total=None if literal else 1.0)


def _score(entry: IssueStake, option: str, held: Collected, around: Around, *, name: str, address: str) -> Between:
    score = entry.scores.get(option)
    # Only an issue that weighs nothing may leave an option without a score.
    return _NOTHING if score is None else held.between(score, around, name=name, address=address)


def least_worth(stake: Stake) -> float:
    """A worth that no package falls below in any reading of the stake."""
    lowest = [min(score.low for score in scores) for scores in stake.scores]
    worth = sum(weight.low * score for weight, score in zip(stake.weights, lowest, strict=True))
    room = max(0.0, (stake.shared_total or 0.0) - sum(weight.low for weight in stake.weights))
    for score, weight in sorted(zip(lowest, stake.weights, strict=True), key=lambda pair: pair[0]):
        taken = min(weight.high - weight.low, room)
        worth, room = worth + taken * score, room - taken
    return worth + sum(min(0.0, term.worth.low) for term in stake.terms)
