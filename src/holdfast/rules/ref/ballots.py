"""Which votes of a text are put to the people, and which of them put a question."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.settlement_parts import Vote
from holdfast.rules.context import Context


def kind_of(vote: Vote) -> str:
    """The kind of a vote, without regard to case."""
    return vote.kind.strip().lower()


def is_popular(vote: Vote) -> bool:
    """Whether people vote and not a parliament: a ratification does only where the text says who may vote."""
    return kind_of(vote) != "ratification" or vote.electorate is not None


def popular_votes(context: Context) -> Iterator[tuple[str, Vote]]:
    """The votes that are put to the people, elections included."""
    return ((id, vote) for id, vote in context.framework.votes.items() if is_popular(vote))


def questions(context: Context) -> Iterator[tuple[str, Vote]]:
    """The votes that put a question to the people."""
    return ((id, vote) for id, vote in popular_votes(context) if kind_of(vote) != "election")
