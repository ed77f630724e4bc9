"""One supplier paid in divisible money: whether some order of deliveries is safe (Sandholm and Lesser 1995)."""

from __future__ import annotations

from collections.abc import Sequence


def safe_deliveries(items: Sequence[tuple[float, float]], *, deposits: float) -> tuple[int, ...] | None:
    """An order in which each item's cost is at most the deposits plus the surplus of the items after it, or ``None``.

    ``items`` are (cost, value). Built from the end: items with a surplus by rising cost; before them the others by
    falling value.
    """
    gains = sorted((n for n, (cost, value) in enumerate(items) if value >= cost), key=lambda n: (items[n][0], n))
    losses = sorted((n for n, (cost, value) in enumerate(items) if value < cost), key=lambda n: (-items[n][1], n))
    surplus, order = deposits, []
    for n in (*gains, *losses):
        cost, value = items[n]
        if cost > surplus + 1e-9:
            return None
        surplus += value - cost
        order.append(n)
    return tuple(order[::-1])
