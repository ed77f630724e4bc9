"""One text as its roadmap is read: what is to be done, what waits for what, its times, and what has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.inputs.gathering import Gathering
from holdfast.inputs.table import Input
from holdfast.norms.norm import Norm
from holdfast.norms.timeline import Bar
from holdfast.roadmap.translation.days import Scale
from holdfast.roadmap.translation.items import Item
from holdfast.roadmap.translation.order import Order
from holdfast.roadmap.translation.record import Record


@dataclass(frozen=True, slots=True)
class Text:
    """One text as its roadmap is read, without what is done."""

    framework: Framework
    case: Case | None
    parties: tuple[str, ...]
    items: Mapping[str, Item]
    behind: tuple[Item, ...]
    """What is done already and is not humanitarian."""
    answers: tuple[str, ...]
    """What is to be done only once something was breached, set aside, or not done in time; duties are left out."""
    norms: Mapping[str, Norm]
    order: Order
    bars: Mapping[str, Bar]
    scale: Scale
    record: Record
    done: tuple[str, ...]
    """What is met, in the order of the text."""
    gathered: Gathering

    @property
    def steps(self) -> tuple[Item, ...]:
        """What belongs in the order: everything that is not humanitarian."""
        return tuple(item for item in self.items.values() if not item.humane)

    @property
    def humane(self) -> Mapping[str, Item]:
        """What stands outside the order because it helps people."""
        return {id: item for id, item in self.items.items() if item.humane}

    @property
    def now(self) -> float:
        """The day from which the plan continues; 0 where nothing has happened yet, or day 0 has no date."""
        moment = self.record.moment
        return max(0.0, (self.scale.moment(moment) or 0.0) if moment is not None else 0.0)

    def number(self, quantity: Quantity, address: str, name: str, inside: Element | None = None) -> Input:
        """A number that is the same in every future, remembered as an input."""
        return self.gathered.number(quantity, name=name, address=address, inside=inside)

    def outside(self, item: Item) -> bool:
        """Whether nobody who could walk away performs it."""
        return not any(party in self.parties for party in item.by)
