"""A step as its roadmap is read: what it waits for, how long it takes, and when it can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from holdfast.document.quantity import Quantity
from holdfast.inputs.between import NOTHING, Between
from holdfast.norms.norm import Norm
from holdfast.roadmap.problem import Period, Step
from holdfast.roadmap.translation.days import length
from holdfast.roadmap.translation.first import FirstDays
from holdfast.roadmap.translation.humanitarian import People
from holdfast.roadmap.translation.items import Item, is_done_once
from holdfast.roadmap.translation.order import Waits
from holdfast.roadmap.translation.text import Text
from holdfast.roadmap.translation.votes import Ballots


@dataclass(frozen=True, slots=True)
class Steps:
    """Reads the steps of one text."""

    text: Text
    first: FirstDays
    people: People
    ballots: Ballots
    relative: dict[str, None] = field(default_factory=dict)
    """Elements whose deadline counts from something that is still to come."""

    def of(self, item: Item) -> Step:
        """One step of the problem."""
        waits = self.text.order.of(item.id)
        begins = max(self._begins(item), *(day for day in self._after_people(item, waits)), 0.0)
        step = item.step
        used = {name: self.text.number(value, f"{item.address}.resources.{name}", f"{name} that {item.id} takes", step)
                for name, value in (step.resources if step else {}).items()}
        return Step(
            item.id, item.by, tuple(waits.steps), item.reversible,
            days=self._length(item, "duration", step.duration if step else None),
            verification_days=self._length(item, "verification-delay", step.verification_delay if step else None),
            earliest=max(self.text.now, begins), latest=self._latest(item, waits, begins),
            closed=(*self._out_of_season(item), *self.ballots.closed(item)),
            waits={other: days for other, days in waits.steps.items() if days > 0},
            uses={name: read.high for name, read in used.items()},
            divisible=bool(step and step.divisible), title=item.title)

    def _begins(self, item: Item) -> float:
        """The first day by its own times, or by those of the clauses that it carries out where it has none."""
        own = self.first.of(item.id)
        if item.step is None or item.step.start is not None:
            return own
        starts = [self.text.scale.of(self.text.norms[id].start) for id in item.clauses]
        return max([own, *(start[1] for start in starts if start is not None)])

    def _after_people(self, item: Item, waits: Waits) -> Iterator[float]:
        """The day on which each humanitarian step is over that it waits for; that one does not itself wait."""
        for other, address in waits.humane:
            placed = self.people.placed(self.text.items[other])
            day = placed.ends[1] + waits.lags.get(other, 0.0)
            self.text.gathered.remark(
                "waits-for-people", address, f"{item.id} waits for {other}, which is humanitarian and does not itself "
                f"wait: it is taken to be over on day {day:.0f}.")
            yield day

    def _length(self, item: Item, key: str, quantity: Quantity | None) -> Between:
        if quantity is None:
            return NOTHING
        self.text.number(quantity, f"{item.address}.{key}", f"{key.replace('-', ' ')} of {item.id}", item.step)
        return length(quantity)

    def _latest(self, item: Item, waits: Waits, begins: float) -> float | None:
        """The last day that the text allows, its own word or that of the clauses it carries out."""
        carried = [id for id, clause in item.clauses.items() if item.step is not None and is_done_once(clause)]
        norms = [self.text.norms[id] for id in (item.id, *carried)]  # a duty that lasts has an end and no deadline
        ends = [day[0] for norm in norms for day in self._dates(norm)]
        for norm in norms:
            since = self._since(norm, waits, begins, own=norm.id == item.id)
            if since is None and norm.within:
                self.relative[norm.id] = None
            elif since is not None:
                ends += [since + one.bounds_days[0] for one in norm.within]
        latest = min(ends, default=None)
        if latest is not None and self.text.record.moment is not None and latest < self.text.now:
            self.text.gathered.remark(
                "deadline-passed", item.address, f"{item.id} was due on day {latest:.0f}, before day "
                f"{self.text.now:.0f}, from which the plan continues; it is planned without that deadline.")
            return None
        return latest

    def _since(self, norm: Norm, waits: Waits, begins: float, *, own: bool) -> float | None:
        """The day from which a time counts; nothing where that hangs on what is still to come."""
        if norm.start is not None:
            start = self.text.scale.of(norm.start)
            return start[1] if start is not None else None
        if own:
            return None if waits.steps else begins
        return None if norm.waits else 0.0

    def _dates(self, norm: Norm) -> Iterator[tuple[float, float]]:
        for point in norm.by:
            day = self.text.scale.of(point, closing=True)
            if day is not None:
                yield day
            elif point.depends_on is not None:
                self.relative[norm.id] = None

    def _out_of_season(self, item: Item) -> tuple[Period, ...]:
        """The days outside the months in which it can be done."""
        seasons = item.step.seasons if item.step else ()
        if not seasons:
            return ()
        closed = self.text.scale.closed_outside(seasons)
        if closed is None:
            self.text.gathered.remark(
                "season", f"{item.address}.seasons", f"{item.id} can be done in some months only; T0 has no date, so "
                "that the months cannot be laid out.")
        return closed or ()
