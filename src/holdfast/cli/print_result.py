"""The result of ``print``: the bytes of the document, where they went, and what the document is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.opening import Opened
from holdfast.cli.targets import new_file
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.write import write_atomically
from holdfast.errors import UsageProblem
from holdfast.word.codes import remark
from holdfast.word.printing import Carried
from holdfast.word.prints import sheet_of_documents
from holdfast.word.write_docx import docx_bytes
from holdfast.word.write_html import html_text


@dataclass(frozen=True, slots=True)
class Target:
    """Where a print goes and what it is."""

    path: str | None
    kind: str
    """``docx`` or ``html``."""


def target_of(output: str | None, format: str | None, *, force: bool) -> Target:
    """Where to print to; raises UsageProblem where name and format do not fit, or a file is there already."""
    ending = Path(output).suffix.lower().lstrip(".") if output else ""
    if output and ending not in ("docx", "html", "htm"):
        raise UsageProblem(f"{output} says neither .docx nor .html. Give it one of these endings.")
    named = "html" if ending in ("html", "htm") else ending
    if format in ("docx", "html") and named and named != format:
        raise UsageProblem(f"--format {format} and the name {output} do not fit. Leave one of the two out.")
    kind = named or (format if format in ("docx", "html") else "html")
    if kind == "docx" and not output:
        raise UsageProblem("A Word document is written to a file. Name it with -o, such as -o draft.docx.")
    if output:
        new_file(output, force=force)
    return Target(output, kind)


def print_outcome(opened: Opened, target: Target, *, languages: tuple[str, ...],
                  options: Mapping[str, Any]) -> Outcome:
    """The outcome of printing the opened documents; a file is written only after everything succeeded."""
    framework = opened.documents.framework
    released = opened.released
    carried = Carried(
        marking=released.released_as if released else opened.marking.value,
        carries=released.carries if released else None, left_out=opened.left_out,
        sha256=next(entry.sha256 or "" for entry in opened.inputs if entry.role == "framework"))
    sheet, missing = sheet_of_documents(opened.documents, languages=languages, carried=carried,
                                        geometry_reader=geometry_beside(framework.name))
    text = html_text(sheet) if target.kind == "html" else ""
    data = text.encode() if target.kind == "html" else docx_bytes(sheet)
    if target.path is not None:
        write_atomically(target.path, data)
    notes = [remark("WRD119", f"{missing} text(s) have no version in a language that was asked for.",
                    next="Where one language is printed, another stands in for it; give the missing versions.")
             ] if missing else []
    said = f"Printed: {target.path}, {len(framework.model.clauses)} clauses." if target.path else text
    return Outcome(
        data={"format": target.kind, "languages": [lang for lang in sheet.languages if lang],
              "clauses": len(framework.model.clauses), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(),
              "missing_versions": missing, "html": text or None},
        text=said, inputs=opened.inputs, diagnostics=notes, options=options, marking=opened.marking.value,
        released=released, left_out=opened.left_out, as_of=opened.as_of)
