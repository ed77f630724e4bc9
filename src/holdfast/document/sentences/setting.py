"""What the setting of the norms is: terms, numbers, zones, bodies, means of verification, sections and annexes."""

from __future__ import annotations

from holdfast.document.body import Body
from holdfast.document.framework import Annex, Section, Term
from holdfast.document.quantity import Quantity
from holdfast.document.sentences.phrases import amount, ended, length, listed, rule, words
from holdfast.document.text import words_in
from holdfast.document.verification import Means, ViolationClass
from holdfast.document.zone import Zone


def term_sentence(term: Term) -> str:
    """What the term means."""
    return ended(f"It means: {words_in(term.text)}")


def quantity_sentence(quantity: Quantity) -> str:
    """What the number is, as of when, and on what it rests."""
    text = f"The number is {amount(quantity)}"
    text += f", as of {quantity.as_of}" if quantity.as_of is not None else ""
    text += f", {quantity.basis.value}" if quantity.basis is not None else ""
    return ended(text)


def zone_sentence(zone: Zone) -> str:
    """What kind of zone it is and how its extent is told."""
    text = f"A zone of the kind {words(zone.kind.value)}" if zone.kind.value != "line" else "A line"
    text += f" around {words(zone.around)}" if zone.around else ""
    text += f", {amount(zone.width)} deep" if zone.width is not None else ""
    text += ", with a geometry" if zone.geometry is not None else ""
    text += f", held by {listed(zone.held_by)}" if zone.held_by else ""
    return ended(text)


def body_sentence(body: Body) -> str:
    """Who sits in a body, what it may do, and how it decides."""
    text = words_in(body.name)
    text += f" of {listed(body.members)}" if body.members else ""
    text += f" may {listed(power.value for power in body.powers)}" if body.powers else " has no powers named"
    text += f" and decides {rule(body.decides)}" if body.decides is not None else ""
    return ended(text)


def means_sentence(means: Means) -> str:
    """Who watches what, by what, and how often."""
    text = f"{listed(means.run_by) or 'Somebody who is not named'} observes by {words(means.kind.value)}"
    if len(means.run_by) > 1:
        text = text.replace(" observes by ", " observe by ", 1)
    text += f" in {listed(map(words, means.covers))}" if means.covers else ""
    text += f", every {length(means.cadence)}" if means.cadence is not None else ""
    return ended(text)


def violation_sentence(violation: ViolationClass) -> str:
    """What counts as a violation of the class."""
    text = f"The class {words_in(violation.name)}"
    text += f" begins at: {words_in(violation.threshold)}" if violation.threshold is not None else " has no threshold"
    return ended(text)


def section_sentence(section: Section) -> str:
    """The title of a section."""
    return ended(f"A section: {words_in(section.title)}" if section.title is not None else "A section without a title")


def annex_sentence(annex: Annex) -> str:
    """The title of an annex, and whether its content is fixed."""
    fixed = "fixed" if annex.sha256 else "not fixed"
    return ended(f"An annex: {words_in(annex.title).rstrip('.')}, {fixed} by its hash")
