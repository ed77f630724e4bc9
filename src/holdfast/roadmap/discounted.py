"""Margins where what comes later counts for less: the plain definition.

Steps are done one by one, each as long as it takes at most, verification included. What party i gains by carrying on
rather than walking away at time u, where the steps S are done, is

    margin_i(S, u) = L_i - w_i - sum over S of shift_ij + sum over the guards in force at S of their penalty for i
                     + sum over the rest of d_i^(t_j - u) * (benefit_ij - cost_ij + deposit_ij) + d_i^(T - u) * K_i

where t_j is when step j is done, T when the last one is, and d_i = exp(-rate_i) per year (Sandholm & Lesser 1995; the
no-regret constraint of safe exchange with a discount). What walking away wins or costs comes at once and in full. With
rate 0 this is the margin of an order without time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from holdfast.inputs.between import NOTHING
from holdfast.roadmap.evaluate import margins
from holdfast.roadmap.problem import PartyTerms, Problem, StepTerms
from holdfast.roadmap.reading import At, Floats, Reading, reading_of, taken

DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Later:
    """A reading with what is still to come kept apart, so that it can be discounted."""

    reading: Reading
    firm: Floats
    """Margin of each row from what comes at once, before any step is done, guards left out; shape (rows,)."""
    coming: Floats
    """What each step brings each row when it is done; shape (rows, steps)."""
    relationship: Floats
    """Worth of good relations after the last step; shape (rows,)."""
    kept: Floats
    """Discount factor of each row over the length of each step; shape (rows, steps)."""

    def firm_at(self, done: int) -> Floats:
        """What the margin of each row holds at once where some steps are done."""
        reading = self.reading
        whole = margins(reading, done)
        rest = [position for position in range(len(reading.before)) if not done >> position & 1]
        found: Floats = whole - self.relationship - self.coming[:, rest].sum(axis=1)
        return found

    def before(self, done: int, position: int) -> Floats:
        """The same for the look before a step is done, less what its performers need because of doubt."""
        reading = self.reading
        found: Floats = self.firm_at(done) - np.where(reading.acts[:, position], reading.doubt[:, position], 0.0)
        return found


def later_of(problem: Problem, at: At, *, rate: At) -> Later:
    """The problem at one reading of its ranges, with every party's discount rate at one end or the middle."""
    reading = reading_of(problem, at)
    count = len(problem.steps)
    shape = (len(reading.rows), count)
    coming, relationship, rates = np.zeros(shape), np.zeros(shape[0]), np.zeros(shape[0])
    for row, (future, number) in enumerate(reading.rows):
        party, terms = problem.parties[number], problem.futures[future]
        own = terms.parties.get(party, PartyTerms())
        relationship[row] = taken(own.relationship, at, good=True)
        rates[row] = taken(own.discount, rate, good=True)
        for position, step in enumerate(problem.steps):
            worth = terms.steps.get(step.id, StepTerms())
            coming[row, position] = (taken(worth.benefit.get(party, NOTHING), at, good=True)
                                     - taken(worth.cost.get(party, NOTHING), at, good=False)
                                     + taken(worth.deposit.get(party, NOTHING), at, good=True))
    days = np.array([step.days.high + step.verification_days.high for step in problem.steps]).reshape(count)
    firm = reading.start - relationship - coming.sum(axis=1)
    return Later(reading, firm, coming, relationship, np.exp(-np.outer(rates, days) / DAYS_A_YEAR))


def least_discounted(later: Later, order: Sequence[int]) -> float:
    """The least margin of any row at any moment of an order of single steps; infinite where nobody could walk away."""
    reading, ahead = later.reading, later.relationship.copy()
    done = (1 << len(reading.before)) - 1
    least = float((later.firm_at(done) + ahead).min(initial=np.inf))
    for position in reversed(order):
        ahead = later.kept[:, position] * (ahead + later.coming[:, position])
        done ^= 1 << position
        least = min(least, float((later.before(done, position) + ahead).min(initial=np.inf)))
    return least
