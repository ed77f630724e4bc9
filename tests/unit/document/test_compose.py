"""A case with overlays: additions are marked as theirs, and nothing is overridden silently."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.document.case import Case
from holdfast.document.compose import situation, with_overlays
from holdfast.document.overlay import Overlay
from holdfast.document.scalars import Marking
from holdfast.errors import InvalidDocument

QUANTITY = {"value": "1", "unit": "share", "source": "s"}


def _case(**more: Any) -> Case:
    return Case.model_validate({"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}}, **more})


def _overlay(**more: Any) -> Overlay:
    fixed = {"overlay": "2026.1", "id": "o", "of": "c", "held-by": "A", "basis": "own-estimate", "marking": "TLP:AMBER"}
    return Overlay.model_validate({**fixed, **more})


def test_additions_carry_the_marking_of_the_overlay() -> None:
    """What an overlay adds is under its marking, unless it is marked higher itself."""
    line = {"party": "A", "requires": "true", "firmness": "firm", "text": "A line."}
    overlay = _overlay(**{"red-lines": {"x": line, "y": {**line, "marking": "TLP:RED"}},
                          "war": {"measures": {"cost": QUANTITY}}})

    whole = with_overlays(_case(), [overlay])

    assert Marking.AMBER is whole.red_lines["x"].marking
    assert Marking.RED is whole.red_lines["y"].marking
    assert whole.war is not None
    assert Marking.AMBER is whole.war.measures["cost"].marking


@pytest.mark.parametrize(
    ("base", "extra", "address"),
    [
        ({"quantities": {"q": QUANTITY}}, {"quantities": {"q": QUANTITY}}, "quantities.q"),
        ({"war": {"measures": {"m": QUANTITY}}}, {"war": {"measures": {"m": QUANTITY}}}, "war.measures.m"),
        ({"war": {"deaths": QUANTITY}}, {"war": {"deaths": QUANTITY}}, "war.deaths"),
    ],
)
def test_overriding_must_be_said(base: dict[str, Any], extra: dict[str, Any], address: str) -> None:
    """An entry that the case has already is refused, unless it is named under ``replaces``."""
    with pytest.raises(InvalidDocument) as raised:
        with_overlays(_case(**base), [_overlay(**extra)])
    said = _overlay(**extra, replaces=[{"address": address, "because": "newer"}])

    assert [("OVL002", address)] == [(f.code, f.address) for f in raised.value.findings]
    assert with_overlays(_case(**base), [said])


def test_overlay_of_another_case_is_refused() -> None:
    """An overlay of another case is an error that names both."""
    with pytest.raises(InvalidDocument) as raised:
        with_overlays(_case(), [_overlay(of="d")])

    assert "OVL001" == raised.value.findings[0].code
    assert "d" in raised.value.findings[0].message


def test_two_overlays_may_not_override_each_other() -> None:
    """A second overlay with the same entry clashes with the first as it would with the case."""
    one = _overlay(quantities={"q": QUANTITY})

    with pytest.raises(InvalidDocument):
        with_overlays(_case(), [one, _overlay(id="p", quantities={"q": QUANTITY})])


def test_without_a_case_there_is_no_situation() -> None:
    """No case gives nothing; a case without overlays gives itself."""
    assert situation(None, []) is None
    assert _case() == situation(_case(), [])
