"""The sentences on drafts, trades and plans are neutral, say what they rest on, and name no package as the one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfast.document.conditions.ground import All, Lit
from holdfast.inputs.between import Between
from holdfast.settlement.draft import distance as distance_module
from holdfast.settlement.draft.distance import distance
from holdfast.settlement.draft.dominated_picks import DominatedPick
from holdfast.settlement.draft.plans import Dominance, Plan, plans_together
from holdfast.settlement.draft.sentences import (
    distance_sentence,
    dominance_sentence,
    dominated_pick_sentence,
    ends_sentence,
    plan_sentence,
    standing_sentence,
    trade_sentence,
    trades_sentence,
)
from holdfast.settlement.draft.single_text import several
from holdfast.settlement.draft.standing import standing
from holdfast.settlement.draft.trades import trades
from holdfast.settlement.problem import Basis, Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid
from holdfast.solving.watch import Watch


def problem(*, assumed: bool = False) -> Problem:
    """Two parties over three issues: two to trade against each other, and one that both want changed."""
    up, down = (Between.point(0.0), Between.point(1.0)), (Between.point(1.0), Between.point(0.0))
    weights = (Between(0.4, 0.6), Between.point(0.2), Between.point(0.1))
    other = (weights[1], weights[0], weights[2])
    issues = tuple(Issue(id, ("now", "then")) for id in ("land", "law", "aid"))
    basis = Basis.ASSUMED if assumed else Basis.STATED
    parties = (
        Party("NO", Stake(weights, (up, down, up)), Between.point(0.25), name="Norland", basis=basis),
        Party("SU", Stake(other, (down, up, (Between.point(0.0), Between.point(0.0)))), Between(0.2, 0.3)),
    )
    limits = (Limit("aid-flows", LimitKind.RED_LINE, Lit("aid", 0b10), party="NO"),
              Limit("both", LimitKind.RED_LINE, Lit("land", 0b01), party="SU"))
    negotiable = (Limit("soft", LimitKind.RED_LINE, All((Lit("aid", 0b01),))),)
    return Problem(issues, parties, limits, negotiable)


FREE = replace(problem(), limits=(problem().limits[0],))
DRAFT = {"land": "now", "law": "now", "aid": "now"}


def test_a_standing_is_said_in_ranges_with_its_lines() -> None:
    """Gains are ranges per party, in the order of the problem; lines are crossed or depend on open picks."""
    said = standing_sentence(problem(), standing(problem(), DRAFT))
    opened = standing_sentence(problem(assumed=True), standing(problem(), {"law": "now"}))
    kept = standing_sentence(problem(), standing(problem(), {"land": "now", "law": "now", "aid": "then"}))

    assert said == ("The gain over no deal of the draft lies between -0.05 and -0.05 for Norland and between -0.10 and "
                    "0.00 for SU; the firm limit aid-flows is crossed.")
    assert opened.startswith("From assumed preferences: the gain over no deal of the 4 completions of the draft lies between ")
    assert opened.endswith("; the firm limits aid-flows and both depend on open picks.")
    assert kept.endswith("; no firm limit is crossed.")


def test_a_distance_says_whether_something_is_better_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether an acceptable package is better for everybody is said for one, several and too many completions."""
    reading = at_mid(FREE)
    better = "acceptable package within the floor that is worth no less to every party and more to some"
    done = {"land": "then", "law": "then", "aid": "then"}

    assert distance_sentence(FREE, distance(reading, DRAFT)) == f"For the draft there is an {better}."
    assert distance_sentence(FREE, distance(reading, done)) == f"For the draft there is no {better}."
    assert distance_sentence(FREE, distance(reading, {"land": "then"})) == (
        f"For 1 of the 4 completions of the draft there is an {better}.")
    stopped = distance(reading, DRAFT, watch=Watch(asked_to_stop=lambda: True))
    assert distance_sentence(FREE, stopped).startswith("For the draft it was not settled whether some acceptable package")
    monkeypatch.setattr(distance_module, "COMPLETIONS", 1)
    assert distance_sentence(FREE, distance(reading, {})) == (
        f"For the one of the 8 completions of the draft with the greatest sum of gains there is no {better}.")
    unproven = replace(distance(reading, {}), best_proven=False)
    assert distance_sentence(FREE, unproven).startswith("For the known one of the 8 completions")


