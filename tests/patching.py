"""Changing a document under test: a patch merged in, entries taken out."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any


def merged(document: dict[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """The document with a patch merged in, mapping by mapping; lists and scalars are replaced."""
    whole = copy.deepcopy(document)
    for key, value in patch.items():
        both = isinstance(value, dict) and isinstance(whole.get(key), dict)
        whole[key] = merged(whole[key], value) if both else value
    return whole


def removed(document: dict[str, Any], paths: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The document without the entries at the given key paths."""
    whole = copy.deepcopy(document)
    for path in paths:
        inner = whole
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]
    return whole
