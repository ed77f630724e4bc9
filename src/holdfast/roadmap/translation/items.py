"""Which elements of a text are steps of its roadmap, and which are humanitarian and stand outside any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause, ClauseKind, Modal, Reversible
from holdfast.document.framework import Framework, Stage
from holdfast.document.roadmap_parts import Step
from holdfast.document.text import words_in
from holdfast.rules.acts import HUMANITARIAN


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be done: a step with the clauses it carries out, or a clause that no step carries out."""

    id: str
    address: str
    step: Step | None
    clauses: Mapping[str, Clause]
    humane: bool

    @property
    def by(self) -> tuple[str, ...]:
        """Who performs it: as the step says, or else as its clauses do."""
        if self.step is not None and self.step.by:
            return self.step.by
        return tuple(dict.fromkeys(party for clause in self.clauses.values() for party in clause.who))

    @property
    def reversible(self) -> Reversible | None:
        """Whether it can be undone: as the step says, or the least that its clauses allow; ``None`` for no word."""
        if self.step is not None and self.step.reversible is not None:
            return self.step.reversible
        said = [clause.reversible for clause in self.clauses.values()]
        if not said or None in said:
            return Reversible.NO if Reversible.NO in said else None
        order = list(Reversible)
        return max((one for one in said if one is not None), key=order.index)

    @property
    def title(self) -> str:
        """Its words for people."""
        elements = [self.step] if self.step is not None else list(self.clauses.values())
        for element in elements:
            for name in ("title", "heading", "text"):
                if said := words_in(getattr(element, name, None)):
                    return said
        return self.id


def items_of(framework: Framework) -> Iterator[Item]:
    """The steps of a text and the clauses to be done once that no step carries out, in the order of the text.

    In a pause all of whose steps are humanitarian, its other duties prepare them and are humanitarian too.
    """
    steps = [_step(id, step, framework) for id, step in framework.steps.items()]
    only_people = framework.stage is Stage.PAUSE and bool(steps) and all(item.humane for item in steps)
    carried = {clause for step in framework.steps.values() for clause in step.does}
    for id, clause in framework.clauses.items():
        if id not in carried and is_done_once(clause):
            yield Item(id, f"clauses.{id}", None, {id: clause}, only_people or _is_humane(clause))
    yield from steps


def _step(id: str, step: Step, framework: Framework) -> Item:
    clauses = {name: framework.clauses[name] for name in step.does if name in framework.clauses}
    by_acts = bool(clauses) and all(map(_is_humane, clauses.values()))
    return Item(id, f"steps.{id}", step, clauses, bool(step.humanitarian) or step.exchange is not None or by_acts)


def is_done_once(clause: Clause) -> bool:
    """Whether a clause requires something that is done and then over: no prohibition, no duty that lasts or recurs."""
    when = clause.when
    lasts = when is not None and (when.continuous or when.every is not None or when.until is not None)
    return clause.kind is ClauseKind.OPERATIVE and clause.modal is Modal.SHALL and not lasts


def _is_humane(clause: Clause) -> bool:
    return bool(clause.act) and HUMANITARIAN.issuperset(clause.act)
