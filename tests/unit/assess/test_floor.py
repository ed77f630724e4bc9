"""The floor of a text: other picks must not add or worsen a finding of the rules that guard it."""

from __future__ import annotations

from holdfast.assess.floor import floor_check, floor_codes
from holdfast.document.load import documents_from_bytes

CASE = b"""
case: "2026.1"
id: c
parties: {A: {name: A, belligerent: true}, B: {name: B, belligerent: true}}
issues:
  prisoners:
    title: Prisoners
    options: {at-once: {text: At once.}, for-land: {text: After the withdrawal.}}
  name: {title: Name, options: {long: {text: Long.}, short: {text: Short.}}}
"""
TEXT = b"""
framework: "2026.1"
id: f
revision: "0.1.0"
stage: definitive-ceasefire
title: Text
parties: [A, B]
encoded: full
picks: {prisoners: at-once, name: long}
calendar: {T0: "2026-01-01T00:00:00Z"}
clauses:
  withdrawal: {text: A withdraws., who: A, modal: shall, act: withdraw, when: {from: T0, within: P30D}}
  release:
    text: All prisoners are released.
    who: [A, B]
    modal: shall
    act: release-detainees
    under: prisoners == at-once
    when: {from: T0, within: P30D}
  release-later:
    text: All prisoners are released once A has withdrawn.
    who: [A, B]
    modal: shall
    act: release-detainees
    under: prisoners == for-land
    if: met(withdrawal)
    when: {from: T0, within: P60D}
"""


def test_the_rules_of_the_floor_are_those_the_principles_name() -> None:
    """Humanitarian, detention, displacement and accountability rules guard the floor, and the electorate of a vote."""
    codes = floor_codes()

    assert {code[:3] for code in codes} == {"HUM", "DET", "DIS", "ACC", "REF"}
    assert [code for code in codes if code.startswith("REF")] == ["REF004"]


def test_picks_that_tie_prisoners_to_land_are_below_the_floor() -> None:
    """Moving to an option whose clause makes a release wait for a withdrawal gives the rule and the place."""
    reasons = floor_check(documents_from_bytes(TEXT, name="f.framework", case=CASE))

    assert any(reason.startswith("DET002") for reason in reasons({"prisoners": "for-land"}))


def test_picks_that_change_nothing_on_the_floor_give_no_reason() -> None:
    """An option that no rule of the floor speaks of is proposed freely, and so is the text as it stands."""
    reasons = floor_check(documents_from_bytes(TEXT, name="f.framework", case=CASE))

    assert reasons({"name": "short"}) == ()
    assert reasons({}) == ()
