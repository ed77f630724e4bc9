"""What a clause does: who must, must not or may do what, to whom, where, by when, and what follows."""

from __future__ import annotations

from holdfast.document.clause import Clause, ClauseKind, Modal, When
from holdfast.document.sentences.phrases import ended, length, listed, point, words
from holdfast.document.text import words_in
from holdfast.document.times import TimePoint

_MODALS = {Modal.SHALL: "must", Modal.SHALL_NOT: "must not", Modal.MAY: "may"}


def clause_sentence(clause: Clause) -> str:
    """The norm of a clause in one sentence, or its own words where it states no norm."""
    if clause.kind is ClauseKind.DECLARATORY:
        return ended(f"It declares: {words_in(clause.text)}")
    if clause.modal is None or not clause.act:
        return ended(words_in(clause.text))
    who = listed(clause.who) or "somebody who is not named"
    parts = [who, _MODALS[clause.modal], listed(map(words, clause.act), last="or" if _forbids(clause) else "and")]
    if clause.object:
        parts.append(f"({listed(map(words, clause.object))})")
    if clause.to:
        parts.append(f"towards {listed(clause.to)}")
    if clause.where:
        parts.append(f"in {listed(map(words, clause.where))}")
    text = " ".join(parts) + (when_phrase(clause.when) if clause.when else "")
    text += f", if {clause.if_}" if clause.if_ else ""
    text += f", except where {listed(one.of for one in clause.except_)} applies" if clause.except_ else ""
    followed = [one for one in clause.lest if one != "none"]
    return ended(text) + (f" A breach leads to {listed(followed)}." if followed else "")


def _forbids(clause: Clause) -> bool:
    return clause.modal is Modal.SHALL_NOT


def when_phrase(when: When) -> str:
    """The times of a clause, to be put after what is done."""
    parts = []
    if when.within is not None:
        start = point(when.from_) if when.from_ else "entry into force"
        parts.append(f" within {length(when.within)} of {start}")
    elif when.from_ is not None:
        parts.append(f" from {point(when.from_)}")
    if when.by is not None:
        parts.append(f" by {point(when.by)}")
    if when.every is not None:
        parts.append(f" every {length(when.every)}")
    if isinstance(when.until, TimePoint):
        parts.append(f" until {point(when.until)}")
    elif when.until == "terminated":
        parts.append(" until the framework ends")
    if when.continuous:
        parts.append(" at all times")
    return "".join(parts)
