"""From the tree of nodes to plain values for the document model, and back from a path to its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from holdfast.document.finding import Place
from holdfast.document.source import MappingNode, Node, Scalar, SequenceNode

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str"
Path: TypeAlias = Sequence[str | int]


def plain(root: MappingNode) -> dict[str, Plain]:
    """The tree as dictionaries, lists and text, in the order of the file."""
    return {key.text: _plain(value) for key, value in root.entries}


def _plain(node: Node) -> Plain:
    # Recursion is safe here: a tree that was read is at most 64 deep.
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, MappingNode):
        return plain(node)
    return [_plain(item) for item in node.items]


class PlaceIndex:
    """Where each part of a document stands, by its path: ``("clauses", "withdrawal", "who", 0)``."""

    def __init__(self, root: MappingNode) -> None:
        self._root = root
        # Entries by key of every mapping looked at so far; the root keeps all nodes, so their identities stay theirs.
        self._entries: dict[int, dict[str, tuple[Scalar, Node]]] = {}

    def key(self, path: Path) -> Place | None:
        """The place of the key that a path ends in, or of the list item; nothing for an unknown path or the root."""
        found = self._find(path)
        if found is None or not path:
            return None
        key, node = found
        return key.place if key else node.place

    def value(self, path: Path) -> Place | None:
        """The place of the value at a path, or nothing for an unknown path."""
        found = self._find(path)
        return found[1].place if found else None

    def nearest(self, path: Path) -> Place:
        """The place of the key or list item at a path, or else of its closest known ancestor, in the end the root."""
        for length in range(len(path), 0, -1):
            if place := self.key(path[:length]):
                return place
        return self._root.place

    def scalar(self, path: Path) -> Scalar | None:
        """The scalar at a path, or nothing where the path is unknown or leads to a list or mapping."""
        found = self._find(path)
        return found[1] if found and isinstance(found[1], Scalar) else None

    def _find(self, path: Path) -> tuple[Scalar | None, Node] | None:
        key: Scalar | None = None
        node: Node = self._root
        for step in path:
            if isinstance(node, MappingNode):
                entry = self._of(node).get(str(step))
                if entry is None:
                    return None
                key, node = entry
            elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
                key, node = None, node.items[step]
            else:
                return None
        return key, node

    def _of(self, node: MappingNode) -> dict[str, tuple[Scalar, Node]]:
        known = self._entries.get(id(node))
        if known is None:
            known = self._entries[id(node)] = {key.text: (key, value) for key, value in node.entries}
        return known
