"""``holdfast compare``: several texts over one case, side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``compare``."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    DOCX = "docx"
    XLSX = "xlsx"


def compare(
    framework: Annotated[list[str], typer.Argument(help="Two or more frameworks over one case.")],
    case: CaseOption = None,
    overlay: OverlayOption = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="File to write; docx and xlsx need one.")
    ] = None,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Compare frameworks over one case: picks, red lines, findings, duties, guarantees, and what stays undefined.

    Exit codes: 0 compared; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    given = {"case": case is not None, "output": output is not None}  # a path says where, which is nobody's business
    options = {**given, "overlays": len(overlay or []), "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.compare_result import compare_outcome
        from holdfast.cli.opening import open_documents, stdin_once

        stdin_once([*framework, *[case, *(overlay or ())] * len(framework)])  # each text is read with the case
        opened = [
            open_documents(path, case=case, overlays=overlay or (), audience=audience, release_as=release_as)
            for path in framework
        ]
        return compare_outcome(opened, output=output, format=format.value, options=options)

    run("compare", work, format=format.value, options=options)
