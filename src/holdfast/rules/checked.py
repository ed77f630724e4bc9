"""One text with everything a check says of it: the report of the rules and every red line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.document.load import Documents
from holdfast.rules.context import Context
from holdfast.rules.engine import Report, check
from holdfast.rules.redlines import LineResult, red_lines


@dataclass(frozen=True, slots=True)
class Checked:
    """The documents of one text, what the rules find in it, and how it stands to each red line."""

    documents: Documents
    report: Report
    lines: tuple[LineResult, ...]


def check_text(documents: Documents, *, codes: Iterable[str] | None = None) -> Checked:
    """The check of one text by all applicable rules, or by the named ones, and beside every red line of its case."""
    context = Context(documents)
    lines = red_lines(context.framework, context.case) if context.case else ()
    return Checked(documents, check(documents, codes=codes), lines)
