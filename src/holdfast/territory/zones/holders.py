"""Who holds or administers what under each option of an issue, as the text says it; never to whom it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.document.at_picks import at_picks, picked
from holdfast.document.case import Case
from holdfast.document.framework import Framework


@dataclass(frozen=True, slots=True)
class Held:
    """One place under one option: who is in control or administers it under the text."""

    issue: str
    option: str
    place: str
    holders: tuple[str, ...]
    address: str
    picked: bool
    """Whether the text picks this option."""

    def as_json(self) -> dict[str, Any]:
        """The entry as JSON."""
        return {"issue": self.issue, "option": self.option, "place": self.place, "holders": list(self.holders),
                "address": self.address, "picked": self.picked}


def holders_of(framework: Framework, case: Case | None) -> tuple[Held, ...]:
    """Places whose holder differs between the options of some issue of the case, option by option."""
    if case is None:
        return ()
    own = picked(framework)
    found = []
    for issue, entry in case.issues.items():
        tables = {option: dict(_held(at_picks(framework, {**own, issue: option}, case=case)))
                  for option in entry.options}
        places = dict.fromkeys(place for table in tables.values() for place in table)
        for place in places:
            if len({tables[option].get(place) for option in entry.options}) > 1:
                found += [Held(issue, option, place, *tables[option].get(place, ((), "")),
                               picked=own.get(issue) == option) for option in entry.options]
    return tuple(found)


def _held(framework: Framework) -> Iterator[tuple[str, tuple[tuple[str, ...], str]]]:
    for id, zone in framework.zones.items():
        yield f"zones.{id}", (zone.held_by, f"zones.{id}.held-by" if zone.held_by else f"zones.{id}")
    for id, entry in framework.administration.items():
        for area in entry.areas:
            yield area, (entry.authority, f"administration.{id}.authority")
