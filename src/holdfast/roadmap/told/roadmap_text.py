"""What is found out about the order of steps of a text, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from holdfast.document.loaded import Documents
from holdfast.document.text import words_in
from holdfast.roadmap.analyse import Roadmap
from holdfast.roadmap.drafted.danger import phases_of
from holdfast.roadmap.drafted.relief import MEANING, ONE_VETO
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.remedies.change import at_least
from holdfast.roadmap.remedies.deposits import tidy
from holdfast.roadmap.remedies.guarantees import Guarantee
from holdfast.roadmap.remedies.why import Break
from holdfast.roadmap.safety import Over
from holdfast.roadmap.timetable.result import NoTimetable
from holdfast.roadmap.told.sentences import answer, assumed, ground, waiting

SHOWN = 12
ALIKE = 2
"""Remarks of one kind that are told at most."""


def roadmap_text(found: Roadmap, documents: Documents, *, danger: bool = False, public: bool = False) -> str:
    """The roadmap in words, as a mediator would read it out."""
    framework = documents.framework.model
    lines = [words_in(framework.title) or framework.id, "", "Is there a safe order of steps?", f"  {answer(found)}"]
    lines += [f"  {said}" for said in (ground(found), waiting(found), assumed(found)) if said]
    lines += _order(found)
    lines += _people(found)
    if not public:
        lines += _why(found)
    lines += _remedies(found)
    lines += _timetable(found, public=public)
    lines += _drafted(found, danger=danger)
    lines += _relief(found)
    lines += _remarks(found)
    return "\n".join(lines)


def _order(found: Roadmap) -> Iterator[str]:
    order = found.safety.order
    if not order:
        return
    yield ""
    yield "The safest order" if found.safety.over is Over.WHOLE_RANGE else "The order that comes nearest"
    by = {step.id: step.by for step in found.translated.problem.steps}
    for number, id in enumerate(order[:SHOWN], start=1):
        yield f"  {number:2}. {id} ({', '.join(by[id]) or 'nobody named'})"
    if len(order) > SHOWN:
        yield f"      and {len(order) - SHOWN} more, listed with --format json"
    rounds = found.safety.rounds.rounds
    if rounds is not None and len(rounds) < len(order):
        proven = "no fewer will do" if found.safety.rounds.proven else "fewer are not ruled out"
        times = "1 round" if len(rounds) == 1 else f"{len(rounds)} rounds"
        yield f"  It can be carried out in {times} of steps at the same time; {proven}."


def _people(found: Roadmap) -> Iterator[str]:
    if not found.translated.humanitarian:
        return
    yield ""
    yield "Humanitarian steps, outside this order and at their earliest date"
    for one in found.translated.humanitarian:
        low, high = one.begins
        when = f"day {high:.0f}" if low == high else f"day {low:.0f} to {high:.0f}"
        batches = f", in {len(one.batches)} batches" if len(one.batches) > 1 else ""
        yield f"  - {one.id} ({', '.join(one.by) or 'nobody named'}): from {when}{batches}"
    if found.translated.ties:
        yield "  What the draft ties them to:"
        for tie in found.translated.ties:
            yield f"  - {tie.address}: {tie.text}"


def _remedies(found: Roadmap) -> Iterator[str]:
    deposits = found.deposits
    if deposits is None:
        return
    yield ""
    yield "What would make an order safe over the whole range"
    yield (f"  A deposit or guarantee by which each party loses at least {tidy(round(deposits.equal, 4))} by walking "
           "away, on its own scale.")
    for change in found.changes[:4]:
        then = f" The least margin then goes from {change.before:.3g} to {change.after:.3g}." if change.helps else ""
        yield f"  - {change.text}{then}"
    for one in _in_vain(found.guarantees):
        yield f"  - {one.text}"
    alone = ", ".join(f"{party} {tidy(round(value, 4))}" for party, value in deposits.alone.items())
    yield f"  Least of one party where the others put up enough: {alone}."
    if 1 < len(deposits.minimal) <= 6:
        pairs = "; ".join(" and ".join(f"{party} {tidy(round(value, 4))}" for party, value in
                                       zip(deposits.parties, values, strict=True)) for values in deposits.minimal)
        yield f"  Combinations of which no part can be lowered alone: {pairs}."


def _in_vain(guarantees: Sequence[Guarantee]) -> Iterator[Guarantee]:
    """Guarantees of the text that alone make no order safe, however much they cost all whom they cost anything."""
    seen = set()
    for one in guarantees:  # the first of each is that against all of them
        if one.guard and one.guard not in seen and one.least == float("inf") and one.proven:
            yield one
        seen.add(one.guard)


def _why(found: Roadmap) -> Iterator[str]:
    if found.why is None or not (found.why.every or found.why.in_best):
        return
    yield ""
    yield "Why no order is safe over the whole range"
    shown = found.why.every or found.why.in_best
    lead = "Every order breaks at one of these points" if found.why.every else "This order breaks at these points"
    yield f"  {lead}: {'; '.join(_point(one) for one in shown[:6])}{' …' if len(shown) > 6 else ''}."


def _point(one: Break) -> str:
    if not one.step:
        when = "once everything is done" if one.when == "end" else "before anything is done, so in any order"
    else:
        when = f"{one.when} {one.step}"
    much = f"{at_least(one.short)} or more " if one.short < float("inf") else ""
    return f"{when}, {one.party} gains {much}by stopping"


def _timetable(found: Roadmap, *, public: bool) -> Iterator[str]:
    made = found.timetable
    if made is None:
        return
    yield ""
    yield "When"
    yield from (f"  {said}" for said in made.sentences)
    if isinstance(made, NoTimetable):
        return
    if len(found.path) > 1:
        cut = " …" if len(found.path) > SHOWN else ""
        yield f"  Critical path: {', then '.join(found.path[:SHOWN])}{cut}."
    critical = [slack.id for slack in made.slacks if slack.is_critical]
    if critical:
        yield f"  No slack: {', '.join(critical[:SHOWN])}{' …' if len(critical) > SHOWN else ''}."
    tells = made.margin >= -TOLERANCE and not public
    for slip in found.slips[:3]:
        if slip.later > 0 or slip.missed:
            missed = f"; {', '.join(slip.missed)} then misses its deadline" if slip.missed else ""
            moved = f"; {', '.join(slip.moved)} then waits for its season" if slip.moved else ""
            gains = "; some party then gains by stopping" if tells and slip.below_zero else ""
            yield (f"  If {slip.id} slips by {slip.days} days, the whole ends {slip.later:.0f} days later{missed}"
                   f"{moved}{gains}.")


def _drafted(found: Roadmap, *, danger: bool) -> Iterator[str]:
    if not (found.course.moments or found.gaps or found.deadlocks):
        return
    yield ""
    yield "As drafted"
    if found.course.moments:
        phases = phases_of(found.course)
        for name, classes in (("Gain by stopping", phases.temptation), ("Exposure", phases.exposure)):
            parts = zip(("first third", "second", "last"), classes, strict=True)
            said = ", ".join(f"{part} {one.value}" for part, one in parts)
            yield f"  {name}, by thirds of the plan: {said}." if phases.apart else \
                f"  {name}, over the whole plan: {classes[0].value}."
        if found.course.untimed:
            yield (f"  The text as encoded gives {len(found.course.untimed)} steps no time; they are taken to begin as "
                   "early as they may.")
    if danger:
        for moment in found.course.moments:
            worst = ", ".join(f"{party} up to {high:.3g}" for party, (_, high) in moment.temptation.items() if high > 0)
            day = f"day {moment.day:.0f}" if moment.day is not None else "no day"
            yield f"  - round {moment.round + 1} ({day}; {', '.join(moment.steps[:4])}): {worst or 'nobody gains'}"
    for gap in found.gaps[:4]:
        yield f"  Protection gap{'' if gap.known else ' that cannot be told'}: {gap.address}: {gap.text}"
    for deadlock in found.deadlocks[:5]:
        reading = f" (read as {deadlock.reading})" if deadlock.reading else ""
        yield f"  Can come to a stop: {deadlock.text}{reading}"


def _relief(found: Roadmap) -> Iterator[str]:
    named = [row for row in found.relief if row.relief is not None]
    kept = len(found.relief) - len(named)
    if not found.relief:
        return
    yield ""
    yield "Relief from sanctions"
    for row in named:
        flags = "; ".join(MEANING[flag] for flag in row.flags)
        gates = f"after {', '.join(row.gates)}" if row.gates else "after nothing"
        yield f"  - {row.measure or 'unnamed'} ({row.relief}): {gates}, by {', '.join(row.authority) or 'nobody named'}"
        if flags:
            yield f"    {flags}"
    if kept:
        vetoes = sum(ONE_VETO in row.flags for row in found.relief)
        yield (f"  {kept} measures of the case are named by no relief of the text as encoded; {vetoes} of all end when "
               "one member stops a renewal.")


def _remarks(found: Roadmap) -> Iterator[str]:
    remarks = found.translated.remarks
    if remarks:
        yield ""
        yield "To know"
        kinds = Counter[str]()
        for remark in remarks:
            kinds[remark.kind] += 1
            if kinds[remark.kind] <= ALIKE:
                yield f"  - {remark.address}: {remark.text}"
        if more := sum(count - ALIKE for count in kinds.values() if count > ALIKE):
            yield f"  - and {more} more of these kinds, listed with --format json"
    lacking = found.translated.lacking
    if lacking:
        yield f"  {len(lacking)} numbers are missing, such as {lacking[0].address} ({lacking[0].what})."
