"""A graph model from a file becomes a case that holds it, and is the same model there."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.document.load import case_from_bytes
from holdfast.document.read import read_path
from holdfast.errors import UsageProblem
from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.case_models import models_of
from holdfast.settlement.stability.files import models_in
from holdfast.settlement.stability.model import GraphModel
from holdfast.settlement.stability.to_case import can_hold, case_of_models

FOLDER = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "graph-models"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".yaml", ".json"))


def read(path: Path) -> tuple[GraphModel, ...]:
    """The models in a file of the corpus."""
    return models_in(read_path(str(path), aliases=True))


def imported(path: Path) -> tuple[GraphModel, ...]:
    """The models of the case that the file becomes."""
    text = case_of_models(read(path), source=path.name)
    return models_of(case_from_bytes(text.encode(), name="c.case.yaml").model)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_moves_and_preferences_stay(path: Path) -> None:
    """Every model of a file in which somebody moves has the same moves, ranks and status quo in the case, state by state."""
    held = [model for model in read(path) if can_hold(model)]
    for before, after in zip(held, imported(path), strict=True):
        assert [arcs.tolist() for arcs in after.arcs] == [arcs.tolist() for arcs in before.arcs]
        assert [ranks.tolist() for ranks in after.ranks] == [ranks.tolist() for ranks in before.ranks]
        assert after.status_quo == before.status_quo


def test_what_holds_stays() -> None:
    """The equilibria of an imported model are those of the file."""
    path = FOLDER / "elmira.yaml"
    before, after = analyse_stability(read(path)[0]), analyse_stability(imported(path)[0])

    assert {c: f.tolist() for c, f in after.equilibria.items()} == {c: f.tolist() for c, f in before.equilibria.items()}


def test_the_case_says_where_it_comes_from_and_takes_an_id() -> None:
    """The file is a source of the case, options are carried over where they tell states apart, and --id names it."""
    text = case_of_models(read(FOLDER / "syria-iraq-1975.yaml"), source="syria-iraq-1975.yaml", id="river")

    case = case_from_bytes(text.encode(), name="c.case.yaml").model
    assert case.id == "river"
    assert "syria-iraq-1975.yaml" in text
    assert len(next(iter(case.graph_models.values())).options) == 3
    with pytest.raises(UsageProblem, match="is not an id"):
        case_of_models(read(FOLDER / "elmira.yaml"), source="elmira.yaml", id="no id!")
