"""The result of ``territory`` as data, text and GeoJSON."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from holdfast.cli.envelope import Input, Outcome, Released
from holdfast.cli.one_document import open_one
from holdfast.cli.opening import level_named, open_documents, release_of, stdin_once
from holdfast.document.at_picks import at_picks, picked
from holdfast.document.case import Case
from holdfast.document.compose import situation
from holdfast.document.defaults import with_defaults
from holdfast.document.framework import Framework
from holdfast.document.geometry import GeometryReader
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.kinds import kind_of
from holdfast.document.read import read_path
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput, UsageProblem
from holdfast.territory.zones.analyse import ControlData, territory_of
from holdfast.territory.zones.change import daily_in
from holdfast.territory.zones.lines import lines_in
from holdfast.territory.zones.positions import positions_in
from holdfast.territory.zones.settlements import settlements_in
from holdfast.territory.zones.words import territory_geojson, territory_text


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gave."""

    document: str | None
    case: str | None
    overlays: tuple[str, ...]
    lines: tuple[str, ...]
    daily: tuple[str, ...]
    settlements: str | None
    places: str | None = None
    positions: str | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    framework: Framework | None = None
    """At its picks."""
    whole: Framework | None = None
    case: Case | None = None
    read: GeometryReader | None = None
    read_case: GeometryReader | None = None
    inputs: tuple[Input, ...] = ()
    marking: Marking = Marking.CLEAR
    left_out: int = 0
    as_of: str | None = None


def territory_outcome(given: Given, *, options: Mapping[str, Any], release_as: str | None, geojson: bool) -> Outcome:
    """The outcome of measuring the territory of a text, a case, or of data alone."""
    stdin_once([given.document, given.case, *given.overlays])
    if given.document is None and not (given.lines or given.daily or given.settlements):
        raise UsageProblem("Give a framework or a case, or data on control with --lines, --daily or --settlements.")
    if given.places is not None and given.settlements is None:
        raise UsageProblem("--places says where settlements lie. Give their control with --settlements.")
    series = _series(given, options["date"])
    opened = _opened(given, options["audience"])
    if given.positions is not None:
        series = _with_positions(series, given.positions, opened, options["audience"])
        opened = replace(opened, marking=max(opened.marking, Marking.AMBER_STRICT, key=lambda level: level.rank))
    found = territory_of(opened.framework, opened.case, series=series, read=opened.read, read_case=opened.read_case,
                         whole=opened.whole)
    drawn = json.dumps(territory_geojson(found), ensure_ascii=False) if geojson else territory_text(found)
    released: Released | None = release_of(opened.marking, level_named(release_as, option="--release-as"))
    return Outcome(data=found.as_json(), text=drawn, inputs=(*opened.inputs, *_data_inputs(given)), options=options,
                   marking=opened.marking.value, released=released, left_out=opened.left_out, as_of=opened.as_of)


def _series(given: Given, dates: list[str]) -> ControlData:
    days = tuple(_day(date) for date in dates)
    outside = dates[0] if len(given.lines) == 1 and len(dates) == 1 and given.settlements is None else None
    lines = tuple(line for path in given.lines for line in lines_in(path, date=outside))
    settlements = settlements_in(given.settlements, given.places) if given.settlements is not None else None
    if settlements is not None and not days:
        days = (settlements.changes[-1][1],)
    return ControlData(lines, tuple((Path(path).name, daily_in(path)) for path in given.daily), settlements, days)


def _with_positions(series: ControlData, path: str, opened: _Opened, audience: str | None) -> ControlData:
    """The data with reported positions, which are never for a wider audience than those who must act on them."""
    level = level_named(audience, option="--audience")
    if level is not None and level.rank < Marking.AMBER_STRICT.rank:
        raise UsageProblem("--positions makes the result TLP:AMBER+STRICT, which is above this audience.")
    if opened.framework is None:
        raise UsageProblem("--positions are held against the distances of a text. Give a framework as the document.")
    return replace(series, positions=positions_in(path, opened.framework, opened.case))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageProblem(f"--date {text[:20]!r} is no day. Write it as 2026-07-01.") from None


def _opened(given: Given, audience: str | None) -> _Opened:
    level_named(audience, option="--audience")
    if given.document is None:
        if given.case or given.overlays:
            raise UsageProblem("--case and --overlay belong to a framework. Give the case itself as the document.")
        return _Opened()
    if given.document != "-" and _is_case(given.document):
        if given.case or given.overlays:
            raise UsageProblem("A case is given as the document; --case and --overlay belong to a framework.")
        one = open_one(given.document, audience=audience)
        assert isinstance(one.loaded.model, Case)
        case = one.loaded.model
        return _Opened(None, None, case, None, geometry_beside(given.document), (one.input,), one.marking, one.left_out,
                       str(case.as_of) if case.as_of else None)
    opened = open_documents(given.document, case=given.case, overlays=given.overlays, audience=audience)
    documents = opened.documents
    held = situation(documents.case.model if documents.case else None, [one.model for one in documents.overlays])
    whole = with_defaults(documents.framework.model)
    return _Opened(at_picks(whole, picked(whole), case=held), whole, held, geometry_beside(documents.framework.name),
                   geometry_beside(documents.case.name) if documents.case else None, opened.inputs, opened.marking,
                   opened.left_out, opened.as_of)


def _is_case(path: str) -> bool:
    try:
        return kind_of(read_path(path)) is Case
    except UnusableInput:
        return False  # what is wrong with it is said when it is opened


def _data_inputs(given: Given) -> list[Input]:
    beside = (given.settlements, given.places, given.positions)
    paths = [*given.lines, *given.daily, *(path for path in beside if path)]
    return [Input("positions" if path == given.positions else "control", Path(path).name, None,
                  hashlib.sha256(Path(path).read_bytes()).hexdigest()) for path in paths]
