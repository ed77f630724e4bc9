"""The part of the page on the order of steps: who does what when, gates, exposure in classes, people, and relief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from holdfast.brief.catalogue import Catalogue
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.obligations import Tick, tick_days
from holdfast.brief.charts.roadmap import Bar, Ribbon, roadmap_chart
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names, spoken
from holdfast.brief.svg import wrapped
from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.drafted.danger import PHASES, Danger, phases_of
from holdfast.roadmap.drafted.relief import Row
from holdfast.roadmap.timetable.critical import forward, links_of

MOST = 40
"""Steps drawn at most; the table names all."""

Spread = tuple[float, float]


@dataclass(frozen=True, slots=True)
class People:
    """One humanitarian step, and what the draft ties it to."""

    label: Cell
    days: str
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadmapPart:
    """The order of steps of one text."""

    figure: Figure | None
    dated: bool
    """Whether the axis counts days; else places in the order."""
    people: tuple[People, ...]
    relief: Figure | None


def roadmap_part(names: Names, found: Roadmap | None, *, id: str) -> RoadmapPart | None:
    """The part of a text on the order of its steps, or nothing where it has no steps."""
    if found is None or not (found.translated.problem.steps or found.translated.humanitarian):
        return None
    spans, dated = _spans(found)
    timed = _timed(found) if dated else frozenset(spans)
    people = tuple(_people(names, found, number) for number in range(len(found.translated.humanitarian)))
    figure = _figure(names, found, spans, timed=timed, dated=dated, id=id)
    return RoadmapPart(figure, dated, people, _relief(names, found.relief))


def _spans(found: Roadmap) -> tuple[Mapping[str, tuple[Spread, Spread]], bool]:
    """When each step begins and ends: in days as early as what it waits for allows, or by its place in the draft."""
    problem = found.translated.problem
    humane = {one.id: (one.begins, one.ends) for one in found.translated.humanitarian}
    dated = any(step.days.high > 0 for step in problem.steps) or (not problem.steps and any(
        end[1] > 0 for _, end in humane.values()))
    if dated:
        short, long = (forward(problem, links_of(problem), longest=longest) for longest in (False, True))
        spans = {step.id: ((short.begins[n], long.begins[n]), (short.ends[n], long.ends[n]))
                 for n, step in enumerate(problem.steps)}
        return {**humane, **spans}, True
    places = {id: moment.round for moment in found.course.moments for id in moment.steps}
    spans = {id: ((float(place), float(place)), (place + 1.0, place + 1.0)) for id, place in places.items()}
    return {**dict.fromkeys(humane, ((0.0, 0.0), (1.0, 1.0))), **spans}, False


def _timed(found: Roadmap) -> frozenset[str]:
    """The steps with a place of their own in time: they last, the text dates them, or they wait for one that does."""
    problem = found.translated.problem
    untimed = set(found.course.untimed)
    own = {step.id for step in problem.steps if step.days.high > 0 or step.id not in untimed or step.earliest > 0}
    while True:
        more = {step.id for step in problem.steps if set(step.after) & own} - own
        if not more:
            return frozenset(own | {one.id for one in found.translated.humanitarian})
        own |= more


def _figure(names: Names, found: Roadmap, spans: Mapping[str, tuple[Spread, Spread]], *, timed: frozenset[str],
            dated: bool, id: str) -> Figure | None:
    words = names.words
    by = {step.id: step.by for step in found.translated.problem.steps}
    by |= {one.id: one.by for one in found.translated.humanitarian}
    humane = {one.id for one in found.translated.humanitarian}
    bars = [_bar(names, step, by[step], span, look="humanitarian" if step in humane else "step")
            for step, span in spans.items()]
    bars = sorted(bars, key=lambda bar: (bar.look != "humanitarian", bar.begins[1], bar.ends[1]))
    rows = tuple(_row(names, bar, by[bar.id], dated=dated, known=bar.id in timed) for bar in bars)
    untimed = sum(bar.id not in timed for bar in bars)
    bars = [bar for bar in bars if bar.id in timed]
    longest = max([1.0, *(bar.ends[1] for bar in bars)]) * 1.08
    shown = [*bars[:MOST], *_gates(names, spans)]
    ticks = _ticks(words, longest, dated=dated)
    spec = roadmap_chart(shown, _ribbons(found, words, longest), ticks=ticks, longest=longest)
    svg = drawn(spec, id=id, title=words.say("roadmap.title"), description=words.say("roadmap.described", n=len(bars)),
                langs={**_langs(names, shown), **_performers(names, by.values())})
    columns = tuple(words.say(f"time.column.{name}") for name in ("who", "what", "begins", "ends"))
    caption = [words.say("roadmap.days" if dated else "roadmap.places"), words.say("roadmap.classes")]
    caption += [words.say("roadmap.untimed", n=untimed)] if untimed else []
    return Figure(svg, " ".join(caption), columns, rows, wide=True)


def _bar(names: Names, step: str, by: Sequence[str], span: tuple[Spread, Spread], *, look: str) -> Bar:
    label = names.labels.get(step, (step, ""))[0]
    performer = names.parties_plain(by)[0] or names.words.say("roadmap.nobody")
    return Bar(performer, step, wrapped(label, width=52, lines=1)[0], span[0], span[1], look)


def _gates(names: Names, spans: Mapping[str, tuple[Spread, Spread]]) -> list[Bar]:
    """The gates that some step drawn must come before, at the end of the last of these."""
    graph = names.context.graph
    found = []
    for id in names.context.framework.gates:
        before = [spans[step][1] for step in graph.all_before(id) if step in spans]
        if before:
            end = (max(one[0] for one in before), max(one[1] for one in before))
            label = wrapped(names.labels.get(id, (id, ""))[0], width=52, lines=1)[0]
            found.append(Bar(names.words.say("roadmap.gates"), id, label, end, end, "gate"))
    return found


def _ribbons(found: Roadmap, words: Catalogue, longest: float) -> list[Ribbon]:
    if not found.course.moments:
        return []
    phases, order = phases_of(found.course), list(Danger)
    return [Ribbon(words.say(f"roadmap.ribbon.{name}"), tuple(
        (longest * n / PHASES, longest * (n + 1) / PHASES, order.index(one)) for n, one in enumerate(classes)))
        for name, classes in (("temptation", phases.temptation), ("exposure", phases.exposure))]


def _ticks(words: Catalogue, longest: float, *, dated: bool) -> list[Tick]:
    if dated:
        return [Tick(day, words.say(f"time.tick.{unit}", n=n) if day else "T0") for day, n, unit in tick_days(longest)]
    return [Tick(float(place), str(place + 1)) for place in range(int(longest)) if place < 30]


def _langs(names: Names, bars: Sequence[Bar]) -> Mapping[str, str]:
    """Words of the drawing that are not in the page's language."""
    said = [(bar.label, names.labels.get(bar.id, ("", ""))[1]) for bar in bars]
    return {words: lang for words, lang in said if lang not in ("", names.words.lang)}


