"""The families of acts that a ceasefire has to name one by one, and the acts that belong to each."""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES: Mapping[str, frozenset[str]] = {
    "offensive operations": frozenset({
        "offensive-operation", "offensive-operations", "offensive-action", "attack", "assault", "advance",
        "ground-attack",
    }),
    "firing": frozenset({
        "fire", "firing", "open-fire", "shell", "shelling", "sniper-fire", "small-arms-fire", "artillery-fire",
"artillery-strike",
        "use-weapons",
    }),
    "air and missile strikes": frozenset({
        "air-strike", "missile-strike", "strike", "strikes", "long-range-strike", "air-attack", "launch-missile",
        "bomb",
    }),
    "drones": frozenset({
        "fly-drone", "fly-drones", "drone-flight", "drone-strike", "drone-attack", "use-drone", "use-drones",
        "operate-drone", "launch-drone", "uav-flight", "fly-uav", "use-uav",
    }),
    "reconnaissance": frozenset({"reconnaissance", "reconnoitre", "surveillance", "conduct-reconnaissance"}),
    "sabotage": frozenset({"sabotage", "subversion", "infiltrate", "infiltration", "diversionary-operation"}),
    "new mines or obstacles": frozenset({
        "lay-mines", "lay-mine", "mine-laying", "emplace-mines", "build-obstacle", "build-obstacles",
        "emplace-obstacle", "place-obstacles",
    }),
    "heavy weapons in or near settlements": frozenset({
        "place-heavy-weapons", "deploy-heavy-weapons", "station-heavy-weapons", "position-heavy-weapons",
        "heavy-weapons-near-settlements", "heavy-weapons-in-settlements",
    }),
}
"""Family in words → acts; the families are those of the measures of 22 July 2020 and of Dayton Annex 1-A."""

PLACING = frozenset({"place", "deploy", "deploy-weapons", "deploy-force", "station", "position", "place-weapons"})
"""Acts that belong to the last family where their object is a heavy weapon."""

HEAVY = frozenset({"heavy-weapon", "heavy-weapons", "artillery", "heavy-weaponry", "mlrs", "rocket-launcher", "tank"})
"""Objects that are heavy weapons."""

LAST = "heavy weapons in or near settlements"


def families_of(act: str, objects: tuple[str, ...] = ()) -> frozenset[str]:
    """The families that an act, done to these objects, belongs to; none for a general phrase such as `ceasefire`."""
    found = {name for name, acts in FAMILIES.items() if act in acts}
    if act in PLACING and HEAVY & set(objects):
        found.add(LAST)
    return frozenset(found)
