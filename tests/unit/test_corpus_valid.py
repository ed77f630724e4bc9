"""Every document under corpus/valid is accepted by every layer, and together they use the whole format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel

from holdfast.document.addresses import key_of
from holdfast.document.framework import EDITION
from holdfast.document.integrity.held import visits
from holdfast.document.kinds import KINDS
from holdfast.document.load import any_from_source, load_any, load_checked, load_set
from holdfast.document.read import read_path
from holdfast.document.schema import DOCUMENTS
from holdfast.document.shapes import reachable

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "valid"
VALID = sorted(path for path in CORPUS.iterdir() if path.is_file())
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
KIND_OF = {model: kind for kind, model in DOCUMENTS.items()}


def schema_of(kind: str) -> Draft7Validator:
    """The published schema of a kind of document."""
    return Draft7Validator(json.loads((ROOT / "schemas" / EDITION / f"{kind}.schema.json").read_text()))


def fields_of(models: Iterator[type[BaseModel]]) -> set[str]:
    """Every field of the models as OBJECT.KEY."""
    return {f"{model.__name__}.{key_of(model, name)}" for model in models for name in model.model_fields
            if name not in ("marking", "note", "source")}


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_document_is_accepted(path: Path) -> None:
    """The document passes syntax, schema and integrity."""
    load_checked(str(path))


@pytest.mark.parametrize("path", [*VALID, *EXAMPLES], ids=lambda path: path.name)
def test_document_fits_the_published_schema(path: Path) -> None:
    """What Holdfast accepts, an editor with the published schema accepts."""
    loaded = load_any(str(path))

    faults = [f"{list(fault.path)}: {fault.message[:200]}"
              for fault in schema_of(KIND_OF[type(loaded.model)]).iter_errors(loaded.places.data)]
    assert not faults


def test_there_are_many_documents() -> None:
    """At least twenty-five documents of all four kinds lie in the corpus."""
    kinds = {type(load_any(str(path)).model) for path in VALID}

    assert len(VALID) >= 25
    assert kinds == set(KINDS)


def test_ten_lines_make_a_framework() -> None:
    """The smallest useful framework has ten lines and three clauses."""
    path = CORPUS / "ten_lines.framework.yaml"

    assert len(path.read_text().splitlines()) == 10
    assert len(load_any(str(path)).model.clauses) == 3  # type: ignore[union-attr]


def test_every_field_of_the_format_is_used() -> None:
    """No key of the format is without a document that shows how it is written."""
    used = {f"{type(visit.owner).__name__}.{visit.path[-1]}"
            for path in [*VALID, *EXAMPLES] for visit in visits(any_from_source(read_path(str(path))))}
    all_models: Iterator[Any] = (model for root in KINDS for model in reachable(root))

    assert fields_of(all_models) - used == set()


def test_overlay_with_stated_replacement_is_accepted() -> None:
    """An overlay may replace what it names, and add the rest."""
    documents = load_set(str(CORPUS / "clause_full.framework.yaml"),
                         overlays=[str(CORPUS / "own_estimate.overlay.yaml")])

    assert documents.case is not None
    assert [overlay.model.id for overlay in documents.overlays] == ["own-estimate"]
