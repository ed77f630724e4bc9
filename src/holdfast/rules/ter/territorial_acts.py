"""Acts by which a text disposes of territory, by what they do to title."""

from __future__ import annotations

from holdfast.document.clause import Clause, ClauseKind, Modal

CHANGE = frozenset({
    "annex", "cede", "cede-territory", "change-border", "change-borders", "secede", "transfer-sovereignty",
    "transfer-territory",
})
"""Acts that pass territory from one to another."""

RECOGNITION = frozenset({"recognise", "recognise-sovereignty"})
"""Acts that accept a title or border; on territory only where the clause names a place."""

DECIDING = frozenset({"decide-territory", "settle-status"})
"""Acts that leave it to a later decision to whom territory belongs."""


def changes(clause: Clause) -> bool:
    """Whether a clause requires, allows or declares that territory passes from one to another."""
    return _stands(clause) and bool(CHANGE.intersection(clause.act))


def recognises(clause: Clause) -> bool:
    """Whether a clause recognises something about a place, not only a state as such."""
    return _stands(clause) and bool(clause.where) and bool(RECOGNITION.intersection(clause.act))


def decides(clause: Clause) -> bool:
    """Whether a clause leaves a decision on territory to later."""
    return _stands(clause) and bool(DECIDING.intersection(clause.act))


def _stands(clause: Clause) -> bool:
    return clause.kind is not ClauseKind.PROSE and clause.modal is not Modal.SHALL_NOT
