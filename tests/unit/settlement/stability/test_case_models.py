"""Graph models that stand in a case, as plain numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.document.case import Case
from holdfast.document.load import case_from_bytes, load_case
from holdfast.errors import UsageProblem
from holdfast.settlement.stability.case_models import models_of
from holdfast.settlement.stability.model import Irreversible

VALID = Path(__file__).resolve().parents[4] / "corpus" / "valid" / "graph_models.case.yaml"


@pytest.fixture(scope="module")
def case() -> Case:
    """The case of the corpus that holds every field of a graph model."""
    return load_case(str(VALID)).model


def test_states_moves_and_preferences_are_made_from_options(case: Case) -> None:
    """What is infeasible is left out, what is merged is one state, and statements rank."""
    river = models_of(case)[0]
    assert [state.choices for state in river.states] == ["NNN", "YNN", "NYN", "NNY", "YNY", "-YY"]
    assert river.arcs[1].T.tolist() == [[3, 0], [4, 1], [5, 2]]
    assert river.ranks[0].tolist() == [3, 2, 3, 1, 0, 1]
    assert river.ranks[1].tolist() == [3, 5, 2, 1, 4, 0]
    assert [option.irreversible for option in river.options] == [None, None, Irreversible.NO]


def test_listed_states_keep_their_ids_and_rankings(case: Case) -> None:
    """Ids, status quo, ties and the name of the source are those of the case; moves follow from the choices."""
    talks = models_of(case)[1]
    assert [state.id for state in talks.states] == ["away", "there"]
    assert (talks.name, talks.title, talks.sources, talks.status_quo) == ("talks", "Talks", ("A note",), 0)
    assert talks.arcs[0].T.tolist() == [[0, 1]]
    assert talks.arcs[1].T.tolist() == []
    assert [ranks.tolist() for ranks in talks.ranks] == [[0, 1], [0, 0]]


def test_listed_moves_count_where_there_are_no_options(case: Case) -> None:
    """A model may do without options."""
    plain = models_of(case)[2]
    assert plain.arcs[0].T.tolist() == [[0, 1]]
    assert plain.ranks[0].tolist() == [0, 1]


def test_what_cannot_be_made_into_states_says_which_model_it_is() -> None:
    """A model in which nothing can be is refused by name."""
    text = ("case: '2026.1'\nid: c\nparties: {A: {name: A}}\ngraph-models:\n  none:\n    name: N\n"
            "    decision-makers: {A: {name: A}}\n    options: {o: {name: O, of: A}}\n    infeasible: ['-']\n"
            "    preferences: {A: {statements: [o == Y]}}\n")
    with pytest.raises(UsageProblem, match=r"The graph model none: .*no state"):
        models_of(case_from_bytes(text.encode(), name="c.case.yaml").model)
