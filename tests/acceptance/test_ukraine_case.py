"""The Ukraine case: it loads, covers every published text, and gives a source for every statement and number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel

from holdfast.document.base import Citation, Element
from holdfast.document.case import Case
from holdfast.document.conditions import Vocabulary, holds, parse_condition, verdict
from holdfast.document.conditions.names import Names, check_names
from holdfast.document.domain import domain_of
from holdfast.document.issue import RedLine
from holdfast.document.load import load_checked, load_set
from holdfast.document.quantity import Distribution, Quantity
from holdfast.document.sources import Source

HERE = Path(__file__).resolve().parent.parent.parent / "examples" / "ukraine"

COLUMNS = (
    "us-28", "e3-28", "europe-24", "us-ua-20", "ua-formula", "ru-memo", "us-april", "europe-april", "ua-memo",
)
"""The texts that propose a whole settlement, by source."""

# One row per issue, one column per text above: the option that the text picks.
TABLE = """
ceasefire-order     after-withdrawal after-withdrawal first-unconditional on-signature after-withdrawal after-withdrawal on-signature first-unconditional first-unconditional
donetsk-held-part   neutral-zone talks-later talks-later economic-zone border-restored ukraine-withdraws line-frozen talks-later talks-later
recognition         de-facto none-given not-addressed none-given none-given de-jure de-jure-crimea not-addressed none-given
southern-line       frozen-line talks-later talks-later frozen-line border-restored handed-over frozen-line talks-later talks-later
russian-withdrawal  other-agreed-land not-required not-required named-regions all-territory not-required named-regions not-required not-required
forces-cap          cap-600k cap-800k no-cap cap-800k no-cap cap-blank no-cap no-cap no-cap
nato-membership     constitutional-ban no-consensus no-consensus not-addressed not-addressed constitutional-ban will-not-seek no-consensus right-to-join
foreign-forces      prohibited not-permanent-in-peacetime invited-force invited-force not-addressed prohibited not-addressed invited-force invited-force
guarantee-form      us-conditional article-5-like article-5-like article-5-like unstated council-resolution ad-hoc-group article-5-like unstated
guarantee-start     unstated unstated unstated unstated unstated on-settlement unstated unstated unstated
monitoring-lead     peace-council to-be-agreed us-led to-be-agreed not-addressed bilateral-centre not-addressed us-led third-countries
compliance-body     us-russia-group four-party-task-force reporting-mechanism peace-council not-addressed council-of-un not-addressed not-addressed not-addressed
breach-response     response-and-snapback response-and-snapback corrective-measures response-and-snapback not-addressed not-addressed not-addressed corrective-measures corrective-measures
sanctions-relief    staged-case-by-case staged-case-by-case after-lasting-peace-with-snapback not-addressed not-addressed lifted-at-once lifted-at-once after-lasting-peace-with-snapback staged-with-snapback
frozen-assets       us-led-investment frozen-until-compensation frozen-until-compensation not-addressed frozen-until-compensation claims-waived not-addressed frozen-until-compensation frozen-until-compensation
znpp-operation      russia-ukraine-shared russia-ukraine-shared ukraine-regains three-way-us-led ukraine-regains not-addressed three-way-us-led ukraine-regains not-addressed
accountability      full-amnesty victims-provision not-addressed not-addressed tribunal claims-waived not-addressed not-addressed not-addressed
elections-ukraine   within-100-days as-soon-as-possible not-addressed as-soon-as-possible not-addressed before-final-treaty not-addressed not-addressed not-addressed
approval-ukraine    not-addressed not-addressed not-addressed referendum-after-ceasefire not-addressed new-authorities not-addressed not-addressed referendum-after-ceasefire
exchange-of-people  all-for-all all-for-all all-for-all all-for-all all-for-all selected-categories not-addressed all-for-all all-for-all
eu-membership       eligibility eligibility pursued fixed-date not-addressed not-addressed pursued pursued not-addressed
language-and-church mutual-tolerance eu-rules not-addressed mutual-tolerance not-addressed russian-official not-addressed not-addressed not-addressed
"""

PARTIAL: Mapping[str, Mapping[str, str]] = {
    "berlin": {
        "forces-cap": "cap-800k", "foreign-forces": "invited-force", "guarantee-form": "ad-hoc-group",
        "guarantee-start": "before-concessions", "monitoring-lead": "us-led", "breach-response": "national-support",
        "frozen-assets": "frozen-until-compensation", "eu-membership": "pursued",
    },
    "paris": {
        "foreign-forces": "invited-force", "guarantee-form": "ad-hoc-group", "guarantee-start": "on-ceasefire",
        "monitoring-lead": "us-led", "compliance-body": "special-commission", "breach-response": "national-support",

    },
    "intent": {"foreign-forces": "invited-force"},
    "ladder": {"breach-response": "graded-ladder"},
    "us-bilateral": {"guarantee-form": "article-5-like", "guarantee-start": "on-settlement"},
}
"""Texts on guarantees, which settle some issues only."""

SHEETS: Mapping[str, tuple[str, ...]] = {
    "01 US draft of 28 points": ("us-28",),
    "02 E3 counter-proposal": ("e3-28",),
    "03 European text of 24 points": ("europe-24",),
    "04 US-Ukraine framework of 20 points": ("us-ua-20",),
    "05 Peace Formula": ("ua-formula",),
    "06 Russian memorandum": ("ru-memo",),
    "07 texts of April 2025": ("us-april", "europe-april"),
    "08 Ukrainian memorandum": ("ua-memo",),
    "09 texts on guarantees": ("berlin", "paris", "intent", "ladder", "us-bilateral"),
}

FRAMEWORKS: Mapping[str, str] = {
    "us-28": "us-28-point", "e3-28": "e3-counter-proposal", "europe-24": "european-24-point",
    "ru-memo": "russian-memorandum", "ua-memo": "ukrainian-memorandum",
    "us-april": "us-offer-2025-04", "europe-april": "european-counter-2025-04",
}
"""Texts that are encoded as one framework each, by source."""

# Firm lines that each text crosses, read off the texts by hand.
CROSSED_FIRM = {
    "us-28": {
        "ua-no-recognition", "ua-no-withdrawal-for-a-ceasefire", "ua-no-handover-of-held-land",
        "ua-guarantees-before-concessions", "eu-no-exposing-limits", "eu-decides-on-its-own-matters",
        "ru-recognition", "ru-withdrawal-from-claimed-regions",
    },
    "e3-28": {
        "ru-withdrawal-from-claimed-regions", "ru-withdrawal-from-donbas", "ru-recognition", "ru-neutrality",
        "ru-no-foreign-forces",
    },
    "europe-24": {
        "ru-withdrawal-from-claimed-regions", "ru-withdrawal-from-donbas", "ru-recognition",
        "ru-no-ceasefire-before-settlement", "ru-neutrality", "ru-no-foreign-forces",
    },
    "ru-memo": {
        "ua-no-recognition", "ua-no-withdrawal-for-a-ceasefire", "ua-no-handover-of-held-land",
        "ua-guarantees-before-concessions", "eu-borders", "eu-no-exposing-limits",
    },
    "ua-memo": {
        "ru-withdrawal-from-claimed-regions", "ru-withdrawal-from-donbas", "ru-recognition",
        "ru-no-ceasefire-before-settlement", "ru-neutrality", "ru-no-foreign-forces",
    },
    "us-april": {
        "ua-no-recognition", "ua-guarantees-before-concessions", "eu-borders", "ru-withdrawal-from-claimed-regions",
        "ru-withdrawal-from-donbas", "ru-recognition", "ru-neutrality",
    },
    "europe-april": {
        "ru-withdrawal-from-claimed-regions", "ru-withdrawal-from-donbas", "ru-recognition",
        "ru-no-ceasefire-before-settlement", "ru-neutrality", "ru-no-foreign-forces",
    },
}


@cache
def ukraine() -> Case:
    """The case as loaded, with its integrity checked."""
    model = load_checked(str(HERE / "ukraine.case.yaml")).model
    assert isinstance(model, Case)
    return model


@cache
def packages() -> Mapping[str, Mapping[str, str]]:
    """Text → issue → option that it picks."""
    rows = [line.split() for line in TABLE.strip().splitlines()]
    whole = {text: {row[0]: row[1 + column] for row in rows} for column, text in enumerate(COLUMNS)}
    return {**whole, **PARTIAL}


def parts(value: object, path: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Every model inside a value with its path, the value itself first."""
    if isinstance(value, BaseModel):
        yield path, value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from parts(inner, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from parts(inner, f"{path}[{index}]")


def crossed(package: Mapping[str, str], line: RedLine) -> bool:
    """Whether a complete package crosses a red line."""
    return not holds(parse_condition(line.requires, vocabulary=Vocabulary.TEXT), package)


def test_the_case_names_its_edition_date_and_pack() -> None:
    """The case loads without findings and says which edition, date and country pack it stands for."""
    case = ukraine()
    assert (case.case, case.id, str(case.as_of), case.pack) == ("2026.1", "ukraine", "2026-07-01", "ukraine")
    assert case.marking is not None
    assert case.marking.value == "TLP:CLEAR"


def test_every_kind_of_content_is_there() -> None:
    """The case holds issues, lines, stakes, costs, the whole coalition, elections and the law, none of them empty."""
    case = ukraine()
    assert 16 <= len(case.issues) <= 22
    assert set(case.stakes) == {"UA", "RU", "US", "EU"}
    assert len(case.coalitions["cotw"].members) == 34
    assert {party for party, it in case.parties.items() if it.belligerent} == {"UA", "RU"}
    members = set(case.coalitions["cotw"].members)
    assert members <= {election.party for election in case.elections.values()}
    for name in ("forces", "constraints", "aid", "sanctions", "areas", "installations", "detained", "displaced",
                 "prior_instruments", "quantities", "publics", "positions", "excluded"):
        assert getattr(case, name), name


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_published_text_is_covered_by_options_that_cite_it(sheet: str) -> None:
    """Each text picks an option that exists, and that option names the text among its sources."""
    issues = ukraine().issues
    for text in SHEETS[sheet]:
        assert packages()[text]
        for issue, option in packages()[text].items():
            chosen = issues[issue].options.get(option)
            assert chosen is not None, f"{text} picks {issue} == {option}, which is no option"
            assert text in {cited.ref for cited in chosen.source}, f"{issue}.{option} does not cite {text}"


@pytest.mark.parametrize("text", COLUMNS)
def test_a_whole_text_settles_every_issue_and_no_excluded_combination(text: str) -> None:
    """A published settlement picks one option per issue, and the combination is not called impossible."""
    case, package = ukraine(), packages()[text]
    assert set(package) == set(case.issues)
    for name, excluded in case.excluded.items():
        assert not holds(parse_condition(excluded.when, vocabulary=Vocabulary.TEXT), package), name


@pytest.mark.parametrize("text", FRAMEWORKS)
def test_a_framework_picks_what_the_case_says_of_its_text(text: str) -> None:
    """An encoded text picks on each issue what the table says, or leaves open what it offers in two ways."""
    picks = load_set(str(HERE / f"{FRAMEWORKS[text]}.framework.yaml")).framework.model.picks
    open_issues = {issue for issue, option in picks.items() if option == "open"}

    assert open_issues == ({"ceasefire-order", "monitoring-lead"} if text == "ru-memo" else set())
    assert {issue: option for issue, option in picks.items() if issue not in open_issues} == \
        {issue: option for issue, option in packages()[text].items() if issue not in open_issues}


def test_both_options_of_the_russian_memorandum_are_options_of_the_issue() -> None:
    """The case has an option for each of the two ways in which the memorandum lets a ceasefire begin."""
    options = ukraine().issues["ceasefire-order"].options

    assert {id for id, option in options.items() if any(cited.ref == "ru-memo" for cited in option.source)} == \
        {"after-withdrawal", "with-package"}


def test_no_option_is_without_a_source() -> None:
    """Every option cites at least one text, statement or recollection."""
    bare = [f"{issue}.{option}" for issue, it in ukraine().issues.items() for option, o in it.options.items() if not o.source]
    assert not bare


def test_every_line_has_a_date_a_speaker_and_a_source() -> None:
    """Every red line and position says when it was stated and where that can be read; red lines also by whom."""
    case = ukraine()
    assert all(line.date and line.source and line.said_by for line in case.red_lines.values())
    assert all(position.date and position.source for position in case.positions.values())


def test_firm_lines_are_the_ones_called_non_negotiable() -> None:
    """No repeated demand or stated preference excludes packages: firm lines have hardness 3."""
    firm = {name for name, line in ukraine().red_lines.items() if line.firmness.value == "firm"}
    assert firm
    assert all(ukraine().red_lines[name].hardness == 3 for name in firm)


def test_every_condition_parses_and_names_real_options() -> None:
    """Conditions of red lines, exclusions, polls and constraints name issues and options of this case."""
    case = ukraine()
    names = Names(issues={id: tuple(issue.options) for id, issue in case.issues.items()})
    conditions = {name: line.requires for name, line in case.red_lines.items()}
    conditions |= {name: excluded.when for name, excluded in case.excluded.items()}
    conditions |= {name: bar.blocks for name, bar in case.constraints.items() if bar.blocks}
    polls = [(f"{who}.{name}", poll) for who, public in case.publics.items() for name, poll in public.polls.items()]
    conditions |= {name: poll.holds for name, poll in polls if poll.holds}
    for name, text in conditions.items():
        assert not check_names(parse_condition(text, vocabulary=Vocabulary.TEXT), names), name


def test_no_condition_is_always_true_or_always_false() -> None:
    """Every red line and exclusion can be kept and can be crossed by some package."""
    case = ukraine()
    domain = domain_of(case, None)
    texts = [line.requires for line in case.red_lines.values()] + [it.when for it in case.excluded.values()]
    decided = [t for t in texts if verdict(parse_condition(t, vocabulary=Vocabulary.TEXT), {}, domain).value != "open"]
    assert not decided


@pytest.mark.parametrize("text", CROSSED_FIRM)
def test_texts_cross_the_firm_lines_that_a_reader_finds(text: str) -> None:
    """The conditions find the firm lines that were read off the text by hand, no more and no fewer."""
    firm = {name: line for name, line in ukraine().red_lines.items() if line.firmness.value == "firm"}
    assert {name for name, line in firm.items() if crossed(packages()[text], line)} == CROSSED_FIRM[text]


def test_every_number_has_unit_date_basis_and_source() -> None:
    """No quantity stands without what is needed to trust or doubt it."""
    quantities = [(path, part) for path, part in parts(ukraine()) if isinstance(part, Quantity)]
    assert len(quantities) > 600
    assert not [path for path, it in quantities if not (it.unit and it.as_of and it.basis and it.source)]


def test_every_citation_leads_to_a_source_that_says_how_far_it_was_checked() -> None:
    """Citations name sources of the case, every source is used, and only our own assumptions carry no check."""
    case = ukraine()
    cited = {part.ref for _, part in parts(case) if isinstance(part, Citation)}
    assert cited == set(case.sources)
    assert {name for name, source in case.sources.items() if source.check is None} == {"assumptions", "derived"}


def test_statements_outside_containers_have_a_source() -> None:
    """Every addressable statement below the case, apart from sources and plain containers, cites something."""
    containers = ("Case", "Issue", "Stakes", "IssueStake")
    bare = [path for path, part in parts(ukraine()) if isinstance(part, Element)
            and not isinstance(part, Source | Distribution) and type(part).__name__ not in containers
            and not part.source and ".war.parties." not in path]
    assert not bare


def test_stakes_are_assumptions_set_alike_for_all() -> None:
    """Every weight and score is a range marked assumed, covers every option, and the weights can add up to one."""
    case = ukraine()
    for party, stakes in case.stakes.items():
        assert set(stakes.issues) == set(case.issues), party
        assert stakes.disagreement is None
        for issue, stake in stakes.issues.items():
            assert set(stake.scores) == set(case.issues[issue].options), (party, issue)
            for it in (stake.weight, *stake.scores.values()):
                assert it.basis is not None
                assert it.basis.value == "assumed"
                assert it.low is not None
        lows, highs = zip(*((s.weight.low or 0, s.weight.high or 0) for s in stakes.issues.values()), strict=True)
        assert sum(lows) < 1 < sum(highs)


def test_belligerents_have_the_same_assumptions_on_prevailing() -> None:
    """The costly lottery assumes the same ranges for both belligerents."""
    outlooks = list(ukraine().war.parties.values())  # type: ignore[union-attr]  # the case has a war
    assert len(outlooks) == 2
    for one, other in pairwise(outlooks):
        assert (one.wins, one.prize, one.cost) == (other.wins, other.prize, other.cost)


def test_no_named_state_has_a_willingness_of_its_own() -> None:
    """Members share the one labelled prior of the coalition."""
    coalition = ukraine().coalitions["cotw"]
    assert all(member.willingness is None for member in coalition.members.values())
    assert coalition.willingness is not None
    assert coalition.willingness.distribution is not None
    assert [str(coalition.willingness.distribution.a), str(coalition.willingness.distribution.b)] == ["4", "5.75"]


def test_no_place_has_a_geometry_and_no_person_is_named() -> None:
    """The case gives no positions of forces, and names offices instead of leaders."""
    case = ukraine()
    assert not [path for path, part in parts(case) if getattr(part, "geometry", None) is not None]
    assert not case.control
    words = (HERE / "ukraine.case.yaml").read_text(encoding="utf-8")
    leaders = ("Zelensk", "Putin", "Trump", "Macron", "Merz", "Starmer", "Tusk", "Lavrov", "Witkoff", "Babi\u0161")
    assert not [name for name in leaders if name in words]
