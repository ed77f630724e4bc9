"""Political and human parts of a framework: administration, votes, returns, accountability and relief."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from holdfast.document.base import Element, OneOrMany, Part
from holdfast.document.clause import Allow
from holdfast.document.decision import DecisionRule
from holdfast.document.quantity import Quantity
from holdfast.document.scalars import Id, Month, Share, Switch, Words
from holdfast.document.text import Text
from holdfast.document.times import DurationField, TimePointField


class Authority(Element):
    """Who exercises which functions in which area during which phase."""

    areas: OneOrMany[Id] = Field(default=())
    functions: OneOrMany[Id] = Field(default=())
    """``police``, ``courts``, ``border``, ``registry``, ``tax``, ``power-and-water``, ``schools``, ``vote``,
    ``plant-operation``, ``plant-regulation``."""
    phase: Words | None = None
    authority: OneOrMany[Id] = Field(default=())
    """The one authority; more than one is a finding."""
    from_: TimePointField | None = None
    until: TimePointField | None = None
    extension: Text | None = None
    end_state: Text | None = None
    under: Words | None = None


class Electorate(Part):
    """Who may vote; absence of a field means the text does not say."""

    eligibility_date: TimePointField | None = None
    residents: Switch | None = None
    displaced_inside: Switch | None = None
    displaced_abroad: Switch | None = None
    registrar: Text | None = None
    """Who keeps the register."""
    how: Text | None = None
    """How the displaced vote."""
    size: Quantity | None = None
    groups: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Eligible persons by group."""
    support: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Share of yes by group."""
    turnout: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Turnout by group."""


class Outcome(Part):
    """What follows from one answer."""

    text: Text | None = None
    leads_to: OneOrMany[Id] = Field(default=())
    status_quo: Switch | None = None
    """True where this answer leaves things as they are."""


class Vote(Element):
    """A referendum, plebiscite, ratification vote or election foreseen by the text."""

    title: Text | None = None
    text: Text | None = None
    kind: Words = "referendum"
    """``referendum``, ``status``, ``ratification``, ``election`` or ``consultation``."""
    question: Text | None = None
    answers: OneOrMany[Words] = Field(default=())
    by: OneOrMany[Id] = Field(default=())
    """Party whose people or parliament votes."""
    area: OneOrMany[Id] = Field(default=())
    on: OneOrMany[Id] = Field(default=())
    """Issues or clauses that it decides."""
    after: OneOrMany[Id] = Field(default=())
    if_: Words | None = None
    when: TimePointField | None = None
    within: DurationField | None = None
    campaign: DurationField | None = None
    """Length of the campaign before it."""
    electorate: Electorate | None = None
    organiser: OneOrMany[Id] = Field(default=())
    observers: OneOrMany[Id] = Field(default=())
    appeal: Text | None = None
    funding: Text | None = None
    equal_opportunity: Text | None = None
    cleared_by: Id | None = None
    """Impartial body that cleared the question."""
    turnout_quorum: Share | None = None
    approval_quorum: Share | None = None
    majority: Share | None = None
    audit: Text | None = None
    risk_limit: Quantity | None = None
    """Greatest accepted chance that a wrong result passes the audit."""
    quick_count_error: Quantity | None = None
    """Half-width of the interval asked of the observers' count."""
    design_effect: Quantity | None = None
    """Factor by which clustering of polling stations raises the sample needed."""
    passes: Quantity | None = None
    """Chance that it passes, where no electorate says it."""
    outcomes: Mapping[Id, Outcome] = Field(default_factory=dict)
    """What follows, by answer (``yes``, ``no``)."""
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())


def known_answers(vote: Vote) -> tuple[str, ...]:
    """The answers that a vote can be given, as it lists them or says what follows; none where it says neither."""
    return tuple(dict.fromkeys((*vote.answers, *vote.outcomes)))


