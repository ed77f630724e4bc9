"""Documents made from bytes: whatever their schema allows, odd values and cross-references included.

Bytes decide every choice, so that coverage guidance and hypothesis can both steer. What a document's own checks refuse
is taken out again, place by place, until the rest is accepted: so the parts behind the checks meet odd documents too.
"""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, cast

from holdfast.document.loaded import Loaded
from holdfast.document.places import plain
from holdfast.document.read import read_path
from holdfast.document.schema import schema_of
from holdfast.errors import UnusableInput

VALID = Path(__file__).resolve().parents[2] / "corpus" / "valid"
IDS = ("A", "B", "a", "b", "c.d", "c", "e-f", "g", "everywhere", "x" * 80)
TIMES = ("T0", "signature", "T0+P30D", "T0-P999Y", "signature+P1000Y", "met(a)+P3D", "breached(b)", "breach+PT1S",
         "2026-03-01", "2026", "9999-12-31", "0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
         "2026-03-29T03:30:00+02:00", "entry-into-force")
MOMENTS = ("2026-03-01T00:00:00Z", "2026-03-02T12:00:00+02:00", "9999-12-31T23:59:59Z", "9999-12-01T00:00:00Z",
           "0001-01-02T00:00:00Z", "0001-01-01T00:00:00+14:00", "2024-02-29T00:00:00Z")
CONDITIONS = ("true", "false", "a == b", "a != b", "not met(a)", "met(a) and held(b, P14D)", "breached(c.d)",
              "a in {a, b} or b == a", "after(T0+P30D)", "after(met(a)+P1M)", "g >= 3 km", "measure(g) < 3",
              "met(a) or met(b)", "held(a, P1000Y)", "a implies b == a", "c > -1e18", "in-force(a)", "lapsed(g)")
NUMBERS = ("0", "1", "0.5", "-1", "1e18", "1e-15", "-0.0", "7", "100", "0.123456789012345")
DURATIONS = ("P1D", "PT1S", "P0D", "P1000Y", "P1M", "P2W", "PT24H", "P1Y6M", "P999999D")
WORDS = ("Words.", "{a} shall {b} and {c.d}", "ceasefire", "as soon as possible", "<b>&amp;\"'", "]]>", "٣",
         "everywhere", "{", "{}", "a" * 300, "kyiv", "monitor", "withdraw", "force", "fire", "persons", "km",
         "days", "share", "1/year", "uk", "en", "1.0.0", "2", "0" * 64, "../x.geojson", "//x", "19:30Z", "UTC+99")
MAPPED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("if", "under", "condition", "requires", "blocks", "opposes", "holds", "when"), CONDITIONS),
    **dict.fromkeys(("from", "until", "by-time", "start"), TIMES),
    **dict.fromkeys(("at", "T0", "signature", "entry-into-force"), MOMENTS),
    "events-of": ("a",), "case": ("a",),
}
LEAST: dict[str, dict[str, Any]] = {
    "framework": {"framework": "2026.1", "id": "a", "stage": "framework", "parties": ["A", "B"],
                  "clauses": {"b": {"text": "Words."}}},
    "case": {"case": "2026.1", "id": "a", "parties": {"A": {"name": "A"}, "B": {"name": "B"}}},
    "overlay": {"overlay": "2026.1", "id": "a", "of": "a", "held-by": "A", "basis": "own-estimate", "marking": "TLP:RED"},
    "events": {"events-of": "a"},
}
"""What a document of a kind cannot do without."""

MAX_DEPTH = 7
EVERY_STRING = IDS + TIMES + CONDITIONS + NUMBERS + DURATIONS + WORDS


class Choices:
    """Choices read off bytes; when they are used up, the first of everything is taken."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def below(self, limit: int) -> int:
        """A number below a limit."""
        self._at += 1
        return self._data[self._at - 1] % limit if self._at <= len(self._data) else 0

    def one_of(self, values: Any) -> Any:
        """One of several values."""
        return values[self.below(len(values))]

    @property
    def used_up(self) -> bool:
        """Whether no bytes are left."""
        return self._at >= len(self._data)


@cache
def _schema(kind: str) -> dict[str, Any]:
    return schema_of(kind)


@cache
def _fitting(pattern: str, shortest: int, longest: int) -> tuple[str, ...]:
    fits = tuple(text for text in EVERY_STRING if shortest <= len(text) <= longest and re.search(pattern, text))
    return fits or ("a",)


@cache
def _written(kind: str) -> tuple[dict[str, Any], ...]:
    """The documents of a kind that are known to be valid."""
    paths = sorted(path for path in VALID.glob(f"*.{kind}.yaml") if path.stat().st_size < 8000)
    return tuple(cast("dict[str, Any]", plain(read_path(str(path)).root)) for path in paths)


def _joined(one: Any, other: Any) -> Any:
    """Two documents as one, the second where they disagree."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _joined(one.get(key), other.get(key)) for key in {**one, **other}}
    return copy.deepcopy(one if other is None else other)


