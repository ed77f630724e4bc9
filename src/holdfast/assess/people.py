"""Votes and returns as an assessment shows them: a first look, within seconds."""

from __future__ import annotations

from holdfast.document.loaded import Documents
from holdfast.errors import InvalidDocument
from holdfast.solving.watch import Watch
from holdfast.territory.returns.plan import Result, plan_return
from holdfast.territory.returns.translate import ReturnsAsked, returns_of

DRAWS = 2000
"""Draws from the ranges of a vote."""

SECONDS = 5.0
"""For the plan of one return; the command for returns takes longer and proves more."""


def planned_returns(documents: Documents) -> tuple[Result, ...]:
    """The returns of a text planned in a few seconds each; none where their numbers make no sense."""
    if not documents.framework.model.returns:
        return ()
    try:
        translated = returns_of(documents, ReturnsAsked(), only=None)
    except InvalidDocument:
        return ()  # the command for returns says what is wrong
    return tuple(plan_return(one, watch=Watch().for_at_most(SECONDS)) for one in translated)
