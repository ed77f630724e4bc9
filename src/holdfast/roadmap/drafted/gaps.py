"""Protection gaps: the time between what a party gives up and the guarantee that is to protect it then.

What counts as giving up protection, and when a guarantee comes in time, is decided as the rule SEC005 decides it, at
every stage of a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.sec.protection import IN_TIME, UNKNOWN, Concession, Times, at_most, concessions, gaps, times_of
from holdfast.rules.sec.protection import Gap as Late


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of one party, or one that cannot be told from the text as encoded."""

    address: str
    """What the party gives up; where that cannot be told, the first of the guarantees asked."""
    known: bool
    text: str
    party: str = ""
    guarantees: tuple[str, ...] = ()
    """Those that protect the party."""
    before: tuple[str, ...] = ()
    """What comes before them, or may."""
    days: tuple[float, float | None] | None = None
    """Least and most days until the first of them; no end where nothing bounds it, ``None`` where no day is known."""

    def as_json(self) -> dict[str, Any]:
        """The gap as JSON."""
        days = {"low": self.days[0], "high": self.days[1]} if self.days is not None else None
        return {"address": self.address, "known": self.known, "text": self.text, "party": self.party,
                "guarantees": list(self.guarantees), "before": list(self.before), "days": days}


def gaps_of(context: Context) -> tuple[Gap, ...]:
    """The gaps of a text, those that are known first, and one per party for all that cannot be told."""
    guarantees = context.framework.guarantees
    times = times_of(context)
    found: list[Gap] = []
    untold: dict[str, list[str]] = {}
    for concession in concessions(context):
        late = dict(gaps(times, concession))
        for party in concession.parties:
            own = {id: gap for id, gap in late.items() if party in guarantees[id].to}
            if not own or IN_TIME in own.values():
                continue
            if UNKNOWN in own.values():
                untold.setdefault(party, []).append(concession.id)
            else:
                found.append(_known(times, concession, party, own))
    return (*found, *_untold(context, untold))


def _known(times: Times, concession: Concession, party: str, own: Mapping[str, Late]) -> Gap:
    days = _days(times, concession, own)
    names = listed(list(own), last="or")
    if days is None:
        text = f"{party} has to do this before {names} begins to protect it; by how many days is not said."
    else:
        most = f"at least {days[0]:g}" if days[1] is None else f"{days[0]:g}" if days[0] == days[1] else \
            f"{days[0]:g} to {days[1]:g}"
        text = f"{party} has to do this, and {names} protects it only {most} days later."
    return Gap(f"{concession.family}.{concession.id}", known=True, text=text, party=party, guarantees=tuple(own),
               before=(concession.id,), days=days)


def _days(times: Times, concession: Concession, own: Mapping[str, Late]) -> tuple[float, float | None] | None:
    """Days until the first of the guarantees: those that wait for the concession itself have no day."""
    late = {id: gap for id, gap in own.items() if isinstance(gap, float)}
    if not late:
        return None
    ends = [most for id in late if (most := at_most(times, concession, id)) is not None]
    low = min(late.values())
    return low, (max(low, min(ends)) if ends else None)


def _untold(context: Context, untold: Mapping[str, list[str]]) -> Iterator[Gap]:
    for party, before in untold.items():
        own = tuple(id for id, guarantee in context.framework.guarantees.items() if party in guarantee.to)
        text = (f"Whether {listed(list(own), last='or')} protects {party} before {some_of(before)} cannot be told from "
                "the times and the order in the text as encoded.")
        yield Gap(f"guarantees.{own[0]}", known=False, text=text, party=party, guarantees=own, before=tuple(before))
