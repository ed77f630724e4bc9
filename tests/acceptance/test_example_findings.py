"""The findings on the examples: each pinned and labelled by hand, and the expected ones gone from a repaired text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from tests.acceptance.pinned import EXAMPLES, SUFFIX, as_mapping, pins, shares
from tests.patching import merged, removed

from holdfast.document.case import Case
from holdfast.document.finding import Finding, Kind, Level
from holdfast.document.integrity import check_integrity
from holdfast.document.load import framework_from_bytes, load_case, load_set
from holdfast.document.loaded import Documents, Loaded
from holdfast.rules.engine import Report, check
from holdfast.rules.redlines import red_lines

Key = tuple[str, str, str, str]

MUST_SHOW = {
    "coalition-plan": {
        "CFR001", "CFR007", "DOC005", "JCM002", "MVM005", "MVM006", "NUC002", "SEC001", "SEC002", "SEC003", "ZON001"},
    "minsk-2-2015": {"SEQ001", "PTY001", "MVM002", "MVM006", "ZON001", "DOC002", "DOC004", "JCM003", "SEQ002"},
    "us-28-point": {
        "ACC001", "CFR001", "DOC002", "JCM001", "JCM003", "MVM006", "NUC002", "SEC002", "SEC004", "SEQ004", "TER001",
        "ZON001"},
    "budapest-1994": {"SEC001", "SEC002", "SEC003", "LAW003", "LAW005", "DOC004", "JCM003", "MVM001"},
    "minsk-1-2014": {"SEQ002", "DOC003", "PTY001", "MVM002", "MVM006", "ZON001", "DOC002", "DOC004", "JCM002", "JCM003"},
    "dayton-1995": {"GOV002", "JCM002", "MVM007"},
    "lusaka-1994": {"SEQ002", "MVM004", "GOV001", "MVM006", "DOC004"},
    "christmas-truce-2023-russian-version": {"CFR003"},
    "energy-pause-2025-russian-version": {"CFR001", "DOC002"},
    "energy-pause-2025-ukrainian-version": {"CFR001", "CFR002", "DOC002"},
    "energy-pause-2026-russian-version": {"CFR001", "CFR003"},
    "energy-pause-2026-ukrainian-version": {"CFR001", "CFR002", "CFR003"},
    "energy-pause-2026-us-version": {"CFR001", "CFR002", "CFR003"},
    "e3-counter-proposal": {"CFR001", "DOC005", "MVM001", "MVM006", "SEC002", "SEC004", "SEQ004", "ZON001", "ZON003"},
    "european-24-point": {"CFR001", "CFR002", "HUM002", "MVM005", "MVM006", "SEC002", "SEC003", "SEQ004", "ZON001"},
    "european-counter-2025-04": {"CFR001", "CFR002", "MVM005", "MVM006", "SEC002", "SEC003", "SEQ004", "ZON001"},
    "russian-memorandum": {
        "ACC001", "CFR001", "CFR004", "CFR008", "DOC002", "HUM004", "JCM002", "MVM006", "SEC003", "SEQ004", "ZON001"},
    "ukrainian-memorandum": {"CFR001", "CFR002", "DOC002", "MVM002", "MVM005", "MVM006", "SEC001", "SEC002", "SEC003"},
    "us-offer-2025-04": {"MVM001", "SEC001", "SEC003", "TER001"},
}
"""Rules that an example has to show, whatever else it shows."""

PLACES = re.compile(
    r"\b[Pp]oints?\b|\b[Aa]rticles?\b|\b[Ss]ections?\b|\b[Oo]ptions?\b|\b[Cc]lauses?\b|\b[Ii]tems?\b|\b[Aa]nnex\b|"
    r"\b[Vv]ersions?\b|\b[Aa]nnouncements?\b|\b[Pp]rotocol\b|\b[Mm]emorandum\b|Berlin \d|Paris \d|Ladder \d|bilateral")
"""What a reason has to name: the place in the text, or in the account of it, that the label rests on."""


def _expected() -> list[Any]:
    return [pytest.param(name, entry, id=f"{name}-{entry['name'].replace(' ', '-')}")
            for name, table in pins().items() for entry in table["expected"]]


def _in_full() -> list[Any]:
    return [param for param in _expected() if "in-full" in param.values[1]]


def _key(finding: Finding) -> Key:
    return finding.code, finding.kind.value, finding.level.value, finding.address


def _pinned(table: Mapping[str, Any]) -> list[Key]:
    return [(pin["code"], pin["kind"], pin["level"], pin["at"]) for pin in table["findings"]]


def _found(name: str, framework: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The findings on a text that stands in the place of an example."""
    return _found_in(name, json.dumps(framework))


