"""Whether the brackets of a clause are those that stand inside its text."""

from __future__ import annotations

from holdfast.document.clause import Clause
from holdfast.document.text import versions
from holdfast.word.bracketed import Sponsors, bracketed


def says_itself(clause: Clause) -> bool:
    """Whether the brackets of a clause are those that stand in its text, so that they need no lines of their own."""
    known = {text: one for one in clause.brackets for text in versions(one.text).values()}
    if len(known) != len(clause.brackets) or any(one.set or one.issue or one.option for one in clause.brackets):
        return False
    texts = versions(clause.text)
    if len(texts) != 1:
        return False
    parties = {party.casefold(): party for one in clause.brackets for party in one.by}
    found = bracketed(next(iter(texts.values())), Sponsors(parties)).alternatives
    return [(one.by, one.text) for one in found] == [
        (one.by, next(iter(versions(one.text).values()))) for one in clause.brackets]
