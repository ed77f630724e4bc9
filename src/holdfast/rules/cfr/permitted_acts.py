"""Acts of forces that are no attack and are taken for one where the text does not say whether they are allowed."""

from __future__ import annotations

from collections.abc import Mapping

PERMITTED: Mapping[str, frozenset[str]] = {
    "rotation": frozenset({"rotate-forces", "rotate-troops", "rotation"}),
    "resupply": frozenset({"resupply-forces", "resupply", "supply-forces"}),
    "medical evacuation": frozenset({"evacuate-wounded", "evacuate-casualties", "medical-evacuation"}),
    "training": frozenset({"train-forces", "training", "hold-exercise", "exercise"}),
    "engineering work": frozenset({"engineering-works", "fortification", "build-fortifications", "dig-positions"}),
    "air-defence readiness": frozenset({
        "keep-air-defence", "air-defence-readiness", "operate-air-defence", "operate-radar",
    }),
}
"""Family in words → acts, in words of the act vocabulary where it has one."""

FREE_OF_NOTICE = frozenset({"medical evacuation"})
"""Families that need no notice: the wounded and sick do not wait for one."""

NOTICE = frozenset({"give-notice", "notify", "announce", "inform", "report"})
"""Acts by which something is announced."""


def families_of(act: str) -> frozenset[str]:
    """The families that an act belongs to."""
    return frozenset(name for name, acts in PERMITTED.items() if act in acts)
