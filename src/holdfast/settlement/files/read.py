"""What reading a negotiation from a file gives: the problem, remarks, and of what kind the file is."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.document.finding import Finding
from holdfast.settlement.problem import Problem


class FileKind(enum.StrEnum):
    """The kinds of file or folder that hold a negotiation."""

    GENIUS = "genius"
    """A folder of XML files of Genius: a domain, and one utility space per party."""
    GENIUSWEB = "geniusweb"
    """JSON profiles of GeniusWeb: a folder of them, or a list in one file."""
    SCENARIO = "negotiation-scenario"
    """One file of the form ``negotiation-scenario/1``."""
    GRAPH_MODEL = "graph-model"
    """A graph model of a conflict, ``gmcr-case/1`` or ``gmcr-random/1``; it has states and no packages."""
    DOCUMENT = "document"
    """A case, a framework or another document of this program."""


@dataclass(frozen=True, slots=True)
class Read:
    """A negotiation that was read from a file of another program."""

    problem: Problem
    kind: FileKind
    remarks: tuple[Finding, ...] = ()
    bargaining_weights: Mapping[str, float] = field(default_factory=dict)
    """Party → weight in the Nash product, as the file states it; every weight of the problem itself is 1."""
