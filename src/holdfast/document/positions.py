"""Where an address stands in its file: the place of the nearest thing that is written there."""

from __future__ import annotations

import re
from typing import Any

from holdfast.document.addresses import Step, join
from holdfast.document.finding import Place
from holdfast.document.places import PlaceIndex, plain
from holdfast.document.source import MappingNode, Node, Scalar, SequenceNode, Source, place_in

_ITEM = re.compile(r"\[(\d{1,6})\]")


class AddressPlaces:
    """The places of one document by address, as findings name them: ``clauses.withdrawal.artillery.when.within``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._index = PlaceIndex(source.root)
        self.data = plain(source.root)

    def place(self, address: str) -> Place:
        """The place of the key or list item at an address, or else of its nearest ancestor, in the end the root."""
        return self._index.nearest(self.path(address))

    def value(self, address: str) -> Place:
        """The place of the value at an address, or else of the nearest ancestor's value."""
        path = self.path(address)
        return self._index.value(path) or self.source.root.place

    def scalar(self, address: str) -> Scalar | None:
        """The text written at an address, or nothing where there is none."""
        path, rest = _nearest(self.source.root, address)
        return self._index.scalar(path) if not rest or _ITEM.fullmatch(rest) else None

    def character(self, address: str, offset: int) -> Place:
        """The place of one character of the text at an address; its nearest ancestor's where nothing is written."""
        scalar = self.scalar(address)
        return place_in(scalar, offset, self.source) if scalar else self.place(address)

    def path(self, address: str) -> tuple[Step, ...]:
        """The part of an address that is written in the document, as keys and positions."""
        return _nearest(self.source.root, address)[0]


def written(data: Any, path: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps of a path that stand in plain data; steps between them that no file shows are left out.

    A single item may stand without the brackets of its list, and ``KEY`` for ``{ref: KEY}``.
    """
    found: list[Step] = []
    for step in path:
        if isinstance(data, dict):
            known = step in data
        else:
            known = isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        if known:
            data = data[step]
            found.append(step)
    return tuple(found)


def address_of(path: tuple[Step, ...]) -> str:
    """A path of keys and positions as an address."""
    address = ""
    for step in path:
        address = join(address, step)
    return address


def _nearest(node: Node, rest: str) -> tuple[tuple[Step, ...], str]:
    """The longest path along an address that is written, and what of the address is left."""
    best: tuple[tuple[Step, ...], str] = ((), rest)
    for step, inner, after in _steps(node, rest):
        path, left = _nearest(inner, after)
        if len(left) < len(best[1]) or not best[0]:
            best = (step, *path), left
    return best


def _steps(node: Node, rest: str) -> list[tuple[Step, Node, str]]:
    if isinstance(node, SequenceNode):
        item = _ITEM.match(rest)
        if item and int(item[1]) < len(node.items):
            return [(int(item[1]), node.items[int(item[1])], rest[item.end():].removeprefix("."))]
    if isinstance(node, MappingNode):
        rest = rest.removeprefix(".")
        return [(key.text, value, rest[len(key.text):].removeprefix(".")) for key, value in node.entries
                if rest.startswith(key.text) and rest[len(key.text):len(key.text) + 1] in ("", ".", "[")]
    return []
