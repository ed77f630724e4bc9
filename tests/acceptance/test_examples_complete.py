"""The examples hold every numbered provision of the texts they encode, and the sketches every text of the facts base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

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

# One block per example, one row per numbered provision of its text, with the clauses that hold it.
PROVISIONS = {
    "ukraine/us-28-point": """
        1       sovereignty.confirmed
        2       sovereignty.non-aggression sovereignty.disputes-closed
        3       sovereignty.expectation-russia sovereignty.expectation-nato
        4       sovereignty.russia-nato-dialogue
        5       guarantee.reliable
        6       forces.cap
        7       nato.constitution nato.statutes
        8       nato.no-troops
        9       nato.jets-poland
        10(a)   guarantee.us-compensated
        10(b)   guarantee.us-lapses
        10(c)   guarantee.us-response
        10(d)   guarantee.us-void
        11      eu.eligibility eu.market-access
        12      economy.reconstruction-package economy.development-fund economy.gas-infrastructure
        12      economy.cities-infrastructure-minerals economy.world-bank
        13      economy.russia-reintegrated
        13(a)   economy.sanctions-talks
        13(b)   economy.us-russia-agreement economy.us-russia-fields
        13(c)   economy.g8
        14      assets.reconstruction assets.europe-adds assets.rest
        15      compliance.working-group
        16      sovereignty.russian-non-aggression-law
        17      nuclear.arms-control
        18      nuclear.non-nuclear
        19      nuclear.znpp
        20      society.tolerance society.eu-rules society.media-education society.nazi-ideology
        21(a)   territory.de-facto
        21(b)   territory.south-frozen
        21(c)   territory.russia-gives-up
        21(d)   territory.donetsk-withdrawal territory.donetsk-zone territory.donetsk-no-russian-forces
        22      territory.no-change-by-force
        23      navigation.dnipro navigation.black-sea-grain
        24      people.committee people.prisoners-and-bodies people.civilians-and-children
        24      people.family-reunification people.victims-relief
        25      elections.ukraine
        26      amnesty.full
        27      compliance.binding compliance.peace-council compliance.sanctions
        28      ceasefire.pull-back ceasefire.takes-effect
    """,
    "ukraine/e3-counter-proposal": """
        1       sovereignty.confirmed
        2       sovereignty.non-aggression sovereignty.disputes-closed
        3       sovereignty.expectations-deleted
        4       sovereignty.russia-nato-dialogue
        5       guarantee.reliable
        6       forces.cap
        7       nato.consensus
        8       nato.no-troops
        9       nato.jets-poland
        10      guarantee.article-5-like
        10(a)   guarantee.us-compensated
        10(b)   guarantee.us-lapses
        10(c)   guarantee.us-response
        11      eu.eligibility eu.market-access
        12      economy.reconstruction-package economy.development-fund economy.gas-infrastructure
        12      economy.cities-infrastructure-minerals economy.world-bank
        13      economy.russia-reintegrated economy.sanctions-talks economy.us-russia-agreement
        13      economy.us-russia-fields economy.g8
        14      assets.reconstruction assets.stay-frozen
        15      compliance.working-group
        16      sovereignty.russian-non-aggression-law
        17      nuclear.arms-control
        18      nuclear.non-nuclear
        19      nuclear.znpp
        20      society.eu-rules
        21      territory.no-retaking-by-force territory.talks
        22      territory.no-change-by-force
        23      navigation.dnipro navigation.black-sea-grain
        24      people.committee people.prisoners-and-bodies people.civilians-and-children
        24      people.family-reunification people.victims-relief
        25      elections.ukraine
        26      victims.provision
        27      compliance.binding compliance.peace-council compliance.sanctions
        28      ceasefire.pull-back ceasefire.takes-effect ceasefire.modalities
    """,
    "ukraine/european-24-point": """
        1       purpose.end-war
        2       ceasefire.full
        3       monitoring.talks
        4       monitoring.us-led
        5       monitoring.breach-mechanism
        6       people.children people.children-support
        7       people.prisoners people.civilian-detainees
        8       people.humanitarian-measures
        9       sovereignty.confirmed sovereignty.neutrality-not-imposed
        10      guarantee.article-5-like
        11      forces.no-limit
        12      guarantee.ad-hoc-group forces.invited
        13      nato.consensus
        14      eu.membership
        15      nuclear.non-nuclear
        16      territory.after-ceasefire
        17      territory.talks
        18      territory.no-change-by-force
        19      nuclear.znpp dam.kakhovka nuclear.transfer-mechanism
        20      navigation.dnipro navigation.kinburn
        21      economy.cooperation
        22      assets.reconstruction assets.stay-frozen
        23      economy.sanctions-easing economy.sanctions-snapback
        24      security.osce-talks
    """,
    "ukraine/russian-memorandum": """
        1       territory.recognition territory.withdrawal
        2       neutrality.neutral neutrality.no-alliances neutrality.no-foreign-forces
        2       neutrality.no-third-state-activity
        3       neutrality.treaties-ended neutrality.treaties-refused
        4       nuclear.non-nuclear
        5       forces.cap forces.formations-dissolved
        6       society.russian-language
        7       society.nazism-law society.organisations-dissolved
        8       economy.sanctions-lifted economy.no-new-sanctions
        9       claims.waived
        10      society.church
        11      people.families-and-displaced relations.restored
        12      ceasefire.withdrawal ceasefire.after-withdrawal ceasefire.30-days
        12      ceasefire.withdrawal-within-30-days
        13      ceasefire.with-package package.no-redeployment
        13      package.mobilisation-ends package.demobilisation-starts
        13      package.no-foreign-arms package.no-third-state-presence package.no-sabotage
        13      package.bilateral-centre package.amnesty-and-release package.martial-law
        13      package.election-date package.section-one-signed
        14      sequence.treaty-text sequence.local-truces sequence.bodies
        14      sequence.memorandum sequence.truce-30-days sequence.elections
        14      sequence.treaty-signed sequence.council-resolution sequence.ratification
    """,
    "ukraine/ukrainian-memorandum": """
        1       ceasefire.full
        2       people.children-and-civilians people.prisoners
        3       guarantee.firm sovereignty.territorial-integrity nato.right-to-join
        4       talks.next-meeting
        5       monitoring.third-countries sovereignty.no-neutrality forces.no-limit forces.partners
        5       recognition.none territory.after-ceasefire economy.sanctions-staged
        5       economy.sanctions-restored assets.reconstruction approval.referendum
    """,
    "ukraine/us-offer-2025-04": """
        1       ceasefire.full ceasefire.talks
        2       guarantee.robust guarantee.ad-hoc-group
        3       nato.not-sought eu.membership
        4       territory.crimea territory.luhansk territory.held-parts
        5       territory.kharkiv nuclear.znpp dam.kakhovka navigation.dnipro navigation.kinburn
        6       economy.minerals-agreement economy.reconstruction
        7       economy.sanctions-lifted economy.us-russia-cooperation
    """,
    "ukraine/european-counter-2025-04": """
        1       ceasefire.full ceasefire.talks talks.peace-agenda
        2       monitoring.us-led
        3       people.children people.prisoners people.civilian-detainees
        4       guarantee.article-5-like nato.consensus forces.no-limit guarantee.ad-hoc-group forces.invited
        5       eu.membership
        6       territory.after-ceasefire territory.talks
        7       nuclear.znpp dam.kakhovka navigation.dnipro navigation.kinburn
        8       assets.reconstruction assets.stay-frozen
        9       economy.sanctions-easing economy.sanctions-snapback
    """,
    "ukraine/coalition-plan": """
        1               sovereignty.confirmed
        2               non-aggression.agreement non-aggression.mechanism non-aggression.technical-teams
        3               guarantees.strong
        4               forces.peacetime-strength
        5               guarantees.article-5-like
        5(a)            guarantees.response-to-invasion
        5(b)            guarantees.void
        5(c)            guarantees.russian-fire
        5(d)            guarantees.no-payment
        5(e)            guarantees.bilateral-not-excluded
        6               non-aggression.russian-laws non-aggression.duma
        7               eu.membership eu.market-access
        8               economy.development-package economy.development-items
        9               economy.recovery-funds economy.grants-fund
        10              economy.free-trade economy.free-trade-russia
        11              nuclear.non-nuclear
        12              nuclear.znpp
        13              society.tolerance society.eu-rules
        14              territory.contact-line
        14(a)           territory.working-group territory.donetsk-held-part territory.zone-referendum
        14(b)           territory.international-forces
        14(c)           territory.russian-withdrawal
        14(d)           humanitarian.geneva-conventions
        15              territory.no-change-by-force
        16              navigation.no-obstruction navigation.kinburn navigation.maritime-agreement
        17              people.committee people.prisoners people.convicted people.civilians-children
        18              elections.ukraine
        19              compliance.binding compliance.peace-council compliance.sanctions
        20              ceasefire.full
        Sequence 1      sequence.ceasefire-60-days
        Sequence 2      sequence.referendum
        Sequence 3      sequence.ratifications
        Sequence 4      sequence.elections
        Sequence 5      sequence.guarantees-start
        Berlin 1        berlin.support-forces
        Berlin 2        berlin.multinational-force
        Berlin 3        berlin.monitoring berlin.deconfliction
        Berlin 4        berlin.commitment
        Berlin 5        berlin.prosperity berlin.assets
        Berlin 6        berlin.accession
        Berlin 7        berlin.territory berlin.parliaments
        Paris, opening  paris.activation
        Paris 1         paris.monitoring paris.special-commission
        Paris 2         paris.military-aid paris.depots-fortifications
        Paris 3         paris.multinational-force
        Paris 4         paris.binding-commitments
        Paris 5         paris.defence-cooperation
        Paris 6         paris.coordination-cell
        Intent 1        intent.deployment
        Intent 2        intent.hubs
        Intent 3        intent.away-from-line
        Intent 4        intent.parliaments
        Intent 5        intent.preparation
        Ladder 1        response.24-hours
        Ladder 2        response.second-phase
        Ladder 3        response.72-hours
        US bilateral    bilateral.us-guarantee
        Linked 1        bilateral.trilateral-text
        Linked 3        bilateral.prosperity-roadmap
        Coalition 1     coalition.founded
        Coalition 2     coalition.states-ready
        Coalition 3     coalition.size
        Coalition 4     coalition.headquarters
        Coalition 5     coalition.kyiv-cell
        Coalition 6     coalition.tasks
        Coalition 7     coalition.national-leads
        Coalition 8     coalition.decisions
        Coalition 9     coalition.trigger
        Coalition 10    coalition.breaches
        Coalition 11    coalition.finance
        Coalition 12    coalition.united-states
        Coalition 13    coalition.russian-statement
    """,
    "historical/budapest-1994": """
        1       assurance.borders
        2       assurance.no-force assurance.no-weapons assurance.self-defence
        3       assurance.no-coercion
        4       assurance.council-action
        5       assurance.no-nuclear-use assurance.nuclear-ally
        6       assurance.consultation
        7       disarmament.elimination disarmament.treaty
    """,
    "historical/dayton-1995": """
        1       force.invited force.deployed
        2       hostilities.cease hostilities.no-advance
        3       foreign-forces.leave civilian-groups.disbanded
        4       separation.withdrawal separation.sarajevo separation.sarajevo-positions
        5       separation.no-weapons separation.force-armed separation.answer
        6       transfer.leave transfer.wait transfer.enter transfer.new-zone
        7       cantonment.forces cantonment.demobilised
        8       information.given information.radars-off
        9       command.military-commission
        10      command.necessary-force command.interpretation
        11      prisoners.released
        12      stabilisation.confidence stabilisation.ratio-states stabilisation.ratio-entities
        12      stabilisation.no-arms-imports stabilisation.some-imports-longer
        13      territory.boundary territory.brcko
        14      civil.elections
        15      civil.constitution
        16      civil.human-rights civil.return civil.property
        17      civil-command.high-representative
        18      civil-command.police
        19      tribunal.cooperation tribunal.no-office
        20      recovery.conference recovery.sanctions recovery.sanctions-lifted
    """,
    "historical/lusaka-1994": """
        1       accepted.instruments accepted.annexes
        2       ceasefire.total
        3       supervision.un supervision.participation
        4       forces.unita-quartered forces.unita-data forces.army-data
        5       forces.army-disengages
        6       mercenaries.repatriated
        7       civil.movement
        8       civil.disarmed
        9       forces.unita-arms forces.into-army forces.demobilised
        10      office.unity-government office.deputies office.leader-status
        11      elections.completed
        12      bodies.joint-commission bodies.consensus
        13      bodies.new-mandate
        14      timetable.annex
        15      amnesty.granted
    """,
    "historical/minsk-1-2014": """
        1       ceasefire.immediate
        2       monitoring.osce
        3       status.law
        4       border.monitored
        5       people.release
        6       amnesty.law
        7       dialogue.national
        8       people.humanitarian
        9       elections.early
        10      formations.removed
        11      economy.recovery
        12      people.negotiators
        13      ceasefire.general
        14      line.stop
        15      ceasefire.no-weapons
        16      withdrawal.over-100mm withdrawal.rocket-systems
        17      zone.towns
        18      zone.no-new-mines zone.old-mines
        19      zone.flights zone.flights-osce
        20      monitoring.deployed
        21      formations.foreign-leave
    """,
    "historical/minsk-2-2015": """
        1       ceasefire.full
        2       withdrawal.start withdrawal.ukraine withdrawal.districts withdrawal.assistance
        3       monitoring.osce
        4       elections.dialogue status.territory-named
        5       amnesty.law
        6       people.release
        7       people.aid
        8       economy.links
        9       border.starts border.complete
        10      foreign-formations.leave illegal-groups.disarm
        11      constitution.reform status.permanent-law
        12      elections.questions-agreed elections.standards
        13      follow-up.contact-group
    """,
}

# How many numbered provisions, sub-items included, each text has; counted in the text, not in the file.
COUNTS = {
    "ukraine/us-28-point": 37, "ukraine/e3-counter-proposal": 31, "ukraine/european-24-point": 24,
    "ukraine/russian-memorandum": 14, "ukraine/ukrainian-memorandum": 5, "ukraine/us-offer-2025-04": 7,
    "ukraine/european-counter-2025-04": 9, "ukraine/coalition-plan": 72,
    "historical/minsk-2-2015": 13, "historical/budapest-1994": 7, "historical/dayton-1995": 20,
    "historical/lusaka-1994": 15, "historical/minsk-1-2014": 21,
}
UKRAINE = [name for name in COUNTS if name.startswith("ukraine/")]

RECALLED = {
    "ukraine/e3-counter-proposal": "11 15 17 20 22 23 25 26 27 28",
    "ukraine/european-24-point": "21 24",
    "ukraine/russian-memorandum": "",
    "ukraine/ukrainian-memorandum": "5",
    "ukraine/us-offer-2025-04": "",
    "ukraine/european-counter-2025-04": "",
}
"""Provisions that the accounts hold from memory as a whole."""

PARTLY = {
    "ukraine/e3-counter-proposal": "2 12 13 14", "ukraine/european-24-point": "19", "ukraine/russian-memorandum": "12 14",
    "ukraine/ukrainian-memorandum": "", "ukraine/us-offer-2025-04": "6", "ukraine/european-counter-2025-04": "",
}
"""Provisions of which a part is held from memory, or is carried over where no account mentions a change."""

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
