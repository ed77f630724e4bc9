from __future__ import annotations

from holdfast.settlement.deadlock.graph import Edge, conflict_graph
from holdfast.settlement.deadlock.result import Conflict, Deadlock


def test_pairs_are_counted_once_for_each_conflict_that_they_share() -> None:
    """Nodes carry the number of their conflicts, edges the number of conflicts both ends stand in."""
    found = Deadlock((Conflict(("d",)), Conflict(("a", "b")), Conflict(("a", "b", "c"))), (), True, "", False)
    graph = conflict_graph(found)

    assert graph.nodes == (("a", 2), ("b", 2), ("c", 1), ("d", 1))
    assert graph.edges == (Edge("a", "b", 2), Edge("a", "c", 1), Edge("b", "c", 1))
