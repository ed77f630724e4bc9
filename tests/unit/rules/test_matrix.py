"""The matrix of domains and families of hostile acts."""

from __future__ import annotations

import json
from typing import Any

from holdfast.document.framework import Framework
from holdfast.document.load import documents_from_bytes
from holdfast.document.zone import Domain
from holdfast.rules.cfr.matrix import CELLS, Cell, State, matrix
from holdfast.rules.cfr.prohibited_acts import LAST


def _cells(**fields: Any) -> dict[tuple[Domain, str], Cell]:
    text = {"framework": "2026.1", "id": "example", "stage": "cessation", "parties": ["A", "B"], **fields}
    framework: Framework = documents_from_bytes(json.dumps(text).encode(), name="x.framework.json").framework.model
    return {(cell.domain, cell.family): cell for cell in matrix(framework)}


def _clause(modal: str, act: list[str], where: str = "everywhere") -> dict[str, Any]:
    return {"text": "Text.", "who": ["A", "B"], "modal": modal, "act": act, "where": [where]}


def test_every_cell_is_there_and_silent_where_nothing_is_said() -> None:
    """A text without clauses has every cell of the matrix, and each is silent."""
    cells = _cells()

    assert {(domain, family) for domain, families in CELLS.items() for family in families} == set(cells)
    assert {cell.state for cell in cells.values()} == {State.SILENT}


def test_states_follow_from_scope_and_modal() -> None:
    """Scope puts a domain out; a prohibition, a permission and both of them give each its own state."""
    cells = _cells(scope={"sea": "out-of-scope"}, clauses={
        "no": _clause("shall-not", ["drone-strike", "sabotage"]), "yes": _clause("may", ["drone-strike", "jamming"]),
    })

    assert {cell.state for (domain, _), cell in cells.items() if domain is Domain.SEA} == {State.OUT_OF_SCOPE}
    assert cells[Domain.LAND, "sabotage"] == Cell(Domain.LAND, "sabotage", State.FORBIDDEN, ("no",))
    assert cells[Domain.AIR, "drones"] == Cell(Domain.AIR, "drones", State.LIMITED, ("no", "yes"))
    assert cells[Domain.ELECTRONIC, "jamming and deception"].state is State.ALLOWED


def test_a_place_limits_the_domains() -> None:
    """A clause that names a sea zone settles the sea, and the land only where its scope names that zone."""
    clauses = {"no": _clause("shall-not", ["attack"], where="bay")}
    zones = {"bay": {"kind": "sea"}}

    assert _cells(zones=zones, clauses=clauses)[Domain.SEA, "attack"].state is State.FORBIDDEN
    assert _cells(zones=zones, clauses=clauses)[Domain.LAND, "attack and fire"].state is State.SILENT
    reached = _cells(zones=zones, clauses=clauses, scope={"land": "bay"})
    assert reached[Domain.LAND, "attack and fire"].state is State.FORBIDDEN


def test_only_norms_that_forbid_or_allow_count() -> None:
    """Declarations, clauses without a modal and duties settle nothing, except a duty to abstain."""
    sabotage = _clause("shall-not", ["sabotage"])
    nothing = {"duty": _clause("shall", ["sabotage"]), "declared": {**sabotage, "kind": "declaratory"},
               "unsaid": {key: value for key, value in sabotage.items() if key != "modal"}}

    assert {cell.state for cell in _cells(clauses=nothing).values()} == {State.SILENT}
    abstain = _cells(clauses={"duty": _clause("shall", ["not-fire", "sabotage"])})
    assert abstain[Domain.LAND, "attack and fire"].state is State.FORBIDDEN
    assert abstain[Domain.LAND, "sabotage"].state is State.SILENT


def test_placing_heavy_weapons_counts_by_its_object() -> None:
    """Placing something settles the last family on land only where heavy weapons are placed."""
    guns = {"no": {**_clause("shall-not", ["place"]), "object": "artillery"}}
    signs = {"no": {**_clause("shall-not", ["place"]), "object": "signposts"}}

    assert _cells(clauses=guns)[Domain.LAND, LAST].state is State.FORBIDDEN
    assert _cells(clauses=signs)[Domain.LAND, LAST].state is State.SILENT


def test_everywhere_is_every_domain_and_land_is_not_the_sea() -> None:
    """A clause that holds everywhere reaches the sea, and one for a zone on land does not."""
    zones = {"strip": {"kind": "buffer"}}

    assert _cells(clauses={"no": _clause("shall-not", ["attack"])})[Domain.SEA, "attack"].state is State.FORBIDDEN
    on_land = _cells(zones=zones, clauses={"no": _clause("shall-not", ["attack"], where="strip")})
    assert on_land[Domain.SEA, "attack"].state is State.SILENT
    assert on_land[Domain.LAND, "attack and fire"].state is State.FORBIDDEN


def test_an_area_of_the_case_is_land() -> None:
    """A clause for an area of the case, which is no zone of the text, holds on land."""
    text = {"framework": "2026.1", "id": "example", "case": "c", "stage": "cessation", "parties": ["A", "B"],
            "clauses": {"no": _clause("shall-not", ["attack"], where="town")}}
    case = {"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}},
            "areas": {"town": {"name": "Town"}}}
    framework = documents_from_bytes(json.dumps(text).encode(), name="x.framework.json",
                                     case=json.dumps(case).encode()).framework.model
    states = {(cell.domain, cell.family): cell.state for cell in matrix(framework)}

    assert states[Domain.LAND, "attack and fire"] is State.FORBIDDEN
    assert states[Domain.SEA, "attack"] is State.SILENT
