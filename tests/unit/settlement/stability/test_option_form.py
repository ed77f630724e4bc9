"""States and moves made from options, and preferences made from statements."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.conditions import Condition, Vocabulary, holds, parse_condition
from holdfast.errors import UsageProblem
from holdfast.settlement.stability.model import Irreversible, Option, State
from holdfast.settlement.stability.option_form import arcs_of, choices_in, choices_of
from holdfast.settlement.stability.prioritise import (
    ranks_from_marks,
    ranks_from_ranking,
    ranks_from_statements,
    tied_groups,
)

DAM = (Option("release", of="S"), Option("escalate", of="S"), Option("attack", of="I"))


def condition(text: str) -> Condition:
    """A condition over options."""
    return parse_condition(text, vocabulary=Vocabulary.TEXT)


@pytest.mark.parametrize("infeasible", ["YY-", condition("release == Y and escalate == Y")])
def test_what_cannot_stand_together_is_left_out(infeasible: str | Condition) -> None:
    """Patterns and conditions leave out the same states; the first option varies fastest, ids count from 1."""
    found = choices_of(DAM, infeasible=[infeasible])
    assert [state.choices for state in found.states] == ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
    assert [state.id for state in found.states] == [1, 2, 3, 4, 5, 6]


def test_merged_states_stand_last_and_are_reached_as_one() -> None:
    """All combinations of a merged pattern are one state, and a move into any of them leads there."""
    found = choices_of(DAM, infeasible=["YY-"], merged=["--Y"])
    assert [state.choices for state in found.states] == ["NNN", "YNN", "NYN", "--Y"]
    assert arcs_of(found, "I").T.tolist() == [[0, 3], [1, 3], [2, 3], [3, 0], [3, 1], [3, 2]]
    assert arcs_of(found, "S").T.tolist() == [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]]


@pytest.mark.parametrize(("stays", "wanted"), [(Irreversible.YES, [[0, 1]]), (Irreversible.NO, [[1, 0]]),
                                               (None, [[0, 1], [1, 0]])])
def test_what_cannot_be_undone_is_not_undone(stays: Irreversible | None, wanted: list[list[int]]) -> None:
    """An option that stays taken is not given up, one that stays dropped is not taken up."""
    assert arcs_of(choices_of([Option("o", of="A", irreversible=stays)]), "A").T.tolist() == wanted


def test_two_states_for_one_combination_are_refused() -> None:
    """Moves cannot be made where it is not clear into which state they lead."""
    with pytest.raises(UsageProblem, match="1 and 2 both stand for YN"):
        choices_in([Option("a"), Option("b")], [State(1, "Y-"), State(2, "-N")])


@pytest.mark.parametrize(("options", "infeasible", "said"), [(17, [], "65,536"), (2, ["--"], "no state")])
def test_too_many_combinations_and_none_are_refused(options: int, infeasible: list[str], said: str) -> None:
    """The message says what is wrong with the size."""
    with pytest.raises(UsageProblem, match=said):
        choices_of([Option(f"o{number}") for number in range(options)], infeasible=infeasible)


def test_too_many_moves_of_one_are_refused() -> None:
    """One who holds all options could move from everywhere to everywhere."""
    choices = choices_of([Option(f"o{number}", of="A") for number in range(12)])
    with pytest.raises(UsageProblem, match="4,000,000 moves"):
        arcs_of(choices, "A")


def test_listed_states_may_stand_for_very_many_combinations_and_no_more() -> None:
    """A pattern with too many open letters is refused before it is written out."""
    options = [Option(f"o{number}", of="A") for number in range(40)]
    with pytest.raises(UsageProblem, match="use fewer"):
        choices_in(options, [State(1, "-" * 40)])


STATEMENTS = ("release == Y", "attack == N", "escalate == N or attack == Y")


@given(order=st.permutations(STATEMENTS))
def test_statements_weigh_as_powers_of_two(order: list[str]) -> None:
    """Statement k of n adds 2^(n-k) where it is true, and ranks follow the sums."""
    choices = choices_of(DAM)
    statements = [condition(text) for text in order]
    packages = [dict(zip(("release", "escalate", "attack"), state.choices, strict=True)) for state in choices.states]
    sums = [sum(2 ** (len(order) - 1 - k) for k, one in enumerate(statements) if holds(one, package))
            for package in packages]
    _, wanted = np.unique(sums, return_inverse=True)
    assert ranks_from_statements(statements, choices).tolist() == wanted.tolist()


def test_a_statement_is_true_of_a_merged_state_where_it_always_is() -> None:
    """Of the combinations that a merged state stands for, every one must fulfil the statement."""
    choices = choices_of(DAM, merged=["-Y-"])
    assert choices.where(condition("escalate == Y")).tolist() == [False] * 4 + [True]
    assert choices.where(condition("release == Y")).tolist() == [False, True, False, True, False]


@given(marks=st.integers(1, 70).flatmap(
    lambda width: st.lists(st.lists(st.booleans(), min_size=width, max_size=width), min_size=1, max_size=8)))
def test_more_statements_than_a_number_has_bits(marks: list[list[bool]]) -> None:
    """Ranks compare the statements from the first on, however many there are."""
    wanted = sorted({tuple(row) for row in marks})
    assert ranks_from_marks(np.array(marks)).tolist() == [wanted.index(tuple(row)) for row in marks]


@given(ranks=st.lists(st.integers(0, 4), min_size=1, max_size=10))
def test_a_ranking_gives_its_ranks_again(ranks: list[int]) -> None:
    """Tied groups, best first, and ranks are two ways of saying one thing."""
    _, dense = np.unique(ranks, return_inverse=True)
    assert ranks_from_ranking(tied_groups(dense.astype(np.int32)), states=len(ranks)).tolist() == dense.tolist()
