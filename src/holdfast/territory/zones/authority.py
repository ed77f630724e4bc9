"""Who exercises which function where and when: exactly one authority, none, or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdfast.document.framework import Framework

FUNCTIONS = ("police", "courts", "border", "registry", "tax", "power-and-water", "schools", "vote")
"""What has to be somebody's in every area that changes hands or is held in trust."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One area, function and phase."""

    area: str
    function: str
    phase: str
    authorities: tuple[str, ...]
    addresses: tuple[str, ...]

    @property
    def state(self) -> str:
        """``one``, ``none`` or ``several``."""
        return ("none", "one", "several")[min(2, len(self.authorities))]

    def as_json(self) -> dict[str, Any]:
        """The cell as JSON."""
        return {"area": self.area, "function": self.function, "phase": self.phase, "state": self.state,
                "authorities": list(self.authorities), "addresses": list(self.addresses)}


def authority_matrix(framework: Framework) -> tuple[Cell, ...]:
    """Every area of the administration of a text, with every function in every phase that the text has."""
    entries = framework.administration
    areas = dict.fromkeys(area for entry in entries.values() for area in entry.areas)
    phases = dict.fromkeys(entry.phase or "" for entry in entries.values())
    functions = dict.fromkeys((*FUNCTIONS, *(name for entry in entries.values() for name in entry.functions)))
    found = []
    for area in areas:
        for phase in phases:
            for function in functions:
                held = [(id, entry) for id, entry in entries.items() if area in entry.areas
                        and (function in entry.functions or not entry.functions) and (entry.phase or "") in ("", phase)]
                authorities = dict.fromkeys(name for _, entry in held for name in entry.authority)
                found.append(Cell(area, function, phase, tuple(authorities),
                                  tuple(f"administration.{id}" for id, _ in held)))
    return tuple(found)
