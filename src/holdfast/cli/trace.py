"""``holdfast trace``: the state of every clause, gate and step at a moment, given what has happened."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, FrameworkArgument, ReleaseOption


class Format(StrEnum):
    """Formats of ``trace``."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def trace(
    framework: FrameworkArgument,
    events: Annotated[str, typer.Option("--events", help="Record of events (*.events.yaml).")],
    at: Annotated[str, typer.Option("--at", help="Moment, such as 2026-03-01T12:00:00Z, or a date (its end, UTC).")],
    case: CaseOption = None,
    history: Annotated[bool, typer.Option("--history", help="Show how each state came about.")] = False,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Trace a framework through events: what is pending, in force, met, breached, suspended, lapsed or unknown.

    Exit codes: 0 traced, whatever the states; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"at": at, "history": history, "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.trace_result import trace_outcome

        return trace_outcome(framework, events, at, case=case, options=options, audience=audience,
                             release_as=release_as, markdown=format is Format.MARKDOWN)

    run("trace", work, format=format.value, options=options)
