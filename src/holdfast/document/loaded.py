"""A loaded document: the model to work with, and where in the file each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from holdfast.document.case import Case
from holdfast.document.finding import Place
from holdfast.document.framework import Framework
from holdfast.document.overlay import Overlay
from holdfast.document.positions import AddressPlaces
from holdfast.document.source import Source

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M_co]):
    """A document with its source: the model to work with, and where in the file each of its parts stands."""

    model: M_co
    source: Source
    places: AddressPlaces

    @property
    def name(self) -> str:
        """The name of the file as the user gave it."""
        return self.source.name

    def place(self, address: str) -> Place:
        """The place of the key or list item at an address, or of its nearest ancestor that is written."""
        return self.places.place(address)


@dataclass(frozen=True, slots=True)
class Documents:
    """A framework with the case it belongs to, where that is at hand, and the overlays a reader holds."""

    framework: Loaded[Framework]
    case: Loaded[Case] | None = None
    overlays: tuple[Loaded[Overlay], ...] = ()
    above: tuple[Loaded[Framework], ...] = ()
    """The frameworks that it stands under, the nearest first, as far as their files are named."""
