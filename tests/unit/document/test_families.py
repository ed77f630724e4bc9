"""Families of a framework and addresses in it."""

from __future__ import annotations

import pytest
from tests.unit.document.frameworks import framework

from holdfast.document.addresses import path_of
from holdfast.document.families import ALL, elements, family, find, located
from holdfast.document.framework import Framework
from holdfast.errors import UsageProblem

DOTTED = framework(
    clauses={"withdrawal": {"text": "All withdraw."},
             "withdrawal.artillery": {"text": "Guns go.", "when": {"within": "P14D"}, "brackets": [{"set": {"act": "go"}}]}},
    gates={"phase-2": {"needs": "withdrawal.artillery"}},
    verification={"means": {"uav": {"kind": "uav"}}})


def test_every_family_is_a_field() -> None:
    """Each family named exists on a framework, so that none is forgotten by a wrong name."""
    for key in ALL:
        assert key.partition(".")[0] in Framework.model_fields
        family(DOTTED, key)


def test_every_mapping_with_under_is_a_family() -> None:
    """Everything that can depend on a pick belongs to a family, so that at_picks sees it."""
    found = {
        key for key, field in Framework.model_fields.items()
        if "Mapping" in str(field.annotation) and any(
            "under" in getattr(argument, "model_fields", {}) for argument in getattr(field.annotation, "__args__", ()))
    }
    assert found <= set(ALL)
    assert {"clauses", "zones", "administration", "ladder"} <= found


def test_elements_are_found_by_id() -> None:
    """The shared namespace gives family and address; means of verification are not in it."""
    found = elements(DOTTED)
    assert set(found) == {"withdrawal", "withdrawal.artillery", "phase-2"}
    assert found["phase-2"].address == "gates.phase-2"
    assert [item.address for item in located(DOTTED, ("verification.means",))] == ["verification.means.uav"]


@pytest.mark.parametrize(("address", "value"), [
    ("clauses.withdrawal.text", "All withdraw."),
    ("clauses.withdrawal.artillery.text", "Guns go."),
    ("clauses.withdrawal.artillery.brackets[0].set.act", "go"),
    ("gates.phase-2.needs[0]", "withdrawal.artillery"),
    ("parties[1]", "B"),
])
def test_an_address_leads_to_its_value(address: str, value: str) -> None:
    """Ids with dots are read whole, list items by position."""
    assert find(DOTTED, address) == value


def test_a_shorter_id_is_tried_where_the_longer_leads_nowhere() -> None:
    """A field of an element is found even where another id begins with the same words."""
    tricky = framework(clauses={"a": {"text": "One.", "when": {"within": "P1D"}}, "a.when": {"text": "Two."}})
    assert str(find(tricky, "clauses.a.when.within")) == "P1D"
    assert find(tricky, "clauses.a.when.text") == "Two."
    assert path_of(tricky, "clauses.a.when.within") == ("clauses", "a", "when", "within")


@pytest.mark.parametrize(("address", "near"), [
    ("clauses.withdrawal.artilery", "clauses.withdrawal.artillery"),
    ("withdrawl.artillery", "clauses.withdrawal.artillery"),
    ("gates.phase-3", "gates.phase-2"),
])
def test_a_wrong_address_names_the_nearest(address: str, near: str) -> None:
    """A mistyped address is answered with the one probably meant."""
    with pytest.raises(UsageProblem, match=f"did you mean {near.replace('.', '[.]')}[?]"):
        find(DOTTED, address)


@pytest.mark.parametrize("address", ["clauses.", "clauses..text", "parties[9]", "parties[x]", "gates.phase-2.under"])
def test_nothing_is_found_where_nothing_stands(address: str) -> None:
    """Broken addresses, positions out of range and absent fields are refused."""
    with pytest.raises(UsageProblem, match="there is nothing at"):
        find(DOTTED, address)
