"""Small random frameworks and records of events, on a calendar of days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework

DAY0 = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
IDS = ("a", "b", "c", "d", "e", "g", "h", "s", "v")
PARTIES = ["A", "B"]
ids = st.sampled_from(IDS)
days = st.integers(0, 6).map(lambda n: f"P{n}D")


def day(number: int) -> dt.datetime:
    """A day counted from the first."""
    return DAY0 + dt.timedelta(days=number)


def written(moment: dt.datetime) -> str:
    """A moment as a document writes it."""
    return moment.isoformat().replace("+00:00", "Z")


points = st.one_of(
    st.integers(0, 12).map(lambda n: written(day(n))),
    st.sampled_from(["2026-01-04", "2026-01-07", "2026-01", "T0", "signature", "entry-into-force"]),
    st.builds("{}{}{}".format, st.sampled_from(["T0", "signature", "breach"]), st.sampled_from("+-"), days),
    st.builds("{}({})+{}".format, st.sampled_from(["met", "breached"]), ids, days),
    st.builds("met({})".format, ids),
)

_atoms = st.one_of(
    st.builds("{}({})".format, st.sampled_from(["met", "breached", "in_force", "suspended", "lapsed"]), ids),
    st.builds("held({}, {})".format, ids, days),
    st.builds("after({})".format, points.filter(lambda point: "breach" not in point and point != "2026-01")),
    st.just("measure(m) < 3"),
    st.builds("breached({}, {})".format, ids, st.sampled_from(PARTIES)),
    st.sampled_from(["answered(v, yes)", "answered(v, no)", "answered(v, later)", "answered(a, yes)"]),
)
conditions = st.recursive(_atoms, lambda inner: st.one_of(
    st.builds("not ({})".format, inner), st.builds("({}) and ({})".format, inner, inner),
    st.builds("({}) or ({})".format, inner, inner)), max_leaves=3)
some = st.lists(ids, max_size=2, unique=True)


def _parts(required: dict[str, Any], optional: dict[str, Any]) -> Any:
    return st.fixed_dictionaries({key: st.just(value) for key, value in required.items()}, optional=optional)


whens = st.fixed_dictionaries({}, optional={
    "from": points, "within": days, "by": points, "until": st.one_of(points, st.just("terminated")),
    "every": st.integers(2, 5).map(lambda n: f"P{n}D"), "continuous": st.just("true")})
clauses = _parts({"text": "x", "who": ["A"]}, {
    "modal": st.sampled_from(["shall", "shall-not", "may"]), "when": whens, "if": conditions, "hence": some,
    "lest": some})
gates = _parts({"text": "x"}, {"needs": some, "if": conditions, "opens": some, "evaluator": st.just(["A"]),
                               "timeout": days, "from": points, "otherwise": some})
steps = _parts({"text": "x"}, {"after": some, "if": conditions, "start": points, "within": days, "by-time": points,
                               "otherwise": some})
guarantees = _parts({"text": "x"}, {"in-force": points, "until": points, "duration": days})
votes = _parts({"text": "x"}, {
    "after": some, "if": conditions, "when": points, "within": days,
    "outcomes": st.dictionaries(st.sampled_from(["yes", "no", "later"]), st.fixed_dictionaries({"leads-to": some}))})
calendars = st.fixed_dictionaries({}, optional={
    "T0": st.integers(0, 5).map(lambda n: written(day(n))), "signature": st.just(written(day(0))),
    "entry-into-force": st.integers(0, 5).map(lambda n: written(day(n))), "T0-at": points.filter(lambda p: "T0" not in p),
    "ends": points})


@st.composite
def frameworks(draw: Any) -> Framework:
    """A framework of a few elements that point at one another at random."""
    return Framework.model_validate({
        "framework": "2026.1", "id": "f", "stage": "framework", "parties": PARTIES, "calendar": draw(calendars),
        "status": draw(st.sampled_from(["draft", "in-force"])),
        "clauses": {id: draw(clauses) for id in "abcde"[: draw(st.integers(1, 5))]},
        "gates": {id: draw(gates) for id in "gh"[: draw(st.integers(0, 2))]},
        "steps": {"s": draw(steps)} if draw(st.booleans()) else {},
        "votes": {"v": draw(votes)} if draw(st.booleans()) else {},
        "guarantees": {"u": draw(guarantees)} if draw(st.booleans()) else {},
    })


_KINDS = ["signed", "entered-into-force", "T0", "suspended", "resumed", "met", "met", "breached", "breached", "cured",
          "refused", "lapsed", "no-decision", "terminated", "reported"]


@st.composite
def records(draw: Any, framework: Framework, last: int = 20) -> EventRecord:
    """A record of a few events about a framework."""
    known = [*framework.clauses, *framework.gates, *framework.steps, *framework.votes, *framework.guarantees]
    events = []
    for _ in range(draw(st.integers(0, 8))):
        at = written(day(draw(st.integers(0, last))))
        if draw(st.integers(0, 5)) == 0:
            events.append({"at": at, "kind": "measured", "measure": "m", "value": str(draw(st.integers(0, 5)))})
            continue
        kind = draw(st.sampled_from(_KINDS))
        of = draw(st.lists(st.sampled_from(known), max_size=2, unique=True))
        if kind in ("terminated", "lapsed") and not of and draw(st.integers(0, 2)):
            of = known[:1]
        event: dict[str, Any] = {"at": at, "kind": kind, "of": of}
        if kind in ("breached", "cured"):
            event["attributed-to"] = draw(st.lists(st.sampled_from(PARTIES), max_size=2, unique=True))
        vote = framework.votes.get("v")
        if kind == "met" and draw(st.booleans()) and vote is not None:
            event["answer"] = draw(st.sampled_from([*vote.outcomes] or ["yes", "no"]))
        events.append(event)
    return EventRecord.model_validate({"events-of": "f", "complete": draw(st.sampled_from(["true", "false"])),
                                       "events": events})


@st.composite
def stories(draw: Any) -> tuple[Framework, EventRecord]:
    """A framework with a record of events about it."""
    framework = draw(frameworks())
    return framework, draw(records(framework))
