"""The result of ``compare`` as data, text, Markdown, Word and spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from holdfast.assess.comparison import Comparison, compare_documents
from holdfast.brief.comparison.markdown import comparison_markdown
from holdfast.brief.comparison.text import comparison_text
from holdfast.cli.envelope import Outcome, envelope
from holdfast.cli.one_case import over_one_case
from holdfast.cli.opening import Opened
from holdfast.document.write import write_atomically
from holdfast.errors import UsageProblem

FILES = ("docx", "xlsx")
"""Formats that only make sense as a file."""


def compare_outcome(
    opened: Sequence[Opened], *, output: str | None, format: str, options: Mapping[str, Any]
) -> Outcome:
    """The outcome of comparing the opened documents; a file is written only after everything succeeded."""
    if len(opened) < 2:
        raise UsageProblem("There is nothing to compare with. Give two or more frameworks over one case.")
    if format in FILES and output is None:
        raise UsageProblem(f"A {format} file cannot be printed. Name it with -o, such as -o comparison.{format}.")
    over_one_case(opened, verb="Compare")
    comparison = compare_documents([entry.documents for entry in opened])
    marking = max((entry.marking for entry in opened), key=lambda level: level.rank)
    released = next((entry.released for entry in opened if entry.released and entry.marking is marking), None)
    outcome = Outcome(
        data=comparison.as_json(),
        text=comparison_markdown(comparison) if format == "markdown" else comparison_text(comparison),
        inputs=tuple(dict.fromkeys(item for entry in opened for item in entry.inputs)),
        options=options, marking=marking.value, released=released,
        left_out=sum(entry.left_out for entry in opened), as_of=opened[0].as_of,
    )
    return outcome if output is None else _written(outcome, comparison, output, format)


def _written(outcome: Outcome, comparison: Comparison, output: str, format: str) -> Outcome:
    shown = outcome.released.released_as if outcome.released else outcome.marking
    if format == "docx":
        from holdfast.brief.comparison.word import comparison_docx

        data = comparison_docx(comparison, marking=shown)
    elif format == "xlsx":
        from holdfast.brief.comparison.spreadsheet import comparison_xlsx

        data = comparison_xlsx(comparison, marking=shown)
    elif format == "json":
        data = (json.dumps(envelope("compare", outcome), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
    else:
        data = f"{outcome.text}\n".encode()
    write_atomically(output, data)
    return outcome if format == "json" else replace(outcome, text=f"Written: {output}")
