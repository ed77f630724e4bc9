"""What a rule is: its code, the fault it names, from which stage it applies, how it decides, and on what evidence."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from holdfast.document.finding import Kind, Level
from holdfast.document.framework import Stage

if TYPE_CHECKING:
    from holdfast.rules.context import Context

HEADINGS = (
    "What it checks",
    "Why it matters",
    "Fails",
    "Passes",
    "When it does not apply",
    "How it decides",
    "Sources",
    "Related codes",
)
"""Headings that every rule page has, in this order."""


class Decides(enum.StrEnum):
    """By what a rule decides: structure, graph and time, reference data, or a person's judgement."""

    STRUCTURE = "S"
    GRAPH = "G"
    DATA = "D"
    JUDGEMENT = "J"


class Mark(enum.StrEnum):
    """How far the source of a rule was checked."""

    READ = "✓"
    SECONDARY = "◐"
    UNCHECKED = "○"
    LOGIC = "logic"
    """No source is needed: plain logic or arithmetic on the document itself."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source of a rule with its check mark."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Rule:
    """The metadata of one rule; the page is the docstring of its module."""

    code: str
    """Three letters and three digits, never reused."""
    name: str
    """Kebab-case name of the fault; reads well after "allow"."""
    severity: Level
    """Level of a failure at the first stage it applies to; ``none`` for a rule that only asks and never fails."""
    from_stage: Stage
    """First stage at which it applies."""
    decides: tuple[Decides, ...]
    why: str
    """One sentence: why the fault matters, with its source in brackets."""
    sources: tuple[Evidence, ...]
    error_from: Stage | None = None
    """Stage from which a failure is an error, where it is a warning before."""
    priority: int = 2
    """1 where lives hang on it directly, 2 for what makes a text work, 3 for good practice."""
    tags: tuple[str, ...] = ()
    of_hostilities: bool = False
    """Whether it asks for what only a text that ends or limits hostilities can have."""
    pack: str | None = None
    """Country pack it belongs to; general rules have none."""
    since: str = "2026.1"
    status: str = "stable"

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def asks_only(self) -> bool:
        """Whether it puts questions to people and never fails a text."""
        return self.severity is Level.NONE

    def level_at(self, stage: Stage) -> Level:
        """The level of a failure at a stage; never error where no source was checked and it is not plain logic."""
        level = Level.ERROR if self.error_from is not None and stage.rank >= self.error_from.rank else self.severity
        checked = any(source.mark in (Mark.READ, Mark.LOGIC) for source in self.sources)
        return Level.WARNING if level is Level.ERROR and not checked else level

    def applies_at(self, stage: Stage) -> bool:
        """Whether a text of this stage is expected to meet the rule."""
        return stage.rank >= self.from_stage.rank


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says about one place; the engine adds code, level, why and position."""

    kind: Kind
    address: str
    message: str
    next: str
    role: str = ""
    silence: bool = False
    """Whether it rests on nothing but an encoding that is not full."""


Check = Callable[["Context"], Iterator[Verdict]]


@dataclass(frozen=True, slots=True)
class RuleModule:
    """A rule with its check and its page, as found in one module."""

    rule: Rule
    check: Check
    page: str


def rule_in(module: ModuleType) -> RuleModule | None:
    """The rule that a module defines by ``RULE``, ``check`` and its docstring, or nothing."""
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        return None
    return RuleModule(rule=rule, check=module.check, page=inspect.cleandoc(module.__doc__ or ""))
