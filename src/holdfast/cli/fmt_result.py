"""The result of ``fmt``: the files changed in one step each, or the text of one on stdout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.document.finding import Place
from holdfast.document.fmt import formatted
from holdfast.document.read import read_path
from holdfast.document.write import write_all
from holdfast.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class _Read:
    path: str
    name: str
    text: str
    changed: bool


def fmt_outcome(documents: Sequence[str], *, check: bool, stdout: bool, options: Mapping[str, Any]) -> Outcome:
    """The outcome of formatting one document or several."""
    if len(documents) > 1 and (stdout or "-" in documents):
        raise UsageProblem("Only one document can be printed. Format them one by one, or leave --stdout out.")
    read = [_formatted(path) for path in documents]
    changed = [one for one in read if one.changed]
    data = {
        "changed": bool(changed),
        "formatted": read[0].text if len(read) == 1 else None,
        "documents": [{"name": Place(one.name, 1, 1).shareable.file, "changed": one.changed} for one in read],
    }
    if check:
        said = [f"{one.name} is not formatted; `holdfast fmt {one.path}` does it." for one in changed]
        return Outcome(data=data, text="\n".join(said), exit_code=1 if changed else 0, options=options)
    if stdout or documents[0] == "-":
        return Outcome(data=data, text=read[0].text, options=options)
    write_all({one.path: one.text.encode() for one in changed})
    said = [f"{'Formatted' if one.changed else 'Nothing to change'}: {one.name}" for one in read]
    return Outcome(data=data, text="\n".join(said), options=options)


def _formatted(path: str) -> _Read:
    source = read_path(path)
    text = formatted(source.text, name=source.name)
    return _Read(path, source.name, text, text != source.text)
