"""Saying that clauses lack something: one by one, or together where a summary lacks it in many places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.framework import Framework
from holdfast.document.scalars import Encoded
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Verdict

ONE_BY_ONE = 3
"""Up to so many open findings stand each on its clause; more of them become one."""


def gaps(context: Context, lacking: Mapping[str, str], *, of: str, next: Mapping[str, str]) -> Iterator[Verdict]:
    """A verdict for each clause that lacks something, and one for those not encoded in full where they are many.

    ``lacking`` says by clause what is absent, so that it fits after "There is"; ``of`` says it of many clauses.
    """
    clauses = context.framework.clauses
    unsure = [id for id in lacking if context.encoded_at(clauses[id]) is not Encoded.FULL]
    together = unsure if len(unsure) > ONE_BY_ONE else []
    for id, what in lacking.items():
        if id not in together:
            yield context.missing(f"clauses.{id}", what, next=next[id], clause=clauses[id])
    if together:
        yield context.missing("clauses", f"{of} {len(together)} clauses ({some_of(together)})",
                              next=next[together[0]], clause=clauses[together[0]])


def ends_of_chains(framework: Framework) -> frozenset[str]:
    """The ids that follow a breach of something, so that a chain of consequences ends with them."""
    return frozenset(id for clause in framework.clauses.values() for id in clause.lest)
