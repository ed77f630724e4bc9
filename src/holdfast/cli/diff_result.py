"""The result of ``diff`` as data, text and Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.opening import Opened
from holdfast.document.compose import situation
from holdfast.document.diff.compare import diff
from holdfast.document.diff.page import page
from holdfast.document.diff.words import as_markdown, as_text
from holdfast.document.geometry_files import geometry_beside

_TWO_TEXTS = (
    "{old} and {new} are two texts, not two revisions of one; `holdfast assess` with both shows them side by side."
)


def diff_outcome(before: Opened, after: Opened, *, options: Mapping[str, Any], format: str) -> Outcome:
    """The outcome of comparing two opened frameworks."""
    old, new = before.documents.framework.model, after.documents.framework.model
    loaded = after.documents.case or before.documents.case
    case = situation(loaded.model if loaded else None, [])
    found = diff(old, new, case=case, geometry_reader=geometry_beside(after.documents.framework.name))
    brief = page(old, new, found, case=case)
    marking = max(before.marking, after.marking, key=lambda level: level.rank)
    whole = as_markdown(found) if format == "markdown" else as_text(found)
    if old.id != new.id:
        said = _TWO_TEXTS.format(old=old.id, new=new.id)
        head, _, rest = whole.partition("\n") if format == "markdown" else ("", "", whole)
        whole = f"{head}\n\n{said}\n{rest}" if head else f"{said}\n\n{rest}"
    return Outcome(
        data={**found.as_json(), "brief": brief},
        text=brief if options["brief"] else whole,
        exit_code=1 if options["exit-code"] and found.changes else 0,
        inputs=(*before.inputs[:1], *after.inputs),
        options=options,
        marking=marking.value,
        released=after.released,
        left_out=before.left_out + after.left_out,
    )
