"""A second analysis of graph models, straight from the definitions: sets, loops and nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from holdfast.settlement.stability.concepts import CoalitionConcept, Concept
from holdfast.settlement.stability.model import GraphModel

Move = Callable[[int, int], bool]


@dataclass(frozen=True)
class Naive:
    """A graph model as sets of pairs and lists of ranks."""

    arcs: tuple[frozenset[tuple[int, int]], ...]
    ranks: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, model: GraphModel) -> Naive:
        """The same model without arrays."""
        return cls(tuple(frozenset(map(tuple, arcs.T.tolist())) for arcs in model.arcs),
                   tuple(tuple(ranks.tolist()) for ranks in model.ranks))

    @property
    def states(self) -> range:
        """All states."""
        return range(len(self.ranks[0]))

    @property
    def makers(self) -> range:
        """All decision makers."""
        return range(len(self.ranks))

    def reached(self, group: Iterable[int], start: int, *, improving: bool = False) -> set[int]:
        """States that legal sequences of moves of the group lead to: nobody moves twice in succession."""
        members = tuple(group)
        seen: set[tuple[int, int]] = set()
        waiting = [(start, -1)]
        while waiting:
            here, last = waiting.pop()
            for member in members:
                if member == last:
                    continue
                for origin, target in self.arcs[member]:
                    gains = self.ranks[member][target] > self.ranks[member][origin]
                    if origin == here and (gains or not improving) and (target, member) not in seen:
                        seen.add((target, member))
                        waiting.append((target, member))
        return {state for state, _ in seen}

    def stable(self, maker: int, state: int, concept: Concept) -> bool:
        """Whether a state is stable for one decision maker."""
        ranks = self.ranks[maker]
        others = [other for other in self.makers if other != maker]
        for target in self.reached([maker], state, improving=True):
            if concept is Concept.NASH:
                return False
            answers = self.reached(others, target, improving=concept in (Concept.SEQ, Concept.SSE))
            bad = {answer for answer in answers if ranks[answer] <= ranks[state]}
            if concept in (Concept.SMR, Concept.SSE):
                bad = {answer for answer in bad
                       if all(ranks[out] <= ranks[state] for out in self.reached([maker], answer))}
            if not bad:
                return False
        return True

    def equilibrium(self, state: int, concept: Concept) -> bool:
        """Whether a state is stable for everybody."""
        return all(self.stable(maker, state, concept) for maker in self.makers)

    def better(self, group: tuple[int, ...], state: int, than: int) -> bool:
        """Whether every member prefers one state to another."""
        return all(self.ranks[member][state] > self.ranks[member][than] for member in group)

    def holds_against(self, group: tuple[int, ...], state: int, concept: CoalitionConcept) -> bool:
        """Whether a state is stable for a coalition."""
        others = [other for other in self.makers if other not in group]
        for target in self.reached(group, state):
            if not self.better(group, target, state):
                continue
            if concept is CoalitionConcept.CNASH:
                return False
            bad = {answer for answer in self.reached(others, target) if not self.better(group, answer, state)}
            if concept is CoalitionConcept.CSMR:
                bad = {answer for answer in bad
                       if not any(self.better(group, out, state) for out in self.reached(group, answer))}
            if not bad:
                return False
        return True

    def groups(self, least: int = 1) -> list[tuple[int, ...]]:
        """Every coalition of at least so many."""
        return [group for size in range(least, len(self.makers) + 1)
                for group in itertools.combinations(self.makers, size)]

    def jumps(self, concept: Concept) -> set[tuple[int, int, tuple[int, ...]]]:
        """Every equilibrium jump."""
        held = [state for state in self.states if self.equilibrium(state, concept)]
        return {(state, target, group) for state in held for group in self.groups(2)
                for target in self.reached(group, state) if target in held and self.better(group, target, state)}

    def counts(self, state: int, maker: int) -> dict[Concept, int]:
        """In how many strict rankings by one decision maker the state is an equilibrium."""
        found = dict.fromkeys(Concept, 0)
        for ranking in itertools.permutations(self.states):
            ranks = tuple(ranking if other == maker else self.ranks[other] for other in self.makers)
            turned = Naive(self.arcs, ranks)
            for concept in Concept:
                found[concept] += turned.equilibrium(state, concept)
        return found
