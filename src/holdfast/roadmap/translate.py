"""From documents to a roadmap problem: the one place where the analysis of order learns what a text and a case say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from holdfast.document.at_picks import at_reading
from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.document.loaded import Documents
from holdfast.document.scenario import Scenario
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.inputs.gathering import Gathering
from holdfast.inputs.quantity_input import span
from holdfast.norms.calendar import calendar_of
from holdfast.norms.graph import dependency_graph, with_doing
from holdfast.norms.norm import Norm, norms_of
from holdfast.norms.states import State
from holdfast.norms.timeline import Bar, timeline
from holdfast.norms.trace import trace
from holdfast.roadmap.humanitarian import People
from holdfast.roadmap.problem import Guard, Period, Problem, Step, StepTerms, Terms
from holdfast.roadmap.translate_days import Scale, length
from holdfast.roadmap.translate_items import Item, items_of
from holdfast.roadmap.translate_order import Order
from holdfast.roadmap.translate_worth import Worth
from holdfast.roadmap.translated import Drafted, Translated
from holdfast.rules.context import Context

MOST = 400
"""Steps of one roadmap at most."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One text as its roadmap is read: items, links, times, and what has happened."""

    framework: Framework
    case: Case | None
    parties: tuple[str, ...]
    items: Mapping[str, Item]
    behind: tuple[Item, ...]
    """What is done already and is not humanitarian."""
    norms: Mapping[str, Norm]
    order: Order
    bars: Mapping[str, Bar]
    scale: Scale
    now: float
    """The day from which the plan continues; 0 where nothing has happened yet."""
    gathered: Gathering

    @property
    def steps(self) -> tuple[Item, ...]:
        """What belongs in the order: everything that is not humanitarian."""
        return tuple(item for item in self.items.values() if not item.humane)


def roadmap_of_documents(documents: Documents, *, events: EventRecord | None = None, at: dt.datetime | None = None,
                         reading: str | None = None) -> Translated:
    """The roadmap of a text with its case: at its picks, in one reading of what is ambiguous on purpose.

    With ``events`` what is done by ``at`` (absent means the last event) is left out and the plan continues from there.
    Raises UsageProblem for a reading that the text does not have.
    """
    context = Context(documents)
    framework = context.framework
    if reading is not None:
        framework = _read_as(framework, reading)
    met, done, moment = _happened(documents, events, at)
    text = _text_of(context, framework, done=done, met=met, moment=moment)
    worth = Worth(framework, text.case, text.parties, text.gathered)
    steps = tuple(_step(item, text) for item in text.steps)
    futures = (_terms(text, worth, "base", "as it stands", frozenset()),
               *(_future(text, id, scenario, worth) for id, scenario in _scenarios(text)))
    people = People(framework, text.order, {id: item for id, item in text.items.items() if item.humane},
                    {id: bar.start for id, bar in text.bars.items()}, text.scale)
    humane = [item for item in text.items.values() if item.humane]
    _what_is_missing(text)
    _remark(text, worth, reading)
    capacities = {name: span(value)[0] for name, value in framework.capacities.items()}
    problem = Problem(text.parties, steps, futures, capacities, name=framework.id, names=_names(context))
    return Translated(
        problem, humanitarian=tuple(people.placed(item) for item in humane),
        ties=tuple(tie for item in humane for tie in people.ties(item)),
        drafted={item.id: _drafted(item, text) for item in text.steps},
        addresses={item.id: item.address for item in text.items.values()}, alike=tuple(worth.alike),
        done=done, stuck=text.order.circles(), day_0=text.scale.day_0, inputs=text.gathered.table,
        remarks=tuple(text.gathered.remarks), lacking=tuple(text.gathered.lacking))


def _drafted(item: Item, text: _Text) -> Drafted:
    """When the text itself has a step begin and end, and not when it could by what it waits for."""
    bar = text.bars.get(item.id)
    if bar is None:
        return Drafted(None, None)
    return Drafted(bar.start if text.norms[item.id].start is not None else None, bar.end)


def _read_as(framework: Framework, reading: str) -> Framework:
    known = dict.fromkeys(name for clause in framework.clauses.values() for name in clause.readings)
    if reading not in known:
        raise UsageProblem(f"--reading {reading[:40]!r} is none of {', '.join(known) or 'nothing'}: no clause of this "
                           "text is read in that way.")
    return at_reading(framework, reading)


