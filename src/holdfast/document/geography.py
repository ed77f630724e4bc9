"""Geography and people: places, dated control, installations, crossings, detained and displaced people."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.alternatives import Geometry
from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField, TimePointField


class Area(Element):
    """A region, settlement or other area of the situation."""

    name: Text
    kind: Words | None = None
    within: Id | None = None
    geometry: Geometry | None = None
    datum: Words | None = None
    population: Quantity | None = None
    area: Quantity | None = None
    contaminated: Quantity | None = None
    needs_clearance: Quantity | None = None
    """Share of the suspected land that survey does not release, so that it must be cleared."""
    release_pace: Quantity | None = None
    """Suspected land released in a year, by survey and clearance together."""
    weight: Quantity | None = None
    safety: Quantity | None = None
    """Index of safety from 0 to 1."""
    housing: Quantity | None = None
    """People for whom there is housing."""
    housing_growth: Quantity | None = None
    """People per month for whom housing is added."""
    jobs: Quantity | None = None
    """Index of work to be had, from 0 to 1."""
    attraction: Quantity | None = None
    """Weight by which returning people choose it when they do not go to where they came from."""
    distances: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Distance to other areas, where the geometry does not say it."""


class ControlLine(Element):
    """A dated line or area of control, by one publisher's reckoning."""

    name: Text | None = None
    as_of: TimePointField
    geometry: Geometry | None = None
    datum: Words | None = None
    holder: Id | None = None
    """Who holds the area, where the geometry is an area."""
    area: Quantity | None = None
    accuracy: Quantity | None = None
    """Standard error of the line as drawn."""


class Installation(Element):
    """A site whose damage would harm many: a nuclear plant, dam, chemical works."""

    name: Text
    kind: Words
    """``nuclear``, ``dam``, ``chemical``, ``power``, ``water`` …"""
    area: Id | None = None
    geometry: Geometry | None = None
    operators: OneOrMany[Id] = Field(default=())
    held_by: OneOrMany[Id] = Field(default=())
    near_line: Switch | None = None


class Crossing(Element):
    """A crossing point for civilians, aid or exchanges."""

    name: Text
    area: Id | None = None
    geometry: Geometry | None = None
    hours: Words | None = None
    open: Switch | None = None


class Detained(Element):
    """A category of detained or missing people: counts only, never names."""

    held_by: OneOrMany[Id] = Field(default=())
    of: OneOrMany[Id] = Field(default=())
    category: Words
    """``prisoners-of-war``, ``civilians``, ``children``, ``convicted``, ``missing``, ``remains``."""
    count: Quantity | None = None


class Displaced(Element):
    """A group of displaced people: counts, intentions and origin."""

    of: OneOrMany[Id] = Field(default=())
    category: Words
    """``internally-displaced``, ``refugees``, ``returnees``, ``deported``."""
    count: Quantity | None = None
    intends_to_return: Quantity | None = None
    uptake: Quantity | None = None
    """Share of those who intend to return that do."""
    hope_decay: Quantity | None = None
    """Yearly fall of the intention to return."""
    origin: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Share by area of origin."""
    now_in: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Share by area where they are now."""
    since: DateField | None = None
    """When they left, on the whole."""
    date: DateField | None = None


OVER = frozenset({"never-started", "carried-out", "lapsed", "expired", "ended"})
"""Words for the status of an earlier instrument that no longer stands; the hyphen may be left out."""


class EarlierInstrument(Element):
    """An earlier agreement, resolution or treaty that a new text must reckon with."""

    title: Text
    date: DateField | None = None
    parties: OneOrMany[Id] = Field(default=())
    status: Words | None = None
    """What has become of it, such as ``signed``, ``in-force`` or ``replaced``.

    ``never-started``, ``carried-out``, ``lapsed``, ``expired`` and ``ended`` say that it no longer stands.
    """
    ended: DateField | None = None

    @property
    def stands(self) -> bool:
        """Whether neither a date of its end nor its status says that it is over."""
        words = (self.status or "").lower().replace("-", " ").split()
        return self.ended is None and "-".join(words) not in OVER
