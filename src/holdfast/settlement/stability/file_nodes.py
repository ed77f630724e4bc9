"""Looking into the tree of a file: each part in the shape that is asked for, or a finding about what stands there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from holdfast.document.addresses import join
from holdfast.document.finding import Finding, Place
from holdfast.document.source import MappingNode, Node, Scalar, SequenceNode
from holdfast.document.syntax_codes import shown
from holdfast.settlement.stability.file_codes import model_error

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_SHAPES = {MappingNode: "a mapping", SequenceNode: "a list", Scalar: "a single value"}


@dataclass(frozen=True, slots=True)
class At:
    """A part of a file: what stands there, where, and its address."""

    node: Node
    address: str
    key: Place | None = None
    """Where its key stands."""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.node.place


@dataclass(slots=True)
class Look:
    """Looks into a file and keeps what is wrong with it."""

    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, at: At, *, why: str, next: str) -> None:
        """Keeps a finding about a part."""
        self.findings.append(model_error(code, message, why=why, next=next, address=at.address, place=at.place))

    def mapping(self, at: At) -> Mapping[str, At] | None:
        """The entries of a mapping; else a finding and nothing."""
        if isinstance(at.node, MappingNode):
            return {key.text: At(value, join(at.address, key.text), key.place) for key, value in at.node.entries}
        self._shape(at, "a mapping of `key: value` entries")
        return None

    def items(self, at: At) -> list[At] | None:
        """The items of a list; else a finding and nothing."""
        if isinstance(at.node, SequenceNode):
            return [At(item, join(at.address, position)) for position, item in enumerate(at.node.items)]
        self._shape(at, "a list")
        return None

    def filled(self, at: At, what: str) -> list[At] | None:
        """The items of a list that must have some."""
        items = self.items(at)
        if items == []:
            self.report("GMC010", f"There are no {what} here.", at, why=f"A graph model is made of its {what}.",
                        next=f"List the {what}.")
            return None
        return items

    def text(self, at: At) -> str | None:
        """A single value as text; else a finding and nothing."""
        if isinstance(at.node, Scalar):
            if at.node.text.strip():
                return at.node.text
            self.report("GMC003", "The text here is empty.", at, why="A name of nothing cannot be referred to.",
                        next="Write a text, or leave the entry out.")
            return None
        self._shape(at, "a single text or number")
        return None

    def whole(self, at: At) -> int | None:
        """A whole number; else a finding and nothing."""
        text = self.text(at)
        if text is not None and not _WHOLE.fullmatch(text):
            self.report("GMC003", f"{shown(text)} is not a whole number.", at,
                        why="Numbers of states and ranks are counted, so they have no fractions.",
                        next="Write a whole number such as 3.")
            return None
        return None if text is None else int(text)

    def part(self, parts: Mapping[str, At], key: str, inside: At) -> At | None:
        """A part that must be there; else a finding that names the nearest key."""
        if key not in parts:
            near = difflib.get_close_matches(key, list(parts), n=1)
            hint = f" Did you mean the entry {shown(near[0])} to be it?" if near else ""
            self.report("GMC002", f"The entry `{key}` is missing.{hint}", inside,
                        why="Without it the model cannot be analysed.", next=f"Add `{key}:`.")
        return parts.get(key)

    def known(self, at: At, known: Collection[str], *, code: str, what: str) -> str | None:
        """A text that names something known; else a finding that names the nearest."""
        text = self.text(at)
        if text is None or text in known:
            return text
        names = list(known)
        near = difflib.get_close_matches(text, names, n=1)
        has = f"It has {', '.join(names[:12])}{' …' if len(names) > 12 else ''}."
        self.report(code, f"There is no {what} {shown(text)}.", at, why=f"The model has no such {what}. {has}",
                    next=f"Did you mean `{near[0]}`?" if near else f"Correct the {what}, or add it.")
        return None

    def _shape(self, at: At, wanted: str) -> None:
        self.report("GMC003", f"Here stands {_SHAPES[type(at.node)]}; {wanted} belongs here.", at,
                    why="The shape says what the entry means.", next=f"Write {wanted}.")