def test_trades_are_counted_and_each_is_said() -> None:
    """How many trades there are is said with what was checked; a trade says what changes, who gains and what turns."""
    found = trades(at_mid(FREE), (0, 0, 0))
    checked = trades(at_mid(FREE), (0, 0, 0), floor_check=lambda picks: ("ACC001",) if picks["aid"] == "then" else ())
    stopped = trades(at_mid(FREE), (0, 0, 0), watch=Watch(asked_to_stop=lambda: True))

    assert trades_sentence(FREE, found) == (
        "2 trades would take nothing from any party and give some party more, 2 of them whatever the numbers turn out to be "
        "within their ranges; the rules on the humanitarian and legal floor were not run over the text.")
    assert trades_sentence(FREE, checked) == (
        "1 trade would take nothing from any party and give some party more, 1 of them whatever the numbers turn out to be "
        "within their ranges; 1 more is held back for what the text would lose on the humanitarian and legal floor.")
    assert trades_sentence(FREE, stopped).startswith("No trades would take")
    assert "not all changes" in trades_sentence(FREE, stopped)
    both, aid = found.proposed
    assert trade_sentence(FREE, both) == (
        "Changing land from now to then and law from now to then gives Norland and SU more, and nobody has less whatever the "
        "numbers turn out to be within their ranges.")
    assert trade_sentence(FREE, aid) == (
        "Changing aid from now to then gives Norland more and SU as much as before, and nobody has less whatever the numbers "
        "turn out to be within their ranges; the firm limit aid-flows that the draft crosses would be kept; the negotiable "
        "limit soft that the draft keeps would be crossed.")


def test_simulated_negotiations_are_said_to_forecast_nothing() -> None:
    """The sentence counts negotiations and texts, and says what they are."""
    found = several(at_mid(FREE), (0, 0, 0), seeds=range(3), rounds=100)

    assert ends_sentence(FREE, found) == (
        "3 simulated negotiations over the draft came to 1 text, 3 of them to one acceptable to every party; this shows where "
        "votes by these preferences can lead and forecasts nothing.")


def test_plans_are_said_one_by_one() -> None:
    """A plan says its lines and who accepts it in which cases; dominance and dominated picks say that they are robust."""
    both = replace(problem(assumed=True), negotiable=problem().negotiable)
    found = plans_together(both, [Plan("Paper", {**DRAFT, "aid": "then"}), Plan("Note", {"law": "then", "aid": "then"})])

    assert [plan_sentence(both, plan) for plan in found.plans] == [
        ("From assumed preferences: under Paper, no firm limit is crossed; the negotiable limit soft is crossed; it is "
        "acceptable to Norland whatever the numbers turn out to be within their ranges and may be acceptable to SU or not, "
        "as the numbers turn out."),
        ("From assumed preferences: under Note, the firm limit both depends on open picks; the negotiable limit soft is "
        "crossed; it may be acceptable to Norland and SU or not, as picks and numbers turn out."),
    ]
    assert dominance_sentence(FREE, Dominance("Paper", "Note")) == (
        "No party has less under Paper than under Note, and some party can have more, whatever the numbers turn out to be "
        "within their ranges.")
    assert dominated_pick_sentence(FREE, DominatedPick("aid", "now", by="then")) == (
        "For aid, now is worth no more to any party than then, whatever else is agreed and whatever the numbers turn out to "
        "be within their ranges.")
    never = plans_together(FREE, [Plan("Paper", DRAFT)]).plans[0]
    assert "is not acceptable to Norland whatever the numbers turn out" in plan_sentence(FREE, never)
    opened = plans_together(FREE, [Plan("Paper", {"land": "now", "aid": "now"})]).plans[0]
    assert "is not acceptable to Norland however open picks are settled and whatever" in plan_sentence(FREE, opened)
