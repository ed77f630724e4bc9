"""Edits of a YAML document that keep its comments, quotes and order, and write what is new as the formatter would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from holdfast.document.fmt import fitted
from holdfast.word.draft import Texts
from holdfast.word.framework_text import text_of
from holdfast.word.matching import plain

PROSE = frozenset({"text", "note", "title", "summary", "name", "label", "heading", "because", "question"})
"""Keys whose words may hold an id by chance."""


def first(texts: Texts) -> str:
    """The first version of a text."""
    return next(iter(texts.values()), "")


def put_text(node: Any, key: str, texts: Texts, *, indent: int) -> None:
    """Write the versions of a text, leaving those in other languages and those that are the same."""
    before = node.get(key)
    if not texts:
        return
    flow = bool(node.fa.flow_style())
    if isinstance(before, CommentedMap):
        flow = flow or bool(before.fa.flow_style())
        for lang, text in texts.items():
            target = lang or next(iter(before))
            if plain(str(before.get(target, ""))) != plain(text):
                before[target] = None
                before[target] = text if flow else fitted(text, key=target, indent=indent + 2)
    else:
        said = first(texts) if len(texts) == 1 else text_of(texts)
        if before is None or not isinstance(said, str) or plain(str(before)) != plain(said):
            node[key] = None  # a new text must not take over how the old one was folded
            node[key] = said if flow and isinstance(said, str) else commented(said, key=key, indent=indent)


def put(node: Any, key: str, value: Any, *, before: str) -> None:
    """Write a value at a key, a new key in front of another."""
    if key in node:
        node[key] = value
    else:
        keys = list(node)
        node.insert(keys.index(before) if before in keys else len(keys), key, value)


def commented(value: Any, *, key: str = "", indent: int = 0) -> Any:
    """A value to be written at a key at an indent, as the formatter would leave it."""
    if isinstance(value, Mapping):
        return CommentedMap({name: commented(inner, key=name, indent=indent + 2) for name, inner in value.items()})
    if isinstance(value, list | tuple):
        made = CommentedSeq(commented(inner, indent=indent + 4) for inner in value)
        if all(isinstance(inner, str) for inner in made):
            made = CommentedSeq(value)
            made.fa.set_flow_style()
        return made
    return fitted(value, key=key, indent=indent) if isinstance(value, str) and key else value


def mentions(tree: Any, id: str, *, leave: tuple[str, str]) -> Iterator[str]:
    """Addresses in the rest of the document that name an id, in a reference or a condition."""
    token = re.compile(rf"(?<![\w.-]){re.escape(id)}(?![\w-]|\.\w)")
    for path, text in _strings(tree, ()):
        if path[:2] != leave and path[0] not in ("retired", "order") and not PROSE & set(path) and token.search(text):
            yield ".".join(path)


def _strings(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _strings(value, (*path, str(key)))
    elif isinstance(node, list):
        items: Iterable[Any] = node
        for n, value in enumerate(items):
            yield from _strings(value, (*path[:-1], f"{path[-1]}[{n}]"))
    elif isinstance(node, str) and path:
        yield path, node
