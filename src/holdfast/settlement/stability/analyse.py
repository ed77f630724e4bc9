"""The whole analysis of a graph model: what holds for whom, against which coalitions, and which jumps are left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.stability.coalition import AgainstCoalitions, against_coalitions, can_examine
from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.individual import Reaches, stable
from holdfast.settlement.stability.jumps import Jumps, jumps
from holdfast.settlement.stability.model import Flags, GraphModel
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """What was found out about a model; a part that was not reached in time is absent, and never guessed."""

    reaches: Reaches
    individual: Mapping[Concept, tuple[Flags, ...]]
    """Per decision maker the states that are stable for it; a concept is there only if done for everybody."""
    coalition: AgainstCoalitions | None = None
    jumps: Jumps | None = None
    too_large: bool = False
    """Whether the model has too many states or decision makers for its coalitions to be examined."""
    stopped: bool = False
    """Whether the work ended before it was done."""

    @property
    def model(self) -> GraphModel:
        """The model."""
        return self.reaches.model

    @property
    def equilibria(self) -> Mapping[Concept, Flags]:
        """The states that are stable for everybody, under each concept."""
        return {concept: np.logical_and.reduce(flags) for concept, flags in self.individual.items()}

    def _repr_html_(self) -> str:
        """The result as a notebook shows it."""
        from holdfast.settlement.stability.notebook import stability_html  # it describes this class, so it comes later

        return stability_html(self)


def analyse_stability(model: GraphModel, *, watch: Watch | None = None) -> Stability:
    """Stability under every concept, against every coalition, and the jumps between equilibria."""
    watch = watch or Watch()
    reaches = Reaches.of(model)
    individual: dict[Concept, tuple[Flags, ...]] = {}
    for concept in Concept:
        flags: list[Flags] = []
        for maker in range(len(model.decision_makers)):
            if watch.is_over:
                return Stability(reaches, individual, stopped=True)
            watch.tell("single decision makers", len(individual) / len(Concept))
            flags.append(stable(reaches, maker, concept))
        individual[concept] = tuple(flags)
    if not can_examine(reaches):
        return Stability(reaches, individual, too_large=True)
    alone = Stability(reaches, individual)
    groups = against_coalitions(reaches, watch=watch)
    found = jumps(reaches, alone.equilibria, watch=watch)
    return Stability(reaches, individual, groups, found, stopped=not (groups.complete and found.complete))
