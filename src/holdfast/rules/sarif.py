"""Findings as a SARIF 2.1.0 log (OASIS, errata 01), so that other tools can show them.

Severity becomes ``level``, the kind of verdict ``kind``, an address a logical location. With any kind but ``fail`` the
level is ``none``. Accepted findings stand as suppressed results with their reason, answered questions likewise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from holdfast.document.finding import Finding, Kind, Level, Place
from holdfast.rules.checked import Checked
from holdfast.rules.engine import UNUSED_ALLOW
from holdfast.rules.pages import severity_text
from holdfast.rules.redline_findings import RED_LINE, red_line_findings
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import RuleModule
from holdfast.rules.taxonomies import Taxonomy, taxonomies, taxonomy_of

VERSION = "2.1.0"
FINGERPRINT = "clauseRule/v1"
KINDS = {Kind.FAIL: "fail", Kind.REVIEW: "review", Kind.OPEN: "open", Kind.NOT_APPLICABLE: "notApplicable"}


def sarif_log(
    checked: Sequence[Checked], *, version: str, marking: str = "TLP:CLEAR", left_out: int = 0
) -> dict[str, Any]:
    """One run over one or several texts; every result points at its rule, its place and its address."""
    rules = _descriptors()
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    results = [result for one in checked for result in _results(one, index)]
    books = list(taxonomies().values())
    return _log({
        "tool": {"driver": {
            "name": "Holdfast", "version": version, "rules": rules,
            "supportedTaxonomies": [{"name": book.name, "index": n} for n, book in enumerate(books)],
        }},
        "taxonomies": [_taxonomy(book) for book in books],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
        "properties": {"marking": marking, "left-out": left_out},
    })


def sarif_failure(findings: Sequence[Finding], *, version: str) -> dict[str, Any]:
    """The log of a run whose input cannot be used: no result, and each reason as a notification."""
    return _log({
        "tool": {"driver": {"name": "Holdfast", "version": version}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": False,
            "toolConfigurationNotifications": [_notification(finding) for finding in findings],
        }],
        "results": [],
    })


def _log(run: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": VERSION, "runs": [run]}


def _descriptors() -> list[dict[str, Any]]:
    beside = (
        (UNUSED_ALLOW, "unused-allow", "An entry that accepts a finding which does not stand there.", Level.WARNING),
        (RED_LINE, "red-line", "A red line of a party that the text crosses or leaves open.", Level.ERROR),
    )
    return [_descriptor(module) for module in all_rules().values()] + [
        {"id": code, "name": name, "shortDescription": {"text": about}, "defaultConfiguration": {"level": level.value}}
        for code, name, about, level in beside
    ]


def _descriptor(module: RuleModule) -> dict[str, Any]:
    rule = module.rule
    summary, _, page = module.page.partition("\n")
    found: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary.strip()},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"holdfast rule {rule.code} prints this page.", "markdown": page.strip()},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "severity": severity_text(rule), "from-stage": rule.from_stage.value,
            "decides": [how.value for how in rule.decides], "tags": list(rule.tags),
        },
    }
    related = [_relationship(tag) for tag in rule.tags if taxonomy_of(tag) is not None]
    return {**found, "relationships": related} if related else found


def _relationship(tag: str) -> dict[str, Any]:
    named = taxonomy_of(tag)
    assert named is not None
    book, taxon = named
    return {"target": {"id": taxon.code, "toolComponent": {"name": book.name}}, "kinds": ["relevant"]}


def _taxonomy(book: Taxonomy) -> dict[str, Any]:
    return {
        "name": book.name,
        "organization": book.keeper,
        "shortDescription": {"text": book.full_name},
        "fullDescription": {"text": f"{book.note} Presence of a code says nothing about quality."},
        "isComprehensive": False,
        "taxa": [{"id": taxon.code, "shortDescription": {"text": taxon.title}} for taxon in book.taxa.values()],
    }


def _results(one: Checked, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for finding in one.report.findings:
        yield _result(finding, index)
    for item in one.report.allowed:
        yield _suppressed(item.finding, index, f"{item.allow.because} (accepted by {item.allow.by})")
    for answered in one.report.answered:
        yield _suppressed(answered.finding, index, f"{answered.answer.answer} (answered by {answered.answer.by})")
    for finding in red_line_findings(one.lines, one.documents):
        yield _result(finding, index)


def _suppressed(finding: Finding, index: dict[str, int], justification: str) -> dict[str, Any]:
    accepted = {"kind": "inSource", "status": "accepted", "justification": justification}
    return {**_result(finding, index), "suppressions": [accepted]}


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    text = " ".join(filter(None, [finding.message, finding.why, finding.next]))
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "kind": KINDS[finding.kind],
        "level": finding.level.value if finding.kind is Kind.FAIL else Level.NONE.value,
        "message": {"text": text},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: f"{finding.code}:{finding.address}"},
        "properties": {"message": finding.message, "why": finding.why, "next": finding.next, "role": finding.role},
    }


def _location(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if finding.place is not None:
        found["physicalLocation"] = _physical(finding.place)
    if finding.address:
        found["logicalLocations"] = [{"fullyQualifiedName": finding.address}]
    return found


def _physical(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(place.shareable.file.replace("\\", "/"))},
        "region": {"startLine": place.line, "startColumn": place.column},
    }


def _notification(finding: Finding) -> dict[str, Any]:
    text = " ".join(filter(None, [finding.message, finding.why, finding.next]))
    found: dict[str, Any] = {"level": "error", "message": {"text": text}, "descriptor": {"id": finding.code}}
    return {**found, "locations": [_location(finding)]} if finding.place or finding.address else found
