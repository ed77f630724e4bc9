"""The published schemas: up to date, strict, and able to complete keys and words in an editor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from holdfast.document.clause import Modal
from holdfast.document.framework import EDITION, Stage
from holdfast.document.party import PartyKind
from holdfast.document.schema import DOCUMENTS, schema_of, schema_text

PUBLISHED = Path(__file__).resolve().parents[3] / "schemas" / EDITION
FRAMEWORK = schema_of("framework")


def meanings(node: dict[str, Any], root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A part of a schema with references followed and alternatives spread out, as an editor reads it."""
    if "$ref" in node:
        yield from meanings(root["definitions"][node["$ref"].rsplit("/", 1)[1]], root)
        return
    yield node
    for group in ("anyOf", "oneOf", "allOf"):
        for part in node.get(group, []):
            yield from meanings(part, root)


def at(path: list[str | int], root: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a schema that rule the value at a path of a document."""
    found = list(meanings(root, root))
    for step in path:
        following: list[dict[str, Any]] = []
        for part in found:
            if isinstance(step, int) and "items" in part:
                following += meanings(part["items"], root)
            elif step in part.get("properties", {}):
                following += meanings(part["properties"][step], root)
            elif isinstance(part.get("additionalProperties"), dict):
                following += meanings(part["additionalProperties"], root)
        found = following
    return found


def keys_at(path: list[str | int], root: dict[str, Any] = FRAMEWORK) -> set[str]:
    """The keys that an editor offers inside the object at a path."""
    return {key for part in at(path, root) for key in part.get("properties", {})}


def words_at(path: list[str | int], root: dict[str, Any] = FRAMEWORK) -> dict[str, str]:
    """The words that an editor offers for the value at a path, with what they mean."""
    return {part["const"]: part.get("description", "") for part in at(path, root) if "const" in part}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_published_schema_is_up_to_date(kind: str) -> None:
    """The file in the repository is what the models generate."""
    assert (PUBLISHED / f"{kind}.schema.json").read_text(encoding="utf-8") == schema_text(kind)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_schema_is_draft_07_and_refuses_unknown_keys(kind: str) -> None:
    """The schema is valid itself, and every object of the format is closed."""
    schema = schema_of(kind)
    Draft7Validator.check_schema(schema)

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    closed = [one for one in (schema, *schema["definitions"].values()) if "properties" in one]
    assert closed
    assert all(one["additionalProperties"] is False for one in closed)
    assert "$defs" not in json.dumps(schema)


def test_completion_offers_the_keys_of_a_clause() -> None:
    """Inside ``clauses.x`` an editor offers the keys of a clause, kebab-case, and no others."""
    offered = keys_at(["clauses", "withdrawal.artillery"])

    assert {"text", "who", "modal", "when", "decided-by", "settle-by", "if", "except"} <= offered
    assert not offered & {"decided_by", "if_", "members"}
    assert keys_at(["clauses", "x", "when"]) == {"from", "within", "by", "until", "every", "continuous"}


def test_completion_looks_into_lists_and_short_forms() -> None:
    """Inside a bracket, a citation and a decision rule the keys are offered as well."""
    assert keys_at(["clauses", "x", "brackets", 0]) == {"by", "text", "set", "issue", "option"}
    assert keys_at(["clauses", "x", "source", 0]) == {"ref", "place", "note"}
    assert {"kind", "k", "weights"} <= keys_at(["bodies", "x", "decides", "all-of", 0])
    assert keys_at(["scope"]) == {"land", "air", "sea", "cyber", "electronic"}


def test_completion_offers_words() -> None:
    """Fixed words are offered at their keys, with a meaning where the format gives one."""
    assert set(words_at(["clauses", "x", "modal"])) == set(Modal)
    assert set(words_at(["stage"])) == set(Stage)
    assert set(words_at(["parties", "A", "kind"])) == set(PartyKind)
    assert words_at(["bodies", "b", "decides", "kind"])["national"] == "Each member decides for itself what it does."
    assert "terminated" in words_at(["clauses", "x", "when", "until"])


def test_every_key_with_a_docstring_has_its_description() -> None:
    """Hovering over a key shows what the format says about it."""
    [lest] = [part["properties"]["lest"] for part in at(["clauses", "x"], FRAMEWORK) if "properties" in part]

    assert lest["description"].startswith("What follows when it is breached")


@pytest.mark.parametrize(
    ("change", "accepted"),
    [
        ({"date": 2026}, True), ({"framework": 2026.1}, True), ({"calendar": {"indefinite": True}}, True),
        ({"calendar": {"indefinite": "true"}}, True), ({"calendar": {"indefinite": "yes"}}, False),
        ({"parameters": {"p": {"value": 1.5}}}, True), ({"parameters": {"p": {"value": "1.5"}}}, True),
        ({"parameters": {"p": {"value": "1,5"}}}, False), ({"parameters": {"p": {"value": None}}}, False),
        ({"clauses": {"c d": {"text": "T"}}}, False), ({"clauses": {"c": {"text": "T", "modal": "must"}}}, False),
        ({"drafted_by": "A"}, False), ({"title": None}, False),
    ],
)
def test_schema_takes_what_the_loader_takes(change: dict[str, Any], accepted: bool) -> None:
    """Numbers and switches may be written bare or quoted; what the loader refuses, the schema refuses."""
    document = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"], **change}

    assert Draft7Validator(FRAMEWORK).is_valid(document) is accepted
