"""Which trades no other trade is better than."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from holdfast.settlement.problem import TOLERANCE

if TYPE_CHECKING:
    from holdfast.settlement.draft.trades import Trade


def undominated(trades: Sequence[Trade], *, beside: Sequence[Trade] = ()) -> list[Trade]:
    """The trades that no other, nor any of those beside, is better than, in the order given.

    The other gives everybody no less and somebody more, holds over the ranges where this one does, repairs every limit
    that this one repairs, and crosses no negotiable line that this one does not cross.
    """
    if not trades:
        return []
    others = [*trades, *beside]
    gains = np.array([trade.gains for trade in others])
    kept = []
    for trade, own in zip(trades, gains[:len(trades)], strict=True):
        better = (gains >= own - TOLERANCE).all(axis=1) & (gains > own + TOLERANCE).any(axis=1)
        if not any(_no_poorer(others[other], trade) for other in np.flatnonzero(better).tolist()):
            kept.append(trade)
    return kept


def _no_poorer(other: Trade, trade: Trade) -> bool:
    return (
        (other.robust or not trade.robust)
        and set(other.repairs) >= set(trade.repairs)
        and set(other.crosses_negotiable) <= set(trade.crosses_negotiable)
    )
