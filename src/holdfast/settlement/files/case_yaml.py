"""A document as YAML text, every text in quotes; the formatter takes off those that no value needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_SWITCHES = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class Bare(str):
    """A text that stands without quotes: a number or a switch."""

    __slots__ = ()


def yaml_of(tree: Mapping[str, Any]) -> str:
    """A document in plain data as YAML: mappings in blocks, those without mappings inside on one line."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _lines(tree: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in tree.items():
        lead = f"{' ' * indent}{_key(key)}:"
        if isinstance(value, dict) and any(isinstance(inner, dict | list) for inner in value.values()):
            yield lead
            yield from _lines(value, indent + 2)
        elif isinstance(value, list):
            yield lead
            yield from (f"{' ' * indent}  - {_flow(item)}" for item in value)
        else:
            yield f"{lead} {_flow(value)}"


def _key(key: str) -> str:
    """A key as it is written; a word that other readers of YAML take for a switch stands in quotes."""
    bare = _KEY.fullmatch(key) and key.lower() not in _SWITCHES
    return key if bare else json.dumps(key, ensure_ascii=False)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)}: {_flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, Bare):
        return value
    return json.dumps(value, ensure_ascii=False)
