"""What is known of who can sign: each party's preference over all assumptions, joint acceptance, collisions, the zone."""

from __future__ import annotations

import pytest
from tests.unit.assess.made import CLOSED, assessed, line, stakes

from holdfast.assess.signing import Signing
from holdfast.settlement.draft.acceptance import Held


def _signing(picks: dict[str, str], **more: object) -> Signing:
    found = assessed(picks, **more).signing
    assert found is not None
    return found


def test_a_preference_is_judged_over_the_whole_range() -> None:
    """A gain that is above nothing at both ends is always there, below at both never, and else it depends."""
    found = _signing(CLOSED, stakes={"A": stakes({"low": 0.6, "high": 0.9}, 0, 0.5), "B": stakes(0.4, 1, {"low": 0.5, "high": 0.7})})
    depends = _signing(CLOSED, stakes={"A": stakes({"low": 0.4, "high": 0.9}, 0, 0.5), "B": stakes(0.6, 1, 0.5)})

    assert {"A": Held.NECESSARILY, "B": Held.NEVER} == {one.party: one.held for one in found.weighed}
    assert (("B",), ()) == (found.never, found.depends)
    assert ((), ("A",)) == (depends.never, depends.depends)
    gains = found.as_json()["gains"]
    assert (0.1, 0.4) == pytest.approx((gains["A"]["low"], gains["A"]["high"]))
    assert (-0.3, -0.1) == pytest.approx((gains["B"]["low"], gains["B"]["high"]))


def test_an_open_pick_counts_as_well_as_an_assumption() -> None:
    """Exact stakes and an open pick leave a preference open: some completions are preferred and others not."""
    found = _signing({"cap": "low"}, stakes={"A": stakes(1, 0, 0.5), "B": stakes(1, 0.6, 0.5)})

    assert ("A",) == found.depends
    assert not found.always


def test_red_lines_are_left_aside_where_preferences_are_weighed() -> None:
    """A firm line that the text crosses changes what is accepted, and not what is preferred."""
    found = _signing(CLOSED, stakes={"A": stakes(1, 0, 0.5), "B": stakes(1, 0, 0.5)},
                     **{"red-lines": {"a": line("A", "order == last")}})

    assert {Held.NECESSARILY} == {one.held for one in found.weighed}
    assert Held.NEVER is next(one.held for one in found.view.accepted if one.party == "A")


def test_acceptance_together_needs_one_completion_for_all() -> None:
    """Each may accept some completion without any completion that all accept."""
    apart = _signing({}, stakes={"A": stakes(1, 0, 0.5), "B": stakes(0, 1, 0.5)})
    together = _signing({}, stakes={"A": stakes(1, 0, 0.5), "B": stakes(1, 0, 0.5)})

    assert (False, True) == (apart.jointly, together.jointly)
    assert ("A", "B") == apart.depends


def test_a_party_without_a_worth_of_no_deal_is_neither_for_nor_against() -> None:
    """Nobody is said to prefer or to refuse where it is not known what no deal is worth to it."""
    found = _signing(CLOSED, stakes={"A": stakes(0, 1), "B": stakes(1, 0, 0.5)})

    assert frozenset("A") == found.without_reserve
    assert ((), ()) == (found.never, found.depends)
    assert not found.always
    assert (True, False) == tuple(found.as_json()["gains"][party]["reserve_known"] for party in "BA")


def test_collisions_rest_on_no_stakes() -> None:
    """Lines that collide are found without any stakes; there is no zone of agreement then."""
    found = _signing({}, **{"red-lines": {"a": line("A", "order == first"), "b": line("B", "order == last"),
                                          "n": line("B", "cap == low", "negotiable")}})

    assert [["a", "b"]] == found.as_json()["conflicts"]
    assert found.lines.complete
    assert found.jointly is None
    assert found.zone is None


def test_the_zone_keeps_firm_lines_and_counts_who_accepts() -> None:
    """Packages of the zone keep the line; counts of acceptance are given only where everybody is weighed."""
    lines = {"a": line("A", "order == first or cap == low")}
    found = _signing(CLOSED, stakes={"A": stakes(1, 0, 0.5), "B": stakes({"low": 0.4, "high": 0.8}, 0, 0.5)},
                     **{"red-lines": lines})
    unknown = _signing(CLOSED, stakes={"A": stakes(1, 0, 0.5)}, **{"red-lines": lines})

    zone = found.as_json()["zone"]
    assert (4, 3, 0, 2) == (zone["packages"], zone["feasible"], zone["accepted_in_every_case"], zone["accepted_in_some_case"])
    assert (-0.5, 0.5) == pytest.approx((zone["gains"]["A"]["low"], zone["gains"]["A"]["high"]))
    assert (3, None) == (unknown.as_json()["zone"]["feasible"], unknown.as_json()["zone"]["accepted_in_some_case"])
