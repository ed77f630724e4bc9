"""Decision rules: who must say yes, or fail to say no, before something happens."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from holdfast.document.base import Element, OneOrMany
from holdfast.document.scalars import Count, Id, Number
from holdfast.document.times import DurationField


class RuleKind(enum.StrEnum):
    """The kinds of decision rule."""

    K_OF_N = "k-of-n"
    WEIGHTED = "weighted"
    UNANIMITY = "unanimity"
    CONSENSUS = "consensus"
    NATIONAL = "national"
    """Each member decides for itself what it does."""
    DEFAULT_ON = "default-on"
    """It happens unless a blocking majority stops it."""
    SINGLE = "single"
    """One member decides alone."""
    NESTED = "nested"
    """Every one of several rules must be met."""


class DecisionRule(Element):
    """How a body or coalition decides; the parameters that its kind needs are required."""

    kind: RuleKind
    members: OneOrMany[Id] = Field(default=())
    """Who votes; absent means the members of the body or coalition the rule belongs to."""
    k: Count | None = None
    """Votes needed (k-of-n), or votes needed to stop it (default-on); a default-on rule without k cannot be stopped."""
    weights: Mapping[Id, Number] = Field(default_factory=dict)
    quota: Number | None = None
    """Sum of weights needed (weighted)."""
    vetoes: OneOrMany[Id] = Field(default=())
    """Members without whose assent nothing happens."""
    chair: Id | None = None
    """Who presides, or who decides (single)."""
    quorum: Count | None = None
    """Members that must be present."""
    tie_break: str | None = None
    """How a tie or deadlock is broken."""
    escalates_to: Id | None = None
    """Body or party a deadlock goes to."""
    deadline: DurationField | None = None
    """Time from the question being put to a decision; no decision in time is a state of its own."""
    all_of: tuple[DecisionRule, ...] = Field(default=())
    """The rules that must all be met (nested)."""

    @model_validator(mode="after")
    def _has_its_parameters(self) -> Self:
        if (self.kind is RuleKind.K_OF_N and not self.k) or self.k == 0:
            raise ValueError(f"a {self.kind} rule needs k, the number of votes, at least 1")
        if self.members and self.k and self.k > len(self.members):
            raise ValueError(f"k is {self.k} but there are only {len(self.members)} members")
        if self.kind is RuleKind.WEIGHTED and (self.quota is None or not self.weights):
            raise ValueError("a weighted rule needs weights and a quota")
        if self.kind is RuleKind.SINGLE and self.chair is None:
            raise ValueError("a single rule needs chair, the one who decides")
        if (self.kind is RuleKind.NESTED) != bool(self.all_of):
            raise ValueError("a nested rule, and only that, needs all-of")
        return self
