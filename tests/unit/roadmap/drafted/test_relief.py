"""The table of relief: what each measure waits for, who can end or block what, and what the text leaves unsaid."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.roadmap.drafted.translations import documents

from holdfast.document.load import load_set
from holdfast.roadmap.drafted.relief import (
    MEANING,
    NO_AUTHORITY,
    NO_GATE,
    NO_WAY_BACK,
    ONE_ALLY,
    ONE_VETO,
    UNNAMED,
    Row,
    relief_table,
)
from holdfast.rules.context import Context

BANKS = {"text": "Banks.", "by": "G", "against": "B", "measure": "finance", "authority": "Council of G"}
WHOLE = {"text": "Banks are relieved.", "measures": "banks", "beneficiary": "B", "authority": "G", "after": "done",
         "snapback": "They return."}


def _rows(relief: dict[str, Any] | None = None, sanctions: dict[str, Any] | None = None,
          bodies: dict[str, Any] | None = None, **more: Any) -> tuple[Row, ...]:
    parts: dict[str, Any] = {"steps": {"done": {"by": "B"}}, **more}
    if relief is not None:
        parts["relief"] = {"r": relief}
    if bodies:
        parts["bodies"] = bodies
    text = documents({"sanctions": sanctions if sanctions is not None else {"banks": BANKS}}, **parts)
    return relief_table(Context(text))


def _flags(**changes: Any) -> set[str]:
    relief = {key: value for key, value in (WHOLE | changes).items() if value is not None}
    return set(_rows(relief)[0].flags)


def _renewed(rule: dict[str, Any] | None, every: str | None = "P6M") -> set[str]:
    changes = {"renewal": rule, "renewal-every": every}
    sanction = BANKS | {key: value for key, value in changes.items() if value is not None}
    return set(_rows(sanctions={"banks": sanction})[0].flags)


def test_a_complete_relief_has_no_flag() -> None:
    """Measure, gate, authority and way back are named, and nobody can block or end anything alone."""
    row, = _rows(WHOLE)
    assert row.flags == ()
    assert (row.measure, row.relief, row.gates, row.authority) == ("banks", "relief.r", ("done",), ("G",))
    assert row.could_mean == ()


@pytest.mark.parametrize(("changes", "flag"), [
    ({"after": None}, NO_GATE), ({"snapback": None}, NO_WAY_BACK), ({"measures": "sanctions"}, UNNAMED),
    ({"measures": None}, UNNAMED), ({"snapback-can-be-blocked-by": "C"}, ONE_ALLY)])
def test_each_gap_has_its_flag(changes: dict[str, str | None], flag: str) -> None:
    """One thing left out or added gives the one flag that names it."""
    assert _flags(**changes) == {flag}


def test_every_flag_has_a_meaning_in_words() -> None:
    """No flag stands in a table without a sentence for it."""
    assert set(MEANING) == {ONE_VETO, ONE_ALLY, NO_GATE, NO_AUTHORITY, NO_WAY_BACK, UNNAMED}


def test_nobody_is_named_only_where_neither_text_nor_case_names_one() -> None:
    """The authority of the measure in the case stands in where the text names none."""
    assert NO_AUTHORITY not in _flags(authority=None)
    anonymous = {key: value for key, value in BANKS.items() if key != "authority"}
    relief = {key: value for key, value in WHOLE.items() if key != "authority"}
    assert _rows(relief, {"banks": anonymous})[0].flags == (NO_AUTHORITY,)


def test_words_of_the_text_could_mean_the_measures_against_the_beneficiary() -> None:
    """Where the text names no measure of the case, those against the beneficiary are listed and no others."""
    sanctions = {"banks": BANKS, "oil": BANKS | {"against": ["A", "B"]}, "arms": BANKS | {"against": "A"}}
    rows = _rows(WHOLE | {"measures": "sanctions"}, sanctions)
    assert rows[0].could_mean == ("banks", "oil")
    assert [row.measure for row in rows[1:]] == ["banks", "oil", "arms"]
    assert all(row.relief is None for row in rows[1:])


def test_each_measure_has_its_row_and_what_no_relief_names_follows() -> None:
    """Two measures of one relief are two rows; the third of the case stays."""
    rows = _rows(WHOLE | {"measures": ["banks", "oil"]}, {"oil": BANKS, "banks": BANKS, "gold": BANKS})
    assert [(row.measure, row.relief) for row in rows] == [("banks", "relief.r"), ("oil", "relief.r"), ("gold", None)]


def test_a_gate_that_opens_the_relief_is_its_gate() -> None:
    """The link may stand on the gate (`opens`), as it may on the relief (`after`)."""
    row, = _rows({key: value for key, value in WHOLE.items() if key != "after"},
                 gates={"checked": {"text": "Checked.", "opens": "r"}})
    assert row.gates == ("checked",)
    assert row.flags == ()


def test_a_condition_counts_as_a_gate() -> None:
    """A relief with a condition of its own is not without a gate."""
    assert _flags(**{"after": None, "if": "met(done)"}) == set()


@pytest.mark.parametrize(("rule", "blocked"), [
    ({"kind": "unanimity", "members": ["C", "G"]}, True),
    ({"kind": "unanimity"}, True),
    ({"kind": "consensus"}, True),
    ({"kind": "k-of-n", "k": "2", "members": ["A", "C", "G"]}, False),
    ({"kind": "k-of-n", "k": "3", "members": ["A", "C", "G"]}, True),
    ({"kind": "k-of-n", "k": "1", "members": ["A", "G"], "vetoes": "G"}, True),
    ({"kind": "single", "chair": "G"}, False),
    ({"kind": "single", "chair": "B"}, True),
    ({"kind": "default-on"}, False),
    ({"kind": "default-on", "k": "1", "members": ["A", "G"]}, True),
    ({"kind": "default-on", "k": "2", "members": ["B", "C", "G"]}, False),
    ({"kind": "weighted", "quota": "5", "weights": {"B": "4", "G": "4"}}, True),
    ({"kind": "nested", "all-of": [{"kind": "single", "chair": "G"}, {"kind": "unanimity", "members": ["A", "C"]}]},
     True)])
def test_who_can_block_the_way_back(rule: dict[str, Any], blocked: bool) -> None:
    """The flag stands where one member alone can stop the return; deciding alone is not blocking, but for those relieved."""
    assert _flags(**{"snapback-decides": rule}) == ({ONE_ALLY} if blocked else set())


def test_beneficiaries_may_block_by_their_votes_together() -> None:
    """Where the others do not reach the number without those relieved, the way back can be blocked."""
    rule = {"kind": "k-of-n", "k": "2", "members": ["A", "B", "C"]}
    assert _flags(**{"snapback-decides": rule, "beneficiary": "B"}) == set()
    assert _flags(**{"snapback-decides": rule, "beneficiary": ["B", "C"]}) == {ONE_ALLY}


def test_members_of_the_authority_vote_where_the_rule_names_none() -> None:
    """A rule without members is that of the body that grants the relief."""
    row, = _rows(WHOLE | {"authority": "council", "snapback-decides": {"kind": "k-of-n", "k": "3"}},
                 bodies={"council": {"name": "Council", "kind": "joint-commission", "members": ["A", "C", "G"]}})
    assert row.flags == (ONE_ALLY,)


@pytest.mark.parametrize(("rule", "every", "ends"), [
    ({"kind": "unanimity"}, "P6M", True),
    ({"kind": "consensus"}, "P1Y", True),
    ({"kind": "unanimity"}, None, False),
    (None, "P6M", False),
    ({"kind": "k-of-n", "k": "2", "members": ["A", "C", "G"]}, "P6M", False),
    ({"kind": "k-of-n", "k": "2", "members": ["C", "G"]}, "P6M", True),
    ({"kind": "single", "chair": "G"}, "P1Y", False)])
def test_one_veto_ends_what_all_must_renew(rule: dict[str, Any] | None, every: str | None,
                                           ends: bool) -> None:
    """The flag stands where a measure has to be renewed and one member alone can stop that."""
    assert _renewed(rule, every) == ({ONE_VETO} if ends else set())


@pytest.mark.parametrize(("quantity", "weeks"), [
    ({"value": "3"}, (3, 3)), ({"low": "7", "high": "21", "unit": "days"}, (1, 3)),
    ({"value": "2", "unit": "weeks"}, (2, 2)), ({"value": "1", "unit": "year"}, (52.178571, 52.178571))])
def test_times_are_in_weeks(quantity: dict[str, str], weeks: tuple[float, float]) -> None:
    """Times to lift and to put back are weeks whatever their unit, and weeks where none is written."""
    row, = _rows(WHOLE, {"banks": BANKS | {"reversal-time": quantity}})
    assert row.lifting_weeks == weeks
    assert row.reversal_weeks is None
    back, = _rows(WHOLE, {"banks": BANKS | {"reimposition-time": quantity}})
    assert back.reversal_weeks == weeks
    assert back.lifting_weeks is None


def test_a_row_as_json() -> None:
    """Times that nobody says are null."""
    row, = _rows(WHOLE, {"banks": BANKS | {"reimposition-time": {"value": "4"}, "renewal": {"kind": "unanimity"},
                                           "renewal-every": "P6M"}})
    assert row.as_json() == {
        "measure": "banks", "relief": "relief.r", "gates": ["done"], "authority": ["G"], "instrument": "",
        "lifting_weeks": None, "reversal_weeks": {"low": 4, "high": 4}, "renewal": "every P6M, unanimity",
        "flags": [ONE_VETO], "could_mean": []}


def test_a_text_without_case_and_relief_has_no_table() -> None:
    """There is nothing to show."""
    assert relief_table(Context(documents())) == ()


def _example(name: str) -> tuple[Row, ...]:
    return relief_table(Context(load_set(f"examples/{name}.framework.yaml")))


def test_the_28_points_name_no_measure_no_gate_and_no_authority() -> None:
    """Both of its reliefs speak of measures in words; only the lifting of sanctions has a way back."""
    sanctions, assets = (row for row in _example("ukraine/us-28-point") if row.relief is not None)
    assert set(sanctions.flags) == {UNNAMED, NO_GATE, NO_AUTHORITY}
    assert set(assets.flags) == {UNNAMED, NO_GATE, NO_AUTHORITY, NO_WAY_BACK}
    assert {"eu-assets", "eu-sectoral", "us-executive"} <= set(sanctions.could_mean)


def test_the_plan_of_the_coalition_has_no_relief_and_all_measures_stay() -> None:
    """Every measure of the case is listed, and those that all members must renew carry the flag."""
    rows = {row.measure: row for row in _example("ukraine/coalition-plan")}
    assert all(row.relief is None for row in rows.values())
    assert {id for id, row in rows.items() if ONE_VETO in row.flags} == {
        "eu-sectoral", "eu-persons", "eu-areas-under-russian-control"}
    assert rows["eu-sectoral"].renewal == "every P6M, unanimity"


def test_dayton_suspends_without_a_gate_and_lifts_after_elections() -> None:
    """The suspension waits for nothing; the lifting waits for elections; neither names who lifts, nor a way back."""
    suspended, lifted = _example("historical/dayton-1995")
    assert set(suspended.flags) == {NO_GATE, NO_AUTHORITY, NO_WAY_BACK}
    assert set(lifted.flags) == {NO_AUTHORITY, NO_WAY_BACK}
    assert lifted.gates == ("elections",)


def test_minsk_2_has_no_relief() -> None:
    """Its text as encoded speaks of no relief, and its case lists no measure."""
    assert _example("historical/minsk-2-2015") == ()
