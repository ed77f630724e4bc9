"""The page of the JSON output, from the schemas of the envelope and of each command's data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.doc_pages.markdown import head, page, table

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas" / "output"
SUFFIX = ".schema.json"

FIRST = ("envelope", "finding", "red-line")
"""Objects that several commands print; each has a section of its own."""


def output_schemas() -> dict[str, dict[str, Any]]:
    """Name → schema, of the envelope, the finding and every command."""
    found = sorted(SCHEMAS.glob(f"*{SUFFIX}"))
    return {path.name.removesuffix(SUFFIX): json.loads(path.read_text(encoding="utf-8")) for path in found}


def json_output_page() -> str:
    """The page ``json-output.md``."""
    schemas = output_schemas()
    lines = head(
        "JSON output", "the schemas in `schemas/output`",
        "This page is for programmers who read what `--format json` prints.",
        "After reading it you know every property, and what will not change under your program.",
        "",
        "Every command prints one envelope, also when it fails: then `ok` is false, `data` is null, "
        "and `diagnostics` says what is wrong.",
        "A command without a JSON format of its own in its help prints none.",
        "Programs ignore properties that they do not know, and refuse a `format_version` whose first number they do "
        "not know; see [stability](stability.md).",
        "The schemas are in `schemas/output`; the one of a command describes `data`.",
    )
    for name in FIRST:
        lines += _section(name.replace("-", " ").capitalize(), schemas[name])
    for name, schema in schemas.items():
        if name not in FIRST:
            lines += _section(f"data of {name}", schema)
    return page(lines)


def _section(title: str, schema: Mapping[str, Any]) -> list[str]:
    rows = [(f"`{address}`", _type(part), str(part.get("description", ""))) for address, part in properties(schema)]
    return [f"## {title}", "", str(schema["description"]), "", *table(("property", "type", "meaning"), rows), ""]


def properties(schema: Mapping[str, Any], base: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The properties of a schema with their addresses, those of inner objects and items after their owner."""
    for name, part in schema.get("properties", {}).items():
        address = f"{base}{name}"
        yield address, part
        yield from properties(part, f"{address}.")
        yield from properties(part.get("items", {}), f"{address}[].")
        if isinstance(part.get("additionalProperties"), dict):
            yield from properties(part["additionalProperties"], f"{address}.ID.")


def _type(part: Mapping[str, Any]) -> str:
    if "$ref" in part:
        name = str(part["$ref"]).removesuffix(SUFFIX)
        if name == "#":
            return "the whole object, as it stands here"
        return f"[{name}](#{name if name in FIRST else f'data-of-{name}'})"
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"])
    if "enum" in part:
        return " or ".join("null" if word is None else f"`{word}`" for word in part["enum"])
    if "const" in part:
        return f"`{json.dumps(part['const'])}`"
    kinds = part.get("type", "anything")
    said = kinds if isinstance(kinds, str) else " or ".join(kinds)
    if said == "array":
        return f"array of {_type(part['items'])}"
    return "object by id" if isinstance(part.get("additionalProperties"), dict) else said
