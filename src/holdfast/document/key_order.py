"""The order of keys: that of the model for the fields of an element, the writer's own for ids."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from holdfast.document.base import Element
from holdfast.document.shapes import inside, keys, models

_LAST = tuple(field.alias or name for name, field in Element.model_fields.items())


def in_model_order(tree: Any, model: type[BaseModel]) -> None:
    """Puts the keys of every part into the order of its model, in place; marking, note and source come last.

    A part with comments on lines of their own keeps its order: nobody can tell which key such a comment is about.
    """
    _order(tree, model)


def _order(node: Any, annotation: Any) -> None:
    if isinstance(node, CommentedMap):
        _sort(node, annotation)
        for key, value in node.items():
            for within in inside(annotation, str(key)):
                _order(value, within)
    elif isinstance(node, CommentedSeq):
        for position, value in enumerate(node):
            for within in inside(annotation, position):
                _order(value, within)


def _sort(node: CommentedMap, annotation: Any) -> None:
    model = next((one for one in models(annotation) if set(node) <= set(keys(one))), None)
    if model is None or _has_own_lines(node):
        return
    order = [key for key in keys(model) if key not in _LAST] + list(_LAST)
    for key in sorted(node, key=order.index):
        node.move_to_end(key)


def _has_own_lines(node: Any) -> bool:
    """Whether a comment or an empty line stands between the keys of a part, or ends one of its values."""
    if not isinstance(node, CommentedMap | CommentedSeq):
        return False
    if node.ca.comment is not None:
        return True
    tokens = [token for entry in node.ca.items.values() for token in _flat(entry)]
    if any("\n" in token.value.rstrip("\n") or token.value.startswith("\n") or token.value.count("\n") > 1
           for token in tokens):
        return True
    return any(_has_own_lines(value) or getattr(value, "comment", None) for value in
               (node.values() if isinstance(node, CommentedMap) else node))


def _flat(entry: Any) -> list[Any]:
    if entry is None:
        return []
    return [token for part in entry for token in _flat(part)] if isinstance(entry, list) else [entry]
