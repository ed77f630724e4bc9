"""Zones and lines: where a clause applies."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from pydantic import Field

from holdfast.document.alternatives import Geometry
from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Sha256, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField, TimePointField


class ZoneKind(enum.StrEnum):
    """What a zone or line is for."""

    LINE = "line"
    BUFFER = "buffer"
    WITHDRAWAL = "withdrawal"
    SECURITY = "security"
    DEMILITARISED = "demilitarised"
    CORRIDOR = "corridor"
    SITE = "site"
    AREA = "area"
    AIRSPACE = "airspace"
    SEA = "sea"


class Domain(enum.StrEnum):
    """The domains whose coverage a ceasefire has to state."""

    LAND = "land"
    AIR = "air"
    SEA = "sea"
    CYBER = "cyber"
    ELECTRONIC = "electronic"


class Zone(Element):
    """A zone or line, by geometry, by distance from another, or by words alone."""

    name: Text | None = None
    kind: ZoneKind = ZoneKind.AREA
    site: Words | None = None
    """What stands on a zone of kind ``site``, in the words for installations: ``nuclear``, ``dam``, ``power`` …"""
    geometry: Geometry | None = None
    """GeoJSON geometry, or the path of a GeoJSON file; the file enters the hash by its normalised content."""
    border: Text | None = None
    """Law or instrument that sets its border, where a map is not needed, such as the law on a region."""
    datum: Words | None = None
    """Geodetic datum of the coordinates, such as WGS84."""
    scale: Words | None = None
    as_of: TimePointField | None = None
    """Moment whose situation the line records."""
    accuracy: Quantity | None = None
    """Standard error of the line as drawn."""
    edge: Words | None = None
    """``inside`` or ``outside``: what a place exactly on the line is."""
    replaces: Id | None = None
    """Zone that it replaces from ``valid-from`` on."""
    around: Id | None = None
    """Line or zone it is measured from."""
    width: Quantity | None = None
    """Depth on each side of ``around``, or total where ``note`` says so."""
    map_hash: Sha256 | None = None
    """SHA-256 of the signed map."""
    disputed_segments: Text | None = None
    """Rule for segments that the parties place differently."""
    prevails: Words | None = None
    """``text`` or ``map``: which rules where they differ."""
    status: Words | None = None
    """Legal meaning of the line, such as without prejudice to title."""
    held_by: OneOrMany[Id] = Field(default=())
    """Who is in control there at ``as-of``."""
    length: Quantity | None = None
    """Length of a line, where the geometry does not say it."""
    population: Quantity | None = None
    area: Quantity | None = None
    contaminated: Quantity | None = None
    """Area suspected of mines and explosive remnants."""
    weapon_range: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Withdrawal distance by weapon class."""
    under: Words | None = None
    valid_from: DateField | None = None
    valid_until: DateField | None = None
