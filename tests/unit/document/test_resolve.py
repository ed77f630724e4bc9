"""The resolved form and the content hash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.document.frameworks import framework, frameworks

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.geometry import geometry_hash, normalised
from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.document.resolve import canonical_bytes, content_hash, resolve
from holdfast.errors import InvalidDocument, UsageProblem

YAML = """\
framework: "2026.1"
id: example
stage: cessation
parties: [A, B]
calendar: {T0: 2026-03-01T00:01:00+02:00}
parameters: {depth: {value: 50.0, unit: km}}
defaults: {clause: {lest: answer}}
clauses:
  guns: {text: Guns go., who: [B, A], when: {within: P2W}, under: a==b}
  answer: {text: An answer., lest: none}
"""


def loaded(text: str) -> Framework:
    """A framework read from YAML or JSON text."""
    return Framework.model_validate(plain(read_bytes(text.encode(), name="text").root))


def test_everything_is_explicit() -> None:
    """Defaults, usual values, UTC times, plain durations and numbers stand in the resolved form."""
    form = resolve(loaded(YAML))
    assert form["calendar"]["T0"] == "2026-02-28T22:01:00Z"
    assert form["parameters"]["depth"]["value"] == 50
    assert "defaults" not in form
    assert form["order"] == ["guns", "answer"]
    assert form["clauses"]["guns"] == {
        "text": "Guns go.", "kind": "operative", "who": ["A", "B"], "when": {"within": "P14D"}, "under": "a == b",
        "lest": ["answer"], "deliberate": False, "status": "open"}


@pytest.mark.parametrize(("old", "new"), [
    ("stage: cessation", "stage: cessation  # a remark"),
    ("stage: cessation\nparties: [A, B]", "parties: ['B', \"A\"]\nstage: cessation"),
    ("P2W", "P14D"),
    ("50.0", "50"),
    ("2026-03-01T00:01:00+02:00", "2026-02-28T22:01:00Z"),
    ("defaults: {clause: {lest: answer}}\n", ""),
    ("text: Guns go., who", "text: >-\n    Guns\n    go."),
    ("under: a==b", "under: (a == b)"),
    ("lest: none}", "lest: [none], hence: []}"),
])
def test_ways_of_writing_do_not_change_the_hash(old: str, new: str) -> None:
    """Comments, key order, quoting, units of duration, zeros, zones, defaults written out: the content is the same."""
    other = YAML.replace(old, new)
    if "defaults" in old:
        other = other.replace("who: [B, A]", "who: [B, A], lest: answer")
    if ">-" in new:
        other = YAML.replace("{text: Guns go., who: [B, A], when: {within: P2W}, under: a==b}",
                             "\n    text: >-\n      Guns\n      go.\n    who: [A, B]\n    when: {within: P2W}\n    under: a==b")
    assert other != YAML
    assert content_hash(loaded(other)) == content_hash(loaded(YAML))


def test_json_and_yaml_have_one_hash() -> None:
    """The same document in JSON has the same hash."""
    raw = plain(read_bytes(YAML.encode(), name="text").root)
    assert content_hash(loaded(json.dumps(raw))) == content_hash(loaded(YAML))


@pytest.mark.parametrize(("old", "new"), [
    ("P2W", "P15D"), ("[B, A]", "[B]"), ("Guns go.", "Guns stay."), ("50.0", "50.5"), ("unit: km", "unit: m"),
    ("lest: none", "lest: guns"), ("a==b", "a!=b"), ("stage: cessation", "stage: pause"), ("T0: ", "signature: "),
    ("P2W", "P1M"),
])
def test_a_change_of_meaning_changes_the_hash(old: str, new: str) -> None:
    """Every difference in content shows; months in particular are not days."""
    assert content_hash(loaded(YAML.replace(old, new, 1))) != content_hash(loaded(YAML))


def test_order_of_clauses_counts() -> None:
    """Moving a clause is a change of the text, kept through the sorted keys of canonical JSON."""
    one = framework(clauses={"a": {"text": "A."}, "b": {"text": "B."}})
    other = framework(clauses={"b": {"text": "B."}, "a": {"text": "A."}})
    assert content_hash(one) != content_hash(other)
    again = loaded(canonical_bytes(resolve(other)).decode())
    assert list(again.clauses) == ["b", "a"]


@given(frameworks())
def test_resolving_the_resolved_form_changes_nothing(text: Framework) -> None:
    """The resolved form, read again from its canonical bytes, resolves to the same bytes."""
    first = canonical_bytes(resolve(text))
    assert canonical_bytes(resolve(loaded(first.decode()))) == first


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=3).filter(lambda n: len(n.normalize().as_tuple().digits) <= 15))
def test_numbers_survive(number: Any) -> None:
    """Every number that a document can hold comes back the same from the resolved form."""
    text = framework(parameters={"n": {"value": f"{number:f}"}})
    again = loaded(canonical_bytes(resolve(text)).decode())
    assert again.parameters["n"].value == text.parameters["n"].value


def test_brackets_are_written_as_the_clause_would_be() -> None:
    """Fields that a bracket or reading sets have the normal form too."""
    def text(within: str, number: str) -> Framework:
        return framework(clauses={"a": {
            "text": "T.", "detection": {"value": "0.1"},
            "brackets": [{"set": {"when.within": within, "detection.value": number, "lest": "x"}}],
            "readings": {"A": {"text": "R.", "set": {"when": {"within": within}}}}}})

    assert resolve(text("P2W", "0.50")) == resolve(text("P14D", "0.5"))
    assert resolve(text("P2W", "0.5"))["clauses"]["a"]["brackets"] == [
        {"set": {"when.within": "P14D", "detection.value": 0.5, "lest": ["x"]}}]


def test_an_empty_entry_keeps_its_id() -> None:
    """A gate about which nothing is said is still a gate."""
    assert resolve(framework(gates={"g": {}}))["gates"] == {"g": {}}


SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}


def test_a_geometry_file_enters_by_its_content(tmp_path: Path) -> None:
    """Moving a map does not change the hash; changing the map does; without a reader there is no hash."""
    def shapes(path: str) -> dict[str, Any]:
        return {**SQUARE, "type": "Polygon"} if path.endswith("square.geojson") else {"type": "Point", "coordinates": [1, 1]}

    here, there, other = (framework(zones={"z": {"geometry": path}}) for path in ("square.geojson", "m/square.geojson", "p"))
    assert content_hash(here, geometry_reader=shapes) == content_hash(there, geometry_reader=shapes)
    assert content_hash(here, geometry_reader=shapes) != content_hash(other, geometry_reader=shapes)
    assert resolve(here, geometry_reader=shapes)["zones"]["z"]["geometry"] == {"sha256": geometry_hash(SQUARE)}
    with pytest.raises(UsageProblem, match=r"zones\.z\.geometry names the file"):
        resolve(here)


@pytest.mark.parametrize("coordinates", [
    [[[2, 0], [2, 2], [0, 2], [0, 0], [2, 0]]],
    [[[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]],
    [[["0", "0.0000000001"], ["2.0", "0"], [2, 2], [0, 2], ["0", "0.0000000001"]]],
])
def test_one_shape_has_one_form(coordinates: Any) -> None:
    """Start, direction, digits beyond measuring and quoting do not make another shape."""
    assert normalised({"bbox": [0, 0, 2, 2], "type": "Polygon", "coordinates": coordinates}) == normalised(SQUARE)


@pytest.mark.parametrize("coordinates", [[[[0, 0], [1, 1], [0, 0]]], [[["x", 0], [1, 1], [1, 0], ["x", 0]]], "5", [[1, 2]]])
def test_a_shape_that_is_none_is_refused(coordinates: Any) -> None:
    """A ring that is none and a coordinate that is no number are an error at the zone."""
    with pytest.raises(InvalidDocument) as caught:
        resolve(framework(zones={"z": {"geometry": {"type": "Polygon", "coordinates": coordinates}}}))
    assert caught.value.findings[0].address == "zones.z.geometry"


def test_the_case_is_named_by_its_content() -> None:
    """The path of the case is no content; its hash is, when the case is given."""
    case = Case.model_validate({"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}}})
    moved = case.model_copy(update={"title": "Another"})
    text = framework(case={"id": "c", "file": "here.yaml"})
    assert resolve(text)["case"] == {"id": "c"}
    assert resolve(text, case=case)["case"] == {"id": "c", "sha256": content_hash(case)}
    assert content_hash(text, case=case) != content_hash(text, case=moved)
