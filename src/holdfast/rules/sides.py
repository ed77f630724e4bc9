"""Whether a duty binds both sides: who among the belligerents is left out."""

from __future__ import annotations

from collections.abc import Iterable

from holdfast.document.clause import Clause, Modal
from holdfast.rules.context import Context


def bound(context: Context, modal: Modal, acts: frozenset[str]) -> frozenset[str]:
    """Everybody whom operative clauses with this modal bind to one of the acts."""
    found: set[str] = set()
    for clause in context.operative.values():
        if clause.modal is modal and acts.intersection(clause.act):
            found |= set(clause.who)
    return frozenset(found)


def left_out(context: Context, who: Iterable[str]) -> tuple[str, ...]:
    """The belligerents that are not among those bound, in the order of the text; none where nobody is bound."""
    named = frozenset(who)
    return tuple(id for id in context.belligerents if id not in named) if named else ()


def outsiders(context: Context, ids: Iterable[str]) -> tuple[str, ...]:
    """Those that are no belligerent and, where they are bodies of the text, have none as a member."""
    sides = frozenset(context.belligerents)
    return tuple(id for id in ids if id not in sides and not sides & _members(context, id))


def independent(context: Context, ids: Iterable[str]) -> bool:
    """Whether somebody is named, and nobody named belongs to a side; false where nobody knows who the sides are."""
    named = tuple(ids)
    return bool(named and context.belligerents) and len(outsiders(context, named)) == len(named)


def _members(context: Context, id: str) -> frozenset[str]:
    body = context.framework.bodies.get(id)
    party = context.parties.get(id)
    return frozenset(body.members if body else (party.members if party else ()))


def requires(clause: Clause, acts: frozenset[str]) -> bool:
    """Whether a clause requires one of the acts."""
    return clause.modal is Modal.SHALL and bool(acts.intersection(clause.act))
