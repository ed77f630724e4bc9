"""What is found out about an exchange, as JSON and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.roadmap.evaluate import margins
from holdfast.roadmap.files.exchange import Exchange
from holdfast.roadmap.problem import TOLERANCE
from holdfast.roadmap.reading import At, reading_of
from holdfast.roadmap.remedies.deposits import Deposits, least_deposits, tidy
from holdfast.roadmap.search.result import Safest
from holdfast.roadmap.search.safest import safest_order
from holdfast.roadmap.search.valued import with_deposits
from holdfast.solving.watch import Watch


@dataclass(frozen=True, slots=True)
class ExchangeFound:
    """Whether an exchange is safe with its deposits, in which order, and what deposits would do."""

    exchange: Exchange
    best: Safest
    """The safest order with the deposits that the file gives."""
    deposits: Deposits
    """Least deposits, those of the file left aside."""

    @property
    def safe(self) -> bool | None:
        """Whether no party ever gains by walking away, in the order found; nothing where the search could not tell."""
        if self.best.margin >= -TOLERANCE:
            return True
        return False if self.best.margin_bound < -TOLERANCE else None

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON."""
        problem = self.exchange.problem
        ids = tuple(step.id for step in problem.steps)
        whole = margins(reading_of(problem, At.MID), 0)
        return {
            "name": problem.name, "safe": self.safe,
            "order": [ids[position] for position in self.best.order] if self.safe else None,
            "least_margin": tidy(self.best.margin),
            **self.deposits.as_json(),
            "gain_from_whole_exchange": {party: tidy(float(gain))
                                         for party, gain in zip(problem.parties, whole, strict=True)},
        }

    def text(self) -> str:
        """The answer in words."""
        problem, found = self.exchange.problem, self.as_json()
        held = ", ".join(f"{party} {tidy(value)}" for party, value in self.exchange.deposits.items())
        lines = [f"{problem.name}: {len(problem.steps)} steps of {_listed(problem.parties)}; deposits {held}."]
        if self.safe:
            lines += ["  Safe: in this order nobody ever gains by walking away.", f"  {' → '.join(found['order'])}"]
        elif self.safe is None:
            lines.append("  Not known: no safe order was found, and none is ruled out.")
        else:
            lines.append("  Not safe: in every order somebody gains by walking away at some point.")
        least = ", ".join(f"{party} {value}" for party, value in found["least_deposit"].items())
        pairs = "; ".join(_listed([f"{party} {value}" for party, value in zip(problem.parties, pair, strict=True)])
                          for pair in found["minimal_deposit_pairs"])
        lines.append(f"  Least deposit, the same for each: {found['least_equal_deposit']}. "
                     f"Least of one where the others put up enough: {least}.")
        more = "" if self.deposits.complete else "; there may be more"
        return "\n".join([*lines, f"  Deposits of which none can be lowered alone: {pairs}{more}."])


def _listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def found_out(exchange: Exchange, *, watch: Watch) -> ExchangeFound:
    """Whether an exchange is safe with its deposits, and the least deposits that make it safe."""
    reading = reading_of(exchange.problem, At.MID)
    best = safest_order(with_deposits(reading, exchange.deposits), watch=watch)
    return ExchangeFound(exchange, best, least_deposits(reading, watch=watch))


def exchanges_json(found: Sequence[ExchangeFound], *, several: bool) -> dict[str, Any]:
    """The answers as JSON: one, or a list of them where the file is a list."""
    return {"instances": [one.as_json() for one in found]} if several else found[0].as_json()
