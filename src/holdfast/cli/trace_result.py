"""The result of ``trace`` as data, text and Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.one_document import events_opened
from holdfast.cli.opening import Opened, level_named, open_documents, release_of, stdin_once
from holdfast.document.audience import highest_marking
from holdfast.document.families import elements
from holdfast.document.text import words_in
from holdfast.document.times import parse_date, parse_moment
from holdfast.errors import InvalidDocument, UnusableInput, UsageProblem
from holdfast.norms.calendar import clock_time
from holdfast.norms.states import State, Trace
from holdfast.norms.trace import trace


def moment_named(text: str) -> dt.datetime:
    """The moment that ``--at`` names; a date means its last instant, in UTC. Raises UsageProblem."""
    try:
        if "T" not in text:
            return dt.datetime.combine(parse_date(text).last, dt.time.max, tzinfo=dt.UTC)
        return parse_moment(text)
    except ValueError as problem:
        raise UsageProblem(f"--at: {problem}.") from None


def trace_outcome(
    framework: str, events: str, at: str, *, case: str | None, options: Mapping[str, Any], audience: str | None,
    release_as: str | None, markdown: bool,
) -> Outcome:
    """The outcome of tracing a framework through a record of events."""
    moment = moment_named(at)
    stdin_once([framework, events, case])
    opened = open_documents(framework, case=case, audience=audience)
    record = events_opened(events, audience=audience, gone=opened.gone)
    model = opened.documents.framework.model
    situation = opened.documents.case.model if opened.documents.case else None
    try:
        found = trace(model, record.model, moment, case=situation)
    except UnusableInput as problem:
        placed = [item.at(item.place or record.place(item.address)) for item in problem.findings]
        raise InvalidDocument(placed) from None
    marking = highest_marking([model, record.model, *([situation] if situation else [])])
    lower = level_named(release_as, option="--release-as")
    return Outcome(
        data=_data(found, moment),
        text=_markdown(found, opened, moment) if markdown else _text(found, opened, moment, history=options["history"]),
        inputs=(*opened.inputs, record.input),
        diagnostics=[replace(item, place=item.place or record.place("events")) for item in found.diagnostics],
        options=options,
        marking=marking.value,
        released=release_of(marking, lower),
        left_out=opened.left_out + record.left_out,
        as_of=moment.isoformat(),
    )


def _data(found: Trace, moment: dt.datetime) -> dict[str, Any]:
    return {
        "at": moment.isoformat(),
        "states": {
            id: {"state": now.state.value, "since": now.since.isoformat() if now.since else None, "why": now.why,
                 "by_event": now.by_event}
            for id, now in found.states.items()
        },
        "history": [
            {"at": t.at.isoformat(), "id": t.id, "before": t.before.value, "after": t.after.value, "because": t.because}
            for t in found.history
        ],
        "next": [{"at": c.at.isoformat(), "id": c.id or None, "what": c.what} for c in found.next],
    }


def _label(opened: Opened, id: str) -> str:
    located = elements(opened.documents.framework.model).get(id)
    element = located.element if located else None
    return words_in(getattr(element, "heading", None)) or words_in(getattr(element, "title", None))


def _text(found: Trace, opened: Opened, moment: dt.datetime, *, history: bool) -> str:
    framework = opened.documents.framework.model
    parts = [f"{words_in(framework.title) or framework.id}: states at {clock_time(moment)}", ""]
    for state in State:
        here = [(id, now) for id, now in found.states.items() if now.state is state]
        if here:
            parts.append(f"{state.value} ({len(here)})")
            parts += [f"  {id}: {now.why}" for id, now in here]
    if history:
        parts += ["", "How it came about"]
        for one in found.history:
            parts.append(f"  {clock_time(one.at)}  {one.id}: {one.before.value} → {one.after.value}, {one.because}")
    if found.next:
        parts += ["", "Next, if nothing else happens"]
        for one_coming in found.next[:10]:
            parts.append(f"  {clock_time(one_coming.at)}  {one_coming.id or 'the framework'}: {one_coming.what}")
        if len(found.next) > 10:
            parts.append(f"  and {len(found.next) - 10} more")
    return "\n".join(parts)


def _markdown(found: Trace, opened: Opened, moment: dt.datetime) -> str:
    parts = [f"# States at {clock_time(moment)}", ""]
    parts += ["| element | what | state | since | why |", "|---|---|---|---|---|"]
    for id, now in found.states.items():
        since = clock_time(now.since) if now.since else ""
        cells = [f"`{id}`", _label(opened, id), now.state.value, since, now.why]
        parts.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(parts)
