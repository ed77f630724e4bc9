"""Odd documents that pass their checks, taken through everything that reads documents: no exception but a refusal."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from typing import Any

from tests.fuzz.documents import Choices, accepted, document

from holdfast.assess.assessment import assess_documents
from holdfast.brief.page import page_of
from holdfast.brief.render import render
from holdfast.document.audience import for_audience
from holdfast.document.compose import situation
from holdfast.document.diff.compare import diff
from holdfast.document.diff.page import page
from holdfast.document.diff.words import as_markdown, as_text
from holdfast.document.families import elements
from holdfast.document.integrity import check_alone
from holdfast.document.load import (
    Documents,
    any_from_bytes,
    case_from_bytes,
    documents_from_bytes,
    events_from_bytes,
    framework_from_bytes,
    overlay_from_bytes,
)
from holdfast.document.resolve import canonical_bytes, resolve
from holdfast.document.scalars import Marking
from holdfast.document.show import show
from holdfast.errors import UnusableInput, UsageProblem
from holdfast.norms.trace import trace
from holdfast.rules.context import Context
from holdfast.rules.engine import check
from holdfast.rules.redlines import red_lines

MOMENTS = (
    dt.datetime(2026, 6, 1, tzinfo=dt.UTC), dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC),
)  # fmt: skip
KINDS = ("framework", "case", "overlay", "events")


def one(data: bytes) -> None:
    """Makes a document of each kind from the bytes, and takes what is accepted through the program."""
    choices = Choices(data)
    mode = choices.below(8)
    if mode == 7:  # as made, in any kind, nothing taken out
        kind = choices.one_of(KINDS)
        with contextlib.suppress(UnusableInput):
            check_alone(any_from_bytes(json.dumps(document(choices, kind)).encode(), name="x.json"))
        return
    framework = accepted(document(choices, "framework"), "framework", _framework)
    if framework is None:
        return
    case = accepted(document(choices, "case"), "case", _case) if mode > 3 else None
    documents = Documents(framework, case)
    if case is not None:
        with contextlib.suppress(UnusableInput):
            documents_from_bytes(framework.source.text.encode(), name="x.json", case=case.source.text.encode())
        overlay = accepted(document(choices, "overlay"), "overlay", _overlay)
        if overlay is not None:
            with contextlib.suppress(UnusableInput):
                situation(case.model, [overlay.model])
    for part in (lambda: _alone(framework.model), lambda: _compared(framework.model, case), lambda: _assessed(documents),
                 lambda: _traced(framework.model, choices, case)):
        with contextlib.suppress(UnusableInput, UsageProblem):
            part()


def _framework(data: bytes) -> Any:
    return documents_from_bytes(data, name="x.json").framework


def _case(data: bytes) -> Any:
    return _whole(case_from_bytes(data, name="x.json"))


def _overlay(data: bytes) -> Any:
    return _whole(overlay_from_bytes(data, name="x.json"))


def _events(data: bytes) -> Any:
    return _whole(events_from_bytes(data, name="x.json"))


def _whole(loaded: Any) -> Any:
    if findings := check_alone(loaded):
        raise UnusableInput(findings)
    return loaded


def _alone(framework: Any) -> None:
    form = resolve(framework, geometry_reader=lambda path: {"file": path})
    again = framework_from_bytes(canonical_bytes(form), name="x.json").model
    assert resolve(again, geometry_reader=lambda path: {"file": path}) == form
    for_audience(framework, Marking.GREEN)
    for item in elements(framework).values():
        show(framework, item.address).as_text()


def _compared(framework: Any, case: Any) -> None:
    situation_ = case.model if case is not None else None
    other = framework.model_copy(update={"clauses": {}, "revision": "9.9.9"})
    for old, new in ((framework, framework), (other, framework), (framework, other)):
        found = diff(old, new, case=situation_, geometry_reader=lambda path: {"file": path})
        if old is new:
            assert not found.changes
        as_text(found)
        as_markdown(found)
        page(old, new, found, case=situation_)
        json.dumps(found.as_json(), allow_nan=False)


def _assessed(documents: Documents) -> None:
    check(documents)
    context = Context(documents)
    if context.case is not None:
        red_lines(context.framework, context.case)
    assessment = assess_documents(documents)
    json.dumps(assessment.as_json(), allow_nan=False)
    render(page_of([(documents, assessment, "0" * 64)], version="0", marking="TLP:CLEAR"))


def _traced(framework: Any, choices: Choices, case: Any) -> None:
    events = accepted(document(choices, "events"), "events", _events)
    if events is None:
        return
    record = events.model.model_copy(update={"events_of": framework.id})
    known = [*elements(framework), framework.id]
    named = tuple(event.model_copy(update={"of": (choices.one_of(known),)}) for event in record.events)
    for moment in MOMENTS:
        trace(framework, record.model_copy(update={"events": named}), moment, case=case.model if case else None)
