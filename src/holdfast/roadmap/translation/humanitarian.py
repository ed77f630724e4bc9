"""Humanitarian steps at their earliest feasible date, and what the draft ties them to.

They wait for their own preparations only: other humanitarian steps, and what keeps the people in them safe on the way,
which is recognised by its place (a crossing, a corridor, a site and the air above). Nothing pays for them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause
from holdfast.document.framework import Framework
from holdfast.document.quantity import Quantity
from holdfast.document.roadmap_parts import Exchange, Gate
from holdfast.document.zone import ZoneKind
from holdfast.inputs.quantity_input import span
from holdfast.roadmap.translation.days import Scale, length
from holdfast.roadmap.translation.items import Item
from holdfast.roadmap.translation.order import Order
from holdfast.roadmap.translation.translated import Batch, Days, Humanitarian, Tie

_ON_THE_WAY = frozenset({ZoneKind.SITE, ZoneKind.CORRIDOR, ZoneKind.AIRSPACE})

_READYING = frozenset({"issue-orders", "exchange-orders", "confirm-orders", "notify"})
"""Acts that make the way safe, wherever the text places them."""


@dataclass(frozen=True, slots=True)
class People:
    """Places the humanitarian items of one text."""

    framework: Framework
    order: Order
    items: Mapping[str, Item]
    drafted: Mapping[str, Days | None]
    """When the draft has each element begin."""
    scale: Scale
    now: float = 0.0
    """The day from which the plan continues."""

    def placed(self, item: Item) -> Humanitarian:
        """A humanitarian step at its earliest feasible date."""
        begins = self._begins(item, frozenset())
        step = item.step
        days = length(step.duration if step else None)
        exchange = step.exchange if step else None
        return Humanitarian(
            item.id, item.by, begins, (begins[0] + days.low, begins[1] + days.high), self.drafted.get(item.id),
            title=item.title, batches=tuple(_batches(exchange, begins)) if exchange else (),
            intermediary=exchange.intermediary if exchange else (), order=exchange.order if exchange else ())

    def _begins(self, item: Item, seen: frozenset[str]) -> Days:
        """The first day on which its own preparations are over."""
        waits = self.order.of(item.id)
        low = high = self.now
        for other, _ in waits.humane:
            if other in seen or other == item.id or other not in self.items:
                continue
            first = self._begins(self.items[other], seen | {item.id})
            step = self.items[other].step
            days = length(step.duration if step else None)
            lag = waits.lags[other]
            low, high = max(low, first[0] + days.low + lag), max(high, first[1] + days.high + lag)
        seasons = item.step.seasons if item.step else ()
        for period in (self.scale.closed_outside(seasons) or ()) if seasons else ():
            if period.first <= high < period.last:
                low, high = max(low, period.last), period.last
        return low, high

    def ties(self, item: Item) -> Iterator[Tie]:
        """What the draft ties a humanitarian step to that is not its own preparation."""
        waits = self.order.of(item.id)
        for other in (*waits.steps, *waits.through):
            if not self._prepares(other):
                yield Tie(item.id, other, self._says(item.id, other), "precondition",
                          f"{item.id} waits for {other}, which is no preparation of its own.")
        step = item.step
        for name in ("cost", "deposit") if step is not None else ():
            for party in getattr(step, name):
                yield Tie(item.id, party, f"{item.address}.{name}.{party}", "deposit",
                          f"A {name} of {party} stands on {item.id}; a humanitarian step counts in no account.")
        for id, clause in item.clauses.items():
            for party in clause.cost:
                yield Tie(item.id, party, f"clauses.{id}.cost.{party}", "deposit",
                          f"A cost of {party} stands on {id}; a humanitarian duty counts in no account.")
        begins, drafted = self._begins(item, frozenset()), self.drafted.get(item.id)
        if drafted is not None and drafted[0] > begins[1] + 0.5:
            yield Tie(item.id, "", item.address, "later-than-feasible",
                      f"The draft begins {item.id} on day {drafted[0]:.0f}; nothing in the text as encoded says why it "
                      f"could not begin on day {begins[1]:.0f}.")
        if step is not None and step.exchange is not None:
            yield from _counts(item, step.exchange)

    def _says(self, id: str, other: str) -> str:
        """The address of the link by which one waits for the other, or of the first on the way."""
        edges = self.order.graph.waits_for(id)
        return next((edge.address for edge in edges if edge.on == other), edges[0].address if edges else "")

    def _prepares(self, id: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether an element is a preparation of a humanitarian step: by its act, or by its place on the way."""
        if id in self.items:
            return True
        framework = self.framework
        if id in framework.clauses:
            return self._on_the_way(framework.clauses[id])
        if id in framework.gates and id not in seen:
            return self._gate_prepares(framework.gates[id], seen | {id})
        return False

    def _on_the_way(self, clause: Clause) -> bool:
        if clause.act and _READYING.issuperset(clause.act):
            return True
        zones = [self.framework.zones[name] for name in clause.where if name in self.framework.zones]
        return bool(zones) and len(zones) == len(clause.where) and all(zone.kind in _ON_THE_WAY for zone in zones)

    def _gate_prepares(self, gate: Gate, seen: frozenset[str]) -> bool:
        return bool(gate.needs) and all(self._prepares(need, seen) for need in gate.needs)


def _counts(item: Item, exchange: Exchange) -> Iterator[Tie]:
    totals = {party: sum(_middle(count) for count in gives.values()) for party, gives in exchange.gives.items()}
    if len(totals) > 1 and len(set(totals.values())) == 1 and any(totals.values()):
        count = next(iter(totals.values()))
        yield Tie(item.id, "", f"{item.address}.exchange.gives", "exchange-count",
                  f"Each side gives {count:.0f}: equal counts. Check that nobody's release waits for the other's "
                  "number; after active hostilities it waits for none (Third Geneva Convention, article 118).")


def _batches(exchange: Exchange, begins: Days) -> Iterator[Batch]:
    """The batches with their days and counts; categories go in the order that the text gives."""
    number = max(1, round(_middle(exchange.batches))) if exchange.batches is not None else 1
    every = exchange.every.bounds_days if exchange.every is not None else (0.0, 0.0)
    order = [*exchange.order, *(name for gives in exchange.gives.values() for name in gives)]
    left = {party: {name: _middle(gives[name]) for name in dict.fromkeys(order) if name in gives}
            for party, gives in exchange.gives.items()}
    for n in range(number):
        counts: dict[str, dict[str, float]] = {}
        for party, held in left.items():
            room = sum(held.values()) if n == number - 1 else math.ceil(sum(held.values()) / (number - n) - 1e-9)
            counts[party] = _taken(held, room)
        yield Batch(n + 1, (begins[0] + n * every[0], begins[1] + n * every[1]), counts)


def _taken(held: dict[str, float], room: float) -> dict[str, float]:
    taken: dict[str, float] = {}
    for name, count in held.items():
        some = min(count, room)
        if some > 0:
            taken[name] = some
            held[name] = count - some
            room -= some
    return taken


def _middle(quantity: Quantity) -> float:
    return span(quantity)[1]
