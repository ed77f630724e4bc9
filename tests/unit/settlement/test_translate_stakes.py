"""From stakes to numbers: weights and scores, terms, what no deal is worth, ratification, and how sure it all is."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.small_cases import CAP, LINE, STAKES, case_with, overlay_with

from holdfast.document.conditions.ground import Lit
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import codes_of, utilities
from holdfast.settlement.problem import Basis, Lottery, Party, Stake
from holdfast.settlement.reading import at_mid
from holdfast.settlement.translate import problem_of
from holdfast.settlement.translate_worth import least_worth
from holdfast.settlement.translated import RemarkKind, Translated

OUTLOOK = {"wins": {"low": "0.2", "high": "0.6"}, "prize": {"value": 1}, "cost": {"low": "0.1", "high": "0.3"}}
SAID = {"source": "talk"}
SOURCES = {"talk": {"title": "Talk"}}


def translated(stakes: dict[str, Any], **more: Any) -> Translated:
    """The problem of a case in which A has the stakes."""
    return problem_of(case_with(stakes={"A": stakes}, **more))


def party(stakes: dict[str, Any], **more: Any) -> Party:
    """Party A with the stakes."""
    return translated(stakes, **more).problem.parties[0]


def test_utilities_are_those_of_the_case() -> None:
    """Weights times scores, with the terms that hold, give the worth that the case means."""
    found = translated({**STAKES, "terms": [{"if": "line == frozen and cap == high", "worth": {"value": "-0.25"}}]})
    packages = list(itertools.product((0, 1), (0, 1)))

    worth = utilities(at_mid(found.problem), codes_of(packages, found.problem))[0]

    assert dict(zip(packages, worth.tolist(), strict=True)) == pytest.approx(
        {(0, 0): 0.6, (0, 1): 0.75, (1, 0): 0.0, (1, 1): 0.4})


def test_single_weights_are_literal_and_ranges_share_one_whole() -> None:
    """Weights that are points stand as they are; with any range all add up to 1 in every reading."""
    rounded = {"line": {**LINE, "weight": {"value": "0.6667"}}, "cap": {**CAP, "weight": {"value": "0.333"}}}
    ranged = {"line": {**LINE, "weight": {"low": "0.5", "high": "0.9"}}, "cap": CAP}

    literal = party({"issues": rounded}).stake
    shared = party({"issues": ranged}).stake

    assert literal.weights == (Between.point(0.6667), Between.point(0.333))
    assert literal.shared_total is None
    assert shared.weights == (Between(0.5, 0.9), Between.point(0.4))
    assert shared.shared_total == 1.0


def test_an_issue_that_stakes_leave_out_weighs_nothing() -> None:
    """It has weight 0, every option of it is worth the same, and that is said."""
    found = translated({"issues": {"line": {**LINE, "weight": {"value": 1}}}, "disagreement": {"value": 0}})

    assert found.problem.parties[0].stake.weights[1] == Between.point(0.0)
    assert [(remark.kind, remark.address) for remark in found.remarks if remark.kind is RemarkKind.NO_WEIGHT] == [
        (RemarkKind.NO_WEIGHT, "stakes.A.issues")]


def test_every_number_is_an_input_with_its_address() -> None:
    """The table of inputs holds each number once, at the address where it is written."""
    found = translated({**STAKES, "terms": [{"if": "line == frozen", "worth": {"value": "0.1"}}],
                        "bargaining-weight": {"value": 2}})

    assert [entry.address for entry in found.inputs] == [
        "stakes.A.issues.line.weight", "stakes.A.issues.line.scores.frozen", "stakes.A.issues.line.scores.moved",
        "stakes.A.issues.cap.weight", "stakes.A.issues.cap.scores.low", "stakes.A.issues.cap.scores.high",
        "stakes.A.terms[0].worth", "stakes.A.disagreement", "stakes.A.bargaining-weight"]
    assert found.problem.parties[0].bargaining_weight == 2.0


def test_a_given_worth_of_no_deal_counts_before_the_war() -> None:
    """The lottery of the war is used only where no worth of no deal is given."""
    war = {"parties": {"A": OUTLOOK}}

    assert party(STAKES, war=war).lottery is None
    assert party(STAKES, war=war).disagreement == Between.point(0.3)
    fought = party({"issues": STAKES["issues"]}, war=war)
    assert fought.lottery == Lottery(Between(0.2, 0.6), Between.point(1.0), Between(0.1, 0.3))
    assert fought.disagreement == fought.lottery.value


def test_a_distribution_without_ends_is_cut_for_the_worth_of_no_deal() -> None:
    """A normal distribution becomes the interval that holds nine tenths of it."""
    found = party({**STAKES, "disagreement": {"distribution": {"shape": "normal", "mean": "0.4", "sd": "0.1"}}})

    assert found.disagreement.low == pytest.approx(0.4 - 0.1644854, abs=1e-6)
    assert found.disagreement.high == pytest.approx(0.4 + 0.1644854, abs=1e-6)


@pytest.mark.parametrize(("war", "missing"), [
    (None, ["war.parties.A"]),
    ({"parties": {"A": {"wins": {"value": "0.5"}}}}, ["war.parties.A.prize", "war.parties.A.cost"]),
])
def test_an_unknown_reserve_rules_nothing_out(war: dict[str, Any] | None, missing: list[str]) -> None:
    """Where nothing says what no deal is worth, no package falls below it, and what is missing is named."""
    found = translated({"issues": STAKES["issues"]}, **({"war": war} if war else {}))

    assert found.without_reserve == ("A",)
    assert [item.address for item in found.missing if item.party == "A"] == missing
    assert RemarkKind.RESERVE_UNKNOWN in [remark.kind for remark in found.remarks]
    reading = at_mid(found.problem)
    worth = utilities(reading, codes_of(list(itertools.product((0, 1), (0, 1))), found.problem))[0]
    assert (worth >= reading.parties[0].disagreement).all()


def test_the_reserve_of_who_does_not_fight_is_asked_for_at_its_stakes() -> None:
    """A party that is no belligerent has no war to go on with; its worth of no deal is asked for itself."""
    parties = {"A": {"name": "A"}, "B": {"name": "B", "belligerent": "true"}}

    found = translated({"issues": STAKES["issues"]}, parties=parties)

    assert [item.address for item in found.missing if item.party == "A"] == ["stakes.A.disagreement"]


@given(st.data())
def test_least_worth_is_below_every_package_in_every_reading(data: st.DataObject) -> None:
    """No weights within their ranges that add up, and no scores within theirs, make a package worth less."""
    number = st.integers(0, 20).map(lambda n: n / 20)
    between = st.tuples(number, number).map(lambda ends: Between(min(ends), max(ends)))
    weights = data.draw(st.lists(between, min_size=2, max_size=3).filter(
        lambda ws: sum(w.low for w in ws) <= 1 <= sum(w.high for w in ws)))
    scores = [data.draw(st.lists(between, min_size=2, max_size=3)) for _ in weights]
    stake = Stake(tuple(weights), tuple(map(tuple, scores)), shared_total=1.0)
    share = [weight.low for weight in weights]
    for position in data.draw(st.permutations(range(len(weights)))):  # an extreme point of the weights
        share[position] += min(weights[position].high - share[position], 1 - sum(share))

    worth = sum(w * data.draw(st.sampled_from(row)).low for w, row in zip(share, scores, strict=True))

    assert least_worth(stake) <= worth + 1e-9


@pytest.mark.parametrize(("quantity", "basis"), [
    ({"value": "0.3"}, Basis.ASSUMED),
    ({"value": "0.3", "source": "talk"}, Basis.ESTIMATED),
    ({"value": "0.3", "basis": "published"}, Basis.STATED),
    ({"value": "0.3", "basis": "estimated", "source": "talk"}, Basis.ESTIMATED),
    ({"value": "0.3", "basis": "assumed", "source": "talk"}, Basis.ASSUMED),
])
def test_one_number_decides_how_sure_a_party_is(quantity: dict[str, Any], basis: Basis) -> None:
    """A party is as sure as its weakest number; without a basis a source makes an estimate, and nothing an assumption."""
    assert party({"issues": published(STAKES["issues"]), "disagreement": quantity}, sources=SOURCES).basis is basis


def published(value: Any) -> Any:
    """The same with every number said to be published."""
    if not isinstance(value, dict):
        return value
    if "value" in value:
        return {**value, "basis": "published"}
    return {key: published(inner) for key, inner in value.items()}


def test_a_source_of_the_stakes_stands_for_their_numbers() -> None:
    """What the stakes as a whole cite counts for every number in them that cites nothing."""
    found = translated({**STAKES, **SAID}, sources=SOURCES)

    assert found.problem.parties[0].basis is Basis.ESTIMATED
    assert {entry.sources for entry in found.inputs} == {("talk",)}


def test_an_assumed_war_makes_stated_stakes_assumed() -> None:
    """The lottery of the war counts among the numbers of a party."""
    war = {"parties": {"A": {**OUTLOOK, "wins": {"value": "0.5", "basis": "assumed"}, **SAID}}}

    assert party({"issues": published(STAKES["issues"])}, war=war, sources=SOURCES).basis is Basis.ASSUMED
    assert party(published(STAKES), war=war, sources=SOURCES).basis is Basis.STATED


@pytest.mark.parametrize(("ground", "basis"), [
    ("own-estimate", Basis.ESTIMATED), ("told-in-confidence", Basis.STATED), ("public-statement", Basis.STATED),
])
def test_the_ground_of_an_overlay_counts_for_its_numbers(ground: str, basis: Basis) -> None:
    """What an overlay estimates is never more than an estimate; what a party said or told is its word."""
    published = {**STAKES, "disagreement": {"value": "0.3", "basis": "published"}}

    found = problem_of(case_with(), overlays=[overlay_with(basis=ground, stakes={"B": published})])

    assert found.problem.parties[0].basis is basis


def test_an_estimate_may_still_call_itself_an_assumption() -> None:
    """The ground of an overlay never makes a number surer than it says it is."""
    guess = {**STAKES, "disagreement": {"value": "0.3", "basis": "assumed"}}

    found = problem_of(case_with(), overlays=[overlay_with(basis="told-in-confidence", stakes={"B": guess})])

    assert found.problem.parties[0].basis is Basis.ASSUMED


def ratified(**home: Any) -> Party:
    """Party A with a way to ratify."""
    return party({**STAKES, "ratification": home})


def test_groups_at_home_have_weights_and_a_quota() -> None:
    """The quota is in votes; with unit share it is that share of the votes of all groups."""
    groups = {"house": {"name": "House", "weight": {"low": 2, "high": 4}}, "senate": {"name": "Senate"}}

    votes, share = (ratified(groups=groups, quota=quota).ratification
                    for quota in ({"value": 2}, {"value": "0.5", "unit": "share"}))

    assert votes is not None
    assert share is not None
    assert [(group.id, group.weight) for group in votes.groups] == [("house", 3.0), ("senate", 1.0)]
    assert (votes.quota, share.quota) == (2.0, 2.0)


@pytest.mark.parametrize(("said", "veto", "remarked"), [
    (None, False, False), ("no", False, False), ("yes", True, False), ("true", True, False), ("on territory", True, True),
])
def test_a_veto_in_words_is_read_as_one_on_the_whole(said: str | None, veto: bool, remarked: bool) -> None:
    """Yes and no are what they say; other words count as a veto on the whole package, and that is remarked."""
    group = {"name": "Court", **({"veto": said} if said else {})}

    found = translated({**STAKES, "ratification": {"groups": {"court": group}, "quota": {"value": 0}}})

    home = found.problem.parties[0].ratification
    assert home is not None
    assert home.groups[0].veto is veto
    assert (RemarkKind.RULE_READ in [remark.kind for remark in found.remarks]) is remarked


def test_without_a_quota_only_vetoes_decide() -> None:
    """No majority is made up where none is given; that is remarked where a group then decides nothing."""
    one, both = ({"c": {"name": "C", "veto": "yes"}}, {"c": {"name": "C", "veto": "yes"}, "d": {"name": "D"}})

    alone, beside = (translated({**STAKES, "ratification": {"groups": groups}}) for groups in (one, both))

    assert alone.problem.parties[0].ratification is not None
    assert alone.problem.parties[0].ratification.quota == 0
    kinds = [[remark.kind for remark in found.remarks] for found in (alone, beside)]
    assert [RemarkKind.RULE_READ in found for found in kinds] == [False, True]


def test_what_a_group_does_not_say_is_that_of_its_party() -> None:
    """Own stakes with the party's worth of no deal; the party's stakes with an own one; with neither, only the demand."""
    own = {"line": {**LINE, "weight": {"value": 1}}}
    home = ratified(groups={
        "own-stakes": {"name": "S", "issues": own},
        "own-reserve": {"name": "R", "disagreement": {"value": "0.5"}},
        "demand": {"name": "D", "requires": "line == frozen"},
    }, quota={"value": 2}).ratification

    assert home is not None
    stakes, reserve, demand = home.groups
    assert stakes.stake is not None
    assert stakes.stake.weights == (Between.point(1.0), Between.point(0.0))
    assert stakes.disagreement == Between.point(0.3)
    assert reserve.stake == party(STAKES).stake
    assert reserve.disagreement == Between.point(0.5)
    assert demand.stake is None
    assert demand.requires == Lit("line", 0b01)


def test_a_group_of_a_party_without_reserve_rules_nothing_out_by_it() -> None:
    """Where the worth of no deal of the party is not known, a group with own stakes has its own least worth."""
    own = {"line": {**LINE, "weight": {"value": 1}, "scores": {"frozen": {"value": "0.2"}, "moved": {"value": "0.9"}}}}

    home = party({"issues": STAKES["issues"], "ratification": {"groups": {"g": {"name": "G", "issues": own}}}}).ratification

    assert home is not None
    assert home.groups[0].disagreement == Between.point(0.2)
