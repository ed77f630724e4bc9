"""The page of inputs: every address on it exists in the models, and every number of the models is on it."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, create_model

from holdfast.document.addresses import key_of
from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.framework import Framework
from holdfast.document.overlay import Overlay
from holdfast.document.quantity import Quantity
from holdfast.document.shapes import reachable

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "inputs.md"
ROOTS: Mapping[str, type[BaseModel]] = {
    "case": Case, "framework": Framework, "overlay": Overlay, "events": EventRecord,
}
COLUMNS = ("input", "symbol", "field", "unit", "note")
NOWHERE = "not in the document"
BASES = ("from the text", "published", "estimated", "assumed")
ID = re.compile(r"[A-Z][A-Z0-9-]*")
SECTIONS = (
    "Bargaining and war without a deal", "Durability: reference class", "Verification", "Deterrence and guarantees",
    "Ratification, spoilers and public opinion", "Displacement and return", "Order of steps", "Deep uncertainty",
    "Weekly model: state at the start", "Weekly model: the fourteen steps of a week", "Weekly model: parameters",
    "Negotiation methods", "Evidence", "Not read by any model",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of a table of inputs, with its section and its line on the page."""

    line: int
    section: str
    input: str
    field: str
    unit: str
    note: str

    @property
    def addresses(self) -> tuple[str, ...]:
        """The address patterns in the field column."""
        return tuple(re.findall(r"`([^`]+)`", self.field))


@dataclass(frozen=True)
class Found:
    """What an address pattern leads to: the type there, and the object and key that hold it."""

    annotation: Any
    holder: tuple[str, str]


class NoSuchField(Exception):
    """An address pattern that the models do not know."""


def rows(text: str) -> list[Row]:
    """Every row of every table whose columns are those of inputs."""
    found: list[Row] = []
    section, inside = "", False
    for number, line in enumerate(text.splitlines(), start=1):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|")) if line.startswith("|") else ()
        if line.startswith("## "):
            section = line[3:].strip()
        if not cells:
            inside = False
        elif cells == COLUMNS:
            inside = True
        elif inside and not set(cells[0]) <= {"-", ":"}:
            assert len(cells) == len(COLUMNS), f"line {number} has {len(cells)} cells"
            found.append(Row(number, section, cells[0], *cells[2:]))
    return found


