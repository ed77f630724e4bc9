"""The examples hold every numbered provision of the texts they encode, and the sketches every text of the facts base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.acceptance.provisions import COUNTS, PARTLY, PROVISIONS, RECALLED, UKRAINE

from holdfast.document.at_picks import at_reading
from holdfast.document.events import EventKind
from holdfast.document.framework import Framework
from holdfast.document.load import load_events, load_set
from holdfast.document.loaded import Documents
from holdfast.document.scalars import Encoded
from holdfast.document.sources import Check
from holdfast.norms.graph import dependency_graph
from holdfast.rules.scopes import owner_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SKETCHES = ROOT / "corpus" / "valid" / "sketches"
ACTS = ROOT / "docs" / "reference" / "acts.md"

TEXTS = (
    "aceh-2005", "arusha-1993", "budapest-1994", "colombia-2016", "cyprus-1974-annan-2004", "dayton-1995",
    "egypt-israel-1974-1979", "el-salvador-1992", "good-friday-1998", "korea-1953", "kumanovo-1999", "lusaka-1994",
    "minsk-1-2014", "minsk-2-2015", "nagorno-karabakh-1994", "transnistria-1992", "truces",
    "ukraine-01-us-28-point-draft-2025-11", "ukraine-02-e3-counter-proposal-2025-11",
    "ukraine-03-european-24-point-2025-11", "ukraine-04-us-ukraine-20-point-framework-2025-12",
    "ukraine-05-zelensky-10-point-formula-2022", "ukraine-06-russian-memorandum-2025-06",
    "ukraine-07-april-2025-us-offer-and-european-counter", "ukraine-08-ukrainian-memorandum-2025-06",
    "ukraine-09-security-guarantees-berlin-paris-2025-26", "ukraine-10-coalition-of-the-willing",
    "ukraine-11-positions-and-red-lines", "ukraine-12-opinion-polls", "ukraine-13-war-baseline",
    "ukraine-14-timeline-2025-2026",
)
"""Every text of the facts base, each with a sketch of one difficult clause."""


@cache
def documents(path: Path) -> Documents:
    """A framework with its case, accepted by every layer."""
    return load_set(str(path))


def example(name: str) -> Documents:
    """An example with its case."""
    return documents(EXAMPLES / f"{name}.framework.yaml")


def framework(name: str) -> Framework:
    """The framework of an example."""
    return example(name).framework.model


@cache
def provisions(name: str) -> Mapping[str, tuple[str, ...]]:
    """The clauses of an example by the provision they hold, as the table says."""
    table: dict[str, tuple[str, ...]] = {}
    for row in PROVISIONS[name].strip().splitlines():
        number, clauses = re.split(r"\s{2,}", row.strip(), maxsplit=1)
        table[number] = (*table.get(number, ()), *clauses.split())
    return table


def numbered(text: Framework) -> Mapping[str, tuple[str, ...]]:
    """The clauses of a framework by the number they print."""
    found: dict[str, tuple[str, ...]] = {}
    for id, clause in text.clauses.items():
        assert clause.number, f"{id} has no number"
        found[clause.number] = (*found.get(clause.number, ()), id)
    return found


@pytest.mark.parametrize("name", PROVISIONS)
def test_every_provision_is_a_clause(name: str) -> None:
    """Each numbered provision of the text stands in the clauses the table names, and no clause is without a number."""
    found = numbered(framework(name))

    assert {number: set(ids) for number, ids in found.items()} == \
        {number: set(ids) for number, ids in provisions(name).items()}


@pytest.mark.parametrize("name", PROVISIONS)
def test_table_has_every_number(name: str) -> None:
    """The table has as many rows as the text has numbered provisions, with no gap in the plain numbers."""
    table = provisions(name)
    plain = {int(number) for row in table if (number := row.partition("(")[0]).isdecimal()}

    assert len(table) == COUNTS[name]
    assert plain == set(range(1, max(plain) + 1))


@pytest.mark.parametrize("name", PROVISIONS)
def test_a_paraphrase_says_so(name: str) -> None:
    """A text encoded from a paraphrase is a summary as a whole and in each section."""
    text = framework(name)

    assert text.encoded is Encoded.SUMMARY
    assert {section.encoded for section in text.sections.values()} == {Encoded.SUMMARY}


@pytest.mark.parametrize("name", PROVISIONS)
def test_every_clause_is_confirmed_or_recalled(name: str) -> None:
    """Each clause cites a source that says how far it was checked."""
    text = framework(name)

    for id, clause in text.clauses.items():
        checks = {text.sources[citation.ref].check for citation in clause.source}
        assert checks, id
        assert checks <= {Check.CONFIRMED, Check.SECONDARY, Check.RECALLED}, id


@pytest.mark.parametrize("name", RECALLED)
def test_a_provision_is_checked_as_far_as_its_account(name: str) -> None:
    """A provision is recalled as a whole, in part or not at all, as the account of the text marks it."""
    text = framework(name)
    checks: dict[str, set[Check | None]] = {}
    for clause in text.clauses.values():
        found = {text.sources[citation.ref].check for citation in clause.source}
        checks.setdefault(str(clause.number), set()).update(found)
    whole = {number for number, found in checks.items() if found == {Check.RECALLED}}
    partly = {number for number, found in checks.items() if found == {Check.CONFIRMED, Check.RECALLED}}

    assert whole == set(RECALLED[name].split())
    assert partly == set(PARTLY[name].split())


@pytest.mark.parametrize("name", UKRAINE)
def test_every_issue_of_the_case_has_a_pick(name: str) -> None:
    """Each issue of the case is picked or named as open."""
    case = example(name).case

    assert case is not None
    assert set(framework(name).picks) == set(case.model.issues)


def value_at(value: object, address: str) -> object:
    """What stands at a dotted address with indices inside an element; nothing where the way there is empty."""
    for step in re.findall(r"[^.\[\]]+", address):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list):
            value = value[int(step)]
    return value


@pytest.mark.parametrize("name", UKRAINE)
def test_what_a_text_is_silent_on_is_not_encoded(name: str) -> None:
    """Each address that a text is silent on names an element it has, a field left empty there, or a family without any."""
    text = framework(name)
    held = text.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)

    assert text.silent_on, "the account of each text denies something"
    for entry in text.silent_on:
        owner = owner_of(entry, text)
        family, _, id = (owner or entry).partition(".")
        assert owner or family == entry or family in {"calendar", "legal", "verification"}, entry
        if entry == family:
            assert not getattr(text, family), entry
        elif owner and entry != owner:
            field = entry.removeprefix(f"{owner}.")
            assert value_at(held[family][id], field) in (None, [], {}), entry


def test_what_is_not_agreed_stays_open() -> None:
    """The plan leaves open what its texts call not agreed, and each such issue has rival versions by named sponsors."""
    plan = framework("ukraine/coalition-plan")
    open_issues = {issue for issue, option in plan.picks.items() if option == "open"}
    rivals: dict[str | None, set[str]] = {}
    for clause in plan.clauses.values():
        for bracket in clause.brackets:
            rivals.setdefault(bracket.issue, set()).update(bracket.by)

    assert open_issues == {"donetsk-held-part", "guarantee-start", "znpp-operation"}
    assert all({"US", "UA"} <= rivals[issue] for issue in open_issues)


def test_the_russian_memorandum_keeps_both_options() -> None:
    """The two options for the ceasefire stand side by side, each under its option of the issue, which stays open."""
    text = framework("ukraine/russian-memorandum")
    options = {"option-1": "ceasefire-order == after-withdrawal", "option-2": "ceasefire-order == with-package"}
    package = [id for id in text.clauses if id.startswith("package.")]

    assert {issue for issue, option in text.picks.items() if option == "open"} == {"ceasefire-order", "monitoring-lead"}
    for section, condition in options.items():
        assert {clause.under for clause in text.clauses.values() if clause.section == section} == {condition}
    assert len(package) == 11, "ten steps, the second of which ends one thing and starts another"


def test_the_pair_of_april_keeps_the_same_ids_for_the_same_matters() -> None:
    """What both texts of April 2025 settle stands under one id in both, so that a diff sets the two side by side."""
    offer, counter = framework("ukraine/us-offer-2025-04"), framework("ukraine/european-counter-2025-04")

    assert offer.clauses.keys() & counter.clauses.keys() == {
        "ceasefire.full", "ceasefire.talks", "guarantee.ad-hoc-group", "eu.membership", "nuclear.znpp", "dam.kakhovka",
        "navigation.dnipro", "navigation.kinburn",
    }


def test_the_amendment_keeps_the_ids_of_what_it_amends() -> None:
    """Every clause of the 28 points stands in the amendment under its id, or its point is one that was changed as a whole."""
    draft, amended = framework("ukraine/us-28-point"), framework("ukraine/e3-counter-proposal")
    gone = {str(draft.clauses[id].number) for id in draft.clauses.keys() - amended.clauses.keys()}
    added = {str(amended.clauses[id].number) for id in amended.clauses.keys() - draft.clauses.keys()}

    assert gone == {"3", "7", "10(d)", "14", "20", "21(a)", "21(b)", "21(c)", "21(d)", "26"}
    assert added == {"3", "7", "10", "14", "21", "26", "28"}


def test_minsk_2_keeps_its_circle() -> None:
    """By one of two readings elections wait for border control, which waits for the settlement, and that for elections."""
    text = framework("historical/minsk-2-2015")
    gates, standards = text.gates, text.clauses["elections.standards"]

    assert {"control-first", "elections-first"} == set(standards.readings)
    assert standards.readings["control-first"].set["if"] == "met(foreign-formations.leave) and met(border.complete)"
    assert "elections.standards" in text.votes["local-elections"].after
    assert dependency_graph(text).shortest_cycles() == ()
    assert len(dependency_graph(at_reading(text, "control-first")).shortest_cycles()) == 1
    assert {"local-elections", "constitution.reform"} <= set(gates["comprehensive-settlement"].needs)
    assert "comprehensive-settlement" in gates["border-end"].needs
    assert gates["border-end"].opens == ("border.complete",)
    assert gates["border-start"].needs == ("local-elections",)


def test_the_made_truce_says_that_it_is_made() -> None:
    """The invented truce is marked as made in its title, its summary and a tag, and is encoded in full."""
    truce = framework("pauses/plant-repair-truce")

    assert "made example" in str(truce.title)
    assert str(truce.summary).startswith("Made example")
    assert any("made" in clause.tags for clause in truce.clauses.values())
    assert truce.encoded is Encoded.FULL
    assert truce.case is None


@pytest.mark.parametrize("name", ["historical/minsk-2-2015", "pauses/plant-repair-truce"])
def test_events_name_what_is_in_the_text(name: str) -> None:
    """The record is of this text, in order of time, and concerns elements that the text has."""
    text = framework(name)
    record = load_events(str(EXAMPLES / f"{name}.events.yaml")).model
    known = {*text.clauses, *text.gates, *text.steps, *text.votes, *text.bodies}

    assert record.events_of == text.id
    assert [event.at for event in record.events] == sorted(event.at for event in record.events)
    assert {id for event in record.events for id in event.of} <= known


def test_a_breach_is_recorded_only_where_somebody_recorded_it() -> None:
    """Each breach in a record names who recorded it and says what was recorded."""
    for path in EXAMPLES.rglob("*.events.yaml"):
        for event in load_events(str(path)).model.events:
            if event.kind is EventKind.BREACHED:
                assert event.by, path.name
                assert event.text, path.name


def acts_of(text: Framework) -> Iterator[str]:
    """The acts of a framework's clauses."""
    for clause in text.clauses.values():
        yield from clause.act