def _happened(documents: Documents, events: EventRecord | None,
              at: dt.datetime | None) -> tuple[frozenset[str], tuple[str, ...], dt.datetime | None]:
    """What the record says is met, in the order of the text, and the moment from which the plan continues."""
    if events is None:
        return frozenset(), (), at
    moment = at or max((event.at for event in events.events), default=None)
    if moment is None:
        return frozenset(), (), None
    case = documents.case.model if documents.case else None
    states = trace(documents.framework.model, events, moment, case=case).states
    met = [id for id, now in states.items() if now.state is State.MET]
    return frozenset(met), tuple(met), moment


def _text_of(context: Context, framework: Framework, *, done: tuple[str, ...], met: frozenset[str],
             moment: dt.datetime | None) -> _Text:
    norms = norms_of(framework)
    whole = with_doing(dependency_graph(framework, norms=norms), framework)
    graph = whole.without(met)
    calendar = calendar_of(framework)
    scale = Scale(calendar)
    listed = tuple(items_of(framework))
    items = {item.id: item for item in listed if item.id not in done}
    behind = tuple(item for item in listed if item.id in done and not item.humane)
    if len(items) > MOST:
        raise UsageProblem(f"The text has {len(items)} steps and duties to be done once; at most {MOST} are looked "
                           "through.")
    order = Order(graph, frozenset(id for id, item in items.items() if not item.humane),
                  frozenset(id for id, item in items.items() if item.humane))
    day = scale.moment(moment) if moment is not None else None
    return _Text(framework, context.case, _parties(context, framework), items, behind, norms, order,
                 {bar.id: bar for bar in timeline(framework, calendar)}, scale, max(0.0, day or 0.0), Gathering())


def _parties(context: Context, framework: Framework) -> tuple[str, ...]:
    """Who could walk away: the belligerents of the text, and others for whom a step has a cost or benefit written."""
    worth = [(step.cost, step.benefit) for step in framework.steps.values()]
    worth += [(clause.cost, clause.benefit) for clause in framework.clauses.values()]
    written = {party for cost, benefit in worth for party in (*cost, *benefit)}
    found = [party for party in framework.parties if party in context.belligerents or party in written]
    return tuple(found) or tuple(framework.parties)[:8]


def _step(item: Item, text: _Text) -> Step:
    norm = text.norms[item.id]
    waits = text.order.of(item.id)
    start = text.scale.of(norm.start)
    earliest = max(0.0, text.now, start[1] if start else 0.0)
    for other, address in waits.humane:
        text.gathered.remark("waits-for-people", address, f"{item.id} waits for {other}, which is humanitarian: it is "
                             "taken to come first, and does not itself wait.")
    ends = [day for point in (*norm.by, *norm.until) if (day := text.scale.of(point, closing=True))]
    latest = [day[0] for day in ends]
    if start is not None or not waits.steps:
        latest += [earliest + one.bounds_days[0] for one in norm.within]
    step = item.step
    return Step(
        item.id, item.by, tuple(waits.steps), item.reversible,
        days=length(step.duration if step else None),
        verification_days=length(step.verification_delay if step else None),
        earliest=earliest, latest=min(latest) if latest else None, closed=tuple(_closed(item, text)),
        waits={other: days for other, days in waits.steps.items() if days > 0},
        uses={name: span(value)[2] for name, value in (step.resources if step else {}).items()},
        divisible=bool(step and step.divisible), title=item.title)


def _closed(item: Item, text: _Text) -> Iterator[Period]:
    """The days outside the months in which it can be done."""
    seasons = item.step.seasons if item.step else ()
    if not seasons:
        return
    closed = text.scale.closed_outside(seasons)
    if closed is None:
        text.gathered.remark("season", f"{item.address}.seasons", f"{item.id} can be done in some months only; T0 has "
                             "no date, so that the months cannot be laid out.")
        return
    yield from closed