def alternatives(annotation: Any) -> Iterator[Any]:
    """The types an annotation allows, without the wrapping of pydantic and without nothing."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from alternatives(get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for part in get_args(annotation):
            yield from alternatives(part)
    elif annotation is not type(None):
        yield annotation


def is_mapping(kind: Any) -> bool:
    """Whether a type is a mapping from ids or words."""
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def is_word(key_type: Any, key: str) -> bool:
    """Whether a key is one of the fixed words a mapping allows, or stands for an id in capitals."""
    if isinstance(key_type, type) and issubclass(key_type, StrEnum):
        return key in set(key_type)
    return ID.fullmatch(key) is not None


def resolve(address: str, roots: Mapping[str, type[BaseModel]] = ROOTS) -> Found:
    """What a pattern such as ``case.war.violence.PARTY.rate`` leads to; raises NoSuchField where it leads nowhere."""
    first, *steps = address.replace("[]", ".[]").split(".")
    if first not in roots:
        raise NoSuchField(f"{address}: a document is one of {', '.join(roots)}")
    here: list[Any] = [roots[first]]
    holder = ("", first)
    for step in steps:
        following: list[Any] = []
        for kind in (one for annotation in here for one in alternatives(annotation)):
            if step == "[]" and get_origin(kind) is tuple:
                following.append(get_args(kind)[0])
            elif is_mapping(kind) and is_word(get_args(kind)[0], step):
                following.append(get_args(kind)[1])
            elif isinstance(kind, type) and issubclass(kind, BaseModel):
                for name, field in kind.model_fields.items():
                    if key_of(kind, name) == step:
                        following.append(field.annotation)
                        holder = (kind.__name__, name)
        if not following:
            raise NoSuchField(f"{address}: there is nothing at `{step}`")
        here = following
    kinds = [one for annotation in here for one in alternatives(annotation)]
    if all(is_mapping(one) or get_origin(one) is tuple for one in kinds):
        raise NoSuchField(f"{address} ends at a map or list; say which entry with an id in capitals or []")
    return Found(kinds[0] if len(kinds) == 1 else tuple(kinds), holder)


def holds_quantity(annotation: Any) -> bool:
    """Whether a field is a quantity, a list or map of them, or a map of such maps."""
    return any(
        kind is Quantity
        or ((is_mapping(kind) or get_origin(kind) is tuple)
            and any(holds_quantity(part) for part in get_args(kind) if part is not Ellipsis))
        for kind in alternatives(annotation)
    )


def quantities(roots: Mapping[str, type[BaseModel]] = ROOTS) -> set[tuple[str, str]]:
    """Every field of every document model that holds quantities, as model and field."""
    found = {model for root in roots.values() for model in reachable(root)}
    return {(model.__name__, name) for model in found for name, field in model.model_fields.items()
            if holds_quantity(field.annotation)}


def faults(text: str, roots: Mapping[str, type[BaseModel]] = ROOTS) -> list[str]:
    """What is wrong with a page of inputs, one sentence each, with the line."""
    found: list[str] = []
    mentioned: set[tuple[str, str]] = set()
    for row in rows(text):
        at = f"line {row.line} ({row.input})"
        if not row.addresses:
            if row.field != NOWHERE:
                found.append(f"{at}: neither a field nor `{NOWHERE}`")
            elif not row.note.startswith("because ") or len(row.note.split()) < 6:
                found.append(f"{at}: no reason why it is not in the document")
        for address in row.addresses:
            try:
                target = resolve(address, roots)
            except NoSuchField as problem:
                found.append(f"{at}: {problem}")
                continue
            mentioned.add(target.holder)
            if target.annotation is Quantity and not row.note.startswith(BASES):
                found.append(f"{at}: no default basis")
        if not row.unit:
            found.append(f"{at}: no unit")
    found += [f"no row mentions {model}.{name}" for model, name in sorted(quantities(roots) - mentioned)]
    return found


def test_every_input_has_a_field_or_a_reason_and_every_number_a_row() -> None:
    """The page and the models agree in both directions."""
    assert faults(PAGE.read_text(encoding="utf-8")) == []


def test_every_section_has_rows() -> None:
    """No table was lost, and none has columns of its own."""
    held = [row.section for row in rows(PAGE.read_text(encoding="utf-8"))]
    assert tuple(dict.fromkeys(held)) == SECTIONS


def test_the_fourteen_steps_of_a_week_are_all_there() -> None:
    """Each step of the weekly update has at least one row, in order."""
    text = PAGE.read_text(encoding="utf-8")
    numbers = [int(row.input.split()[0]) for row in rows(text) if row.section.endswith("fourteen steps of a week")]
    assert sorted(set(numbers)) == list(range(1, 15))
    assert numbers == sorted(numbers)


def test_no_input_is_listed_twice_in_a_section() -> None:
    """Two rows for one thing would sooner or later say two things."""
    named = [(row.section, row.input) for row in rows(PAGE.read_text(encoding="utf-8"))]
    assert len(named) == len(set(named))


def test_a_renamed_field_is_caught() -> None:
    """A field that is called something else in the models makes its rows wrong and itself unmentioned."""
    war = next(model for model in reachable(Case) if model.__name__ == "WarBaseline")
    fields: dict[str, Any] = {
        "end_hazard" if name == "ending_hazard" else name: (field.annotation, copy(field))
        for name, field in war.model_fields.items()
    }
    for _, field in fields.values():
        field.alias = field.validation_alias = field.serialization_alias = None
    renamed = create_model("WarBaseline", __base__=war.__base__, **fields)
    case = create_model("Case", __base__=Case, war=(renamed | None, None))
    found = faults(PAGE.read_text(encoding="utf-8"), {"case": case})
    assert any("there is nothing at `ending-hazard`" in fault for fault in found)
    assert "no row mentions WarBaseline.end_hazard" in found


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("| a | b | `case.war.ending-hasard` | 1/year | estimated |", "there is nothing at `ending-hasard`"),
        ("| a | b | `war.ending-hazard` | 1/year | estimated |", "a document is one of"),
        ("| a | b | `case.war.parties` | share | estimated |", "ends at a map or list"),
        ("| a | b | `case.war.parties.party.wins` | share | assumed |", "there is nothing at `party`"),
        ("| a | b | `framework.scope.moon[]` | id | assumed |", "there is nothing at `moon`"),
        ("| a | b | `case.war.ending-hazard` | 1/year | ten |", "no default basis"),
        ("| a | b | `case.war.ending-hazard` |  | estimated |", "no unit"),
        ("| a | b |  | 1/year | estimated |", "neither a field nor"),
        ("| a | b | not in the document | 1/year | see elsewhere |", "no reason"),
        ("| a | b | not in the document | 1/year | because. |", "no reason"),
    ],
)
def test_a_wrong_row_is_caught(row: str, fault: str) -> None:
    """Each kind of wrong row is named with its line."""
    table = f"## S\n\n| {' | '.join(COLUMNS)} |\n|---|---|---|---|---|\n{row}\n"
    assert any(fault in one and one.startswith("line 5") for one in faults(table))


def test_a_number_without_a_row_is_caught() -> None:
    """Leaving out a row leaves its number unmentioned."""
    text = PAGE.read_text(encoding="utf-8")
    without = "\n".join(line for line in text.splitlines() if "`framework.capacities." not in line)
    assert faults(without) == ["no row mentions Framework.capacities"]


@pytest.mark.parametrize(
    ("address", "annotation"),
    [
        ("case.war.violence.PARTY.retaliation", Quantity),
        ("framework.guarantees.ID.decides.k", int),
        ("framework.guarantees.GUARANTEE.measures[].mobilisation", Quantity),
        ("framework.steps.STEP.exchange.gives.PARTY.CATEGORY", Quantity),
        ("framework.parties.PARTY.leader-exit", Quantity),
    ],
)
def test_an_address_leads_to_its_type(address: str, annotation: Any) -> None:
    """Maps, lists, nested maps and unions of shapes are walked."""
    assert resolve(address).annotation is annotation
