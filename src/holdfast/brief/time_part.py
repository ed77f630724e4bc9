"""The part of the page on time: obligations as bars, those without a bar counted, and all of them as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC

from holdfast.brief.catalogue import Catalogue
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.obligations import Bar, Tick, longest_of, obligations_chart, tick_days
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names
from holdfast.brief.svg import wrapped
from holdfast.document.clause import Clause, ClauseKind
from holdfast.document.times import Date
from holdfast.norms.graph import WAITING
from holdfast.norms.timeline import Bar as Span
from holdfast.norms.timeline import timeline


def time_figure(names: Names, *, id: str) -> Figure | None:
    """The figure of obligations over time, or nothing where none names who must do what."""
    context, words = names.context, names.words
    clauses = context.framework.clauses
    spans = [span for span in timeline(context.framework, context.calendar)
             if span.party and _binds(clauses.get(span.id))]
    if not spans:
        return None
    bars = [_bar(span, names, waits=any(edge.link in WAITING for edge in context.graph.waits_for(span.id)))
            for span in spans]
    ticks = [Tick(day, words.say(f"time.tick.{unit}", n=n) if day else "T0")
             for day, n, unit in tick_days(longest_of(bars))]
    svg = ""
    if any(bar.dated for bar in bars):
        svg = drawn(obligations_chart(bars, ticks=ticks), id=id, title=words.say("time.title"),
                    description=words.say("time.described", n=len(bars)), langs=_langs(spans, bars, names))
    columns = tuple(words.say(f"time.column.{name}") for name in ("who", "what", "begins", "ends"))
    caption = f"{anchor_of(names)} {_rest(bars, words)}".strip()
    return Figure(svg, caption, columns, tuple(_row(span, names) for span in spans),
                  wide=True)


def anchor_of(names: Names) -> str:
    """What day 0 of the figure is."""
    calendar = names.context.framework.calendar
    moment = calendar.t0 if calendar else None
    if moment is None:
        return names.words.say("time.undated")
    day = moment.astimezone(UTC)
    date = names.words.date(Date(day.year, day.month, day.day))
    return names.words.say("time.dated", moment=names.words.say("format.moment", date=date, clock=f"{day:%H:%M}"))


def _binds(clause: Clause | None) -> bool:
    """Whether something belongs on the chart: everything but clauses that bind nobody."""
    return clause is None or (clause.kind is ClauseKind.OPERATIVE and clause.modal is not None)


def _bar(span: Span, names: Names, *, waits: bool) -> Bar:
    """One bar; what waits for something else begins at a time that is not fixed."""
    uncertain = waits or any(days is not None and days[0] != days[1] for days in (span.start, span.end))
    return Bar(
        party=names.parties_plain(span.party.split(", "))[0],
        id=span.id,
        label=wrapped(names.labels[span.id][0], width=52, lines=1)[0],
        start=span.start[0] if span.start else None,
        end=span.end[1] if span.end else None,
        open_ended=span.open_ended and span.start is not None,
        uncertain=uncertain,
    )


def _rest(bars: Sequence[Bar], words: Catalogue) -> str:
    """How many obligations have no bar: they run from day 0 without a deadline, or have no date."""
    lasting = sum(not bar.dated and bar.start is not None for bar in bars)
    undated = sum(not bar.dated and bar.start is None for bar in bars)
    return " ".join(words.say(key, n=n) for key, n in (("time.lasting", lasting), ("time.no-date", undated)) if n)


def _langs(spans: Sequence[Span], bars: Sequence[Bar], names: Names) -> Mapping[str, str]:
    """Words of the drawing that are not in the page's language."""
    said = [names.parties_plain(span.party.split(", ")) for span in spans]
    said += [(bar.label, names.labels[bar.id][1]) for bar in bars]
    return {words: lang for words, lang in said if lang not in ("", names.words.lang)}


def _row(span: Span, names: Names) -> tuple[Cell, ...]:
    words = names.words
    begins = words.say("time.no-date-short") if span.start is None else _day(span.start, words)
    ends = words.say("time.no-end") if span.end is None else _day(span.end, words)
    return (names.parties(span.party.split(", ")), ""), names.labels[span.id], (begins, ""), (ends, "")


def _day(days: tuple[float, float], words: Catalogue) -> str:
    low, high = round(days[0]), round(days[1])
    return words.say("time.day", day=str(low)) if low == high else words.say("time.days", low=str(low), high=str(high))
