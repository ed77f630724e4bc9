"""The ways in which a state can hold: for one decision maker, and against coalitions."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType


class Concept(enum.StrEnum):
    """How far somebody looks before moving (Fang, Hipel & Kilgour 1993; Rego & Vieira 2017 for the last)."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SSE = "sse"

    @property
    def only_improving(self) -> bool:
        """Whether the others answer by moves alone that each of them gains by."""
        return self in (Concept.SEQ, Concept.SSE)

    @property
    def no_escape(self) -> bool:
        """Whether an answer counts only where the one who moved cannot get out of it by one more move."""
        return self in (Concept.SMR, Concept.SSE)


class CoalitionConcept(enum.StrEnum):
    """The same for groups that move and gain together (Inohara & Hipel 2008)."""

    CNASH = "cnash"
    CGMR = "cgmr"
    CSMR = "csmr"


NAMES: Mapping[str, str] = MappingProxyType({
    Concept.NASH: "Nash stability (R)",
    Concept.GMR: "general metarationality",
    Concept.SMR: "symmetric metarationality",
    Concept.SEQ: "sequential stability",
    Concept.SSE: "symmetric sequential stability",
    CoalitionConcept.CNASH: "coalitional Nash stability",
    CoalitionConcept.CGMR: "coalitional general metarationality",
    CoalitionConcept.CSMR: "coalitional symmetric metarationality",
})
"""What the literature calls each concept."""

MEANINGS: Mapping[str, str] = MappingProxyType({
    Concept.NASH: "nobody has a move of their own that they gain by",
    Concept.GMR: "every gain could be undone by some answer of the others, also one that costs them",
    Concept.SMR: "every gain could be undone by some answer of the others, with no way out by one more move",
    Concept.SEQ: "every gain would be undone by an answer that the others themselves gain by, step for step",
    Concept.SSE: "every gain would be undone by an answer that the others gain by, with no way out by one more move",
    CoalitionConcept.CNASH: "no group has moves that all of it gain by",
    CoalitionConcept.CGMR: "every gain of a group could be undone by some answer of those outside it",
    CoalitionConcept.CSMR: "every gain of a group could be undone in that way, with no way out for the group",
})
"""What each concept says of a state, in plain words."""
