"""``holdfast assess``: the questions a text has to answer, as gates, and a brief to read, print and pass on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``assess``."""

    TEXT = "text"
    JSON = "json"
    DOCX = "docx"


class Language(StrEnum):
    """Languages of the brief."""

    ENGLISH = "en"
    UKRAINIAN = "uk"
    RUSSIAN = "ru"


def assess(
    framework: Annotated[list[str], typer.Argument(help="One or several frameworks over one case.")],
    case: CaseOption = None,
    overlay: OverlayOption = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="Folder for brief.html and assessment.json; with --format docx also for "
                                            "brief.docx, or the name of a .docx file, which is then written alone."),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="Format of the result; docx writes two pages for Word and prints the text.")
    ] = Format.TEXT,
    lang: Annotated[Language, typer.Option(help="Language of the brief.")] = Language.ENGLISH,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Assess one or several frameworks: run what exists, gate by gate, and name what is missing.

    Exit codes: 0 assessed, whatever the colours; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    given = {"case": case is not None, "output": output is not None}  # a path says where, which is nobody's business
    options = {**given, "overlays": len(overlay or []), "audience": audience, "lang": lang.value}

    def work() -> Outcome:
        from holdfast.cli.assess_files import written
        from holdfast.cli.assess_result import assess_outcome
        from holdfast.cli.opening import open_documents, stdin_once

        stdin_once([*framework, *[case, *(overlay or ())] * len(framework)])  # each text is read with the case
        opened = [
            open_documents(path, case=case, overlays=overlay or (), audience=audience, release_as=release_as)
            for path in framework
        ]
        outcome, assessments = assess_outcome(opened, options=options)
        return written(outcome, opened, assessments, output=output, word=format is Format.DOCX, lang=lang.value)

    run("assess", work, format="json" if format is Format.JSON else "text", options=options)
