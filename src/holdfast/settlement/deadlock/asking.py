"""Asking a satisfiability solver in small pieces, so that the watch is heard and Ctrl-C stays with this process."""

from __future__ import annotations

from collections.abc import Sequence

from pysat.solvers import Glucose4, Minisat22

from holdfast.solving.watch import Watch

CONFLICTS_A_LOOK = 5_000
"""So many conflicts the solver may go through before the watch is asked again; some hundredths of a second."""


def satisfiable(solver: Minisat22 | Glucose4, watch: Watch, *, assumptions: Sequence[int] = ()) -> bool | None:
    """Whether the clauses can all hold under the assumptions; nothing where the time was up before."""
    while not watch.is_over:
        solver.conf_budget(CONFLICTS_A_LOOK)
        # Unless it expects an interrupt the solver takes over Ctrl-C while it works, and jumps out of its work then.
        holds: bool | None = solver.solve_limited(assumptions=list(assumptions), expect_interrupt=True)
        if holds is not None:
            return holds
    return None
