"""Comparing two revisions: typed changes, their weight, and applying them."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.document.frameworks import frameworks

from holdfast.document.diff.change import Bump, next_revision
from holdfast.document.diff.change_types import ADDED_REMOVED, COMMON, FIELDS, TYPES, field_type
from holdfast.document.diff.compare import apply, diff
from holdfast.document.diff.walk import FAMILIES
from holdfast.document.framework import Framework
from holdfast.document.resolve import canonical_bytes, resolve

BASE: dict[str, Any] = {
    "framework": "2026.1", "id": "example", "stage": "preliminary-ceasefire", "parties": ["A", "B"],
    "languages": {"authentic": ["uk", "en"], "translations": ["fr"]},
    "calendar": {"T0": "2026-03-01T00:01:00Z"}, "scope": {"land": "line"}, "picks": {"pace": "open", "form": "f1"},
    "terms": {"gun": {"text": {"uk": "Гармата", "en": "Gun"}}},
    "parameters": {"depth": {"low": "10", "high": "20", "unit": "km"}, "count": {"value": "5", "unit": "posts"}},
    "zones": {"line": {"kind": "line", "width": {"value": "5", "unit": "km"}}},
    "clauses": {
        "guns": {"text": {"uk": "а", "en": "Guns go.", "fr": "b"}, "who": ["A", "B"], "modal": "shall",
                 "act": "withdraw", "when": {"from": "T0", "within": "P14D"}, "lest": ["answer", "panel"],
                 "observe": "eye", "where": "line", "brackets": [{"by": "A", "set": {"when.within": "P10D"}}]},
        "drones": {"text": "No drones.", "who": "A", "modal": "shall-not", "act": "fly"},
        "answer": {"text": "An answer is given.", "kind": "prose"},
        "recital": {"text": "The parties are tired.", "kind": "declaratory"},
    },
    "bodies": {"panel": {"name": "Panel", "kind": "joint-commission", "decides": {"kind": "unanimity"}}},
    "verification": {"means": {"eye": {"kind": "uav"}}, "baseline": "Lists."},
    "guarantees": {"shield": {"text": "Help.", "by": "C", "trigger": {"event": "an attack"}, "duration": "P1Y"}},
    "gates": {"g": {"needs": "guns", "timeout": "P30D"}},
    "steps": {"s": {"by": "A", "does": "guns", "after": "g", "duration": {"value": "5", "unit": "days"}}},
    "relief": {"r": {"text": "Relief.", "after": "g"}},
}


def at(path: str, value: Any) -> Framework:
    """The base text with one thing set at a path of keys split by ``/``, or deleted where the value is None."""
    raw = copy.deepcopy(BASE)
    *parents, last = path.split("/")
    here: Any = raw
    for key in parents:
        here = here.setdefault(key, {})
    if value is None:
        del here[last]
    else:
        here[last] = value
    return Framework.model_validate(raw)


OLD = Framework.model_validate(BASE)

CASES: tuple[tuple[str, Any, str, Bump], ...] = (
    ("clauses/new", {"text": "N.", "who": "A", "modal": "may", "act": "go"}, "obligation-added", Bump.MAJOR),
    ("clauses/drones", None, "obligation-removed", Bump.MAJOR),
    ("clauses/new", {"text": "N.", "kind": "declaratory"}, "provision-added", Bump.MAJOR),
    ("clauses/recital", None, "provision-removed", Bump.MAJOR),
    ("clauses/guns/modal", "may", "modal-changed", Bump.MAJOR),
    ("clauses/guns/kind", "declaratory", "kind-changed", Bump.MAJOR),
    ("clauses/guns/who", ["A"], "party-changed", Bump.MAJOR),
    ("clauses/guns/act", "hide", "act-changed", Bump.MAJOR),
    ("clauses/guns/where", "everywhere", "place-changed", Bump.MAJOR),
    ("clauses/guns/if", "met(g)", "condition-changed", Bump.MAJOR),
    ("clauses/guns/except", [{"of": "drones"}], "exception-added", Bump.MAJOR),
    ("clauses/guns/when/within", "P10D", "deadline-shortened", Bump.MAJOR),
    ("clauses/guns/when/within", "P2M", "deadline-extended", Bump.MAJOR),
    ("clauses/guns/when/within", None, "deadline-extended", Bump.MAJOR),
    ("clauses/guns/when/by", "T0+P3D", "deadline-shortened", Bump.MAJOR),
    ("clauses/guns/when/until", "terminated", "timing-changed", Bump.MAJOR),
    ("clauses/guns/lest", ["answer"], "consequence-removed", Bump.MAJOR),
    ("clauses/guns/lest", "none", "consequence-removed", Bump.MAJOR),
    ("clauses/guns/lest", ["answer", "recital"], "consequence-changed", Bump.MAJOR),
    ("clauses/guns/lest", ["answer", "panel", "recital"], "consequence-added", Bump.MAJOR),
    ("clauses/guns/hence", "drones", "sequel-changed", Bump.MAJOR),
    ("clauses/guns/observe", ["eye", "ear"], "indicator-added", Bump.MINOR),
    ("clauses/guns/observe", None, "indicator-removed", Bump.MAJOR),
    ("clauses/guns/evidence", "photographs", "indicator-added", Bump.MINOR),
    ("clauses/guns/reversible", "no", "reversibility-changed", Bump.MAJOR),
    ("clauses/guns/bindingness", "political", "bindingness-changed", Bump.MAJOR),
    ("clauses/guns/decided-by", "panel", "decider-changed", Bump.MAJOR),
    ("clauses/guns/brackets", BASE["clauses"]["guns"]["brackets"] + [{"by": "B", "text": "No."}], "bracket-added", Bump.MINOR),
    ("clauses/guns/brackets", None, "bracket-withdrawn", Bump.MINOR),
    ("clauses/guns/brackets", [{"by": "B", "text": "No."}], "bracket-changed", Bump.MINOR),
    ("clauses/guns/readings", {"A": {"text": "All."}}, "reading-changed", Bump.MINOR),
    ("clauses/guns/text", {"uk": "аа", "en": "Guns leave.", "fr": "b"}, "wording-changed", Bump.MINOR),
    ("clauses/guns/text", {"uk": "а", "en": "Guns leave.", "fr": "b"}, "one-language-changed", Bump.MINOR),
    ("clauses/guns/text", {"uk": "а", "en": "Guns go.", "fr": "c"}, "translation-changed", Bump.PATCH),
    ("clauses/answer/text", "An answer may be given.", "prose-changed", Bump.MAJOR),
    ("clauses/drones/text", "Not one drone.", "wording-changed", Bump.MINOR),
    ("clauses/guns/status", "closed", "clause-status-changed", Bump.PATCH),
    ("clauses/guns/heading", "Guns", "heading-changed", Bump.PATCH),
    ("clauses/guns/note", "A note.", "source-changed", Bump.PATCH),
    ("clauses/guns/detection", {"value": "0.5"}, "figure-changed", Bump.MINOR),
    ("terms/gun/text", {"uk": "Зброя", "en": "Weapon"}, "term-changed", Bump.MAJOR),
    ("terms/gun/text", {"uk": "Зброя", "en": "Gun"}, "term-equivalent-changed", Bump.MAJOR),
    ("terms/new", {"text": "N"}, "term-added", Bump.MINOR),
    ("terms/gun", None, "term-removed", Bump.MAJOR),
    ("parameters/depth", {"value": "15", "unit": "km"}, "parameter-changed", Bump.MINOR),
    ("parameters/depth", {"value": "25", "unit": "km"}, "parameter-out-of-range", Bump.MAJOR),
    ("parameters/count", {"value": "7", "unit": "posts"}, "parameter-changed", Bump.MINOR),
    ("parameters/count", {"value": "5", "unit": "km"}, "parameter-out-of-range", Bump.MAJOR),
    ("parameters/count", {"value": "5", "unit": "posts", "note": "counted"}, "source-changed", Bump.PATCH),
    ("picks/pace", "fast", "issue-closed", Bump.MINOR),
    ("picks/form", "open", "issue-reopened", Bump.MINOR),
    ("picks/form", "f2", "pick-changed", Bump.MAJOR),
    ("zones/line/width", {"value": "6", "unit": "km"}, "zone-extent-changed", Bump.MAJOR),
    ("zones/new", {}, "zone-added", Bump.MAJOR),
    ("scope/sea", "everywhere", "scope-changed", Bump.MAJOR),
    ("calendar/T0", "2026-03-02T00:01:00Z", "calendar-changed", Bump.MAJOR),
    ("bodies/panel/decides", {"kind": "consensus"}, "decider-changed", Bump.MAJOR),
    ("bodies/panel/members", ["A"], "mandate-changed", Bump.MAJOR),
    ("verification/means/eye/cadence", "P1D", "verification-changed", Bump.MAJOR),
    ("verification/means/ear", {"kind": "acoustic"}, "indicator-added", Bump.MINOR),
    ("verification/baseline", "More lists.", "verification-changed", Bump.MAJOR),
    ("guarantees/shield/trigger/event", "an invasion", "guarantee-trigger-changed", Bump.MAJOR),
    ("guarantees/shield/duration", "P2Y", "guarantee-duration-changed", Bump.MAJOR),
    ("guarantees/shield/needs-assent-of", "B", "guarantee-veto-changed", Bump.MAJOR),
    ("guarantees/shield/against", "B", "guarantee-scope-changed", Bump.MAJOR),
    ("gates/g/needs", ["guns", "drones"], "gate-changed", Bump.MAJOR),
    ("gates/g/timeout", "P10D", "deadline-shortened", Bump.MAJOR),
    ("steps/s/after", None, "order-of-steps-changed", Bump.MAJOR),
    ("steps/s/duration", {"value": "6", "unit": "days"}, "figure-changed", Bump.MINOR),
    ("relief/r/after", None, "settlement-changed", Bump.MAJOR),
    ("languages/translations", ["fr", "de"], "translation-changed", Bump.PATCH),
    ("languages/authentic", ["en"], "languages-changed", Bump.MAJOR),
    ("title", "A title", "heading-changed", Bump.PATCH),
    ("status", "tabled", "record-changed", Bump.PATCH),
    ("revision", "0.2.0", "revision-changed", Bump.NONE),
    ("encoded", "summary", "encoding-changed", Bump.MINOR),
    ("id", "another", "document-changed", Bump.ERROR),
)


@pytest.mark.parametrize(("path", "value", "type_", "bump"), CASES)
def test_each_change_has_its_type_and_weight(path: str, value: Any, type_: str, bump: Bump) -> None:
    """One edit gives one change of the right type, at its address, with a reason; and applying it gives the new text."""
    new = at(path, value)
    found = diff(OLD, new)
    assert [(change.type, change.bump) for change in found.changes] == [(type_, bump)]
    assert found.bump is bump
    assert found.changes[0].address.startswith(path.replace("/", ".")) or path.replace("/", ".").startswith(
        found.changes[0].address)
    assert found.changes[0].reason.startswith(TYPES[type_][1])
    assert resolve(apply(OLD, found)) == resolve(new)


def test_a_new_id_for_the_same_thing_is_an_error() -> None:
    """An element that only got another id is told as that, with an error finding."""
    raw = copy.deepcopy(BASE)
    raw["clauses"]["uavs"] = raw["clauses"].pop("drones")
    found = diff(OLD, Framework.model_validate(raw))
    assert [(change.type, change.previous_address, change.address) for change in found.changes
            if change.type != "moved"] == [("id-changed", "clauses.drones", "clauses.uavs")]
    assert found.bump is Bump.ERROR
    assert "DIF002" in [finding.code for finding in found.findings]
    assert resolve(apply(OLD, found)) == resolve(Framework.model_validate(raw))


@pytest.mark.parametrize(("path", "value", "codes"), [
    ("clauses/drones", None, ["DIF004", "DIF006"]),
    ("clauses/guns/text", {"uk": "а", "en": "Guns leave.", "fr": "b"}, ["DIF001", "DIF006"]),
    ("terms/gun/text", {"uk": "Зброя", "en": "Gun"}, ["DIF001", "DIF006"]),
    ("revision", "0.2.0", []),
])
def test_two_texts_together_show_doubts(path: str, value: Any, codes: list[str]) -> None:
    """One language changed alone, an id gone without trace and a number too low are findings."""
    assert [finding.code for finding in diff(OLD, at(path, value)).findings] == codes


def test_a_retired_id_may_not_come_back() -> None:
    """Using a retired id again is an error."""
    found = diff(at("retired", ["ghost"]), at("clauses/ghost", {"text": "G."}))
    assert "DIF005" in [finding.code for finding in found.findings]


def test_the_whole_table_is_used_and_consistent() -> None:
    """Every type that a field or family leads to exists, and every type can come about or is covered by a case."""
    named = {type_ for table in (COMMON, *FIELDS.values()) for type_ in table.values() if not type_.startswith("?")}
    named |= {type_ for pair in ADDED_REMOVED.values() for type_ in pair}
    assert named <= set(TYPES)
    assert set(TYPES) - named - {case[2] for case in CASES} <= {"id-changed", "provision-removed", "exception-removed"}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_field_of_every_family_has_a_type(family: str) -> None:
    """A field added to the format later has to be given a type; none falls through."""
    if family in ("picks", "verification.indicators", "parameters"):
        return
    holder: Any = Framework.model_fields
    for key in family.split("."):
        annotation = holder[key].annotation
        model = next(one for one in _models(annotation))
        holder = model.model_fields
    missing = [field.alias for field in holder.values() if not field_type(family, field.alias)
               and field.alias != "defaults"]
    assert not missing


def test_every_field_of_the_document_has_a_type() -> None:
    """The same for the fields of the framework itself."""
    families = {family.partition(".")[0] for family in FAMILIES}
    missing = [field.alias for field in Framework.model_fields.values()
               if field.alias not in families | {"defaults"} and not field_type("", str(field.alias))]
    assert not missing


def _models(annotation: Any) -> list[Any]:
    if hasattr(annotation, "model_fields"):
        return [annotation]
    return [model for argument in getattr(annotation, "__args__", ()) for model in _models(argument)]


@pytest.mark.parametrize(("bump", "revision"), [
    (Bump.NONE, "1.2.3"), (Bump.PATCH, "1.2.4"), (Bump.MINOR, "1.3.0"), (Bump.MAJOR, "2.0.0"), (Bump.ERROR, "2.0.0")])
def test_the_revision_rises_by_the_bump(bump: Bump, revision: str) -> None:
    """The computed revision follows the highest bump."""
    assert next_revision("1.2.3", bump) == revision


@given(frameworks())
def test_a_text_does_not_differ_from_itself(text: Framework) -> None:
    """Comparing a text with itself finds nothing."""
    found = diff(text, text)
    assert (found.changes, found.bump, found.balance, found.findings) == ((), Bump.NONE, (), ())


@given(frameworks(), frameworks())
def test_applying_a_comparison_gives_the_new_text(old: Framework, new: Framework) -> None:
    """Old text and changes together are the new text, to the last byte of its canonical form."""
    assert canonical_bytes(resolve(apply(old, diff(old, new)))) == canonical_bytes(resolve(new))


@given(st.permutations(["guns", "drones", "answer", "recital"]))
def test_moving_clauses_changes_their_order_only(order: list[str]) -> None:
    """Clauses in another order are moves, of the weight of a patch, and as few as can be."""
    new = OLD.model_copy(update={"clauses": {id: OLD.clauses[id] for id in order}})
    found = diff(OLD, new)
    assert {change.type for change in found.changes} <= {"moved"}
    assert found.bump is (Bump.NONE if order == list(OLD.clauses) else Bump.PATCH)
    assert len(found.changes) <= 3
    assert list(apply(OLD, found).clauses) == order


def test_one_clause_moved_to_the_end_is_one_move() -> None:
    """The clauses that it passed are not told as moved."""
    order = ["drones", "answer", "recital", "guns"]
    found = diff(OLD, OLD.model_copy(update={"clauses": {id: OLD.clauses[id] for id in order}}))
    assert [(change.address, change.before, change.after) for change in found.changes] == [("clauses.guns", 1, 4)]
