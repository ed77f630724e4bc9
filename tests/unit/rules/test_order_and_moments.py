"""What comes before an element, and when two points in time can be compared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdfast.document.load import documents_from_bytes
from holdfast.document.times import parse_time_point
from holdfast.norms.calendar import Calendar
from holdfast.norms.moments import Moment, moment_of
from holdfast.rules.ahead import order_of
from holdfast.rules.context import Context
from holdfast.rules.gov.authority_matrix import FUNCTIONS, authority_matrix


def _context(**more: Any) -> Context:
    fixed = {"framework": "2026.1", "id": "x", "stage": "framework", "parties": ["A", "B"]}
    return Context(documents_from_bytes(json.dumps({**fixed, **more}).encode(), name="x.framework.json"))


CLAUSE = {"text": "A does it.", "who": "A", "modal": "shall", "act": "repair"}


def test_everything_behind_is_before() -> None:
    """An element comes after what it waits for, what that waits for, and the vote whose answer lets it begin."""
    order = order_of(_context(
        clauses={"work": CLAUSE},
        gates={"safe": {"needs": "work"}, "way-in": {}},
        votes={"people": {"after": "safe", "outcomes": {"yes": {"leads-to": "way-in"}}}},
    ))

    assert {"people", "safe", "work"} == order.before("way-in")
    assert frozenset() == order.before("work")


def test_a_clause_comes_after_what_is_before_all_steps_that_carry_it_out() -> None:
    """Of two steps that carry out a clause only what both wait for is certain to come first."""
    order = order_of(_context(
        clauses={"work": CLAUSE}, gates={"both": {}, "one": {}},
        steps={"first": {"does": "work", "after": ["both", "one"]}, "second": {"does": "work", "after": "both"}},
    ))

    assert {"both"} == order.before("work")
    assert {"both", "one"} == order.before("first")


def test_a_step_alone_is_before_its_clause() -> None:
    """A clause that one step carries out comes after that step."""
    order = order_of(_context(clauses={"work": CLAUSE}, steps={"only": {"does": "work"}}))

    assert {"only"} == order.before("work")


@pytest.mark.parametrize(("calendar", "opens"), [
    ({"T0-at": "met(agreed)"}, True),
    ({"T0-at": "met(agreed)", "entry-into-force": "2030-01-01T00:00:00Z"}, False),
    ({"T0-at": "met(agreed)", "T0": "2030-01-01T00:00:00Z"}, False),
    ({"T0-at": "signature+P1D"}, False),
    ({}, False),
])
def test_the_text_begins_with_an_element_only_where_nothing_else_says_when(calendar: dict[str, str], opens: bool) -> None:
    """Where T0 is the end of an element and nothing begins earlier, everything else comes after that element."""
    order = order_of(_context(calendar=calendar, gates={"agreed": {"needs": "talks"}, "talks": {}, "other": {}}))

    assert order.before("other") == ({"agreed", "talks"} if opens else set())
    assert {"talks"} == order.before("agreed")
    assert frozenset() == order.before("talks")


def test_moments_of_one_anchor_compare() -> None:
    """Counted from one anchor, days compare; from two anchors, or where months are too vague, nothing is certain."""
    def at(text: str) -> Moment:
        return moment_of(parse_time_point(text), Calendar())

    assert at("T0+P30D").not_before(at("T0+P30D"))
    assert at("T0+P1M").not_before(at("T0+P1M"))
    assert not at("T0+P29D").not_before(at("T0+P30D"))
    assert not at("T0+P30D").not_before(at("T0+P1M"))
    assert not at("T0+P30D").not_before(at("signature"))
    assert 10 == at("T0+P20D").days_before(at("T0+P30D"))
    assert 0 == at("T0+P29D").days_before(at("T0+P1M"))
    assert 0 == at("T0+P1D").days_before(at("signature+P30D"))
    assert at("T0").not_before(at("T0-P1D"))


def test_dates_compare_on_the_calendar() -> None:
    """A date is a moment on the calendar; a month is not certain to come before itself."""
    def at(text: str, *, closing: bool = False) -> Moment:
        return moment_of(parse_time_point(text), Calendar(), closing=closing)

    assert 31 == at("2030-03-01").days_before(at("2030-04-01"))
    assert 1 == at("2030-03-01", closing=True).low - at("2030-03-01").low
    assert not at("2030-03").not_before(at("2030-03"))


def test_the_matrix_has_every_function_of_every_area_and_phase() -> None:
    """An entry fills the cells of its areas, functions and phase; one without a phase fills those of all phases."""
    matrix = authority_matrix(_context(
        zones={"strip": {"name": "Strip"}, "town": {"name": "Town"}},
        administration={"order": {"areas": "strip", "functions": "police", "phase": "first", "authority": "A"},
                        "later": {"areas": "strip", "functions": "police", "phase": "second", "authority": "B"},
                        "tax": {"areas": ["strip", "town"], "functions": "tax", "authority": "B"}}))

    assert {"strip": ("first", "second"), "town": ("",)} == matrix.phases
    assert len(FUNCTIONS) * 2 == len(list(matrix.of("strip")))
    assert ("A",) == matrix.cells["strip", "police", "first"].authorities
    assert ("B",) == matrix.cells["strip", "police", "second"].authorities
    assert {("B",)} == {matrix.cells["strip", "tax", phase].authorities for phase in ("first", "second")}
    assert () == matrix.cells["town", "police", ""].authorities
    assert [] == list(matrix.of("elsewhere"))
