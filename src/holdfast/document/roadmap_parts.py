"""Gates and steps: what waits for what, who performs it, and what each party gains and risks by it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.clause import Allow, Reversible
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Month, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField, TimePointField


class Gate(Element):
    """A gate: what must have happened, who says so on what evidence, and what follows if nobody can."""

    title: Text | None = None
    text: Text | None = None
    needs: OneOrMany[Id] = Field(default=())
    """Clauses, steps, votes or gates that must be met."""
    if_: Words | None = None
    """Event condition that must hold as well."""
    opens: OneOrMany[Id] = Field(default=())
    """What it lets begin; the same link may stand on the other element's ``after``."""
    evaluator: OneOrMany[Id] = Field(default=())
    """Body or party that decides whether the gate is passed."""
    evidence: OneOrMany[Words] = Field(default=())
    from_: TimePointField | None = None
    """When the clock of ``timeout`` starts; absent means entry into force."""
    timeout: DurationField | None = None
    by_time: TimePointField | None = None
    """Last moment at which it can be passed, where the text gives a date and not a duration."""
    otherwise: OneOrMany[Id] = Field(default=())
    """What follows when the time runs out."""
    kind: Words | None = None
    """``negotiation``, ``security``, ``verification``, ``ratification``, ``constitutional-review``,
    ``end-of-emergency`` or other."""
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())


class Exchange(Part):
    """An exchange of people or remains: categories and counts only, never names."""

    gives: Mapping[Id, Mapping[Id, Quantity]] = Field(default_factory=dict)
    """By party and category (``prisoners-of-war``, ``wounded``, ``civilians``, ``remains``): how many."""
    batches: Quantity | None = None
    order: OneOrMany[Words] = Field(default=())
    """Categories in the order in which they go."""
    lists: Text | None = None
    """Lists of those held: who gives them to whom, and by when."""
    costs: Text | None = None
    """Who bears the costs, and up to where."""
    every: DurationField | None = None
    """Time between two batches."""
    intermediary: OneOrMany[Id] = Field(default=())
    place: Id | None = None


class Step(Element):
    """A step of the roadmap: performed by one or more parties, with cost, benefit, time and verification."""

    title: Text | None = None
    text: Text | None = None
    by: OneOrMany[Id] = Field(default=())
    does: OneOrMany[Id] = Field(default=())
    """Clauses that it carries out."""
    after: OneOrMany[Id] = Field(default=())
    """Gates, steps, votes or clauses that must be met first."""
    if_: Words | None = None
    start: TimePointField | None = None
    by_time: TimePointField | None = None
    """Deadline as a point in time."""
    within: DurationField | None = None
    """Deadline counted from ``start`` or from the last thing it waits for."""
    duration: Quantity | None = None
    """Days it takes."""
    seasons: OneOrMany[Month] = Field(default=())
    """Months in which it can be done; none named means all."""
    divisible: Switch | None = None
    """True where it can be done in parts."""
    verification_delay: Quantity | None = None
    """Days until it is verified."""
    verification: Quantity | None = None
    """Chance that it is verified when done."""
    verified_by: OneOrMany[Id] = Field(default=())
    cost: Mapping[Id, Quantity] = Field(default_factory=dict)
    benefit: Mapping[Id, Quantity] = Field(default_factory=dict)
    security_shift: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Change in what each party could win by fighting once the step is done."""
    deposit: Mapping[Id, Quantity] = Field(default_factory=dict)
    """What each party loses by walking away before the step is done: put up at the start, given back with the step."""
    completion: Quantity | None = None
    """Rate at which it is completed, per year, where no duration is known."""
    starts: Quantity | None = None
    """Rate at which it is begun, per year, once nothing stands in its way."""
    undoing_time: Quantity | None = None
    """Days it takes to undo."""
    calms: Quantity | None = None
    """Share by which violations fall once it is done."""
    helps: Quantity | None = None
    """People whose need it meets."""
    reversible: Reversible | None = None
    humanitarian: Switch = False
    """True for steps that are no bargaining chip: earliest date, no political condition, in no deposit."""
    exchange: Exchange | None = None
    resources: Mapping[Id, Quantity] = Field(default_factory=dict)
    otherwise: OneOrMany[Id] = Field(default=())
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())
