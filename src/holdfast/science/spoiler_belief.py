"""What an attack by spoilers does to trust (Kydd and Walter 2002)."""

from __future__ import annotations


def belief_after_attack(trust: float, *, despite_effort: float, without_effort: float) -> float:
    """The belief that the other side keeps its word after an attack that it might have prevented.

    Bayes: t f_T / (t f_T + (1 - t) f_U), where f_T is the chance of an attack although it tries to prevent one and f_U
    where it does not.
    """
    kept = trust * despite_effort
    whole = kept + (1 - trust) * without_effort
    return trust if whole == 0 else kept / whole


def least_trust(*, reward: float, temptation: float, punishment: float, sucker: float) -> float:
    """The belief from which on cooperating is worth it for a side that means to: (P - S) / [(R - T) + (P - S)].

    Assurance game with R > T (Kydd 2000, 2005).
    """
    return (punishment - sucker) / ((reward - temptation) + (punishment - sucker))
