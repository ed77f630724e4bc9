"""A simulated negotiation over one text: a mediator proposes changes of it, and the parties vote on each.

After Klein, Faratin, Sayama & Bar-Yam (Group Decision and Negotiation 12, 2003) and Raiffa's one-text procedure. Hill
climbers accept what is no worse for them than the text on the table; annealers also accept a loss, with probability
exp(-loss / temperature), and the temperature falls. It shows where preferences as written down can lead when everybody
votes by them; it forecasts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from holdfast.settlement.draft.mediator import Mediator
from holdfast.settlement.draft.trades import FloorCheck
from holdfast.settlement.draft.voters import Values, Voters
from holdfast.settlement.evaluate import acceptable, codes_of
from holdfast.settlement.problem import Package
from holdfast.settlement.reading import Reading
from holdfast.solving.watch import Watch

ROUNDS = 2_000


@dataclass(frozen=True, slots=True)
class Cooling:
    """How the temperature, on the scale of utilities, falls evenly from the first round to the last."""

    start: float = 0.1
    end: float = 0.0

    def at(self, share: float) -> float:
        """The temperature when this share of the rounds is over."""
        return self.start + (self.end - self.start) * share


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the text that everybody accepted."""

    round: int
    changes: tuple[tuple[str, str, str], ...]
    """Issue, option before, option after."""
    temperature: float
    at_a_loss: tuple[str, ...]
    """Annealers that accepted it although it was worse for them."""
    gains: Values
    """Of the text after the step over no deal."""


@dataclass(frozen=True, slots=True)
class Path:
    """One simulated negotiation, from the draft to the text on the table at the end."""

    seed: int
    cooling: Cooling
    annealers: tuple[str, ...]
    start: Package
    end: Package
    gains_at_start: Values
    gains_at_end: Values
    """Over no deal, in the order of the parties."""
    acceptable_at_end: bool
    """Whether the last text is acceptable to everybody in this reading, at home as well."""
    proposals: int
    """Rounds held: one proposal each."""
    withheld: int
    """Proposals not put to the vote, or withdrawn after it, because of a firm limit or the floor."""
    steps: tuple[Step, ...]
    complete: bool
    """Whether all rounds were held."""


@dataclass(frozen=True, slots=True)
class End:
    """A text at which simulated negotiations came to rest."""

    package: Package
    times: int
    gains: Values
    """Over no deal."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where several negotiations from one text came to, each with a seed of its own."""

    paths: tuple[Path, ...]
    """In the order of the seeds; those that were not held to the end included."""
    ends: tuple[End, ...]
    """Of the paths that were held to the end, in the order of issues and options."""


def single_text(reading: Reading, start: Package, *, seed: int, rounds: int = ROUNDS, cooling: Cooling | None = None,
                who_anneals: Collection[str] = (), floor_check: FloorCheck | None = None,
                watch: Watch | None = None) -> Path:
    """One negotiation over a text; the same arguments give the same path."""
    watch, cooling = watch or Watch(), cooling or Cooling()
    rng = np.random.Generator(np.random.Philox(seed))
    voters, mediator = Voters(reading, who_anneals), Mediator(reading.problem, start, floor_check)
    values, held, withheld = voters.values(start), 0, 0
    steps: list[Step] = []
    while held < rounds and not watch.is_over:
        temperature = cooling.at(held / max(1, rounds - 1))
        held += 1
        text = mediator.propose(rng)
        if text is None:
            withheld += 1
            continue
        after = voters.values(text)
        more = tuple(new - old for new, old in zip(after, values, strict=True))
        if not voters.accept(more, temperature=temperature, rng=rng):
            continue
        if not mediator.may_stand(text):
            withheld += 1
            continue
        steps.append(Step(held, mediator.accept(text), temperature, voters.at_a_loss(more), voters.gains(after)))
        values = after
    ended = bool(acceptable(reading, codes_of([mediator.text], reading.problem))[0])
    return Path(seed, cooling, voters.annealers, start, mediator.text, voters.gains(voters.values(start)),
                voters.gains(values), ended, held, withheld, tuple(steps), complete=held == rounds)


def several(reading: Reading, start: Package, *, seeds: Sequence[int], rounds: int = ROUNDS,
            cooling: Cooling | None = None, who_anneals: Collection[str] = (),
            floor_check: FloorCheck | None = None, watch: Watch | None = None) -> Ends:
    """Several negotiations over the same text, and how often each end was reached."""
    watch = watch or Watch()
    paths: list[Path] = []
    for seed in seeds:
        if watch.is_over:
            break
        watch.tell("negotiations over one text", len(paths) / len(seeds))
        paths.append(single_text(reading, start, seed=seed, rounds=rounds, cooling=cooling, who_anneals=who_anneals,
                                 floor_check=floor_check, watch=watch))
    whole = [path for path in paths if path.complete]
    gains = {path.end: path.gains_at_end for path in whole}
    times = Counter(path.end for path in whole)
    return Ends(tuple(paths), tuple(End(end, times[end], gains[end]) for end in sorted(times)))
