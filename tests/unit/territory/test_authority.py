"""Authority by area, function and phase, against the rules that read the same text, and who would hold what."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.load import documents_from_bytes
from holdfast.rules.context import Context
from holdfast.rules.gov.authority_matrix import authority_matrix as matrix_of_rules
from holdfast.territory.zones.authority import FUNCTIONS, Cell, authority_matrix
from holdfast.territory.zones.holders import holders_of

TEXT = {"framework": "2026.1", "id": "f", "title": "Made", "stage": "cessation", "parties": ["A", "B", "C"]}
CASE = {"case": "2026.1", "id": "c", "title": "Made", "parties": {name: {"name": name} for name in "ABC"},
        "areas": {"north": {"name": "North"}, "port": {"name": "Port", "within": "north"}, "south": {"name": "South"}}}


def _cells(administration: dict[str, Any], **more: Any) -> dict[tuple[str, str, str], Cell]:
    text = Framework.model_validate({**TEXT, **more, "administration": administration})
    return {(cell.area, cell.function, cell.phase): cell for cell in authority_matrix(text, Case.model_validate(CASE))}


def _police(authority: str, **more: Any) -> dict[str, Any]:
    return {"areas": "north", "functions": "police", "authority": authority, **more}


@pytest.mark.parametrize(("first", "second", "state", "gaps"), [
    ({"until": "2027-01-31"}, {"from": "2027-02-01"}, "one", ()),
    ({"until": "2027-01-31"}, {"from": "2027-03-01"}, "vacuum", ()),  # the first has no beginning, the second no end
    ({"from": "2026-01-01", "until": "2027-01-31"}, {"from": "2027-03-01"}, "vacuum", (("2027-01-31", "2027-03-01"),)),
    ({"until": "2027-01-31"}, {"from": "2027-01-15"}, "conflict", ()),
    ({"until": "T0+P30D"}, {"from": "T0+P30D"}, "one", ()),
    ({"from": "T0", "until": "T0+P30D"}, {"from": "T0+P60D"}, "vacuum", (("T0+P30D", "T0+P60D"),)),
    ({"until": "T0+P30D"}, {"from": "signature+P60D"}, "conflict", ()),  # nobody can tell which comes first
    ({}, {}, "conflict", ())])
def test_terms_one_after_the_other(first: dict[str, str], second: dict[str, str], state: str,
                                   gaps: tuple[tuple[str, str], ...]) -> None:
    """Two authorities in turn are no conflict, on the calendar or from the same anchor; a time between is a vacuum."""
    cell = _cells({"one": _police("A", **first), "two": _police("B", **second)})["north", "police", ""]
    expected = "one" if state == "vacuum" and not gaps else state
    assert (cell.state, cell.gaps) == (expected, gaps)


def test_a_joint_authority_is_named_as_such() -> None:
    """Two names in one entry are rivals, one name in two entries is not."""
    assert _cells({"one": {**_police("A"), "authority": ["A", "B"]}})["north", "police", ""].rivals == ("A", "B")
    assert _cells({"one": _police("A"), "two": _police("A")})["north", "police", ""].state == "one"


def test_phases_belong_to_their_area() -> None:
    """Phases of one area make no vacuum in another, and an entry without phase holds in all of them."""
    cells = _cells({"one": _police("A", phase="first"), "two": _police("B", phase="second"),
                    "south": {"areas": "south", "authority": "C"}, "courts": {**_police("C"), "functions": "courts"}})
    assert {phase for area, _, phase in cells if area == "north"} == {"first", "second"}
    assert {phase for area, _, phase in cells if area == "south"} == {""}
    assert cells["north", "courts", "second"].state == "one"
    assert all(cells["south", function, ""].state == "one" for function in FUNCTIONS)


def test_wider_areas_and_all_areas() -> None:
    """Who has a region has the port in it, and an entry without areas holds for every area that the text names."""
    cells = _cells({"one": _police("A"), "port": {"areas": "port", "functions": "tax", "authority": "B"},
                    "all": {"functions": "schools", "authority": "C"}})
    assert cells["port", "police", ""].authorities == ("A",)
    assert cells["north", "tax", ""].state == "vacuum"
    assert cells["north", "schools", ""].authorities == cells["port", "schools", ""].authorities == ("C",)


def test_functions_of_the_text_beyond_the_list() -> None:
    """A function that only one area has makes no vacuum elsewhere."""
    cells = _cells({"one": {**_police("A"), "functions": "plant-operation"}, "two": {"areas": "south", "authority": "B"}})
    assert ("north", "plant-operation", "") in cells
    assert ("south", "plant-operation", "") not in cells


def _random_administration(draw: random.Random) -> dict[str, Any]:
    times = (["2026-01-01", "2026-06-01", "2027-01-01"], ["T0", "T0+P30D", "T0+P90D"])
    entries = {}
    for number in range(draw.randint(1, 6)):
        entry: dict[str, Any] = {"areas": draw.sample(["north", "port", "south"], draw.randint(0, 2)),
                                 "functions": draw.sample(FUNCTIONS, draw.randint(0, 3)),
                                 "authority": draw.sample("ABC", draw.choice([0, 1, 1, 1, 2]))}
        kept = draw.sample(range(3), 2)
        start, end = (draw.choice(times)[place] for place in sorted(kept))
        entry |= draw.choice([{}, {"from": start}, {"until": end}, {"from": start, "until": end}])
        if draw.random() < 0.5:
            entry["phase"] = draw.choice(["first", "second"])
        entries[f"e{number}"] = entry
    return entries


def test_the_matrix_agrees_with_that_of_the_rules() -> None:
    """Over many random administrations both name the same authorities and the same rivals in every cell."""
    draw = random.Random(5)
    compared = 0
    for _ in range(150):
        administration = _random_administration(draw)
        text = json.dumps({**TEXT, "case": {"id": "c", "file": "c.case.json"}, "administration": administration})
        context = Context(documents_from_bytes(text.encode(), name="f.framework.json", case=json.dumps(CASE).encode()))
        theirs = matrix_of_rules(context).cells
        ours = {key: cell for key, cell in _cells(administration).items() if key[1] in FUNCTIONS}
        assert ours.keys() == theirs.keys()
        for key, cell in ours.items():
            assert cell.authorities == theirs[key].authorities
            assert set(cell.rivals) == set(theirs[key].rivals)
            compared += 1
    assert compared > 1000


ISSUE = {"issues": {"port": {"title": "Port", "options": {"x": {"text": "X"}, "y": {"text": "Y"}}}}}


def test_holders_function_by_function() -> None:
    """Several functions of one area are told apart, and an option that says nothing is never filled in."""
    text = Framework.model_validate({**TEXT, "administration": {
        "a": {**_police("A"), "under": "port == x"}, "b": {**_police("B"), "functions": "courts", "under": "port == x"},
        "c": {**_police("C"), "under": "port == y"}, "always": {**_police("C"), "functions": "tax"}}})
    found = {(one.function, one.option): one.holders for one in holders_of(text, Case.model_validate({**CASE, **ISSUE}))}
    assert found == {("police", "x"): ("A",), ("police", "y"): ("C",), ("courts", "x"): ("B",), ("courts", "y"): ()}


def test_options_need_a_case() -> None:
    """Without a case no option is known, and nothing is told."""
    assert holders_of(Framework.model_validate(TEXT), None) == ()
