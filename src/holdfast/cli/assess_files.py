"""The files of ``assess``: the brief as a page and for Word, and the result as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from holdfast import __version__
from holdfast.assess.result import Assessment
from holdfast.cli.envelope import Outcome, envelope
from holdfast.cli.opening import Opened
from holdfast.document.write import write_all
from holdfast.errors import UsageProblem

WORD = ".docx"


def written(
    outcome: Outcome, opened: Sequence[Opened], assessments: Sequence[Assessment], *, output: str | None, word: bool,
    lang: str,
) -> Outcome:
    """The outcome with its files written, all or none of them; without an output nothing is written."""
    if output is None:
        if word:
            raise UsageProblem("--format docx writes a file, so it needs -o: a folder, or a name that ends in .docx.")
        return outcome
    alone = output.lower().endswith(WORD)
    if alone and not word:
        raise UsageProblem(f"-o {Path(output).name[:40]!r} names a Word file. Add --format docx, or give a folder.")
    files = _files(outcome, opened, assessments, Path(output), word=word, alone=alone, lang=lang)
    write_all(files)
    names = [Path(path).name for path in files]
    *first, last = [str(path) for path in files]
    shown = f"{', '.join(first)} and {last}" if first else last
    return replace(outcome, data={**outcome.data, "files": names}, text=f"{outcome.text}\n\nWritten: {shown}")


def _files(
    outcome: Outcome, opened: Sequence[Opened], assessments: Sequence[Assessment], output: Path, *, word: bool,
    alone: bool, lang: str,
) -> Mapping[str | Path, bytes]:
    from holdfast.brief.page import page_of
    from holdfast.document.geometry_files import geometry_beside

    released = outcome.released
    texts = [(entry.documents, assessment, entry.inputs[0].sha256 or "")
             for entry, assessment in zip(opened, assessments, strict=True)]
    page = page_of(
        texts,
        version=__version__,
        marking=released.released_as if released else outcome.marking,
        lang=lang,
        beside=geometry_beside,
        carries=released.carries if released else None,
        left_out=outcome.left_out,
    )
    found: dict[str | Path, bytes] = {}
    if not alone:
        from holdfast.brief.render import render

        found[output / "brief.html"] = render(page).encode()
        result = json.dumps(envelope("assess", outcome), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        found[output / "assessment.json"] = result.encode()
    if word:
        from holdfast.brief.word_brief import word_brief

        found[output if alone else output / "brief.docx"] = word_brief(page)
    return found