class Return(Element):
    """Voluntary return of displaced people to an area."""

    text: Text | None = None
    to_area: OneOrMany[Id] = Field(default=())
    groups: OneOrMany[Id] = Field(default=())
    voluntary: Switch | None = None
    safe_and_dignified: Switch | None = None
    informed: Switch | None = None
    alternatives: Text | None = None
    """Settlement elsewhere as a choice."""
    after: OneOrMany[Id] = Field(default=())
    if_: Words | None = None
    clearance: Text | None = None
    clearance_rate: Quantity | None = None
    capacity: Quantity | None = None
    demand: Quantity | None = None
    uptake: Quantity | None = None
    """Share of those who intend to return that do."""
    survey_rate: Quantity | None = None
    """Area released by survey per team and day."""
    teams: Quantity | None = None
    """Clearance teams available."""
    survey_teams: Quantity | None = None
    """Survey teams available; absent means that the clearance teams do both."""
    team_size: Quantity | None = None
    """People of a clearance team who clear."""
    working_days: Quantity | None = None
    """Days in a month on which teams work."""
    cleared_at: Quantity | None = None
    """Share of an area that must be cleared before return there begins."""
    equity_floor: Quantity | None = None
    """Least share of its demand that each group is served, relative to all."""
    hazard: Quantity | None = None
    """Rate of return per month once an area is declared safe."""
    safety_effect: Quantity | None = None
    """Change of the logarithm of that rate per unit of safety."""
    housing_effect: Quantity | None = None
    """The same per unit of housing."""
    jobs_effect: Quantity | None = None
    """The same per unit of jobs."""
    delay_effect: Quantity | None = None
    """The same per year away."""
    distance_effect: Quantity | None = None
    """Fall of the logarithm of a flow per kilometre."""
    origin_share: Quantity | None = None
    """Share of those who return that go to where they came from."""
    seasons: OneOrMany[Month] = Field(default=())
    """Months in which return can take place; none named means all."""
    verified_by: OneOrMany[Id] = Field(default=())
    """Who watches that it is voluntary and safe."""
    restitution: Text | None = None
    claims_body: Id | None = None
    claims_access: Text | None = None
    """Who may claim, where and how, also from abroad, and at whose cost."""
    claims_records: Text | None = None
    """Which registers and proofs count, and what counts where they are lost."""
    tenants: Text | None = None
    """What tenants and others without title to their home have a right to."""
    secondary_occupants: Text | None = None
    """What becomes of those who live in the home now."""
    compensation: Text | None = None
    """What is paid where a home cannot be given back."""
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())


class Accountability(Element):
    """A provision on amnesty, prosecution, truth, reparation or liability."""

    kind: Words
    """``amnesty``, ``prosecution``, ``truth``, ``reparation``, ``waiver``, ``vetting`` or ``cooperation``."""
    text: Text
    who: OneOrMany[Id] = Field(default=())
    covers: OneOrMany[Words] = Field(default=())
    """Acts that it covers."""
    excludes: OneOrMany[Words] = Field(default=())
    """Crimes left out: ``genocide``, ``war-crimes``, ``crimes-against-humanity``, ``gross-violations`` and others."""
    unrestricted: Switch | None = None
    """True where the text itself says that it leaves no act out."""
    conditions: Text | None = None
    body: Id | None = None
    process: Text | None = None
    """How it is applied for and decided, case by case."""
    victims: Text | None = None
    """What victims may do or receive."""
    waives: OneOrMany[Words] = Field(default=())
    """Given up: ``jurisdiction``, ``cooperation``, ``prosecution``, ``complaints``, ``claims`` or ``liability``."""
    clauses: OneOrMany[Id] = Field(default=())
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())


class Relief(Element):
    """Relief from sanctions or release of assets: what, on which gate, by whom, and the way back."""

    text: Text | None = None
    measures: OneOrMany[Id] = Field(default=())
    """Sanctions of the case, or words where the case lists none."""
    authority: OneOrMany[Id] = Field(default=())
    instrument: Text | None = None
    after: OneOrMany[Id] = Field(default=())
    """Gates or steps that must be met."""
    if_: Words | None = None
    by: TimePointField | None = None
    snapback: Text | None = None
    """The way back; absent means the text has none."""
    snapback_decides: DecisionRule | None = None
    snapback_can_be_blocked_by: OneOrMany[Id] = Field(default=())
    snapback_until: TimePointField | None = None
    would_block: Mapping[Id, Quantity] = Field(default_factory=dict)
    """Chance that each votes to stop the way back."""
    value: Quantity | None = None
    beneficiary: OneOrMany[Id] = Field(default=())
    under: Words | None = None
    allow: tuple[Allow, ...] = Field(default=())
