"""``holdfast print``: a framework as a text to read, edit in a word processor, and sign."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, FrameworkArgument, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``print``."""

    DOCX = "docx"
    HTML = "html"
    JSON = "json"


def print_text(
    framework: FrameworkArgument,
    case: CaseOption = None,
    overlay: OverlayOption = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="File to write, .docx or .html; absent prints the web page.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="docx or html; json prints the report. Absent means from the name of the file."),
    ] = None,
    lang: Annotated[
        list[str] | None,
        typer.Option("--lang", help="Language, such as uk; several stand side by side; absent means the authentic."),
    ] = None,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
) -> None:
    """Print a framework as a treaty-like text: articles, brackets, annexes, map, timetable and a block for signatures.

    A Word document can be edited and taken back with `holdfast import --onto`; clauses keep their ids.

    Exit codes: 0 printed; 2 unusable input or options, and nothing was written.
    """
    from holdfast.cli.running import run

    options = {"case": case is not None, "output": output is not None, "lang": lang or [],
               "overlays": len(overlay or []), "audience": audience, "force": force}

    def work() -> Outcome:
        from holdfast.cli.opening import open_documents
        from holdfast.cli.print_result import print_outcome, target_of

        target = target_of(output, format.value if format else None, force=force)
        opened = open_documents(framework, case=case, overlays=overlay or (), audience=audience, release_as=release_as)
        return print_outcome(opened, target, languages=tuple(lang or ()), options=options)

    run("print", work, format="json" if format is Format.JSON else "text", options=options)
