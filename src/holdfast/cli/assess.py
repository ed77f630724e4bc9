"""``holdfast assess``: the questions a text has to answer, as gates, and a brief to read and print."""

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


def assess(
    framework: Annotated[list[str], typer.Argument(help="One or several frameworks over one case.")],
    case: CaseOption = None,
    overlay: OverlayOption = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Folder for brief.html and assessment.json.")
    ] = None,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Assess one or several frameworks: run what exists, gate by gate, and name what is missing.

    Exit codes: 0 assessed, whatever the colours; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    given = {"case": case is not None, "output": output is not None}  # a path says where, which is nobody's business
    options = {**given, "overlays": len(overlay or []), "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.assess_result import assess_outcome
        from holdfast.cli.opening import open_documents, stdin_once

        stdin_once([*framework, *[case, *(overlay or ())] * len(framework)])  # each text is read with the case
        opened = [
            open_documents(path, case=case, overlays=overlay or (), audience=audience, release_as=release_as)
            for path in framework
        ]
        return assess_outcome(opened, output=output, options=options)

    run("assess", work, format=format.value, options=options)