def _terms(text: _Text, worth: Worth, id: str, name: str, lost: frozenset[str]) -> Terms:
    steps = {item.id: _worth(item, text, worth) for item in text.steps}
    guards = tuple(guard for guard in (_guard(text, worth, key) for key in text.framework.guarantees if key not in lost)
                   if guard is not None)
    parties = {party: worth.party(party, behind=text.behind) for party in text.parties}
    return Terms(id, name, parties, steps, guards)


def _worth(item: Item, text: _Text, worth: Worth) -> StepTerms:
    """What a step means; that of an outsider means nothing to anybody where nobody says so."""
    step = item.step
    written = bool(step and (step.cost or step.benefit)) or any(
        clause.cost or clause.benefit for clause in item.clauses.values())
    outside = not any(party in text.parties for party in item.by)
    if outside and not written:
        return StepTerms()
    if not outside and not written and set(text.parties) <= set(item.by):
        return replace(worth.step(item), benefit=worth.jointly(item))
    return worth.step(item)


def _guard(text: _Text, worth: Worth, id: str) -> Guard | None:
    guarantee = text.framework.guarantees[id]
    starts = text.order.of(id).steps
    if guarantee.until is not None or guarantee.duration is not None:
        text.gathered.remark("guarantee-ends", f"guarantees.{id}", f"{id} ends at some time; here it is taken to last "
                             "until the steps are done.")
    if guarantee.in_force is None and not starts:
        text.gathered.remark("guarantee-start", f"guarantees.{id}.in-force", "The text as encoded does not say when "
                             f"{id} begins to protect; it is taken to do so from the start.")
    return worth.guard(id, guarantee, starts=tuple(starts), ends=())


def _scenarios(text: _Text) -> Iterator[tuple[str, Scenario]]:
    yield from (text.case.scenarios if text.case else {}).items()


def _future(text: _Text, id: str, scenario: Scenario, base: Worth) -> Terms:
    """A named future: guarantees whose guarantors are all gone are lost, and some numbers are others."""
    gone = set(scenario.without)
    for coalition_id, coalition in (text.case.coalitions if text.case else {}).items():
        if coalition.members and {member.party or name for name, member in coalition.members.items()} <= gone:
            gone.add(coalition_id)
    lost = frozenset(name for name, guarantee in text.framework.guarantees.items()
                     if guarantee.by and set(guarantee.by) <= gone)
    worth = Worth(text.framework, text.case, text.parties, text.gathered, dict(scenario.set), base.alike)
    return _terms(text, worth, id, words_in(scenario.name) or id, lost)


def _what_is_missing(text: _Text) -> None:
    for item in text.steps:
        step = item.step
        for name, said in (("by", item.by), ("duration", step.duration if step else None),
                           ("reversible", item.reversible)):
            if not said and (step is not None or name != "duration"):
                text.gathered.lacks(f"{item.address}.{name}", _MISSING[name])


_MISSING = {"by": "who performs it", "duration": "how long it takes", "reversible": "whether it can be undone"}


def _remark(text: _Text, worth: Worth, reading: str | None) -> None:
    if worth.alike:
        text.gathered.remark("assumed-alike", "steps", f"Nobody has said what {len(worth.alike)} of {len(text.steps)} "
                             "steps cost and bring; the same assumed range stands for each, and for every party.")
    outside = [item for item in text.steps if not any(party in text.parties for party in item.by)]
    if outside:
        text.gathered.remark("outside", "steps", f"{len(outside)} of {len(text.steps)} steps are performed by others "
                             f"than {', '.join(text.parties)}, or by nobody named; where nobody has said what they "
                             "bring, others wait for them and nothing more.")
    for circle in text.order.circles():
        text.gathered.remark("circle", circle[0], f"{' waits for '.join((*circle, circle[0]))}: nothing in this circle "
                             "can begin. Its links are left out, so that the rest can be looked at.")
    readings = {name for clause in text.framework.clauses.values() for name in clause.readings}
    if readings and reading is None:
        text.gathered.remark("readings", "clauses", "Some clauses can be read in several ways "
                             f"({', '.join(sorted(readings))}); here they are taken as written. --reading shows one of "
                             "them.")


def _names(context: Context) -> Mapping[str, str]:
    parties = {id: party.short or words_in(party.name) or id for id, party in context.parties.items()}
    return parties | {id: words_in(body.name) or id for id, body in context.framework.bodies.items()}
