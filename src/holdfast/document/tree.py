"""Growing a tree of nodes from a stream of openings, scalars and closings, within limits and without recursion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from holdfast.document.characters import MAX_FINDINGS
from holdfast.document.finding import Finding, Place, in_order
from holdfast.document.source import MappingNode, Node, Scalar, SequenceNode
from holdfast.document.syntax_codes import shown, syntax_error
from holdfast.errors import UnreadableSource

MAX_DEPTH = 64
MAX_NODES = 200_000


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open; ``key`` is the key whose value comes next."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    key: Scalar | None = None
    anchor: str | None = None
    height: int = 1
    """How deep what it holds is nested, itself counted."""
    before: int = 0
    """How many nodes there were when it was opened."""


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A node that stands elsewhere again, with its number of nodes and its depth."""

    node: Node
    nodes: int
    height: int


class Tree:
    """A tree under construction: collects what can be collected, stops at what cannot."""

    def __init__(self, name: str, *, keeps_null: bool = True) -> None:
        self.name = name
        self.keeps_null = keeps_null
        """Whether a null is kept, and reported; where not, the key that has it counts as not written."""
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._open: list[_Frame] = []
        self._nodes = 0
        self._anchored: dict[str, _Anchored] = {}

    @property
    def wants_key(self) -> bool:
        """Whether the next node is the key of a mapping."""
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].key is None

    @property
    def is_open(self) -> bool:
        """Whether a mapping or list is open."""
        return bool(self._open)

    def report(self, finding: Finding) -> None:
        """Keeps a finding and goes on, or stops when there are enough of them."""
        self.findings.append(finding)
        if len(self.findings) >= MAX_FINDINGS:
            self.stop()

    def stop(self, finding: Finding | None = None) -> NoReturn:
        """Raises UnreadableSource with everything found so far."""
        raise UnreadableSource(in_order([*self.findings, *([finding] if finding else [])]))

    def open(self, place: Place, *, is_mapping: bool, anchor: str | None = None) -> None:
        """Begins a mapping or a list; with an anchor, what it holds can stand elsewhere ``again``."""
        self._count(place)
        self._not_deeper_than(len(self._open) + 1, place)
        self._open.append(_Frame(place, is_mapping, anchor=anchor, before=self._nodes - 1))

    def close(self) -> None:
        """Ends the mapping or list that was begun last."""
        frame = self._open.pop()
        node: Node = (MappingNode(tuple(frame.entries), frame.place) if frame.is_mapping
                      else SequenceNode(tuple(frame.items), frame.place))
        if frame.anchor is not None:
            self._anchored[frame.anchor] = _Anchored(node, self._nodes - frame.before, frame.height)
        self._grow(frame.height)
        self._add(node)

    def again(self, anchor: str, place: Place) -> bool:
        """Takes what stands at an anchor once more; it counts like what is written out. False where there is none."""
        held = self._anchored.get(anchor)
        if held is None:
            return False
        self._count(place, held.nodes)
        self._not_deeper_than(len(self._open) + held.height, place)
        if isinstance(held.node, Scalar):
            self._nodes -= 1
            self.scalar(held.node)
        else:
            self._grow(held.height)
            self._add(held.node)
        return True

    def _not_deeper_than(self, depth: int, place: Place) -> None:
        if depth > MAX_DEPTH:
            self.stop(syntax_error(
                "SYN020", f"Lists and mappings are nested more than {MAX_DEPTH} deep here.",
                why="No framework needs that depth; it is a sign of a wrong indentation or a damaged file.",
                next="Check the indentation and the brackets before this place.", place=place))

    def _grow(self, height: int) -> None:
        if self._open:
            self._open[-1].height = max(self._open[-1].height, height + 1)

    def scalar(self, scalar: Scalar, *, anchor: str | None = None) -> None:
        """Takes a scalar as the next key or value."""
        self._count(scalar.place)
        if anchor is not None:
            self._anchored[anchor] = _Anchored(scalar, 1, 0)
        if not self.wants_key:
            self._add(scalar)
            return
        frame = self._open[-1]
        frame.key = scalar
        first = frame.keys.setdefault(scalar.text, scalar)
        if first is not scalar:
            self.report(syntax_error(
                "SYN012", f"The key {shown(scalar.text)} stands twice: "
                          f"here and at line {first.place.line}, column {first.place.column}.",
                why="One of the two would be lost without a word, and readers would disagree which.",
                next="Keep one of them, or give one another name.", place=scalar.place))

    def without_value(self, text: str, place: Place) -> None:
        """Reports a key, value or list item that is empty or null."""
        if self.wants_key:
            self.report(empty_key(place))
            return
        key = self._open[-1].key if self._open else None
        subject = f"The key {shown(key.text)}" if key else "This list item"
        self.report(syntax_error(
            "SYN019", f"{subject} has no value.",
            why="Nothing written and “nothing agreed” must not look alike; a text says what is absent by silence.",
            next="Leave the key out, or give it a value." if key else "Leave the item out, or give it a value.",
            place=key.place if key and not text else place))

    def drops(self) -> bool:
        """Drop the key whose value is null, where nulls are not kept; whether that was done."""
        frame = self._open[-1] if self._open else None
        if self.keeps_null or frame is None or frame.key is None:
            return False
        frame.key = None
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is not None:
            frame.entries.append((frame.key, node))
            frame.key = None

    def _count(self, place: Place, nodes: int = 1) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self.stop(syntax_error(
                "SYN021", f"The document holds more than {MAX_NODES:,} keys and values.",
                why="Checking has to end in reasonable time, for documents from anybody.",
                next="Split the document.", place=place))

    def whole(self) -> Node:
        """The whole tree, of whatever shape; raises UnreadableSource if anything was found."""
        if self.root is None and not self.findings:
            self.stop(empty_document(self.name))
        if self.findings or self.root is None:
            raise UnreadableSource(in_order(self.findings))
        return self.root

    def finished(self) -> MappingNode:
        """The whole tree; raises UnreadableSource if anything was found, or if the document is not a mapping."""
        if self.root is None and not self.findings:
            self.stop(empty_document(self.name))
        if self.root is not None and not isinstance(self.root, MappingNode):
            self.report(not_a_mapping(self.root))
        if self.findings or not isinstance(self.root, MappingNode):
            raise UnreadableSource(in_order(self.findings))
        return self.root


def empty_key(place: Place) -> Finding:
    """The finding for an entry without a name."""
    return syntax_error(
        "SYN018", "A key is empty or null.", why="Nothing could refer to this entry.",
        next="Give the entry a name, in quotes if it is to be the word `null`.", place=place)


def empty_document(name: str) -> Finding:
    """The finding for a document that holds nothing."""
    return syntax_error(
        "SYN009", "The document holds nothing.",
        why="There is nothing to check; a file with comments only, or of no length, reads like this.",
        next="Begin with `framework:` or `case:` and the edition, or check that this is the file you meant.",
        place=Place(name, 1, 1))


def not_a_mapping(root: SequenceNode | Scalar) -> Finding:
    """The finding for a document whose top level is a list or a single text."""
    what = "a list" if isinstance(root, SequenceNode) else "a single text"
    hint = "Begin with `framework:` or `case:` and the edition, each key at the start of its line."
    if isinstance(root, Scalar) and ":" in root.text:
        hint = "Put a space after the colon: `key: value`."
    return syntax_error(
        "SYN010", f"The document is {what}, not a set of `key: value` entries.",
        why="Every document names its parts by keys.", next=hint, place=root.place)
