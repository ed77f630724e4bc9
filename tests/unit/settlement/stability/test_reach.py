"""What a coalition reaches, on graphs of every shape."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.stability.drawn import models
from tests.unit.settlement.stability.naive import Naive

from holdfast.settlement.stability import reach
from holdfast.settlement.stability.bits import above, below, diagonal, packed, single, unpacked
from holdfast.settlement.stability.components import components, layers
from holdfast.settlement.stability.model import GraphModel, dense_ranks

EDGES = st.integers(1, 12).flatmap(lambda count: st.tuples(
    st.just(count), st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=30)))


@given(drawn=EDGES)
def test_components_are_those_of_another_library(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    """Two nodes have one component exactly where each leads to the other, and what is led to is numbered first."""
    count, edges = drawn
    origin, target = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    component, number = components(count, origin, target)
    graph = nx.DiGraph(edges)
    graph.add_nodes_from(range(count))
    wanted = {frozenset(part) for part in nx.strongly_connected_components(graph)}
    assert {frozenset(np.flatnonzero(component == one).tolist()) for one in range(number)} == wanted
    assert (component[origin] >= component[target]).all()


@given(drawn=EDGES)
def test_layers_put_what_is_led_to_first(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    """In a graph without cycles every node stands in one layer, after all that it leads to."""
    count, edges = drawn
    falling = np.array([(a, b) for a, b in edges if a > b], dtype=np.int64).reshape(-1, 2)
    found = layers(count, falling[:, 0], falling[:, 1])
    layer_of = {int(node): number for number, layer in enumerate(found) for node in layer}
    assert sorted(layer_of) == list(range(count))
    assert all(layer_of[int(a)] > layer_of[int(b)] for a, b in falling)


@pytest.mark.parametrize("at_once", [8, 1 << 20])
@given(model=models(), data=st.data())
def test_folds_run_over_exactly_what_is_reached(model: GraphModel, data: st.DataObject, at_once: int) -> None:
    """The union over what a group reaches is what the definition reaches, however much is held at once."""
    group = tuple(sorted(data.draw(st.sets(st.integers(0, len(model.decision_makers) - 1), min_size=1))))
    patch = pytest.MonkeyPatch()
    with patch.context() as inside:
        inside.setattr(reach, "_AT_ONCE", at_once)
        found = reach.reach_of([model.arcs[member] for member in group], model.size)
        one = single(np.arange(model.size), model.size)
        reached = unpacked(found.fold(one, np.bitwise_or, empty=0), model.size)
        least = found.fold(np.arange(model.size), np.minimum, empty=99)
    naive = Naive.of(model)
    for state in range(model.size):
        wanted = naive.reached(group, state)
        assert set(np.flatnonzero(reached[state]).tolist()) == wanted
        assert least[state] == min(wanted, default=99)


@given(rows=st.integers(1, 5), columns=st.integers(1, 140), data=st.data())
def test_bits_come_back_as_they_went_in(rows: int, columns: int, data: st.DataObject) -> None:
    """Packing and unpacking change nothing, whatever the width."""
    flags = np.array(data.draw(st.lists(st.lists(st.booleans(), min_size=columns, max_size=columns),
                                        min_size=rows, max_size=rows)))
    assert np.array_equal(unpacked(packed(flags), columns), flags)


@given(ranks=st.lists(st.integers(0, 5), min_size=1, max_size=130))
def test_better_and_worse_states_as_bits(ranks: list[int]) -> None:
    """The sets of states above and below each state follow its rank, and nothing is above itself."""
    dense = dense_ranks(ranks)
    values = np.array(ranks)
    assert np.array_equal(unpacked(below(dense), len(ranks)), values[None, :] < values[:, None])
    assert np.array_equal(unpacked(above(dense), len(ranks)), values[None, :] > values[:, None])
    assert not diagonal(above(dense)).any()
    assert diagonal(~above(dense)).all()
