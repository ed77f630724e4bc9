"""Errors about a document that its audience may not read in full: place and code, and nothing of the content."""

from __future__ import annotations

from dataclasses import replace

from holdfast.document.finding import Finding
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput


def keeping_marked_content_out(problem: UnusableInput, audience: Marking) -> tuple[Finding, ...]:
    """The findings of an unusable document with code and place only.

    A message may quote an id, a value or a suggestion that stands in a marked item, and a document that cannot be
    read has no reliable markings; so nothing of the content is repeated.
    """
    return tuple(
        replace(
            finding,
            message="There is a problem here that keeps the document from being used.",
            why=f"What it says is left out, because the document may hold items above {audience.value}.",
            next="Somebody who may read the whole document can run this without --audience to see the details.",
            address="",
        )
        for finding in problem.findings
    )
