"""``holdfast diff``: what changed between two revisions, by meaning, and toward whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``diff``."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    old: Annotated[str, typer.Argument(help="The earlier revision.")],
    new: Annotated[str, typer.Argument(help="The later revision.")],
    case: CaseOption = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="One page: what moved, toward whom, red lines, questions.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where obligations differ.")] = False,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Compare two revisions of a framework: typed changes, the revision they ask for, duties gained and lost by party.

    Exit codes: 0 compared; 1 with --exit-code where they differ; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"brief": brief, "exit-code": exit_code, "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.diff_result import diff_outcome
        from holdfast.cli.opening import open_documents, stdin_once

        stdin_once([old, new, case, case])  # each text is read with the case
        before = open_documents(old, case=case, audience=audience, release_as=None)
        after = open_documents(new, case=case, audience=audience, release_as=release_as)
        return diff_outcome(before, after, options=options, format=format.value)

    run("diff", work, format=format.value, options=options)
