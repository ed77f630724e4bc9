"""Graph models: who can move a conflict from which state to which, and which states each prefers."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.scalars import Basis, Id, Words
from holdfast.document.text import Text

Pattern = Annotated[str, StringConstraints(pattern=r"^[YN-]+$", max_length=62)]
"""One letter per option of the model: Y taken, N not taken, - either."""

MOST_MADE_OF = 16
"""States are made from at most so many options; they make 65,536 combinations."""


class Lasting(enum.StrEnum):
    """What of an option cannot be undone."""

    ONCE_TAKEN = "once-taken"
    ONCE_DROPPED = "once-dropped"


class DecisionMaker(Part):
    """Somebody who moves and prefers in a graph model."""

    name: Text
    party: Id | None = None
    """Party, coalition or member that it is; absent where it stands for somebody else."""


class ModelOption(Part):
    """Something that one decision maker does or does not do."""

    name: Text
    of: Id
    """Decision maker of the model who decides on it."""
    irreversible: Lasting | None = None
    """``once-taken`` where it cannot be given up again, ``once-dropped`` where it cannot be taken up again."""


class ModelState(Part):
    """Where the conflict can stand."""

    name: Text | None = None
    choices: Pattern | None = None
    """One letter per option, in the order of the options."""


class Preference(Part):
    """Which states a decision maker prefers, by a ranking or by statements of what matters most."""

    ranking: tuple[OneOrMany[Id], ...] = Field(default=())
    """All states, the best first; states in brackets are liked alike."""
    statements: tuple[Words, ...] = Field(default=())
    """Conditions over the options, such as ``release == Y``; each outweighs all after it together."""
    basis: Basis | None = None
    """What the preference rests on; absent means that it is assumed."""


class GraphModel(Element):
    """A graph model of the situation: decision makers, what they can do, and what they prefer."""

    name: Text
    decision_makers: Mapping[Id, DecisionMaker] = Field(min_length=1)
    """Those who move and prefer, by id."""
    options: Mapping[Id, ModelOption] = Field(default_factory=dict)
    """What they can do or leave, by id."""
    states: Mapping[Id, ModelState] = Field(default_factory=dict)
    """States by id; absent means every combination of the options that is not infeasible."""
    moves: Mapping[Id, tuple[tuple[Id, Id], ...]] = Field(default_factory=dict)
    """By decision maker, each from one state to another; absent means that moves follow from the options."""
    infeasible: tuple[Words, ...] = Field(default=())
    """What cannot stand together where states are made from options: patterns, or conditions over the options."""
    merged: tuple[Pattern, ...] = Field(default=())
    """Patterns whose combinations count as one state, because nothing tells them apart."""
    preferences: Mapping[Id, Preference] = Field(default_factory=dict)
    """By decision maker; every one has one."""
    status_quo: Id | None = None
    """State in which the conflict stands."""
