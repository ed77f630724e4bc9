"""The nuclear sites that a text has to reckon with: installations of the case near the line, and zones of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause, Modal
from holdfast.document.text import words_in
from holdfast.document.zone import ZoneKind
from holdfast.rules.context import Context

NUCLEAR = "nuclear"
PLANT_ACTS = frozenset({"operate-plant", "regulate-plant", "restart-plant"})
"""Acts of those who run or supervise a plant."""

OPERATION = frozenset({"operate-plant", "plant-operation"})
REGULATION = frozenset({"plant-regulation", "regulate-plant"})
"""Functions of an administration at a plant."""


@dataclass(frozen=True, slots=True)
class Site:
    """One nuclear site with the places by which a text can name it."""

    name: str
    address: str
    places: frozenset[str]
    alone: bool = True
    """Whether it is the only one, so that a clause on a plant without a place is about it."""

    def has(self, clause: Clause) -> bool:
        """Whether a clause holds at the site: it names it, or no place or every place."""
        return not clause.where or bool({"everywhere", *self.places}.intersection(clause.where))

    def is_meant(self, clause: Clause) -> bool:
        """Whether a clause on a plant means this one: it names it, or no place where there is no other."""
        return bool(self.places.intersection(clause.where)) or (not clause.where and self.alone)


def sites(context: Context) -> tuple[Site, ...]:
    """The nuclear sites near the line, those that the text has a zone for, and those that its clauses name."""
    found = [*_installations(context), *_own_zones(context)]
    return tuple(Site(name, address, places, len(found) == 1) for name, address, places in found)


def unplaced(context: Context) -> tuple[str, ...]:
    """Nuclear installations of which the case does not say whether they lie near the line, and the text nothing."""
    if context.case is None:
        return ()
    return tuple(id for id, one in context.case.installations.items()
                 if one.kind == NUCLEAR and one.near_line is None and not _is_named(context, id))


def undeclared(context: Context) -> tuple[str, ...]:
    """Zones of kind ``site`` of which neither the text nor the case says what stands there."""
    return tuple(id for id, zone in context.framework.zones.items()
                 if zone.kind is ZoneKind.SITE and zone.site is None and _installation_of(context, id) is None)


def _installations(context: Context) -> Iterator[tuple[str, str, frozenset[str]]]:
    for id, one in (context.case.installations if context.case else {}).items():
        if one.kind == NUCLEAR and (one.near_line or _is_named(context, id)):
            zones = _zones_of(context, id)
            address = f"zones.{zones[0]}" if zones else "zones"
            yield words_in(one.name), address, frozenset({id, *zones})


def _own_zones(context: Context) -> Iterator[tuple[str, str, frozenset[str]]]:
    for id, zone in context.framework.zones.items():
        if zone.site == NUCLEAR and _installation_of(context, id) is None:
            yield words_in(zone.name) or id, f"zones.{id}", frozenset({id})


def _zones_of(context: Context, installation: str) -> tuple[str, ...]:
    return tuple(id for id in context.framework.zones if _installation_of(context, id) == installation)


def _installation_of(context: Context, zone_id: str) -> str | None:
    """The installation of the case that a zone is, by its id, or around which it is drawn."""
    known: Mapping[str, object] = context.case.installations if context.case else {}
    return next((id for id in (zone_id, context.framework.zones[zone_id].around) if id in known), None)


def _is_named(context: Context, installation: str) -> bool:
    places = {installation, *_zones_of(context, installation)}
    named = any(places.intersection(clause.where) for clause in context.framework.clauses.values())
    governed = any(places.intersection(one.areas) for one in context.framework.administration.values())
    return len(places) > 1 or named or governed


def who_at(context: Context, site: Site, modal: Modal, acts: frozenset[str]) -> frozenset[str]:
    """Everybody whom a clause at the site binds to one of the acts."""
    return frozenset(
        who for clause in context.operative.values()
        if clause.modal is modal and acts.intersection(clause.act) and site.has(clause) for who in clause.who)
