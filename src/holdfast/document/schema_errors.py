"""Faults of structure in plain words: what the models refuse, as findings with address and place."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError

from holdfast.document.addresses import Step
from holdfast.document.finding import Finding
from holdfast.document.places import PlaceIndex, plain
from holdfast.document.positions import address_of, written
from holdfast.document.scalars import ID_PATTERN
from holdfast.document.schema_advice import advice, holder
from holdfast.document.schema_codes import schema_error
from holdfast.document.shapes import at, leaves
from holdfast.document.source import Source
from holdfast.document.syntax_codes import shown
from holdfast.document.times import Date, Duration, TimePoint

_KEY = "[key]"
_TYPES = {"string_type": "text", "tuple_type": "a list", "dict_type": "a mapping", "mapping_type": "a mapping",
          "model_type": "a mapping", "model_attributes_type": "a mapping", "list_type": "a list"}
_TAGS = {"words": "text", "mapping": "a mapping", "list": "a list"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding says, before it has an address and a place."""

    code: str
    message: str
    why: str
    next: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal of the models: its kind, the path as written, whether it is about the key, and the value."""

    kind: str
    path: tuple[Step, ...]
    about_key: bool
    value: Any
    message: str
    context: Mapping[str, Any]


def faults(problem: ValidationError, data: Any) -> tuple[Fault, ...]:
    """The refusals of the models with paths as they are written in the document."""
    found: dict[tuple[object, ...], Fault] = {}
    for one in problem.errors(include_url=False):
        location = one["loc"]
        about_key = bool(location) and location[-1] == _KEY
        path = written(data, tuple(step for step in location if step != _KEY or not about_key))
        if one["type"] == "missing":
            path = (*path, location[-1])
        message = one["msg"].removeprefix("Value error, ")
        fault = Fault(one["type"], path, about_key, one["input"], message, one.get("ctx", {}))
        found.setdefault((fault.kind, path, about_key, message), fault)
    return tuple(found.values())


def schema_findings(problem: ValidationError, source: Source, root: type[BaseModel]) -> list[Finding]:
    """Everything that the models refuse in a document, in plain words."""
    places = PlaceIndex(source.root)
    return [_finding(fault, source, root, places) for fault in faults(problem, plain(source.root))]


def _finding(fault: Fault, source: Source, root: type[BaseModel], places: PlaceIndex) -> Finding:
    said = say(fault, root)
    if fault.kind == "missing":
        place = places.value(fault.path[:-1])
    elif fault.about_key or fault.kind == "extra_forbidden":
        place = places.key(fault.path)
    else:
        place = places.value(fault.path)
    return schema_error(said.code, said.message, why=said.why, next=said.next, address=address_of(fault.path),
                        place=place or source.root.place)


def say(fault: Fault, root: type[BaseModel]) -> Said:
    """A refusal in plain words."""
    if fault.kind == "extra_forbidden":
        return Said("SCH001", f"{_first(holder(root, fault.path[:-1]))} has no key {shown(str(fault.path[-1]))}.",
                    "An unknown key is read by nothing, so what it says would be lost without a word.",
                    advice(root, fault.path))
    if fault.kind == "missing":
        return Said("SCH002", f"The key `{fault.path[-1]}` is missing from {holder(root, fault.path[:-1])}.",
                    "Without it the object cannot be understood; other keys may be left out.",
                    f"Add `{fault.path[-1]}:` here.")
    if fault.kind in _TYPES or fault.kind.startswith("union_tag"):
        return _wrong_type(fault)
    if fault.kind in ("enum", "literal_error"):
        return _unknown_value(fault)
    if fault.kind in ("string_too_short", "too_short"):
        return _empty(fault)
    if fault.kind in ("string_pattern_mismatch", "string_too_long"):
        return _malformed(fault)
    return _refused(fault, root)


def _wrong_type(fault: Fault) -> Said:
    if fault.kind in _TYPES:
        wanted = _TYPES[fault.kind]
    else:
        tags = re.findall(r"'([^']*)'", str(fault.context.get("expected_tags", "")))
        wanted = " or ".join(_TAGS.get(tag, tag) for tag in tags) or "text"
    is_ = "text" if isinstance(fault.value, str) else "a list" if isinstance(fault.value, list) else "a mapping"
    hint = {"text": "Write the text itself, in quotes where it holds a colon or begins with a sign.",
            "a list": "Write a list: `[first, second]`, or one item a line, each after `- `.",
            "a mapping": "Write `key: value` entries, one a line and indented."}
    return Said("SCH003", f"{_first(wanted)} belongs here, and this is {is_}.",
                "Each key takes its value in one form, so that nothing has to be guessed.",
                hint.get(wanted, f"Write {wanted}."))


def _unknown_value(fault: Fault) -> Said:
    known = re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))
    near = difflib.get_close_matches(str(fault.value).lower().replace("_", "-"), known, n=1, cutoff=0.6)
    listed = known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"
    ask = f"Did you mean `{near[0]}`? " if near else ""
    return Said("SCH004", f"{shown(str(fault.value))} is not a word that stands here.",
                "Analyses act on these words, so only known ones are taken.", f"{ask}Write {listed}.")


def _empty(fault: Fault) -> Said:
    if fault.kind == "string_too_short":
        return Said("SCH010", "There is no text here.", "Empty text looks like an answer and is none.",
                    "Write the text, or leave the key out.")
    least = int(fault.context.get("min_length", 1))
    many = "one entry" if least == 1 else f"{least} entries"
    return Said("SCH010", f"At least {many} must stand here; there {_are(len(fault.value))}.",
                "With fewer it says nothing that could be chosen or acted on.", "Add an entry.")


def _malformed(fault: Fault) -> Said:
    text = str(fault.value)
    pattern = str(fault.context.get("pattern", ""))
    if fault.kind == "string_too_long":
        most = fault.context.get("max_length")
        return Said("SCH005", f"This id has {len(text)} characters; at most {most} are taken.",
                    "Ids are written in addresses, references and tables.", "Choose a shorter id.")
    if pattern == ID_PATTERN:
        near = re.sub(r"-*([._-])[._-]*", r"\1", re.sub(r"[^A-Za-z0-9._-]+", "-", text)).strip("-._")[:80]
        hint = f"Write `{near}`, or another id." if near else "Choose an id of letters and digits."
        return Said("SCH005", f"{shown(text)} is not an id.",
                    "An id is made of letters, digits and single hyphens, dots or underscores between them, so that it "
                    "can be written in conditions and addresses.", hint)
    for part, name, example in (("[a-z]{2,3}", "a language tag", "en, uk or sr-Latn"),
                                ("[0-9a-f]{64}", "a SHA-256 hash", "64 hexadecimal digits in lower case"),
                                (r"\d{1,4}\.", "a revision", "0.3.0")):
        if part in pattern:
            return Said("SCH009", f"{shown(text)} is not {name}.", "Other programs read this value and need its form.",
                        f"Write it as in: {example}.")
    return Said("SCH009", f"{shown(text)} does not have the form that stands here.",
                "Other programs read this value and need its form.", f"Write text of the form {pattern}.")


_VALUES: tuple[tuple[tuple[type, ...], str, str, str], ...] = (
    ((bool,), "SCH008", "Only these two words say the same to every reader and program.", "Write true or false."),
    ((Duration,), "SCH007", "Deadlines are worked out from it.", "Write a duration such as P14D, PT24H or P6M."),
    ((Date,), "SCH007", "Deadlines and the age of figures are worked out from it.",
     "Write a day, month or year: 2026-03-01, 2026-03 or 2026."),
    ((dt.datetime,), "SCH007", "A time without a zone means a different moment in every country.",
     "Write date, clock and zone: 2026-03-01T12:00:00Z."),
    ((TimePoint,), "SCH007", "Deadlines are worked out from it.",
     "Write 2026-03-01, 2026-03-01T12:00:00Z, or an anchor as in T0+P30D or met(ID)+P14D."),
    ((Decimal, int), "SCH006", "Figures are calculated with, and must be read alike everywhere.",
     "Write digits with a point for decimals and without separators: 0.25 or 600000."),
)


def _refused(fault: Fault, root: type[BaseModel]) -> Said:
    """A value that a check of ours refuses; the message is already in plain words."""
    message = _first(fault.message)
    kinds = {leaf for one in at(root, fault.path) for leaf in leaves(one) if isinstance(leaf, type)}
    if "condition language" in message or "has no letter" in message:
        return Said("SCH012", f"{message}.", "The same word would mean two things.", "Choose another id.")
    for types, code, why, hint in _VALUES:
        if kinds & set(types):
            ours = message.startswith("Expected") or shown(str(fault.value))[1:6] in message or "number" in message
            if not ours:
                message = f"{shown(str(fault.value))} is not in the calendar"
            return Said(code, f"{message}.", why, hint)
    return Said("SCH011", f"{_first(holder(root, fault.path))} cannot stand like this: {fault.message}.",
                "Keys that contradict each other leave open which of them counts.",
                "Correct or remove one of the keys.")


def _are(count: int) -> str:
    return "is none" if count == 0 else "is one" if count == 1 else f"are {count}"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
