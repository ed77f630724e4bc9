"""What every object of a document has in common: strict, frozen, kebab-case keys, an optional marking and note."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from holdfast.document.scalars import Id, Marking


def _key(name: str) -> str:
    """The key in YAML and JSON of a Python field: ``from_`` is written ``from``, ``at_picks`` is ``at-picks``."""
    return name.rstrip("_").replace("_", "-")


def as_tuple(value: Any) -> Any:
    """A lone value as a list of one, so that ``who: A`` and ``who: [A]`` mean the same."""
    return value if isinstance(value, list | tuple) else [value]


T = TypeVar("T")
OneOrMany = Annotated[tuple[T, ...], BeforeValidator(as_tuple)]
"""A list in which a single item may stand without brackets."""


class Part(BaseModel):
    """A frozen, strict part of a document: unknown keys are errors, keys are kebab-case."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=_key, validate_by_name=True, validate_by_alias=True
    )


class Citation(Part):
    """Where a statement or number comes from: a key of ``sources``, with the place in it and how far it was checked."""

    ref: Id
    """Key of a source in the ``sources`` of this document or of its case."""
    place: str | None = None
    """Article, page, point or line in the source."""
    note: str | None = None


def _as_citation(value: Any) -> Any:
    return {"ref": value} if isinstance(value, str) else value


Cited = Annotated[Citation, BeforeValidator(_as_citation)]
"""A citation; the bare key of a source is short for ``{ref: KEY}``."""


class Element(Part):
    """A part that can be addressed on its own: it may carry a marking, a note and sources."""

    marking: Marking | None = None
    """Traffic Light Protocol 2.0 marking; absent means the document's own marking."""
    note: str | None = None
    """A remark for readers; no analysis reads it."""
    source: OneOrMany[Cited] = Field(default=())
    """Where this comes from."""
