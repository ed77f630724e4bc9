"""Any bytes as a file of exchanges: problems of one or more exchanges, or a refusal with findings."""

from __future__ import annotations

import contextlib
import json

from tests.fuzz.documents import Choices

from holdfast.document.read import read_bytes
from holdfast.errors import HoldfastError
from holdfast.roadmap.files.exchange import exchanges_in, is_collection, is_exchange
from holdfast.roadmap.reading import At, reading_of

KEYS = ("format", "instances", "parties", "steps", "deposits", "id", "by", "to", "gives", "receives", "cost", "value",
        "after", "name", "expected", "A", "B")
LEAVES = ("exchange-sequencing/1", "A", "B", "s1", 1, 0.5, -1, None, True, "", "и", [1, 2], ["s1"], 1e300)


def one(data: bytes) -> None:
    """Reads the bytes as they stand, and as pieces of JSON with the keys of an exchange."""
    choices = Choices(data)
    steps = [_mapping(choices, 1) for _ in range(3)]
    made = {"format": "exchange-sequencing/1", "parties": ["A", "B"], "steps": steps} | _mapping(choices, 0)
    for content in (data, json.dumps(made).encode(), json.dumps({"instances": [made, made]}).encode()):
        with contextlib.suppress(HoldfastError):
            _used(content)


def _used(content: bytes) -> None:
    source = read_bytes(content, name="fuzz", keeps_null=False)
    is_collection(source)
    if is_exchange(source):
        for exchange in exchanges_in(source):
            reading_of(exchange.problem, At.WORST)


def _mapping(choices: Choices, depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for _ in range(4):
        key = choices.one_of(KEYS)
        nested = depth < 3 and choices.one_of(("leaf", "mapping")) == "mapping"
        found[key] = _mapping(choices, depth + 1) if nested else choices.one_of(LEAVES)
    return found
