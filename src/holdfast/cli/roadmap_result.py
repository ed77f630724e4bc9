"""The result of ``roadmap`` as data and text."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.cli.delegated import open_for
from holdfast.cli.envelope import Input, Outcome
from holdfast.cli.one_document import EventsOpened, events_opened
from holdfast.cli.opening import Opened, level_named, release_of, stdin_once
from holdfast.cli.trace_result import moment_named
from holdfast.cli.watching import watched
from holdfast.document.audience import highest_marking
from holdfast.document.characters import MAX_BYTES
from holdfast.document.read import STDIN, read_bytes, read_path
from holdfast.document.scalars import Marking
from holdfast.document.source import Source
from holdfast.errors import UnusableInput, UsageProblem
from holdfast.roadmap.analyse import RoadmapAsked, analyse_roadmap
from holdfast.roadmap.faults import refuse_faults
from holdfast.roadmap.files.exchange import exchanges_in, is_collection, is_exchange
from holdfast.roadmap.told.exchange import exchanges_json, found_out
from holdfast.roadmap.told.roadmap_json import roadmap_json
from holdfast.roadmap.told.roadmap_text import roadmap_text
from holdfast.roadmap.translation.documents import roadmap_of_documents
from holdfast.solving.watch import Watch


def roadmap_outcome(path: str, *, case: str | None, overlays: Sequence[str], events: str | None,
                    options: Mapping[str, Any], seed: int, release_as: str | None) -> Outcome:
    """The outcome of looking for a safe order in a framework, or in a file of exchanges."""
    stdin_once([path, case, events, *overlays])
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else None
    source = _as_exchange(path, data)
    if source is not None:
        return _of_exchanges(source, options=options, release_as=release_as, given=[case, events, *overlays])
    return _of_text(path, data, case=case, overlays=overlays, events=events, options=options, seed=seed,
                    release_as=release_as)


def _as_exchange(path: str, data: bytes | None) -> Source | None:
    """The file as one of exchanges; nothing where it is not one, or cannot be read as one."""
    try:
        source = read_path(path, keeps_null=False) if data is None else read_bytes(data, name=STDIN, keeps_null=False)
    except UnusableInput:
        return None  # what is wrong with it is said when it is read as a framework
    return source if is_exchange(source) else None


def _of_exchanges(source: Source, *, options: Mapping[str, Any], release_as: str | None,
                  given: Sequence[str | None]) -> Outcome:
    level_named(options["audience"], option="--audience")  # nothing here is marked, and a wrong word is still wrong
    if any(given) or options["reading"] or options["for"]:
        raise UsageProblem("A file of exchanges stands for itself: it takes no case, overlay, delegation, record or "
                           "reading.")
    exchanges = exchanges_in(source)
    with watched("roadmap") as watch:
        limited = watch.for_at_most(options["budget"])
        found = [found_out(exchange, watch=limited) for exchange in exchanges]
    sha256 = hashlib.sha256(source.text.encode()).hexdigest()
    return Outcome(
        data=exchanges_json(found, several=is_collection(source)), text="\n\n".join(one.text() for one in found),
        inputs=(Input("exchange", source.name.rpartition("/")[2] or "exchange", None, sha256),), options=options,
        released=release_of(Marking.CLEAR, level_named(release_as, option="--release-as")))


def _of_text(path: str, data: bytes | None, *, case: str | None, overlays: Sequence[str], events: str | None,
             options: Mapping[str, Any], seed: int, release_as: str | None) -> Outcome:
    opened = open_for(options["for"], path, case=case, overlays=overlays, audience=options["audience"],
                      stdin=None if data is None else io.BytesIO(data))
    if options["at"] is not None and events is None:
        raise UsageProblem("--at says from when the plan continues after a record. Give the record with --events.")
    audience = options["audience"] or ("clear" if options["for"] else None)
    record = events_opened(events, audience=audience, gone=opened.gone) if events is not None else None
    at = moment_named(options["at"]) if options["at"] is not None else None
    translated = roadmap_of_documents(opened.documents, events=record.model if record else None, at=at,
                                      reading=options["reading"])
    refuse_faults(opened.documents, translated, reading=options["reading"])
    with watched("roadmap") as watch:
        limited: Watch = watch.for_at_most(options["budget"])
        asked = RoadmapAsked(options["together"], options["slip"], seed, named=options["show_danger"])
        found = analyse_roadmap(opened.documents, translated, asked, watch=limited)
    danger = options["show_danger"]
    level = level_named(options["audience"], option="--audience")
    public = level is not None and level.rank <= Marking.GREEN.rank
    marking = _marking(opened, record, shows=danger, breaks=found.why is not None and not public)
    if danger and level is not None and level.rank < Marking.AMBER_STRICT.rank:
        raise UsageProblem("--show-danger makes the result TLP:AMBER+STRICT, which is above this audience.")
    return Outcome(
        data=roadmap_json(found, danger=danger, public=public),
        text=roadmap_text(found, opened.documents, danger=danger, public=public),
        inputs=(*opened.inputs, *([record.input] if record else [])), options=options, marking=marking.value,
        released=release_of(marking, level_named(release_as, option="--release-as")),
        left_out=opened.left_out + (record.left_out if record else 0), as_of=opened.as_of, seed=seed)


def _marking(opened: Opened, record: EventsOpened | None, *, shows: bool, breaks: bool) -> Marking:
    """The highest marking read; what shows moments of danger, or where orders break, is never for everybody."""
    levels = [opened.marking, *([highest_marking([record.model])] if record else []),
              *([Marking.AMBER_STRICT] if shows else [Marking.AMBER] if breaks else [])]
    return max(levels, key=lambda level: level.rank)
