"""``holdfast check``: what is missing, contradictory, or forbidden by somebody's red line."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``check``."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    GITHUB = "github"


class FailOn(StrEnum):
    """The least finding that makes ``check`` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"
    NEVER = "never"


def check(
    framework: Annotated[
        list[str], typer.Argument(help="One or several framework files (*.framework.yaml); - is standard input.")
    ],
    case: CaseOption = None,
    overlay: OverlayOption = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 at findings of this weight or above.")] = FailOn.ERROR,
    all: Annotated[bool, typer.Option("--all", help="Show every finding, not only the ten that matter most.")] = False,
    code: Annotated[list[str] | None, typer.Option(help="Run only these rules; may be repeated.")] = None,
    profile: Annotated[
        str | None,
        typer.Option(help="Ask only the rules of humanitarian, ceasefire or settlement; what is left out is said."),
    ] = None,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Check one or several frameworks: rules, and every red line of the case.

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {
        "fail-on": fail_on.value, "all": all, "code": sorted(code or []), "profile": profile, "audience": audience,
    }

    def work() -> Outcome:
        from holdfast.cli.check_result import check_outcome
        from holdfast.cli.opening import open_documents, stdin_once

        stdin_once([*framework, *[case, *(overlay or ())] * len(framework)])  # each text is read with the case
        opened = [
            open_documents(path, case=case, overlays=overlay or (), audience=audience, release_as=release_as)
            for path in framework
        ]
        return check_outcome(opened, options=options, format=format.value)

    run("check", work, format=format.value, options=options)
