"""What comes before an element: everything that it waits for, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfast.norms.graph import WAITING
from holdfast.norms.norm import Link
from holdfast.rules.context import Context

_COMES_BEFORE = WAITING | {Link.ANSWER}


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a text: what each element waits for, and by which steps a clause is carried out."""

    waits: Mapping[str, tuple[str, ...]]
    """Id → the elements that must be met first, a vote whose answer lets it begin included."""
    done_by: Mapping[str, tuple[str, ...]]
    """Clause → the steps that carry it out."""
    start: str = ""
    """The element with which the text as a whole begins, where it begins with one."""

    def before(self, id: str) -> frozenset[str]:
        """Everything that comes before an element, the element itself left out unless it waits for itself.

        A clause that several steps carry out comes after what comes before all of them.
        """
        found = self._behind((id,))
        steps = [frozenset({step}) | self._behind((step,)) for step in self.done_by.get(id, ())]
        if steps:
            found |= frozenset.intersection(*steps)
        opening = self._behind((self.start,)) | {self.start} if self.start else frozenset[str]()
        return found if id in opening else found | opening

    def _behind(self, ids: Iterable[str]) -> frozenset[str]:
        seen: set[str] = set()
        ahead = [waited for id in ids for waited in self.waits.get(id, ())]
        while ahead:
            id = ahead.pop()
            if id not in seen:
                seen.add(id)
                ahead += self.waits.get(id, ())
        return frozenset(seen)


def order_of(context: Context) -> Order:
    """The order of a text."""
    waits: dict[str, list[str]] = {}
    for edge in context.graph.edges:
        if edge.link in _COMES_BEFORE:
            waits.setdefault(edge.waiting, []).append(edge.on)
    done_by: dict[str, list[str]] = {}
    for id, step in context.framework.steps.items():
        for clause in step.does:
            done_by.setdefault(clause, []).append(id)
    return Order(
        waits={id: tuple(found) for id, found in waits.items()},
        done_by={id: tuple(found) for id, found in done_by.items()},
        start=_opening(context),
    )


def _opening(context: Context) -> str:
    """The element whose end is T0, where T0 is when the text begins to bind."""
    calendar = context.framework.calendar
    if calendar is None or calendar.entry_into_force is not None or calendar.t0 is not None:
        return ""
    return (calendar.t0_at.depends_on or "") if calendar.t0_at else ""
