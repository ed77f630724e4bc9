"""ALPHA over whole arrays of draws, in logarithms, so that long audits and many of them at once can be followed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfast.science.alpha_audit import ShrinkTruncate

Floats = NDArray[np.float64]


def alpha_logs(values: NDArray[Any], *, estimate: ShrinkTruncate, total: int, drawn: int = 0,
               drawn_sum: Floats | float = 0.0, upper: float = 1.0, null: float = 0.5) -> Floats:
    """Ln T after each draw, along the last axis; the same as ``alpha_statistics`` without replacement.

    To go on with an audit, ``drawn`` and ``drawn_sum`` say what was drawn before, and what comes back is added to its
    ln T. Logarithms neither run over nor vanish in long audits. Source: Stark (2023), equations 6 and 14.
    """
    x = np.asarray(values, dtype=np.float64)
    before = np.cumsum(x, axis=-1) - x + np.expand_dims(np.asarray(drawn_sum, dtype=np.float64), -1)
    numbers = drawn + np.arange(x.shape[-1], dtype=np.float64)
    mean = (total * null - before) / (total - numbers)
    raw = (estimate.weight * estimate.reported + before) / (estimate.weight + numbers)
    eta = np.maximum(raw, mean + estimate.least / np.sqrt(estimate.weight + numbers))
    eta = np.minimum(upper * (1 - 1e-12), eta)
    open_ = (mean > 0) & (mean < upper)
    safe = np.where(open_, mean, upper / 2)
    factor = np.where(open_, (x * eta / safe + (upper - x) * (upper - eta) / (upper - safe)) / upper, 1.0)
    with np.errstate(divide="ignore"):
        logs = np.log(factor)
    logs[(mean < 0) | ((mean == 0) & (x > 0))] = np.inf
    return np.cumsum(logs, axis=-1)
