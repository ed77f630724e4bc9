"""``holdfast fmt``: one way to write a document, comments and meaning kept."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome


class Format(StrEnum):
    """Formats of ``fmt``."""

    TEXT = "text"
    JSON = "json"


def fmt(
    document: Annotated[
        list[str], typer.Argument(help="Frameworks, cases, overlays or events; - reads stdin, writes stdout.")
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where it is not formatted.")
    ] = False,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print the result instead of changing the file.")] = False,
    format: Annotated[Format, typer.Option(help="Format of the report.")] = Format.TEXT,
) -> None:
    """Format documents in place: keys in their order, long texts folded; comments and content hash stay the same.

    Several are all read before the first is written.

    Exit codes: 0 formatted, or formatted already; 1 with --check where it is not; 2 unusable input.
    """
    from holdfast.cli.running import run

    options = {"check": check, "stdout": stdout}

    def work() -> Outcome:
        from holdfast.cli.fmt_result import fmt_outcome

        return fmt_outcome(document, check=check, stdout=stdout, options=options)

    run("fmt", work, format=format.value, options=options)
