"""JSON Schemas (draft-07) of the documents, generated from the models, for editors and other programs."""

from __future__ import annotations

import ast
import enum
import inspect
import json
import textwrap
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from holdfast.document.addresses import key_of
from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.framework import EDITION, Framework
from holdfast.document.meanings import MEANINGS
from holdfast.document.overlay import Overlay
from holdfast.document.scalars import ID_PATTERN

DIALECT = "http://json-schema.org/draft-07/schema#"
DOCUMENTS: Mapping[str, type[BaseModel]] = MappingProxyType({
    "framework": Framework, "case": Case, "overlay": Overlay, "events": EventRecord,
})
"""Kind of document → its model; the schema of each is ``schemas/EDITION/KIND.schema.json``."""

_NUMBER = {"type": ["number", "string"], "pattern": r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$"}
_SWITCH = {"enum": [True, False, "true", "false"]}
_COUNT = {"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,12}$"}


class _Draft07(GenerateJsonSchema):
    """Schemas in the dialect that editors know best, with a description beside every key and every word."""

    schema_dialect = DIALECT

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        return dict(_NUMBER)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:  # noqa: ARG002
        return dict(_COUNT)

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        return dict(_SWITCH)

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        words = schema["cls"]
        return {"title": words.__name__, "description": _summary(words), "oneOf": [
            {"const": member.value, "description": text} if (text := docstrings(words).get(member.name))
            else {"const": member.value} for member in words]}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        return {"type": "array", "items": self.generate_inner(schema["items_schema"][0])}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        name = getattr(schema["function"]["function"], "__name__", "")
        if name == "as_tuple":  # a single item may stand without the brackets of the list
            return {"anyOf": [inner["items"], inner]}
        if name in ("_as_citation", "_case"):  # the bare id is short for the object
            return {"anyOf": [{"type": "string", "pattern": ID_PATTERN}, inner]}
        return inner

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        # A default is what absence means, which the description says; editors must not write it into documents.
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # Null is refused everywhere: a key is left out or has a value.
        return self.generate_inner(schema["schema"])

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return {"anyOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        inner: JsonSchemaValue = {"type": "object"}
        values = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else {}
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        words = self._words(keys)
        if words:
            inner["properties"] = {word: {**values, **said} if "$ref" not in values else values
                                   for word, said in words.items()}
            inner["additionalProperties"] = False
        else:
            inner["additionalProperties"] = values or True
            if "pattern" in keys:
                inner["propertyNames"] = {"pattern": keys["pattern"]}
        if "min_length" in schema:
            inner["minProperties"] = schema["min_length"]
        return inner

    def _words(self, keys: JsonSchemaValue) -> dict[str, JsonSchemaValue]:
        """The keys that a mapping may have, where they are fixed words."""
        if "$ref" in keys:
            found = self.get_schema_from_definitions(keys["$ref"])
            keys = found if found is not None else {}
        return {one["const"]: {key: text for key, text in one.items() if key == "description"}
                for one in keys.get("oneOf", []) if "const" in one}


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of document: ``framework``, ``case``, ``overlay`` or ``events``."""
    model = DOCUMENTS[kind]
    made = model.model_json_schema(by_alias=True, schema_generator=_Draft07, mode="validation")
    found = made.get("$defs", {})
    made["definitions"] = {name: _described(definition) for name, definition in sorted(found.items())}
    made.pop("$defs", None)
    text = json.dumps(_described(made)).replace("#/$defs/", "#/definitions/")
    ready: dict[str, Any] = _as_editors_read(json.loads(text))
    ready.pop("$schema", None)
    title = {"framework": "Framework", "case": "Case", "overlay": "Overlay", "events": "Record of events"}[kind]
    return {"$schema": DIALECT, "$id": f"urn:holdfast:schema:{EDITION}:{kind}", **ready,
            "title": f"Holdfast {title.lower()}, edition {EDITION}"}


def _as_editors_read(node: Any) -> Any:
    """The schema with what editors read as numbers let through: years, printed numbers, the edition."""
    if isinstance(node, list):
        return [_as_editors_read(part) for part in node]
    if not isinstance(node, dict):
        return node
    node = {key: _as_editors_read(part) for key, part in node.items()}
    if node.get("const") == EDITION:
        return {**{key: part for key, part in node.items() if key not in ("const", "type")},
                "enum": [EDITION, float(EDITION)]}
    if node.get("type") == "string" and ("pattern" not in node or str(node["pattern"]).startswith(r"^\d{4}")):
        return {**node, "type": ["string", "number"]}
    return node


def schema_text(kind: str) -> str:
    """The JSON Schema as it stands in its file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _described(definition: dict[str, Any]) -> dict[str, Any]:
    """A definition with the docstring of each field as the description of its key."""
    model = _models().get(str(definition.get("title")))
    if model is None or "properties" not in definition:
        return definition
    said = {key_of(model, name): meaning_of(model, name) or None for name in model.model_fields}
    properties = {key: _with_description(value, said.get(key)) for key, value in definition["properties"].items()}
    return {**definition, "description": _summary(model), "properties": properties}


def meaning_of(model: type[BaseModel], name: str) -> str:
    """What a field means: its own sentence, or the common one of its key; empty where there is neither."""
    for owner in model.__mro__:
        said = docstrings(owner).get(name)
        if said:
            return said
    key = key_of(model, name)
    return MEANINGS.get(f"{model.__name__}.{key}") or MEANINGS.get(key, "")


def _with_description(value: dict[str, Any], text: str | None) -> dict[str, Any]:
    value = {key: inner for key, inner in value.items() if key != "title"}
    if text is None:
        return value
    # In draft-07 everything beside a $ref is ignored, so the reference goes one step in.
    return {"description": text, "allOf": [value]} if "$ref" in value else {**value, "description": text}


@cache
def _models() -> Mapping[str, type[BaseModel]]:
    from holdfast.document.shapes import reachable

    return {model.__name__: model for root in DOCUMENTS.values() for model in reachable(root)}


@cache
def docstrings(owner: type) -> Mapping[str, str]:
    """The docstrings that follow the fields of a class, or the members of an enum, in its source."""
    if not (issubclass(owner, BaseModel | enum.Enum) and owner.__module__.startswith("holdfast")):
        return {}
    body = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for statement, following in zip(body.body, body.body[1:], strict=False):
        target = (statement.target if isinstance(statement, ast.AnnAssign)
                  else statement.targets[0] if isinstance(statement, ast.Assign) else None)
        text = following.value if isinstance(following, ast.Expr) else None
        if isinstance(target, ast.Name) and isinstance(text, ast.Constant) and isinstance(text.value, str):
            found[target.id] = inspect.cleandoc(text.value)
    return found


def _summary(owner: type) -> str:
    return inspect.cleandoc(owner.__doc__ or "")
