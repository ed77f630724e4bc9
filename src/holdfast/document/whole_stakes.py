"""Whether stakes that were cut down for an audience still say the same.

Weights are shares of one whole: those that are left would tell what the others are, and a worth without one of its
terms would be another worth. So stakes are shown in whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from holdfast.document.issue import Ratifier, Stakes


def is_whole(stakes: Stakes, shown: Stakes, gone: Collection[str]) -> bool:
    """Whether nothing is gone from stakes but scores of options that are themselves among the ids that are gone."""
    return _outline(stakes) == _outline(shown) and all(
        option in shown_scores or option in gone
        for scores, shown_scores in zip(_scores(stakes), _scores(shown), strict=True)
        for option in scores
    )


def _outline(stakes: Stakes) -> tuple[object, ...]:
    """Everything that stakes say of, without the scores."""
    home = stakes.ratification
    return (
        stakes.model_fields_set, tuple(stakes.issues), len(stakes.terms), home.model_fields_set if home else None,
        {id: (group.model_fields_set, tuple(group.issues)) for id, group in (home.groups if home else {}).items()},
    )


def _scores(stakes: Stakes) -> Iterator[Collection[str]]:
    """The options scored by every stake, in order."""
    groups = stakes.ratification.groups.values() if stakes.ratification else ()
    holders: tuple[Stakes | Ratifier, ...] = (stakes, *groups)
    for holder in holders:
        yield from (stake.scores for stake in holder.issues.values())
