"""The war going on: what no deal costs each side, how violence behaves, and who could spoil a deal."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Words
from holdfast.document.text import Text
from holdfast.document.times import DateField


class WarOutlook(Element):
    """What fighting on holds for one party (costly lottery: Fearon 1995)."""

    wins: Quantity | None = None
    """Chance of prevailing."""
    prize: Quantity | None = None
    """Worth of prevailing, on the scale of the party's stakes."""
    cost: Quantity | None = None
    """Cost of fighting on, on the same scale."""
    cost_rate: Quantity | None = None
    """Cost per year."""
    casualties: Quantity | None = None
    """Military casualties per month."""
    drift: Quantity | None = None
    """Change of the balance per week while the other does nothing."""
    discount: Quantity | None = None
    """Discount rate per year of this party; absent means the common one of the war."""
    cost_as_seen: Quantity | None = None
    """Cost of fighting on as the other side takes it to be, usually a distribution."""
    drift_as_seen: Quantity | None = None
    """Change of the balance per week as the other side takes it to be."""
    surprise: Quantity | None = None
    """What breaking a deal by surprise would win, on the scale of the party's stakes."""
    leader_cost: Quantity | None = None
    """What an answered breach costs its leadership beyond the loss of the party, on the same scale."""
    trusted: Quantity | None = None
    """Chance the other side gives it, at the start, of keeping its word."""


class Violence(Element):
    """How incidents behave on one party's side of the line."""

    rate: Quantity | None = None
    """Incidents per week without excitation."""
    excitation: Quantity | None = None
    """Own incidents that one incident brings about."""
    retaliation: Quantity | None = None
    """Incidents of the other side that one brings about, before forgiveness."""
    memory: Quantity | None = None
    """Weekly persistence of excitation."""
    forgiveness: Quantity | None = None
    severe: Quantity | None = None
    """Share of incidents that are severe."""
    deaths: Quantity | None = None
    """Deaths per severe incident."""
    denials: Quantity | None = None
    """Refusals of access per week."""
    deliberate: Quantity | None = None
    """Share of collapses that are deliberate."""
    dispersion: Quantity | None = None
    """Size of the negative binomial distribution of weekly counts."""
    gain: Quantity | None = None
    """What a successful violation is worth to the violator."""
    grab_hardens: Quantity | None = None
    """Rate per year at which a gain becomes irreversible."""


class Consolidation(Element):
    """When a peace counts as consolidated, and what that changes."""

    implemented: Quantity | None = None
    """Share of the steps that must be complete."""
    calm: Quantity | None = None
    """Weeks without a severe violation that must have passed."""
    factor: Quantity | None = None
    """Factor on the rate of collapse from then on."""


class WarBaseline(Element):
    """What no deal costs: the outlook of each party and the measured course of the war."""

    parties: Mapping[Id, WarOutlook] = Field(default_factory=dict)
    violence: Mapping[Id, Violence] = Field(default_factory=dict)
    ending_hazard: Quantity | None = None
    """Rate at which the war ends, per year."""
    re_ceasefire: Quantity | None = None
    """Rate per year at which fighting that has resumed stops again."""
    since: DateField | None = None
    """When the war began."""
    total_deaths: Quantity | None = None
    """Battle deaths since it began."""
    displacement: Quantity | None = None
    """People newly displaced per week while it goes on."""
    balance_noise: Quantity | None = None
    """Standard deviation of the weekly change of the balance."""
    consolidation: Consolidation | None = None
    """When a peace that follows counts as consolidated."""
    discount: Quantity | None = None
    """Discount rate per year."""
    deaths: Quantity | None = None
    """Deaths of all kinds per week while it goes on."""
    civilian_deaths: Quantity | None = None
    output_loss: Quantity | None = None
    """Share of yearly output lost."""
    measures: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Measured figures: territory per month, damage, needs, aid; one series per id."""
    text: Text | None = None


class Spoiler(Element):
    """Somebody with the means and a reason to break a deal."""

    name: Text
    tied_to: OneOrMany[Id] = Field(default=())
    """Parties with influence over it."""
    opposes: Words | None = None
    """Text condition that it fights."""
    capability: Quantity | None = None
    hazard: Quantity | None = None
    """Attacks per week."""
    severe: Quantity | None = None
    """Share of its attacks that are severe."""
    despite_effort: Quantity | None = None
    """Chance of an attack within a year although those tied to it try to prevent it."""
    without_effort: Quantity | None = None
    """Chance of an attack within a year where they do not try."""


class Emergency(Element):
    """Martial law or a state of emergency: who declared it, where, from when, and until when it is known to last."""

    party: Id
    """Party under whose law it stands."""
    kind: Words = "martial-law"
    """``martial-law`` or ``state-of-emergency``."""
    text: Text | None = None
    area: OneOrMany[Id] = Field(default=())
    """Areas where it is in force; none named means the whole country."""
    from_: DateField | None = None
    until: DateField | None = None
    """Last day on which it is in force; absent means that no end is known."""
