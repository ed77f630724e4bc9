"""The dates that matter: what the text sets itself, and elections of those it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.brief.figure import Cell
from holdfast.brief.naming import Names
from holdfast.document.coalition import Election, Precision
from holdfast.document.families import NORMS, Located, located
from holdfast.document.times import Duration, TimePoint

DEADLINES = ("by", "until", "by_time", "snapback_until")
LENGTHS = ("within", "timeout")
STARTS = ("in_force",)


@dataclass(frozen=True, slots=True)
class Dated:
    """One date: when in words, what happens then, and whose it is."""

    when: str
    what: Cell
    who: str
    rank: tuple[int, float, str]
    """Fixed dates come first, then those counted from an anchor, then from another element; the nearest first."""


def dates_of(names: Names) -> tuple[Dated, ...]:
    """The deadlines and beginnings that the text sets, in order."""
    found: dict[tuple[str, Cell], Dated] = {}
    for item in located(names.context.framework, NORMS):
        for holder in (getattr(item.element, "when", None), item.element):
            for dated in _in(holder, item, names):
                found.setdefault((dated.when, dated.what), dated)
    return tuple(sorted(found.values(), key=lambda dated: dated.rank))


def _in(holder: object, item: Located, names: Names) -> Iterator[Dated]:
    if holder is None or isinstance(holder, TimePoint):
        return
    id, label = item.id, names.labels[item.id]
    ids = next((value for field in ("who", "by", "evaluator", "authority")
                if isinstance(value := getattr(item.element, field, ()), tuple) and value), ())
    who = names.parties(ids)
    for field in (*DEADLINES, *STARTS):
        point = getattr(holder, field, None)
        if isinstance(point, TimePoint) and (point.offset != Duration() or point.anchor is None):
            key = "dates.from" if field in STARTS else "dates.by"
            yield Dated(names.words.say(key, when=names.point(point)), label, who, _rank(point, id))
    for field in LENGTHS:
        length = getattr(holder, field, None)
        if isinstance(length, Duration):
            start = getattr(holder, "from_", None) or getattr(holder, "start", None)
            after = TimePoint(anchor="entry-into-force") if start is None else start
            said = names.words.say("dates.within", length=names.words.duration(length), start=names.point(after))
            yield Dated(said, label, who, (2 if after.depends_on else 1, length.bounds_days[1], id))


def _rank(point: TimePoint, id: str) -> tuple[int, float, str]:
    if point.date is not None:
        return 0, point.date.first.toordinal(), id
    if point.moment is not None:
        return 0, point.moment.date().toordinal(), id
    after = point.sign * point.offset.bounds_days[1]
    return 2 if point.depends_on else 1, after, id


def elections_of(names: Names) -> tuple[Dated, ...]:
    """The elections due after the date of the case, the nearest first."""
    case = names.context.case
    if case is None or case.as_of is None:
        return ()
    now = case.as_of.first
    due = [(entry.date.last, id, entry) for id, entry in case.elections.items()
           if entry.date is not None and entry.precision is not Precision.UNSET and entry.date.last >= now]
    return tuple(_election(id, entry, names) for _, id, entry in sorted(due, key=lambda item: item[:2]))


def _election(id: str, entry: Election, names: Names) -> Dated:
    assert entry.date is not None
    date = names.words.date(entry.date)
    when = names.words.say("dates.latest", date=date) if entry.precision is Precision.LATEST else date
    return Dated(when, (entry.body, "en"), names.parties([entry.party]), (0, entry.date.first.toordinal(), id))
