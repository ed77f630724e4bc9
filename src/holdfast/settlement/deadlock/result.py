"""What explains a deadlock: its minimal conflicts, its minimal relaxations, and whether these are all of them."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.settlement.problem import Floor, Package


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of demands that no package keeps together: without any one of them the others can hold."""

    items: tuple[str, ...]
    """Ids of firm red lines and exclusions, and of reserves and ratifications where these were asked for; sorted."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A smallest set of demands without which the rest can hold together."""

    items: tuple[str, ...]
    """Ids as in a conflict; sorted."""
    witness: Package
    """A package that keeps everything else; within the floor where there is such a one."""
    rank: int
    """1 for those that ask for the least; relaxations that ask for the same share a rank."""
    by_party: tuple[tuple[str, tuple[str, ...]], ...]
    """Whose items they are: party and its ids, in the order of the problem; items of nobody are left out."""
    lines: int
    """How many of the items are red lines."""
    concedes: bool
    """Whether somebody would have to accept less than it has without a deal, or go without approval at home."""
    impossible: tuple[str, ...] = ()
    """The items that nobody can give up, because they cannot stand together by their nature."""
    below_floor: tuple[Floor, ...] = ()
    """Options below the floor of which every package that this opens picks one; empty where some avoids them all."""

    @property
    def proposable(self) -> bool:
        """Whether the program may put it forward: people can give all of it up, and the floor is kept."""
        return not self.impossible and not self.below_floor


@dataclass(frozen=True, slots=True)
class Deadlock:
    """All minimal conflicts and relaxations of a reading, each verified; both empty where a package is acceptable."""

    conflicts: tuple[Conflict, ...]
    """Fewest items first, then by ids."""
    relaxations: tuple[Relaxation, ...]
    """By rank, then by ids."""
    complete: bool
    """Whether these are proven to be all."""
    reason: str
    """Why they may not be all; empty where they are."""
    reserves: bool
    """Whether no deal and approval at home counted; if not, nothing here rests on what anything is worth to anybody."""

    @property
    def exists(self) -> bool | None:
        """Whether it is proven that no package keeps everything; nothing where that is not known."""
        if self.conflicts:
            return True
        return False if self.complete else None
