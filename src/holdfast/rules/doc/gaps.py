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


def gaps(context: Context, absent: Mapping[str, Mapping[str, str]], tail: Mapping[str, str], *, of: str,
         next: Mapping[str, str]) -> Iterator[Verdict]:
    """A verdict for each clause that lacks something, and one for those not encoded in full where they are many.

    ``absent`` says by clause what is absent, with the key of its field, and ``tail`` of what; ``of`` says it of many
    clauses.
    """
    clauses = context.framework.clauses
    lacks = {id: {what: f"clauses.{id}.{key}" for what, key in keys.items()} for id, keys in absent.items()}
    silent = {id: {what: at for what, at in fields.items() if context.is_silent(at)} for id, fields in lacks.items()}
    unsure = [id for id in lacks
              if context.encoded_at(clauses[id]) is not Encoded.FULL and len(silent[id]) < len(lacks[id])]
    together = unsure if len(unsure) > ONE_BY_ONE else []
    for id, fields in lacks.items():
        yield from context.lacking(f"clauses.{id}", silent[id] if id in together else fields, tail[id], next=next[id],
                                   clause=clauses[id])
    if together:
        yield context.missing("clauses", f"{of} {len(together)} clauses ({some_of(together)})",
                              next=next[together[0]], clause=clauses[together[0]])


def ends_of_chains(framework: Framework) -> frozenset[str]:
    """The ids that follow a breach of something, so that a chain of consequences ends with them."""
    return frozenset(id for clause in framework.clauses.values() for id in clause.lest)
