"""The table of inputs."""

from __future__ import annotations

from holdfast.document.scalars import Basis
from holdfast.inputs.table import Input, Inputs


def entry(address: str, basis: Basis = Basis.PUBLISHED) -> Input:
    """An input at an address."""
    return Input("n", 0.0, 1.0, 0.5, "", basis, address)


def test_inputs_are_found_by_address() -> None:
    """An address finds its own number and nothing else, and its inside without longer ids that begin alike."""
    table = Inputs((entry("stakes.A.terms[0].worth"), entry("stakes.AB"), entry("stakes.A")))

    assert table.at("stakes.AB") is table.entries[1]
    assert table.at("stakes") is None
    assert [one.address for one in table.below("stakes.A")] == ["stakes.A.terms[0].worth", "stakes.A"]
    assert len(table) == 3


def test_the_weakest_ground_decides() -> None:
    """One assumption among published numbers makes the whole an assumption; no number has no ground."""
    table = Inputs((entry("a"), entry("b", Basis.ASSUMED), entry("c", Basis.ESTIMATED)))

    assert table.weakest is Basis.ASSUMED
    assert Inputs((entry("a"), entry("c", Basis.ESTIMATED))).weakest is Basis.ESTIMATED
    assert Inputs().weakest is None


def test_the_table_as_json_keeps_its_order() -> None:
    """The numbers stand in the order in which they were read, with nothing where nothing was said."""
    first, second = Inputs((entry("b"), entry("a"))).as_json()

    assert (first["address"], second["address"]) == ("b", "a")
    assert (first["unit"], first["marking"], first["note"]) == (None, None, None)
