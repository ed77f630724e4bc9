"""Toward whom a text moved: proposals in brackets that were taken up, and picks that somebody prefers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from holdfast.document.at_picks import picked
from holdfast.document.case import Case
from holdfast.document.clause import Bracket, Clause
from holdfast.document.clause_changes import changed
from holdfast.document.framework import Framework
from holdfast.errors import InvalidDocument


def toward(old: Framework, new: Framework, *, case: Case | None = None) -> Iterator[str]:
    """One sentence per move that somebody had asked for; the case adds stated positions."""
    for id, clause in old.clauses.items():
        if id in new.clauses:
            yield from _taken_up(id, clause, new.clauses[id])
    before, now = picked(old), picked(new)
    for issue in now:
        if before.get(issue) != now[issue]:
            yield from _preferred(issue, before.get(issue), now[issue], case)


def _taken_up(id: str, old: Clause, new: Clause) -> Iterator[str]:
    left = set(map(_key, new.brackets))
    for bracket in old.brackets:
        if _key(bracket) in left or not bracket.by:
            continue
        try:
            proposed = changed(old, bracket.set, text=bracket.text)
        except InvalidDocument:
            continue
        touched = {path.partition(".")[0] for path in bracket.set} | ({"text"} if bracket.text is not None else set())
        fields = _fields(proposed), _fields(new), _fields(old)
        if touched and all(fields[0][key] == fields[1][key] != fields[2][key] for key in touched):
            yield f"`clauses.{id}` now says what {' and '.join(bracket.by)} proposed."


def _key(bracket: Bracket) -> str:
    return bracket.model_dump_json()


def _fields(clause: Clause) -> Mapping[str, Any]:
    return {key: value for name, value in clause for key in (name.rstrip("_").replace("_", "-"),)}


def _preferred(issue: str, before: str | None, now: str, case: Case | None) -> Iterator[str]:
    if case is None:
        return
    stated = [position for position in case.positions.values() if position.issue == issue and position.prefers]
    gains = list(dict.fromkeys(one.party for one in stated if now in one.prefers and before not in one.prefers))
    loses = list(dict.fromkeys(one.party for one in stated if before in one.prefers and now not in one.prefers))
    for parties, word in ((gains, "toward"), (loses, "away from")):
        if parties:
            yield f"{issue}: {before or 'open'} → {now}, {word} the stated position of {', '.join(parties)}."
