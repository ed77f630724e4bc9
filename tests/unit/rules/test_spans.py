"""When two clauses bind at the same time."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.document.clause import Clause
from holdfast.document.framework import Framework
from holdfast.document.times import TimePoint, parse_time_point
from holdfast.norms.calendar import Calendar, calendar_of
from holdfast.rules.doc.spans import Span, overlap, span_of


def _clause(when: dict[str, Any] | None, modal: str = "shall") -> Clause:
    return Clause.model_validate({"text": "-", "modal": modal, **({"when": when} if when else {})})


def _point(text: str | None) -> TimePoint | None:
    return parse_time_point(text) if text else None


def _calendar(**known: str) -> Calendar:
    return calendar_of(Framework.model_validate(
        {"framework": "2026.1", "id": "example", "stage": "pause", "parties": ["A"], "calendar": known}))


@pytest.mark.parametrize(("when", "modal", "start", "end"), [
    (None, "shall", None, None),
    ({"from": "T0", "until": "terminated"}, "shall", "T0", None),
    ({"from": "T0", "until": "T0+P9D", "within": "P2D"}, "shall", "T0", "T0+P9D"),
    ({"from": "T0+P1D", "within": "P2D"}, "shall", "T0+P1D", "T0+P3D"),
    ({"from": "2026-01-01T00:00:00Z", "within": "P2D"}, "shall", "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"),
    ({"from": "T0", "by": "2026-01-09", "within": "P2D"}, "shall", "T0", "2026-01-09"),
    ({"from": "2026-01-01", "within": "P2D"}, "shall", "2026-01-01", None),
    ({"from": "T0-P5D", "within": "P2D"}, "shall", "T0-P5D", None),
    ({"within": "P2D"}, "shall", None, None),
    ({"from": "T0"}, "shall", "T0", None),
    ({"from": "T0", "within": "P2D"}, "shall-not", "T0", None),
    ({"from": "T0", "within": "P2D"}, "may", "T0", None),
    ({"from": "T0", "within": "P2D", "continuous": "true"}, "shall", "T0", None),
    ({"from": "T0", "within": "P2D", "every": "P1D"}, "shall", "T0", None),
])
def test_span_of_a_clause(when: dict[str, Any] | None, modal: str, start: str | None, end: str | None) -> None:
    """A span runs from the start to the end stated, or for a single act to its deadline."""
    assert Span(_point(start), _point(end)) == span_of(_clause(when, modal))


@pytest.mark.parametrize(("end", "start", "expected"), [
    (None, None, True),
    ("T0+P5D", None, True),
    (None, "T0+P5D", True),
    ("T0+P5D", "T0+P5D", False),
    ("T0+P5D", "T0+P4D", True),
    ("T0+P1M", "T0+P29D", None),
    ("T0+P1M", "T0+P31D", False),
    ("T0+P1M", "T0+P27D", True),
    ("T0-P5D", "T0-P5D", False),
    ("T0-P5D", "T0-P6D", True),
    ("T0-P6D", "T0-P5D", False),
    ("T0", "T0", False),
    ("met(x)", "T0", None),
    ("T0", "met(x)", None),
    ("met(x)", "met(y)", None),
    ("2026-03-10", "T0+P9D", True),
    ("2026-03-10", "T0+P10D", False),
    ("2026-03-10", "2026-03-11", False),
    ("2026-03-10", "2026-03-10", True),
    ("2026-03-05T00:00:00Z", "2026-03", None),
])
def test_overlap(end: str | None, start: str | None, expected: bool | None) -> None:
    """Spans overlap unless one surely ends before the other starts; unknown times leave it open, in either order."""
    calendar = _calendar(T0="2026-03-01T00:00:00Z")
    first, second = Span(None, _point(end)), Span(_point(start), None)

    assert expected is overlap(first, second, calendar)
    assert expected is overlap(second, first, calendar)