@cache
def _found_in(name: str, framework: str) -> tuple[Finding, ...]:
    path = pins()[name].get("case")
    documents = Documents(
        framework_from_bytes(framework.encode(), name=f"{name}.framework.json"), _case(path) if path else None, ())
    assert check_integrity(documents) == ()
    return check(documents).findings


@cache
def _case(path: str) -> Loaded[Case]:
    return load_case(str(EXAMPLES / path))


@cache
def _example(name: str) -> Documents:
    return load_set(str(EXAMPLES / pins()[name]["example"]))


@cache
def _report(name: str) -> Report:
    return check(_example(name))


def _text(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The text of an example, spoilt first where the entry says how."""
    spoil = entry.get("spoil", {})
    whole = merged(as_mapping(EXAMPLES / pins()[name]["example"]), spoil.get("patch", {}))
    return removed(whole, spoil.get("remove", []))


def in_full(value: Any) -> Any:
    """The document as if all of it had been encoded in full."""
    if isinstance(value, dict):
        return {key: in_full(inner) for key, inner in value.items() if key != "encoded"}
    return [in_full(inner) for inner in value] if isinstance(value, list) else value


def difference(pinned: Sequence[Key], found: Sequence[Key]) -> str:
    """What is found and not pinned, and the reverse, a line for each; empty where both are the same."""
    lines = [f"new:      {' '.join(key)}" for key in found if found.count(key) > pinned.count(key)]
    lines += [f"vanished: {' '.join(key)}" for key in pinned if pinned.count(key) > found.count(key)]
    return "\n".join(dict.fromkeys(lines))


def test_every_example_is_pinned() -> None:
    """Each framework under the examples has its file of pinned findings, and no file is left without its example."""
    wanted = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.framework.yaml")}

    assert {table["example"] for table in pins().values()} == wanted


@pytest.mark.parametrize("name", list(pins()))
def test_findings_are_as_pinned(name: str) -> None:
    """The rules find in an example exactly what is pinned: nothing new, nothing gone."""
    table = pins()[name]
    report = _report(name)

    said = difference(_pinned(table), [_key(finding) for finding in report.findings])
    assert not said, f"label what is new and drop what vanished in {name}{SUFFIX}:\n{said}"


def test_a_difference_is_said_line_by_line() -> None:
    """A finding that is new and one that vanished are each named in a line of their own, doubles included."""
    one, two = ("DOC002", "fail", "error", "clauses.a"), ("MVM006", "open", "none", "ladder")

    assert difference([one], [one]) == ""
    assert difference([one], [two]) == "new:      MVM006 open none ladder\nvanished: DOC002 fail error clauses.a"
    assert difference([one], [one, one]) == "new:      DOC002 fail error clauses.a"


@pytest.mark.parametrize("name", list(pins()))
def test_every_pin_is_labelled(name: str) -> None:
    """Every pinned finding is labelled right or wrong, with a sentence that names what the label rests on."""
    for pin in pins()[name]["findings"]:
        assert pin["label"] in ("right", "wrong"), pin
        assert re.fullmatch(r"[A-Z].{20,}[.]", pin["reason"]), pin
        assert PLACES.search(pin["reason"]), pin


@pytest.mark.parametrize("name", list(pins()))
def test_no_error_is_wrong(name: str) -> None:
    """No error is labelled wrong: such a finding is a defect of its rule."""
    assert [pin for pin in pins()[name]["findings"] if pin["level"] == "error" and pin["label"] == "wrong"] == []


@pytest.mark.parametrize("name", list(MUST_SHOW))
def test_what_must_be_shown_is_expected(name: str) -> None:
    """The rules that an example has to show are among its expected findings."""
    assert MUST_SHOW[name] <= {entry["finding"]["code"] for entry in pins()[name]["expected"]}


@pytest.mark.parametrize(("name", "entry"), _expected())
def test_expected_finding_is_repaired(name: str, entry: Mapping[str, Any]) -> None:
    """An expected finding has its kind, and is gone from the minimally repaired text, which has no new error."""
    wanted = entry["finding"]["code"], entry["finding"]["kind"], entry["finding"]["at"]
    text = _text(name, entry)
    before = _found(name, text)
    repaired = removed(merged(text, entry["repair"]), entry.get("remove", []))
    after = _found(name, repaired)

    assert wanted in [(f.code, f.kind.value, f.address) for f in before], [f.as_text() for f in before]
    assert [] == [f.as_text() for f in after if (f.code, f.address) == (wanted[0], wanted[2])]
    assert [] == [f.as_text() for f in after if f.level is Level.ERROR and _key(f) not in map(_key, before)]


@pytest.mark.parametrize("name", list(pins()))
def test_expected_findings_are_labelled_right(name: str) -> None:
    """What is expected of an example as it stands is pinned and labelled right."""
    table = pins()[name]
    right = {(pin["code"], pin["kind"], pin["at"]) for pin in table["findings"] if pin["label"] == "right"}
    wanted = {(e["finding"]["code"], e["finding"]["kind"], e["finding"]["at"])
              for e in table["expected"] if "spoil" not in e}

    assert wanted <= right


@pytest.mark.parametrize("name", list(pins()))
def test_open_for_a_summary_is_tried_in_full(name: str) -> None:
    """Every expected finding that is open because the text is a summary says what a full text would give."""
    report = _report(name)
    summaries = {(f.code, f.address) for f in report.findings if f.kind is Kind.OPEN and "as encoded" in f.message}
    untried = [entry["name"] for entry in pins()[name]["expected"] if "in-full" not in entry
               and (entry["finding"]["code"], entry["finding"]["at"]) in summaries]

    assert untried == []


@pytest.mark.parametrize(("name", "entry"), _in_full())
def test_open_in_a_summary_fails_in_full(name: str, entry: Mapping[str, Any]) -> None:
    """What is open because the text is a summary is a failure at the same address in the same text taken as full."""
    code, at = entry["finding"]["code"], entry["finding"]["at"]
    if entry["in-full"] != "fail":
        at = entry["in-full"]["at"]  # what a summary says of many clauses together, a full text says of each
    found = _found(name, in_full(_text(name, entry)))

    assert (code, Kind.FAIL, at) in [(f.code, f.kind, f.address) for f in found], [f.as_text() for f in found]


@pytest.mark.parametrize("name", [name for name, table in pins().items() if "red-lines" in table])
def test_red_lines_are_as_pinned(name: str) -> None:
    """What a text leaves open on a red line, and no rule speaks of, is shown beside the findings."""
    table, documents = pins()[name], _example(name)
    assert documents.case is not None
    found = {result.id: result.verdict.value for result in red_lines(documents.framework.model, documents.case.model)}

    assert {entry["line"]: entry["verdict"] for entry in table["red-lines"]}.items() <= found.items()


def test_the_share_is_counted() -> None:
    """The share of findings labelled right is said for each example and for all."""
    said = shares()

    assert [line.partition(":")[0] for line in said] == [*pins(), "all examples"]
    labels = [pin["label"] for table in pins().values() for pin in table["findings"]]
    assert said[-1].startswith(f"all examples: {labels.count('right')} of {len(labels)} right")
