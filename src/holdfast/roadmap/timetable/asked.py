"""The questions to the solver about the timetables of one problem; what the plain definitions deny is never taken."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from holdfast.roadmap.problem import TOLERANCE, Problem
from holdfast.roadmap.reading import Reading
from holdfast.roadmap.timetable.evaluate import breaks, greatest_exposure_of, least_margin_of
from holdfast.roadmap.timetable.keeping import Keeping
from holdfast.roadmap.timetable.model import Model, alike
from holdfast.roadmap.timetable.solving import Answer, Effort, answer
from holdfast.roadmap.timetable.windows import Limit, Windows, from_day, windows_of, without
from holdfast.solving.watch import Watch

FINE = 9
"""Digits to which the largest number of worth is counted where proof is asked for."""

EARLY = 0.3
"""Effort at most to have steps begin early."""

ROUNDS = ((6, False), (FINE, False), (FINE, True))
"""How worth is counted, from the quickest; the last is strict, so that its timetables keep every limit."""

Days = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timetable has to keep."""

    margin: float = -math.inf
    exposure: float = math.inf


@dataclass(frozen=True, slots=True)
class Found:
    """What is known about the shortest timetable that keeps what is wanted."""

    begins: Days | None
    bound: int
    impossible: bool = False
    """Whether there is none for sure."""
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One problem, and how hard to try."""

    problem: Problem
    reading: Reading
    together: int | None
    effort: Effort
    watch: Watch
    order: Sequence[int] | None = None
    """A safe order of single steps, where one is known."""

    def without(self, limits: Collection[Limit]) -> Asked:
        """The same with some limits of the calendar left aside."""
        return replace(self, problem=without(self.problem, limits))

    @property
    def windows(self) -> Windows:
        """The days on which each step can begin."""
        return windows_of(self.problem)

    def ends(self, begins: Days) -> Days:
        """The ends that go with some beginnings."""
        return tuple(begin + length for begin, length in zip(begins, self.windows.lengths, strict=True))

    def margin(self, begins: Days) -> float:
        """The least margin, by the plain definitions."""
        return least_margin_of(self.reading, begins, self.ends(begins))

    def exposure(self, begins: Days) -> float:
        """The greatest exposure, by the plain definitions."""
        return greatest_exposure_of(self.reading, begins, self.ends(begins))

    def keeps(self, begins: Days, wanted: Wanted) -> bool:
        """Whether a timetable keeps what is wanted, by the plain definitions."""
        return ((wanted.margin == -math.inf or self.margin(begins) >= wanted.margin - TOLERANCE)
                and (wanted.exposure == math.inf or self.exposure(begins) <= wanted.exposure + TOLERANCE))

    def shortest(self, wanted: Wanted, *, known: Days | None = None) -> Found:
        """The shortest timetable that keeps what is wanted, and among those one whose steps begin early."""
        windows = self.windows
        bound, cut_off = windows.length, False
        if not windows.possible or self._out_of_reach(wanted):
            return Found(None, bound, impossible=True)
        best = self._start(windows, wanted, known)
        for digits, strict in ROUNDS:
            model = self._model(windows, wanted, digits=digits, strict=strict)
            model.cp.add(model.length >= bound)
            model.cp.minimize(model.length)
            said = self._answer(model, best)
            cut_off |= said.cut_off
            if not strict and said.begins is None and said.proven:
                return Found(None, bound, impossible=True)
            if not strict and math.isfinite(said.bound):
                bound = max(bound, math.ceil(said.bound - 1e-6))
            if said.begins is None:
                break
            if self.keeps(said.begins, wanted):
                best = self._shorter(best, said.begins)
                early, cut = self._early(windows, best, wanted, digits=digits, strict=strict)
                return Found(early, bound, cut_off=cut_off or cut)
        return Found(best, bound, cut_off=cut_off)

    def safest(self) -> tuple[Days | None, float, bool]:
        """A timetable with the greatest least margin found, what bounds it, and whether there is none for sure."""
        windows = self.windows
        if not windows.possible:
            return None, -math.inf, True
        start = self._start(windows, Wanted(), None)
        if self._out_of_reach(Wanted(0.0)) or not self.reading.rows:
            said = self._answer(self._model(windows, Wanted(), digits=FINE), start)
            return said.begins or start, -math.inf if self.reading.rows else math.inf, _none(said)
        model = self._model(windows, Wanted(), digits=FINE)
        keeping = Keeping(model, self.reading, digits=FINE)
        model.cp.maximize(keeping.least_margin())
        said = self._answer(model, start)
        bound = said.bound / keeping.scale if math.isfinite(said.bound) and said.begins is not None else math.inf
        return said.begins or start, bound, _none(said)

    def least_exposed(self, margin: float, known: Days) -> tuple[Days, float]:
        """A timetable with a margin and the smallest greatest exposure found, and what bounds it."""
        model = self._model(self.windows, Wanted(margin), digits=FINE)
        keeping = Keeping(model, self.reading, digits=FINE)
        model.cp.maximize(keeping.least_relief())
        said = self._answer(model, known)
        bound = -said.bound / keeping.scale if math.isfinite(said.bound) and said.begins is not None else 0.0
        if (said.begins is not None and self.keeps(said.begins, Wanted(margin))
                and self.exposure(said.begins) < self.exposure(known)):
            return said.begins, max(0.0, bound)
        return known, max(0.0, bound)

    def possible(self, wanted: Wanted) -> bool | None:
        """Whether some timetable keeps what is wanted; ``None`` where that could not be told."""
        windows = self.windows
        if not windows.possible or self._out_of_reach(wanted):
            return False
        if self._start(windows, wanted, None) is not None:
            return True
        for strict in (False, True):
            said = self._answer(self._model(windows, wanted, digits=FINE, strict=strict), None)
            if said.begins is not None and self.keeps(said.begins, wanted):
                return True
            if said.begins is None:
                return False if said.proven and not strict else None
        return None

    def _out_of_reach(self, wanted: Wanted) -> bool:
        """Whether pretending to perform some step always pays, so that no margin is kept."""
        return wanted.margin > -math.inf and (
            bool((self.reading.doubt == math.inf).any()) or (wanted.margin == math.inf and bool(self.reading.rows)))

    def _model(self, windows: Windows, wanted: Wanted, *, digits: int, strict: bool = False) -> Model:
        model = Model(self.problem, windows, together=self.together)
        model.same_order(alike(self.problem, self.reading, windows))
        keeping = Keeping(model, self.reading, digits=digits, strict=strict)
        if math.isfinite(wanted.margin):
            keeping.margin(wanted.margin)
        if math.isfinite(wanted.exposure):
            keeping.exposure(wanted.exposure)
        return model

    def _answer(self, model: Model, hint: Days | None, *, amount: float | None = None) -> Answer:
        effort = self.effort if amount is None else replace(self.effort, amount=min(amount, self.effort.amount))
        said = answer(model, effort=effort, watch=self.watch, hint=hint)
        if said.begins is not None:
            wrong = breaks(self.problem, said.begins, self.ends(said.begins), together=self.together)
            if wrong:
                raise AssertionError(f"the solver broke a limit: {wrong[0]}")
        return said

    def _early(self, windows: Windows, begins: Days, wanted: Wanted, *, digits: int,
               strict: bool) -> tuple[Days, bool]:
        """A timetable no longer whose steps begin early, as far as a little effort goes; whether that was cut off."""
        model = self._model(windows, wanted, digits=digits, strict=strict)
        model.cp.add(model.length <= max(self.ends(begins)))
        model.cp.minimize(sum(model.begins))
        said = self._answer(model, begins, amount=EARLY)
        kept = said.begins is not None and self.keeps(said.begins, wanted)
        return (said.begins if kept and said.begins is not None else begins), said.cut_off

    def _shorter(self, best: Days | None, begins: Days) -> Days:
        return begins if best is None or max(self.ends(begins)) <= max(self.ends(best)) else best

    def _start(self, windows: Windows, wanted: Wanted, known: Days | None) -> Days | None:
        """A timetable to start from: the one known, or one step at a time in the order known."""
        if known is None and self.order is not None:
            known = _one_by_one(windows, self.order)
        if known is None or not self.keeps(known, wanted):
            return None
        return known if not breaks(self.problem, known, self.ends(known), together=self.together) else None


def _none(said: Answer) -> bool:
    return said.begins is None and said.proven


def _one_by_one(windows: Windows, order: Sequence[int]) -> Days | None:
    """The steps one after another, each as early as it can; nothing where a window closes first."""
    begins: dict[int, int] = {}
    ready = 0
    for number in order:
        waited = max((begins[other] + int(windows.apart[other, number]) for other in begins), default=0)
        day = from_day(windows.begins[number], max(ready, waited))
        if day is None:
            return None
        begins[number] = day
        ready = day + max(1, windows.lengths[number])  # steps without length on one day would be at the same time
    return tuple(begins[number] for number in range(len(begins)))