def _performers(names: Names, by: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Names of performers that are not in the page's language."""
    return {words: lang for words, lang in map(names.parties_plain, by) if lang}


def _row(names: Names, bar: Bar, by: Sequence[str], *, dated: bool, known: bool) -> tuple[Cell, ...]:
    words = names.words

    def at(span: Spread) -> str:
        if not known:
            return words.say("time.no-date-short")
        if not dated:
            return str(round(span[1]) + 1)
        return _days(words, span)

    ends = at(bar.ends) if dated else at(bar.begins)
    return (names.parties(by) if by else words.say("roadmap.nobody"), ""), names.labels.get(bar.id, (bar.id, "")), \
        (at(bar.begins), ""), (ends, "")


def _days(words: Catalogue, span: Spread) -> str:
    low, high = round(span[0]), round(span[1])
    return words.say("time.day", day=str(low)) if low == high else words.say("time.days", low=str(low), high=str(high))


def _people(names: Names, found: Roadmap, number: int) -> People:
    one, words = found.translated.humanitarian[number], names.words
    days = _days(words, one.begins)
    ties = tuple(tie.text for tie in found.translated.ties if tie.step == one.id)
    return People(names.labels.get(one.id, (one.id, "")), days, ties)


def _relief(names: Names, rows: Sequence[Row]) -> Figure | None:
    """The table of relief; measures that no relief of the text names stay out of it."""
    words = names.words
    named = [row for row in rows if row.relief is not None]
    if not named:
        return None
    columns = tuple(words.say(f"roadmap.relief.column.{name}")
                    for name in ("measure", "gate", "authority", "back", "look"))
    return Figure("", "", columns, tuple(_relief_row(names, row) for row in named))


def _relief_row(names: Names, row: Row) -> tuple[Cell, ...]:
    words = names.words
    nothing = words.say("roadmap.relief.nothing")
    labels = [names.labels.get(gate, (gate, "")) for gate in row.gates]
    gates = Markup(", ").join(spoken(*label, words.lang) for label in labels) or nothing
    weeks = row.reversal_weeks
    back = words.say("roadmap.relief.weeks", low=f"{weeks[0]:g}", high=f"{weeks[1]:g}") if weeks else \
        words.say("map.not-stated")
    flags = "; ".join(words.say(f"roadmap.relief.flag.{flag}") for flag in row.flags) or nothing
    known = names.context.case.sanctions.get(row.measure) if names.context.case else None
    code = Markup("<code>{}</code>").format(row.measure) if row.measure else nothing
    measure = words.own(known.text) if known is not None else (code, "")
    authority = names.parties(row.authority) or words.say("map.not-stated")
    return measure, (gates, ""), (authority, ""), (back, ""), (flags, "")
