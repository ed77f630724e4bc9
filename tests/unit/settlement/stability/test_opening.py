"""Graph models from a path: a file of models, or a case that holds some."""

from __future__ import annotations

import pytest

from holdfast.document.load import load_set
from holdfast.errors import UnusableInput
from holdfast.settlement.stability.opening import load_graph_models
from holdfast.settlement.translate import problem_of_documents
from holdfast.settlement.translate_plan import plan_of


@pytest.mark.parametrize(("path", "names"), [
    ("corpus/cases/graph-models/elmira.yaml", ["elmira"]),
    ("corpus/valid/graph_models.case.yaml", ["river", "talks", "plain"]),
])
def test_a_file_and_a_case_give_their_models(path: str, names: list[str]) -> None:
    """What holds graph models gives all of them, in its order, whichever of the two it is."""
    assert [model.name for model in load_graph_models(path)] == names


def test_anything_else_is_refused() -> None:
    """A framework holds no graph models and is refused with a finding."""
    with pytest.raises(UnusableInput):
        load_graph_models("corpus/valid/settlement.framework.yaml")


def test_open_picks_are_no_part_of_a_plan() -> None:
    """A plan has the name of its text and the picks that are made, without those left open."""
    documents = load_set("corpus/valid/settlement.framework.yaml")
    translated = problem_of_documents(documents)
    assert translated is not None
    plan = plan_of(documents.framework.model, translated.problem)

    assert plan.name == "settlement-draft"
    assert plan.picks == {"line": "mutual", "status": "reserved", "prisoners": "at-once"}
