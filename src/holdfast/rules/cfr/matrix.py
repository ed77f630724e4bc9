"""The matrix of domains and families of hostile acts: whether a text forbids or allows each, or leaves it out."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause, ClauseKind, Modal
from holdfast.document.framework import Framework
from holdfast.document.zone import Domain, ZoneKind
from holdfast.rules.acts import FIRE
from holdfast.rules.cfr.prohibited_acts import FAMILIES, LAST, families_of

OUT_OF_SCOPE = "out-of-scope"
EVERYWHERE = "everywhere"

_ATTACK = (FIRE - {"not-fire"}) | FAMILIES["offensive operations"] | FAMILIES["firing"] | {"hostile-act"}
_ANY_WEAPON = frozenset({"fire", "use-weapons", "use-force", "conduct-hostilities", "hostile-act"})
"""Acts that stand for every use of a weapon, from the air as well."""
_DRONES = FAMILIES["drones"]
_MINES = FAMILIES["new mines or obstacles"]

CELLS: Mapping[Domain, Mapping[str, frozenset[str]]] = {
    Domain.LAND: {
        "attack and fire": _ATTACK,
        "reconnaissance": FAMILIES["reconnaissance"],
        "sabotage": FAMILIES["sabotage"],
        "mines and obstacles": _MINES,
        LAST: FAMILIES[LAST],
    },
    Domain.AIR: {
        "air and missile strikes": FAMILIES["air and missile strikes"] | _ANY_WEAPON,
        "drones": _DRONES,
        "crewed flights": frozenset({"drone-flight", "fly-aircraft", "overflight", "overfly", "crewed-flight"}),
    },
    Domain.SEA: {
        "attack": _ATTACK | {"attack-at-sea", "attack-ship", "attack-ships", "naval-attack", "attack-port"},
        "drones": _DRONES | {"sea-drone-attack", "use-sea-drones"},
        "mines": _MINES | {"lay-sea-mines"},
        "hindering of navigation": frozenset({"obstruct-navigation", "blockade", "board-ship", "stop-ships"}),
    },
    Domain.CYBER: {
        "attacks": frozenset({"cyber-attack", "cyber-attacks", "cyber-operation", "attack-networks"}),
    },
    Domain.ELECTRONIC: {
        "jamming and deception": frozenset({"jamming", "jam", "spoof", "spoofing", "electronic-attack"}),
    },
}
"""Domain → family of acts in words → acts; ``drone-flight`` is the flight of a drone or aircraft."""

_ONLY_AT: Mapping[ZoneKind, Domain] = {ZoneKind.AIRSPACE: Domain.AIR, ZoneKind.SEA: Domain.SEA}
"""Kind of zone → the one domain that it lies in; every other kind is a piece of land with what is above it."""


class State(enum.StrEnum):
    """What a text says of one family of acts in one domain."""

    FORBIDDEN = "forbidden"
    ALLOWED = "allowed"
    LIMITED = "limited"
    """Forbidden by one clause and allowed by another."""
    OUT_OF_SCOPE = "out-of-scope"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix, with the clauses that settle it."""

    domain: Domain
    family: str
    state: State
    clauses: tuple[str, ...] = ()


def matrix(framework: Framework) -> tuple[Cell, ...]:
    """Every cell, domain by domain, of a text with defaults and picks applied."""
    return tuple(_cells(framework))


def _cells(framework: Framework) -> Iterator[Cell]:
    ruling = [(id, clause, forbidden, reached) for id, clause in framework.clauses.items()
              if (forbidden := _forbidden(clause)) is not None and (reached := _reached(framework, clause))]
    for domain, families in CELLS.items():
        if OUT_OF_SCOPE in framework.scope.get(domain, ()):
            yield from (Cell(domain, family, State.OUT_OF_SCOPE) for family in families)
            continue
        here = [(id, clause, forbidden) for id, clause, forbidden, reached in ruling if domain in reached]
        for family, acts in families.items():
            found = [(id, forbidden) for id, clause, forbidden in here if _names(clause, family, acts)]
            yield Cell(domain, family, _state([forbidden for _, forbidden in found]), tuple(id for id, _ in found))


def _state(forbidden: list[bool]) -> State:
    if not forbidden:
        return State.SILENT
    if all(forbidden):
        return State.FORBIDDEN
    return State.LIMITED if any(forbidden) else State.ALLOWED


def _forbidden(clause: Clause) -> bool | None:
    """True for a prohibition, False for a permission, nothing for a clause that is neither."""
    if clause.kind is not ClauseKind.OPERATIVE or clause.modal is None:
        return None
    if clause.modal is Modal.SHALL:
        return True if any(act.startswith("not-") for act in clause.act) else None
    return clause.modal is Modal.SHALL_NOT


def _names(clause: Clause, family: str, acts: frozenset[str]) -> bool:
    told = clause.act if clause.modal is not Modal.SHALL else (act for act in clause.act if act.startswith("not-"))
    named = {act.removeprefix("not-") for act in told}
    if family == LAST and any(family in families_of(act, clause.object) for act in named):
        return True
    return bool(named & acts)


def _reached(framework: Framework, clause: Clause) -> frozenset[Domain]:
    """The domains in which a clause holds: all of them where it names no place, or everywhere."""
    if not clause.where or EVERYWHERE in clause.where:
        return frozenset(Domain)
    found: set[Domain] = set()
    for id in clause.where:
        found |= {domain for domain, places in framework.scope.items() if id in places}
        zone = framework.zones.get(id)
        only = _ONLY_AT.get(zone.kind) if zone is not None else None
        found |= {only} if only is not None else {Domain.LAND, Domain.AIR, Domain.CYBER, Domain.ELECTRONIC}
    return frozenset(found)
