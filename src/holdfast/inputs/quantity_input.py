"""From a quantity of a document to a number with a range.

A value is a point; a range keeps its ends. A distribution that has ends keeps them, with its mean as middle; one
without (normal, lognormal, gamma) is cut to the central interval that holds ``level`` of its probability, with its
median as middle, which always lies inside.
"""

from __future__ import annotations

import math
from decimal import Decimal
from statistics import NormalDist

from holdfast.document.quantity import Distribution, Quantity, Shape
from holdfast.document.scalars import Basis, Marking
from holdfast.errors import UsageProblem
from holdfast.inputs.table import Input
from holdfast.science.gamma import gamma_quantile

_LARGEST_LOGARITHM = math.log(1e18)
"""A number of a document is no larger."""


def input_from(quantity: Quantity, *, name: str, address: str, otherwise: Basis = Basis.ASSUMED,
               sources: tuple[str, ...] = (), marking: Marking | None = None) -> Input:
    """The quantity at an address as an input.

    ``otherwise`` is its basis where it does not say one, ``sources`` and ``marking`` those of what it stands in.
    """
    low, mid, high = span(quantity)
    return Input(
        name=name, low=low, high=high, mid=mid, unit=quantity.unit or "", basis=quantity.basis or otherwise,
        address=address, sources=tuple(citation.ref for citation in quantity.source) or sources,
        marking=quantity.marking or marking, note=quantity.note or "",
    )


def span(quantity: Quantity) -> tuple[float, float, float]:
    """Least value, middle and greatest value of a quantity."""
    if quantity.value is not None:
        value = float(quantity.value)
        return value, value, value
    shape = quantity.distribution
    bounds = quantity.bounds
    if shape is None:
        assert bounds is not None  # else it is no quantity
        low, high = map(float, bounds)
        return low, (low + high) / 2, high
    if bounds is not None:
        low, high = map(float, bounds)
        return low, _mean(shape), high
    tail = (1 - float(quantity.level)) / 2
    return _below(tail, shape), _below(0.5, shape), _below(1 - tail, shape)


def _mean(shape: Distribution) -> float:
    """Mean of a distribution that has ends."""
    if shape.shape is Shape.BETA:
        a, b = _numbers(shape.a, shape.b)
        return a / (a + b)
    low, high = _numbers(shape.low, shape.high)
    return (low + high) / 2 if shape.mode is None else (low + float(shape.mode) + high) / 3


def _below(probability: float, shape: Distribution) -> float:
    """The value that a distribution without ends stays below with a probability."""
    if shape.shape is Shape.GAMMA:
        a, rate = _numbers(shape.a, shape.b)
        return gamma_quantile(probability, shape=a, rate=rate)
    mean, sd = _numbers(shape.mean, shape.sd)
    value = NormalDist(mean, sd).inv_cdf(probability)
    if shape.shape is not Shape.LOGNORMAL:
        return value
    if value > _LARGEST_LOGARITHM:
        raise UsageProblem(f"a lognormal distribution with mean {mean:g} and sd {sd:g} has values beyond 1e18; the two "
                           "are the mean and standard deviation of the logarithm")
    return math.exp(value)


def _numbers(*parameters: Decimal | None) -> list[float]:
    """The parameters that the distribution has."""
    return [float(parameter) for parameter in parameters if parameter is not None]
