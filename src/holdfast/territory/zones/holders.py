"""Who holds or administers what under each option of an issue, as the text says it; never to whom it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdfast.document.at_picks import at_picks, picked
from holdfast.document.case import Case
from holdfast.document.framework import Framework

IN_CONTROL = "control"
"""What a zone says by ``held-by``; all else are functions of an administration."""


@dataclass(frozen=True, slots=True)
class Held:
    """One place and function under one option: who is in control or administers it under the text."""

    issue: str
    option: str
    place: str
    function: str
    """``control``, or a function that is administered; empty for all functions."""
    phase: str
    """Empty where the text names none."""
    holders: tuple[str, ...]
    """Nobody where the text as encoded does not say."""
    addresses: tuple[str, ...]
    picked: bool
    """Whether the text picks this option."""

    def as_json(self) -> dict[str, Any]:
        """The entry as JSON."""
        return {"issue": self.issue, "option": self.option, "place": self.place, "function": self.function,
                "phase": self.phase, "holders": list(self.holders), "addresses": list(self.addresses),
                "picked": self.picked}


_Key = tuple[str, str, str]
"""Place, function and phase."""


def holders_of(framework: Framework, case: Case | None) -> tuple[Held, ...]:
    """Places whose holder differs between the options of some issue of the case, option by option."""
    if case is None:
        return ()
    own = picked(framework)
    found = []
    for issue, entry in case.issues.items():
        tables = {option: _held(at_picks(framework, {**own, issue: option}, case=case)) for option in entry.options}
        for key in dict.fromkeys(key for table in tables.values() for key in table):
            held = {option: table.get(key, _NOT_SAID) for option, table in tables.items()}
            if len({frozenset(one[0]) for one in held.values()}) > 1:
                found += [Held(issue, option, *key, tuple(holders), tuple(addresses), picked=own.get(issue) == option)
                          for option, (holders, addresses) in held.items()]
    return tuple(found)


_Found = tuple[dict[str, None], dict[str, None]]
"""Holders and addresses, each once and in the order of the text."""
_NOT_SAID: _Found = ({}, {})


def _held(framework: Framework) -> dict[_Key, _Found]:
    """Who holds what under a text at its picks; several entries for the same place and function are joined."""
    found: dict[_Key, _Found] = {}

    def add(key: _Key, holders: tuple[str, ...], address: str) -> None:
        known = found.setdefault(key, ({}, {}))
        known[0].update(dict.fromkeys(holders))
        known[1][address] = None

    for id, zone in framework.zones.items():
        add((f"zones.{id}", IN_CONTROL, ""), zone.held_by, f"zones.{id}.held-by" if zone.held_by else f"zones.{id}")
    for id, entry in framework.administration.items():
        for area in entry.areas:
            for function in entry.functions or ("",):
                key = _place(framework, area), function, entry.phase or ""
                add(key, entry.authority, f"administration.{id}.authority")
    return found


def _place(framework: Framework, area: str) -> str:
    return f"zones.{area}" if area in framework.zones else f"areas.{area}"
