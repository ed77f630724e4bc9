"""What stands at an address of a document: in words first, then as written, with brackets and findings beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from holdfast.document.addresses import find
from holdfast.document.base import Element
from holdfast.document.clause import Clause
from holdfast.document.clause_changes import changed
from holdfast.document.families import elements
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.resolve import plain_form
from holdfast.document.sentences import sentence
from holdfast.document.text import versions, words_in
from holdfast.errors import InvalidDocument


@dataclass(frozen=True)
class Shown:
    """What stands at one address."""

    address: str
    sentence: str
    """What it does, in English; empty for what is no element."""
    text: tuple[tuple[str, str], ...]
    """Its own words, by language."""
    versions: tuple[str, ...]
    """Bracketed proposals and readings, each as a sentence with its sponsor."""
    value: Any
    """The value in normal form, as JSON."""
    findings: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What is shown as it stands under ``data`` in the JSON output."""
        return {"address": self.address, "sentence": self.sentence, "text": dict(self.text),
                "versions": list(self.versions), "value": self.value,
                "findings": [finding.as_json() for finding in self.findings]}

    def as_text(self) -> str:
        """What is shown for a terminal."""
        lines = [self.address]
        lines += [f"  {self.sentence}"] if self.sentence else []
        lines += [f"  {f'[{lang}] ' if lang else ''}“{words}”" for lang, words in self.text]
        lines += [f"  {version}" for version in self.versions]
        lines += [f"  {line}" for line in _written(self.value)]
        lines += [line for finding in self.findings for line in finding.as_text().splitlines()]
        return "\n".join(lines) + "\n"


def show(document: BaseModel, address: str, *, findings: Iterable[Finding] = ()) -> Shown:
    """What stands at an address, or at the bare id of an element of a framework, with the findings at it or inside it.

    Raises UsageProblem naming the nearest address where there is nothing.
    """
    if isinstance(document, Framework) and address in (known := elements(document)):
        address = known[address].address
    value = find(document, address)
    begins = (f"{address}.", f"{address}[")
    inside = tuple(one for one in findings if one.address == address or one.address.startswith(begins))
    text = getattr(value, "text", None) if isinstance(value, BaseModel) else None
    return Shown(
        address=address, sentence=sentence(value) if isinstance(value, Element) and value is not document else "",
        text=tuple(versions(text).items()), versions=tuple(_versions(value)), value=plain_form(value), findings=inside)


def _versions(value: Any) -> Iterator[str]:
    if not isinstance(value, Clause):
        return
    for bracket in value.brackets:
        by = " and ".join(bracket.by) or "Somebody"
        belongs = f" ({bracket.issue}: {bracket.option})" if bracket.issue else ""
        yield f"[{by} would say{belongs}: {_would(value, bracket.set, bracket.text)}]"
    for party, reading in value.readings.items():
        yield f"[{party} reads it so: {_would(value, reading.set, reading.text)}]"


def _would(clause: Clause, changes: Any, text: Any) -> str:
    try:
        return sentence(changed(clause, changes, text=text)) if changes else words_in(text) or "the same"
    except InvalidDocument as problem:
        return problem.findings[0].message


def _written(value: Any) -> Iterator[str]:
    """The value as lines of key and value, leaving out what was said in words."""
    if not isinstance(value, dict):
        yield json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
        return
    for key, inner in value.items():
        if key in ("text", "brackets", "readings"):
            continue
        if isinstance(inner, list) and all(isinstance(item, str) for item in inner):
            yield f"{key}: {', '.join(inner)}"
        elif isinstance(inner, dict | list):
            yield f"{key}: {json.dumps(inner, ensure_ascii=False)}"
        else:
            yield f"{key}: {json.dumps(inner) if isinstance(inner, bool) else inner}"


