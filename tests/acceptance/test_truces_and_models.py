"""The truces that each side told its own way, the made texts that drafters copy, and how far older texts were checked."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from tests.acceptance.test_examples_complete import EXAMPLES, example, framework, numbered

from holdfast.document.clause import Modal
from holdfast.document.finding import Level
from holdfast.document.scalars import Encoded
from holdfast.document.sources import Check
from holdfast.document.zone import Domain
from holdfast.rules.engine import check

# The short truces, by version: one row per numbered item of the account of the truce, with the clauses that hold it.
VERSIONS = {
    "christmas-truce-2023-russian-version": """
        1       ceasefire.order
        2       ceasefire.request
        3       ceasefire.return-fire
    """,
    "energy-pause-2025-russian-version": """
        1       energy.no-strikes
        2       energy.duration
        3       energy.exit
        4       sea.shipping
        5       energy.third-countries
    """,
    "energy-pause-2025-ukrainian-version": """
        1       energy.no-strikes
        2       energy.duration
        3       energy.exit
        4       sea.shipping
        5       energy.third-countries
    """,
    "easter-truce-2025-russian-version": """
        1       ceasefire.order
        2       ceasefire.repel ceasefire.sincerity
    """,
    "easter-truce-2025-ukrainian-version": """
        1       mirror.russia
        3       mirror.ukraine extension.full extension.civilian-sites
    """,
    "energy-pause-2026-us-version": """
        1       pause.kyiv-and-towns
        2       pause.sunday-to-sunday
    """,
    "energy-pause-2026-russian-version": """
        2       pause.kyiv
        4       pause.bloggers
    """,
    "energy-pause-2026-ukrainian-version": """
        3       pause.discussed pause.refineries
    """,
    "easter-truce-2026-russian-version": """
        1       ceasefire.order ceasefire.repel ceasefire.expected
    """,
}

# How many numbered items the account of each truce has, and what of it stands in the case since no version says it.
TRUCES = {
    "christmas-truce-2023": (4, {"4": "xmas-2023-refused"}),
    "energy-pause-2025": (5, {}),
    "easter-truce-2025": (3, {}),
    "energy-pause-2026": (4, {}),
    "easter-truce-2026": (1, {}),
}

MADE = ("plant-repair-truce", "evacuation-corridor", "exchange-1000", "body-recovery")

# The provisions of older texts that are recalled as a whole, and those of which a part is.
RECALLED = {
    "budapest-1994": ("5 6", ""),
    "dayton-1995": ("8 9 11 12 13 14 15 16 17 18 19 20", "7 10"),
    "lusaka-1994": ("9 10 15", "12 13 14"),
    "minsk-1-2014": ("11", "16"),
}


def rows_of(text: str) -> Mapping[str, tuple[str, ...]]:
    """The clauses of a table by the number of their row, one row to a number."""
    return {row.split()[0]: tuple(row.split()[1:]) for row in text.strip().splitlines()}


@pytest.mark.parametrize("name", RECALLED)
def test_a_provision_is_checked_as_far_as_its_account(name: str) -> None:
    """A provision is recalled as a whole, in part or not at all, as the account of the text marks it."""
    text = framework(f"historical/{name}")
    checks: dict[str, set[Check | None]] = {}
    for number, ids in numbered(text).items():
        checks[number] = {text.sources[citation.ref].check for id in ids for citation in text.clauses[id].source}
    whole, partly = RECALLED[name]

    assert {number for number, found in checks.items() if found == {Check.RECALLED}} == set(whole.split())
    assert {number for number, found in checks.items() if len(found) > 1} == set(partly.split())


@pytest.mark.parametrize("name", MADE)
def test_a_made_example_says_that_it_is_made(name: str) -> None:
    """An invented text is marked as made on its first line, in its title, its summary and a tag, and is in full."""
    made = framework(f"pauses/{name}")

    assert (EXAMPLES / "pauses" / f"{name}.framework.yaml").read_text(encoding="utf8").startswith("# MADE: ")
    assert "made example" in str(made.title)
    assert str(made.summary).startswith("Made example")
    assert any("made" in clause.tags for clause in made.clauses.values())
    assert made.encoded is Encoded.FULL
    assert made.case is None


@pytest.mark.parametrize("name", MADE)
def test_a_made_example_is_a_model(name: str) -> None:
    """No rule finds an error in an invented text, since drafters start from it."""
    findings = check(example(f"pauses/{name}")).findings

    assert [finding.as_text() for finding in findings if finding.level is Level.ERROR] == []


@pytest.mark.parametrize("name", MADE)
def test_a_made_example_has_what_a_text_needs(name: str) -> None:
    """A text to copy has its times, every domain, prohibited acts, return fire, a contact line, access and a savings clause."""
    made = framework(f"pauses/{name}")
    forbidden = {act for clause in made.clauses.values() if clause.modal is Modal.SHALL_NOT for act in clause.act}
    owed = {act for clause in made.clauses.values() if clause.modal is Modal.SHALL for act in clause.act}

    assert made.calendar is not None
    assert made.calendar.t0 is not None
    assert made.calendar.ends is not None
    assert set(made.scope) == set(Domain)
    assert {"fire", "drone-flight", "missile-strike", "air-strike", "advance", "mine-laying"} <= forbidden
    assert any(exception.of == "fire.none" for clause in made.clauses.values() for exception in clause.except_)
    assert {"keep-contact", "report", "monitor", "give-access", "issue-orders"} <= owed
    assert made.legal is not None
    assert made.legal.savings
    assert made.legal.without_prejudice


def test_the_exchange_adds_up() -> None:
    """Each side gives a thousand people, the wounded and sick alone in the first batch, and no step gives anything else."""
    steps = framework("pauses/exchange-1000").steps
    given: dict[str, Decimal] = {}
    for step in steps.values():
        for side, groups in (step.exchange.gives if step.exchange else {}).items():
            given[side] = given.get(side, Decimal(0)) + sum(count.value or 0 for count in groups.values())

    assert given == {"A": 1000, "B": 1000}
    first = steps["wounded-first"].exchange
    assert first is not None
    assert {group for groups in first.gives.values() for group in groups} == {"wounded-and-sick"}
    assert steps["wounded-first"].after == ()


@pytest.mark.parametrize("name", VERSIONS)
def test_a_version_holds_what_the_table_says(name: str) -> None:
    """Each item that a version holds stands in the clauses the table names, and the version says that it is a summary."""
    version = framework(f"pauses/{name}")

    assert {number: set(ids) for number, ids in numbered(version).items()} == \
        {number: set(ids) for number, ids in rows_of(VERSIONS[name]).items()}
    assert version.encoded is Encoded.SUMMARY
    assert {section.encoded for section in version.sections.values()} == {Encoded.SUMMARY}


@pytest.mark.parametrize("truce", TRUCES)
def test_the_versions_of_a_truce_hold_all_of_it(truce: str) -> None:
    """Every item of the account of a truce stands in one of its versions, or in the case where no version says it."""
    count, elsewhere = TRUCES[truce]
    held = {number for name, rows in VERSIONS.items() if name.startswith(truce) for number in rows_of(rows)}
    case = example(f"pauses/{next(name for name in VERSIONS if name.startswith(truce))}").case

    assert case is not None
    assert held | set(elsewhere) == {str(number) for number in range(1, count + 1)}
    assert set(elsewhere.values()) <= set(case.model.positions)


def test_every_version_is_in_the_table() -> None:
    """Each version of a truce that lies with the examples is in the table, and no other."""
    found = {path.name.removesuffix(".framework.yaml") for path in (EXAMPLES / "pauses").glob("*-version.framework.yaml")}

    assert found == set(VERSIONS)
    assert all(name.startswith(tuple(TRUCES)) for name in VERSIONS)


def test_versions_keep_what_is_disputed() -> None:
    """Where parties count a truce from different days or to different ends, their versions do, and none is made to agree."""
    starts = {name: framework(f"pauses/{name}-version").calendar for name in (
        "energy-pause-2025-russian", "energy-pause-2025-ukrainian", "energy-pause-2026-russian", "energy-pause-2026-us")}

    assert all(starts.values())
    days = {name: str(calendar.t0_at) for name, calendar in starts.items() if calendar and calendar.t0_at}
    assert days == {"energy-pause-2025-russian": "2025-03-18", "energy-pause-2025-ukrainian": "2025-03-25",
                    "energy-pause-2026-us": "2026-01-29"}


@pytest.mark.parametrize("truce", TRUCES)
def test_a_fault_has_one_verdict_in_every_version(truce: str) -> None:
    """What a rule finds in two versions of one truce it finds with the same kind and level in both."""
    verdicts: dict[str, set[tuple[str, str]]] = {}
    for name in (name for name in VERSIONS if name.startswith(truce)):
        for finding in check(example(f"pauses/{name}")).findings:
            verdicts.setdefault(finding.code, set()).add((finding.kind.value, finding.level.value))

    assert {code: found for code, found in verdicts.items() if len(found) > 1} == {}


@pytest.mark.parametrize("truce", TRUCES)
def test_the_versions_of_a_truce_are_silent_alike(truce: str) -> None:
    """What the account denies of a truce stands in each version, save where a version gives it itself."""
    texts = [framework(f"pauses/{name}") for name in VERSIONS if name.startswith(truce)]
    family = {entry.partition(".")[0] for text in texts for entry in text.silent_on}

    assert {"verification"} <= family
    for text in texts:
        assert {entry.partition(".")[0] for entry in text.silent_on} == family, text.id
        assert {"verification.by", "verification.means"} <= set(text.silent_on), text.id
        if text.calendar and text.calendar.ends:
            assert "calendar" not in text.silent_on, "it is not silent on the end that it gives"


def test_claims_say_whose_they_are() -> None:
    """A count of breaches in the case of the truces names in its id and its note who claims it."""
    case = example("pauses/easter-truce-2025-russian-version").case

    assert case is not None
    claims = {id: quantity for id, quantity in case.model.quantities.items() if "claimed" in id}
    assert len(claims) >= 7
    for id, quantity in claims.items():
        assert id.endswith(("-by-ru", "-by-ua")), id
        assert "laim" in str(quantity.note), id
    assert all("claimed" in id for id in case.model.quantities if "breaches" in id)


def test_the_memorandum_of_1994_has_no_trigger_but_a_nuclear_one() -> None:
    """The assurances are encoded with what the text says, and known to be silent on what it does not."""
    text = framework("historical/budapest-1994")

    assert [id for id, one in text.guarantees.items() if one.trigger is None] == ["assurances"]
    assert [measure.kind for measure in text.guarantees["consultation"].measures] == ["consultation"]
    assert set(text.guarantees["council-action"].needs_assent_of) == {"RU", "UK", "US"}
    assert {"legal.bindingness", "guarantees.consultation.trigger", "ladder"} <= set(text.silent_on)
    assert not any(clause.bindingness for clause in text.clauses.values())
