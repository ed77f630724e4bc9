"""The result of ``fmt``: the file changed in one step, or the text on stdout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.document.fmt import formatted
from holdfast.document.read import read_path
from holdfast.document.write import write_atomically


def fmt_outcome(document: str, *, check: bool, stdout: bool, options: Mapping[str, Any]) -> Outcome:
    """The outcome of formatting one document."""
    source = read_path(document)
    text = formatted(source.text, name=source.name)
    changed = text != source.text
    data = {"changed": changed, "formatted": text}
    if check:
        said = f"{source.name} is not formatted; `holdfast fmt {document}` does it." if changed else ""
        return Outcome(data=data, text=said, exit_code=1 if changed else 0, options=options)
    if stdout or document == "-":
        return Outcome(data=data, text=text, options=options)
    if changed:
        write_atomically(document, text.encode())
    said = f"{'Formatted' if changed else 'Nothing to change'}: {source.name}"
    return Outcome(data=data, text=said, options=options)
