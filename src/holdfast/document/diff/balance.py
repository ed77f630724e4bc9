"""The balance of obligations: which duties and permissions each party gained, lost, has stricter or looser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from holdfast.document.at_picks import at_picks
from holdfast.document.case import Case
from holdfast.document.clause import Clause, ClauseKind, Modal, When
from holdfast.document.defaults import with_defaults
from holdfast.document.framework import Framework
from holdfast.document.times import Duration, TimePoint

HEADS = ("gained", "lost", "tightened", "loosened", "may_gained", "may_lost")


@dataclass(frozen=True)
class Balance:
    """What changed for one party, as addresses of clauses with a reason."""

    party: str
    gained: tuple[str, ...] = ()
    """Duties that are new for it."""
    lost: tuple[str, ...] = ()
    """Duties it no longer has."""
    tightened: tuple[tuple[str, str], ...] = ()
    """Duties that ask more of it than before, each with what makes them stricter."""
    loosened: tuple[tuple[str, str], ...] = ()
    """Duties that ask less."""
    may_gained: tuple[str, ...] = ()
    """Permissions that are new for it."""
    may_lost: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The balance of one party as it stands in the JSON output."""
        pairs = {name: [{"address": address, "because": why} for address, why in getattr(self, name)]
                 for name in ("tightened", "loosened")}
        return {"party": self.party, "gained": list(self.gained), "lost": list(self.lost), **pairs,
                "may_gained": list(self.may_gained), "may_lost": list(self.may_lost)}


@dataclass
class _Sheet:
    entries: dict[str, dict[str, list[Any]]] = field(default_factory=dict)

    def add(self, party: str, head: str, entry: Any) -> None:
        self.entries.setdefault(party, {name: [] for name in HEADS})[head].append(entry)


def balance(old: Framework, new: Framework, *, case: Case | None = None) -> tuple[Balance, ...]:
    """The balance by party, in the order of ids, of both texts at their own picks; only parties with a change."""
    before = with_defaults(at_picks(old, {}, case=case)).clauses
    after = with_defaults(at_picks(new, {}, case=case)).clauses
    sheet = _Sheet()
    for id in dict.fromkeys([*before, *after]):
        _compare(sheet, f"clauses.{id}", before.get(id), after.get(id))
    return tuple(Balance(party=party, **{head: tuple(found) for head, found in sheet.entries[party].items()})
                 for party in sorted(sheet.entries))


def _compare(sheet: _Sheet, address: str, old: Clause | None, new: Clause | None) -> None:
    had, has = _bound(old), _bound(new)
    for party in dict.fromkeys([*had, *has]):
        one, other = had.get(party), has.get(party)
        if one == other:
            for head, why in _shifts(old, new):
                sheet.add(party, head, (address, why))
            continue
        if one is not None:
            sheet.add(party, "may_lost" if one is Modal.MAY else "lost", address)
        if other is not None:
            sheet.add(party, "may_gained" if other is Modal.MAY else "gained", address)


def _bound(clause: Clause | None) -> Mapping[str, Modal]:
    """The parties that a clause binds or allows, with how."""
    if clause is None or clause.kind is not ClauseKind.OPERATIVE or clause.modal is None:
        return {}
    return dict.fromkeys(clause.who, clause.modal)


def _shifts(old: Clause | None, new: Clause | None) -> list[tuple[str, str]]:
    """What makes a duty stricter or looser for those whom it binds before and after; permissions have no strictness."""
    if old is None or new is None or old.modal is Modal.MAY:
        return []
    found = [_time(old.when, new.when)]
    for name, what in (("act", "acts"), ("object", "objects"), ("where", "places"), ("lest", "consequences"),
                       ("observe", "observation"), ("evidence", "evidence")):
        found.append(_wider(set(getattr(old, name)), set(getattr(new, name)), what))
    found.append(_flip(_wider({one.of for one in old.except_}, {one.of for one in new.except_}, "exceptions")))
    found.append(_guard(old.if_, new.if_))
    return [shift for shift in found if shift is not None]


Shift = tuple[str, str] | None


def _wider(old: set[str], new: set[str], what: str) -> Shift:
    if old < new:
        return "tightened", f"more {what}: {', '.join(sorted(new - old))}"
    return ("loosened", f"fewer {what}: without {', '.join(sorted(old - new))}") if new < old else None


def _flip(shift: Shift) -> Shift:
    if shift is None:
        return None
    return ("loosened" if shift[0] == "tightened" else "tightened"), shift[1]


def _guard(old: str | None, new: str | None) -> Shift:
    if (old is None) == (new is None):
        return None
    return ("loosened", "it now waits for a condition") if old is None else ("tightened", "it waits for no condition")


def _time(old: When | None, new: When | None) -> Shift:
    one, other = (old.within if old else None), (new.within if new else None)
    if one == other:
        return _point(old.by if old else None, new.by if new else None)
    if one is None or other is None:
        return ("tightened", "a deadline is new") if one is None else ("loosened", "the deadline is gone")
    return _longer(one, other, str)


def _longer(one: Duration, other: Duration, show: Callable[[Duration], str]) -> Shift:
    if other.bounds_days < one.bounds_days:
        return "tightened", f"less time: {show(one)} → {show(other)}"
    return "loosened", f"more time: {show(one)} → {show(other)}"


def _point(one: TimePoint | None, other: TimePoint | None) -> Shift:
    if one == other:
        return None
    if one is None or other is None:
        return ("tightened", "a deadline is new") if one is None else ("loosened", "the deadline is gone")
    if one.date is not None and other.date is not None:
        earlier = other.date < one.date
    elif one.moment is not None and other.moment is not None:
        earlier = other.moment < one.moment
    elif one.anchor == other.anchor and one.anchor is not None:
        earlier = _days(other) < _days(one)
    else:
        return None
    return ("tightened" if earlier else "loosened"), f"{'earlier' if earlier else 'later'}: {one} → {other}"


def _days(point: TimePoint) -> float:
    return point.sign * point.offset.bounds_days[0]
