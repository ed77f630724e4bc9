"""The result of ``show``: the address, with the findings of the rules where the document is a framework."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.one_document import open_one
from holdfast.cli.opening import open_documents
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.show import show
from holdfast.rules.engine import check


def show_outcome(
    document: str, address: str, *, options: Mapping[str, Any], audience: str | None, release_as: str | None
) -> Outcome:
    """The outcome of showing one address; findings come from a file only, since standard input is read once."""
    opened = open_one(document, audience=audience, release_as=release_as)
    findings: tuple[Finding, ...] = ()
    if isinstance(opened.loaded.model, Framework) and document != "-":
        findings = check(open_documents(document, audience=audience).documents).findings
    shown = show(opened.loaded.model, address, findings=findings)
    return opened.outcome(shown.as_json(), shown.as_text(), options=options)
