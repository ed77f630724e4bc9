"""Opening a single document of any kind, as its audience may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, BinaryIO

from pydantic import BaseModel

from holdfast.cli.envelope import Input, Outcome, Released
from holdfast.cli.opening import level_named, release_of
from holdfast.document.audience import for_audience, highest_marking
from holdfast.document.case import Case
from holdfast.document.events import Event, EventKind, EventRecord
from holdfast.document.finding import Place
from holdfast.document.framework import Framework
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.leaks import keeping_marked_content_out
from holdfast.document.load import Loaded, load_checked, load_events
from holdfast.document.resolve import content_hash
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput


@dataclass(frozen=True, slots=True)
class OneOpened:
    """A document as the audience may see it, with what the envelope says of it."""

    loaded: Loaded[BaseModel]
    input: Input
    marking: Marking
    released: Released | None
    left_out: int

    def outcome(self, data: Mapping[str, Any], text: str, *, options: Mapping[str, Any], exit_code: int = 0) -> Outcome:
        """An outcome about this document alone."""
        return Outcome(
            data=data, text=text, exit_code=exit_code, inputs=(self.input,), options=options,
            marking=self.marking.value, released=self.released, left_out=self.left_out,
        )


def open_one(path: str, *, audience: str | None = None, release_as: str | None = None,
             stdin: BinaryIO | None = None) -> OneOpened:
    """The checked document in a file, cut down to what the audience may see; raises UnusableInput."""
    level = level_named(audience, option="--audience")
    lower = level_named(release_as, option="--release-as")
    try:
        found = load_checked(path, stdin=stdin)
    except UnusableInput as problem:
        if level is None:
            raise
        raise UnusableInput(keeping_marked_content_out(problem, level)) from None
    loaded: Loaded[BaseModel] = Loaded(found.model, found.source, found.places)
    left_out = 0
    if level is not None:
        shown = for_audience(loaded.model, level)
        loaded, left_out = replace(loaded, model=shown.document), shown.left_out
    marking = highest_marking([loaded.model])
    return OneOpened(loaded, _input(loaded), marking, release_of(marking, lower), left_out)


def _input(loaded: Loaded[BaseModel]) -> Input:
    model = loaded.model
    sha256 = content_hash(model, geometry_reader=geometry_beside(loaded.name))
    if isinstance(model, Framework):
        return Input("framework", model.id, model.revision, sha256)
    if isinstance(model, Case):
        return Input("case", model.id, None, sha256)
    if isinstance(model, EventRecord):
        return Input("events", model.events_of, None, sha256)
    return Input("overlay", str(getattr(model, "id", "")), None, sha256)


@dataclass(frozen=True, slots=True)
class EventsOpened:
    """A record of events as the audience may see it."""

    loaded: Loaded[EventRecord]
    input: Input
    left_out: int

    @property
    def model(self) -> EventRecord:
        """The record itself."""
        return self.loaded.model

    def place(self, address: str) -> Place:
        """Where in the file something of the record stands."""
        return self.loaded.place(address)


def events_opened(path: str, *, audience: str | None, gone: frozenset[str] = frozenset()) -> EventsOpened:
    """A record of events without what the audience may not see; ``gone`` are ids left out of the framework."""
    level = level_named(audience, option="--audience")
    try:
        loaded = load_events(path)
    except UnusableInput as problem:
        if level is None:
            raise
        raise UnusableInput(keeping_marked_content_out(problem, level)) from None
    read, left_out = loaded.model, 0
    if level is not None:
        shown = for_audience(read, level)
        kept = tuple(event for event in map(partial(_without, gone=gone), shown.document.events) if event is not None)
        left_out = shown.left_out + len(shown.document.events) - len(kept)
        read = shown.document.model_copy(update={"events": kept})
    said = Input("events", read.events_of, None, content_hash(read))
    return EventsOpened(replace(loaded, model=read), said, left_out)


def _without(event: Event, gone: frozenset[str]) -> Event | None:
    """The event without ids that were left out of the framework, or nothing where it concerned only those."""
    kept = tuple(id for id in event.of if id not in gone)
    parties = tuple(party for party in event.attributed_to if party not in gone)
    if (event.of and not kept) or (event.kind is EventKind.CURED and event.attributed_to and not parties):
        return None  # a cure of what nobody here knows of must not become a cure of everything
    return event.model_copy(update={"of": kept, "attributed_to": parties})