@pytest.mark.parametrize("path", [*sorted(EXAMPLES.rglob("*.framework.yaml")), *sorted(SKETCHES.glob("*.yaml"))],
                         ids=lambda path: path.name)
def test_every_act_is_in_the_reference(path: Path) -> None:
    """An example uses no act that the reference of acts does not explain."""
    explained = set(re.findall(r"^\| `([a-z0-9-]+)` \|", ACTS.read_text(encoding="utf8"), flags=re.MULTILINE))

    assert set(acts_of(documents(path).framework.model)) - explained == set()


def test_every_text_has_a_sketch() -> None:
    """There is one sketch per text of the facts base and no other."""
    assert sorted(path.name.removesuffix(".framework.yaml") for path in SKETCHES.iterdir()) == sorted(TEXTS)


@pytest.mark.parametrize("name", TEXTS)
def test_a_sketch_is_partial_and_sourced(name: str) -> None:
    """A sketch is accepted by every layer, says that it is partial, and cites a checked source for every clause."""
    sketch = documents(SKETCHES / f"{name}.framework.yaml").framework.model

    assert sketch.encoded is Encoded.PARTIAL
    assert 1 <= len(sketch.clauses) <= 8
    for id, clause in sketch.clauses.items():
        assert clause.source, id
        assert all(sketch.sources[citation.ref].check for citation in clause.source), id
