"""Duties and rights by party: what a text asks of each, allows it, and has others owe it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from holdfast.assess.comparison.result import Duties
from holdfast.document.clause import Clause, Modal
from holdfast.document.text import words_in
from holdfast.rules.context import Context


def parties_of(contexts: Sequence[Context]) -> Mapping[str, str]:
    """The parties that any clause binds or owes something, with their names, those of the texts first."""
    named: dict[str, None] = {}
    for context in contexts:
        named |= dict.fromkeys(context.framework.parties)
    for context in contexts:
        for clause in context.operative.values():
            named |= dict.fromkeys(id for id in (*clause.who, *clause.to) if id in context.parties)
    return {id: _name(id, contexts) for id in named if any(duties_of(c, id) != Duties() for c in contexts)}


def duties_of(context: Context, party: str) -> Duties:
    """What the text asks of a party, allows it and has others owe it, as addresses of operative clauses."""
    return Duties(
        must=_where(context, lambda clause: clause.modal is Modal.SHALL and party in clause.who),
        must_not=_where(context, lambda clause: clause.modal is Modal.SHALL_NOT and party in clause.who),
        may=_where(context, lambda clause: clause.modal is Modal.MAY and party in clause.who),
        owed=_where(context, lambda clause: clause.modal is not Modal.MAY and party in clause.to
                    and party not in clause.who),
    )


def _where(context: Context, holds: Callable[[Clause], bool]) -> tuple[str, ...]:
    return tuple(f"clauses.{id}" for id, clause in context.operative.items() if holds(clause))


def _name(id: str, contexts: Sequence[Context]) -> str:
    found = next((context.parties[id] for context in contexts if id in context.parties), None)
    return words_in(found.name) if found else id
