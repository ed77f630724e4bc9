"""The pages of the documents: every object and key, read from the models."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from scripts.doc_pages.markdown import anchor, head, page, plain, table
from scripts.doc_pages.words import VALUES, in_words

INTRO = {
    "framework": ("Framework", "for drafters and reviewers who write or read a framework file",
                  "look up every key that a `*.framework.yaml` may have, what it takes and what it means"),
    "case": ("Case", "for analysts who describe a situation in a case file",
             "look up every key that a `*.case.yaml` may have, what it takes and what it means"),
    "overlay": ("Overlay", "for everybody who adds something to a case that not everybody may see",
                "look up every key that a `*.overlay.yaml` may have, what it takes and what it means"),
    "events": ("Events", "for monitors who record what happened after a text was signed",
               "look up every key that a `*.events.yaml` may have, what it takes and what it means"),
}
SHARED = "values.md"


def document_pages() -> dict[str, str]:
    """The page of each kind of document, and the page of what several of them share."""
    from holdfast.document.schema import DOCUMENTS

    inside = {kind: _reachable(root) for kind, root in DOCUMENTS.items()}
    objects = document_objects()
    shared = {name: part for name, (part, kind) in objects.items() if kind is None}
    homes = {name: SHARED if kind is None else f"{kind}.md" for name, (_, kind) in objects.items()}
    made = {f"{kind}.md": _document(kind, root, inside[kind], homes) for kind, root in DOCUMENTS.items()}
    return {**made, SHARED: _values(dict(sorted(shared.items())), homes)}


def document_objects() -> dict[str, tuple[type, str | None]]:
    """Name → object or word list, and the one kind of document that has it, or nothing where several do."""
    from holdfast.document.schema import DOCUMENTS

    found: dict[str, tuple[type, str | None]] = {}
    for kind, root in DOCUMENTS.items():
        for name, part in _reachable(root).items():
            found[name] = (part, None if name in found else kind)
    return dict(sorted(found.items()))


def _reachable(root: type[BaseModel]) -> dict[str, type]:
    """The objects and word lists of a document, in the order in which a reader meets them."""
    found: dict[str, type] = {}
    waiting: list[type] = [root]
    while waiting:
        part = waiting.pop(0)
        if part.__name__ in found:
            continue
        found[part.__name__] = part
        if issubclass(part, BaseModel):
            waiting += [inner for field in part.model_fields.values() for inner in _parts(field.annotation)]
    return found


def _parts(annotation: Any) -> Iterator[type]:
    """The models and word lists inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | enum.Enum):
        yield annotation
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _parts(inner)


def _document(kind: str, root: type[BaseModel], inside: Mapping[str, type], homes: Mapping[str, str]) -> str:
    title, reader, use = INTRO[kind]
    lines = head(
        title, f"the models behind `schemas/2026.1/{kind}.schema.json`",
        f"This page is {reader}.", f"After reading it you can {use}.", "",
        f"What numbers, times, texts and ids look like is told under [values]({SHARED}).",
        "A key that is not listed is an error, and the message names the nearest key that is.",
        "*Required* means that the document cannot be read without it; everything else may be absent, "
        "and its absence is what rules speak of.",
        f"In an editor, the schema `schemas/2026.1/{kind}.schema.json` completes keys and words: see "
        "[use an editor](../how-to/use-an-editor.md).", "",
    )
    own = {name: part for name, part in inside.items() if homes[name] == f"{kind}.md" and part is not root}
    lines += _part(root, homes)
    for name in sorted(own):
        lines += _part(own[name], homes)
    return page(lines)


def _values(shared: Mapping[str, type], homes: Mapping[str, str]) -> str:
    lines = head(
        "Values and shared objects", "the models of the documents",
        "This page is for everybody who writes a document.",
        "After reading it you know how numbers, times, texts, ids and sources are written everywhere.", "",
        "## How values are written", "",
    )
    lines += [*table(("value", "how it is written"), VALUES), ""]
    for part in shared.values():
        lines += _part(part, homes)
    return page(lines)


def _part(part: type, homes: Mapping[str, str]) -> list[str]:
    lines = [f"## {part.__name__}", "", plain(inspect.cleandoc(part.__doc__ or "")), ""]
    if issubclass(part, enum.Enum):
        return lines + _words(part)
    assert issubclass(part, BaseModel)
    rows = [(f"`{field.alias or name}`", _type(field, homes, homes[part.__name__]),
             "yes" if field.is_required() else "", meaning(part, name)) for name, field in part.model_fields.items()]
    return [*lines, *table(("key", "takes", "required", "meaning"), rows), ""]


def _words(words: type[enum.Enum]) -> list[str]:
    from holdfast.document.schema import docstrings

    said = docstrings(words)
    if not said:
        return [", ".join(f"`{member.value}`" for member in words) + ".", ""]
    return [*table(("word", "meaning"), [(f"`{m.value}`", plain(said.get(m.name))) for m in words]), ""]


def meaning(part: type[BaseModel], name: str) -> str:
    """What a field means: its own sentence, or the common one of its key; empty where there is neither."""
    from holdfast.document.schema import meaning_of

    return plain(meaning_of(part, name))


def _type(field: FieldInfo, homes: Mapping[str, str], here: str) -> str:
    if field.alias == "geometry":
        return "geometry"
    return in_words(field.annotation, field.metadata, lambda name: _link(name, homes, here))


def _link(name: str, homes: Mapping[str, str], here: str) -> str:
    home = homes[name]
    return f"[{name}]({'' if home == here else home}#{anchor(name)})"
