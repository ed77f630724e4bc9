"""From documents to a roadmap problem: the one place where the analysis of order learns what a text and a case say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from holdfast.document.at_picks import at_reading
from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.document.loaded import Documents
from holdfast.document.text import words_in
from holdfast.errors import UsageProblem
from holdfast.inputs.gathering import Gathering
from holdfast.norms.graph import dependency_graph, with_doing
from holdfast.norms.norm import norms_of
from holdfast.norms.timeline import timeline
from holdfast.roadmap.problem import Problem
from holdfast.roadmap.translation.contingent import contingent
from holdfast.roadmap.translation.days import Scale
from holdfast.roadmap.translation.first import FirstDays
from holdfast.roadmap.translation.futures import Futures
from holdfast.roadmap.translation.humanitarian import People
from holdfast.roadmap.translation.items import Item, items_of
from holdfast.roadmap.translation.order import order_of, with_following
from holdfast.roadmap.translation.record import Record, record_of
from holdfast.roadmap.translation.remarks import remark_on
from holdfast.roadmap.translation.steps import Steps
from holdfast.roadmap.translation.text import Text
from holdfast.roadmap.translation.translated import Drafted, Translated
from holdfast.roadmap.translation.verified import Verified
from holdfast.roadmap.translation.votes import Ballots
from holdfast.roadmap.translation.worth import Worth
from holdfast.rules.context import Context

MOST = 400
"""Steps of one roadmap at most."""


def roadmap_of_documents(documents: Documents, *, events: EventRecord | None = None, at: dt.datetime | None = None,
                         reading: str | None = None, without_each_guarantee: bool = False) -> Translated:
    """The roadmap of a text with its case: at its picks, in one reading of what is ambiguous on purpose.

    With ``events`` what is done by ``at`` (absent means the last event) is left out and the plan continues from there.
    With ``without_each_guarantee`` there is one more future for each guarantee, in which it is not there.
    Raises UsageProblem for a reading that the text does not have.
    """
    context = Context(documents)
    framework = context.framework if reading is None else _read_as(context.framework, reading)
    text = _text_of(context, framework, record_of(framework, documents.framework.model, events, at, case=context.case))
    ballots = Ballots(framework, text.case, text.scale, text.gathered)
    days = {id: day for id, moment in text.record.since.items() if (day := text.scale.moment(moment)) is not None}
    first = FirstDays(text.norms, text.scale, text.order, days, ballots.not_before())
    people = People(framework, text.order, text.humane, {id: bar.start for id, bar in text.bars.items()}, text.scale,
                    text.now)
    reader = Steps(text, first, people, ballots)
    steps = tuple(map(reader.of, text.steps))
    worth = Worth(framework, text.case, text.parties, text.gathered)
    verified = Verified(worth, framework.verification.means if framework.verification else {})
    futures = tuple(Futures(text, worth, verified).all(each=without_each_guarantee))
    remark_on(reader, steps, worth, verified, reading=reading)
    problem = Problem(text.parties, steps, futures, _capacities(text), name=framework.id, names=_names(context))
    humane = text.humane.values()
    return Translated(
        problem, humanitarian=tuple(people.placed(item) for item in humane),
        ties=tuple(tie for item in humane for tie in people.ties(item)),
        drafted={item.id: _drafted(item, text) for item in text.steps},
        addresses={item.id: item.address for item in text.items.values()}, alike=tuple(worth.alike),
        done=text.done, stuck=text.order.circles(), day_0=text.scale.day_0, inputs=text.gathered.table,
        remarks=tuple(dict.fromkeys(text.gathered.remarks)), lacking=tuple(dict.fromkeys(text.gathered.lacking)))


def _drafted(item: Item, text: Text) -> Drafted:
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


def _text_of(context: Context, framework: Framework, record: Record) -> Text:
    norms = norms_of(framework)
    plain = with_doing(dependency_graph(framework, norms=norms), framework)
    whole = with_following(plain, framework, norms, record.calendar)
    answers = contingent(framework, norms, whole)
    met = _met(framework, record)
    listed = tuple(items_of(framework))
    found = [item for item in listed if item.id not in met]
    behind = tuple(item for item in listed if item.id in met and not item.humane)
    if len(found) > MOST:
        raise UsageProblem(f"The text has {len(found)} steps and duties to be done once; at most {MOST} are looked "
                           "through.")
    items = {item.id: item for item in found if item.step is not None or item.id not in answers}
    order = order_of(whole, met=met, steps=frozenset(id for id, item in items.items() if not item.humane),
                     humane=frozenset(id for id, item in items.items() if item.humane))
    return Text(
        framework, context.case, _parties(context, framework), items, behind,
        tuple(item.id for item in found if item.id in answers), norms, order,
        {bar.id: bar for bar in timeline(framework, record.calendar)}, Scale(record.calendar), record,
        tuple(id for id in norms if id in met), Gathering())


def _met(framework: Framework, record: Record) -> frozenset[str]:
    """What is met: as the record says, and a step once every clause that it carries out is."""
    met = frozenset(record.met)
    return met | {id for id, step in framework.steps.items() if step.does and met.issuperset(step.does)}


def _parties(context: Context, framework: Framework) -> tuple[str, ...]:
    """Who could walk away: the belligerents of the text, and others for whom somebody has written what is at stake.

    Where none is known, all parties of the text count, the first eight of them.
    """
    worth = [(step.cost, step.benefit) for step in framework.steps.values()]
    worth += [(clause.cost, clause.benefit) for clause in framework.clauses.values()]
    written = {party for cost, benefit in worth for party in (*cost, *benefit)}
    stakes = context.case.stakes if context.case else {}
    written |= {party for party, own in stakes.items() if own.relationship is not None}
    found = [party for party in framework.parties if party in context.belligerents or party in written]
    return tuple(found) or tuple(framework.parties)[:8]


def _capacities(text: Text) -> Mapping[str, float]:
    return {name: text.number(value, f"capacities.{name}", f"capacity of {name}").low
            for name, value in text.framework.capacities.items()}


def _names(context: Context) -> Mapping[str, str]:
    parties = {id: party.short or words_in(party.name) or id for id, party in context.parties.items()}
    return parties | {id: words_in(body.name) or id for id, body in context.framework.bodies.items()}
