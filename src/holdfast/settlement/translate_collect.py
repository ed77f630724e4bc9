"""What a translation gathers on its way: the numbers it reads, each with its ground, and what has to be remarked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.conditions import (
    Compared,
    Condition,
    Domain,
    Not,
    Picked,
    Vocabulary,
    atoms,
    parse_condition,
)
from holdfast.document.conditions.ground import Any, Formula, join
from holdfast.document.conditions.options import option_formulas
from holdfast.document.overlay import Overlay, OverlayBasis
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Basis as Ground
from holdfast.document.scalars import Marking
from holdfast.inputs.between import Between
from holdfast.inputs.quantity_input import input_from
from holdfast.inputs.table import Input
from holdfast.settlement.translated import Missing, Remark, RemarkKind


@dataclass(frozen=True, slots=True)
class Around:
    """What a number stands in: whose word it is where it has none of its own, its sources and its marking."""

    overlay: OverlayBasis | None
    """The ground of the overlay that it stands in; nothing where it stands in the case."""
    sources: tuple[str, ...] = ()
    marking: Marking | None = None

    def inside(self, element: Element) -> Around:
        """The same for what stands inside an element of it."""
        sources = tuple(citation.ref for citation in element.source)
        return Around(self.overlay, sources or self.sources, element.marking or self.marking)


@dataclass(slots=True)
class Collected:
    """The case as it is read, and what is gathered from it."""

    case: Case
    domain: Domain
    overlays: Sequence[Overlay]
    inputs: list[Input] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    def remark(self, kind: RemarkKind, address: str, text: str) -> None:
        """Remember a remark."""
        self.remarks.append(Remark(kind, address, text))

    def number(self, quantity: Quantity, around: Around, *, name: str, address: str) -> Input:
        """The quantity as an input, which is remembered."""
        read = input_from(quantity, name=name, address=address, otherwise=_ground(quantity, around),
                          sources=around.sources, marking=around.marking)
        if around.overlay is OverlayBasis.OWN_ESTIMATE and read.basis is Ground.PUBLISHED:
            read = input_from(quantity.model_copy(update={"basis": Ground.ESTIMATED}), name=name, address=address,
                              sources=around.sources, marking=around.marking)
        self.inputs.append(read)
        return read

    def between(self, quantity: Quantity, around: Around, *, name: str, address: str) -> Between:
        """The quantity as two ends; it is remembered as an input."""
        read = self.number(quantity, around, name=name, address=address)
        return Between(read.low, read.high)

    def formula(self, text: str, address: str, *, negated: bool = False) -> Formula | None:
        """A condition over options, true where some value of the ranges makes it true.

        Nothing where it speaks of something that no document at hand has, such as a parameter; that is remarked.
        """
        condition = parse_condition(text, vocabulary=Vocabulary.TEXT)
        unknown = sorted(_unknown(condition, self.domain))
        if unknown:
            self.remark(RemarkKind.NOT_DECIDED, address,
                        f"It speaks of {', '.join(unknown)}, which no document at hand says; it rules out and changes "
                        "nothing here.")
            return None
        return join(Any, option_formulas(Not(condition) if negated else condition, self.domain))

    def around_stakes(self, party: str) -> Around:
        """What the stakes of a party stand in."""
        holder = next((one for one in reversed(self.overlays) if party in one.stakes), None)
        return _around(holder).inside(self.case.stakes[party])

    def around_outlook(self, party: str) -> Around:
        """What the outlook of a party on the war stands in."""
        assert self.case.war is not None  # only asked where the outlook is there
        holder = next((one for one in reversed(self.overlays) if one.war and party in one.war.parties), None)
        return _around(holder).inside(self.case.war.parties[party])


def _around(overlay: Overlay | None) -> Around:
    return Around(overlay.basis if overlay else None, (), overlay.marking if overlay else None)


def _ground(quantity: Quantity, around: Around) -> Ground:
    """The basis of a number that does not say one.

    In an overlay the overlay's own ground is one. In a case a number with a source is what somebody read out of it,
    since few parties have ever put numbers on what they want, and one without a source is somebody's assumption.
    """
    if around.overlay is not None:
        return Ground.ESTIMATED if around.overlay is OverlayBasis.OWN_ESTIMATE else Ground.PUBLISHED
    return Ground.ESTIMATED if quantity.source or around.sources else Ground.ASSUMED


def _unknown(condition: Condition, domain: Domain) -> set[str]:
    """What a condition speaks of and no document at hand has: issues, options, and numbers to compare."""
    found: set[str] = set()
    for atom in atoms(condition):
        if isinstance(atom, Picked):
            options = domain.options.get(atom.issue, ())
            found.update(f"{atom.issue} == {option}" for option in atom.options if option not in options)
        elif isinstance(atom, Compared) and atom.name in domain.options:
            if any((atom.name, option) not in domain.option_values for option in domain.options[atom.name]):
                found.add(atom.name)
        elif isinstance(atom, Compared) and atom.name not in domain.parameters:
            found.add(atom.name)
    return found