def document(choices: Choices, kind: str) -> dict[str, Any]:
    """A document of a kind that mostly keeps to its schema, as plain maps, lists and strings."""
    schema = _schema(kind)
    made = _object(choices, schema, schema["definitions"], 0, few=False)
    made = _joined(LEAST[kind] if choices.below(3) == 0 else choices.one_of(_written(kind)), made)
    made |= {key: value for key, value in LEAST[kind].items() if isinstance(value, str)}
    if kind == "framework" and choices.below(2):
        made["calendar"] = {key: choices.one_of(MOMENTS) for key in ("T0", "signature")}
    if choices.below(8) == 0:  # now and then something that no schema allows
        made[choices.one_of(("zones", "clauses", "parties", "gates", "picks", "Clauses", ""))] = choices.one_of(
            ([], {}, "", "x", ["a", ["b"]], {"a": {"b": {"c": "d"}}}, {"a": None}, 7, True))
    return made


def _value(choices: Choices, node: dict[str, Any], known: dict[str, Any], depth: int, key: str) -> Any:
    if "$ref" in node:
        return _value(choices, known[node["$ref"].rpartition("/")[2]], known, depth, key)
    for several in ("anyOf", "allOf"):
        if several in node:
            return _value(choices, choices.one_of(node[several]), known, depth, key)
    if "enum" in node:
        return choices.one_of(node["enum"])
    if "const" in node:
        return node["const"]
    match node.get("type"):
        case "object":
            return _object(choices, node, known, depth, few=depth > 2)
        case "array":
            count = choices.below(3 if depth < MAX_DEPTH else 1)
            return [_value(choices, node.get("items", {}), known, depth + 1, key) for _ in range(count)]
        case "boolean":
            return choices.one_of(("true", "false"))
        case _:
            return _word(choices, node, key)


def _word(choices: Choices, node: dict[str, Any], key: str) -> str:
    if key in MAPPED and choices.below(8):
        return str(choices.one_of(MAPPED[key]))
    if "pattern" in node:
        return str(choices.one_of(_fitting(node["pattern"], node.get("minLength", 0), node.get("maxLength", 10_000))))
    return str(choices.one_of(NUMBERS if node.get("type") in ("number", "integer") else WORDS + IDS))


def _object(choices: Choices, node: dict[str, Any], known: dict[str, Any], depth: int, *, few: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    properties = node.get("properties", {})
    required = set(node.get("required", ()))
    names = list(properties)
    turn = choices.below(len(names)) if names else 0
    for name in (*names[turn:], *names[:turn]):
        inner = properties[name]
        # Bytes run out early in a wide document, so only some of its keys are asked about.
        if name in required or (depth < MAX_DEPTH and not choices.used_up and choices.below(6 if few else 4) == 1):
            made[name] = _value(choices, inner, known, depth + 1, name)
    if isinstance(node.get("additionalProperties"), dict):
        pattern = node.get("propertyNames", {}).get("pattern", "")
        for _ in range(choices.below(5) if depth < MAX_DEPTH else 0):
            name = choices.one_of([word for word in _fitting(pattern, 1, 80) if word in IDS or pattern == ""] or ["en"])
            made[name] = _value(choices, node["additionalProperties"], known, depth + 1, name)
    return made


def accepted(made: dict[str, Any], kind: str, load: Any, *, tries: int = 25) -> Loaded[Any] | None:
    """The document without what ``load`` refuses, or nothing where too little is left after so many tries."""
    for _ in range(tries):
        try:
            loaded: Loaded[Any] = load(json.dumps(made).encode("utf-8", "surrogatepass"))
        except UnusableInput as problem:
            before = json.dumps(made)
            for finding in problem.findings:
                _take_out(made, finding.address)
            made = {**LEAST[kind], **made}
            if json.dumps(made) == before:
                return None
        else:
            return loaded
    return None


def _take_out(made: Any, address: str) -> None:
    """Delete what stands at an address, or the nearest thing around it."""
    held, last = None, ""
    rest = address
    while rest and isinstance(made, dict | list):
        keys = [str(key) for key in made] if isinstance(made, dict) else [f"[{n}]" for n in range(len(made))]
        fits = [key for key in keys if rest == key or rest.startswith((f"{key}.", f"{key}["))]
        if not fits:
            break
        held, last = made, max(fits, key=len)
        rest = rest[len(last):].removeprefix(".")
        made = made[last] if isinstance(made, dict) else made[int(last[1:-1])]
    if held is not None:
        del held[last if isinstance(held, dict) else int(last[1:-1])]
