"""``holdfast roadmap``: a safe order of steps, and what the order as drafted means."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, DelegationOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``roadmap``."""

    TEXT = "text"
    JSON = "json"


def roadmap(
    framework: Annotated[
        str, typer.Argument(help="Framework file, or a file of exchanges (exchange-sequencing/1); - is standard input.")
    ],
    case: CaseOption = None,
    overlay: OverlayOption = None,
    delegation: DelegationOption = None,
    events: Annotated[
        str | None, typer.Option("--events", help="Record of events (*.events.yaml): what is done already.")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="Moment from which the plan continues; absent means the last event.")
    ] = None,
    reading: Annotated[
        str | None, typer.Option("--reading", help="Read clauses that are ambiguous on purpose in this way.")
    ] = None,
    together: Annotated[
        int | None, typer.Option(min=1, max=60, help="Steps that may be under way at the same time; absent means any.")
    ] = None,
    slip: Annotated[int, typer.Option(min=1, max=3650, help="Days by which each step is let slip.")] = 30,
    budget: Annotated[
        float, typer.Option(min=0, help="Seconds after which what is proven so far is shown.")
    ] = 60.0,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Seed of the search for a timetable.")] = 1,
    show_danger: Annotated[
        bool,
        typer.Option("--show-danger", help="Show when who could gain most by stopping; the result is then restricted."),
    ] = False,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Find an order of steps in which no party ever gains by stopping, or say why there is none and what would help.

    Humanitarian steps stand outside that order, at their earliest date.
    Ctrl-C ends the work and shows what is proven by then.
    Exit codes: 0 analysed, whatever the answer; 2 unusable input or options, steps in a circle among it.
    """
    from holdfast.cli.running import run

    options = {"case": case is not None, "overlays": len(overlay or ()), "for": delegation,
               "events": events is not None, "at": at, "reading": reading, "together": together, "slip": slip,
               "budget": budget, "show_danger": show_danger, "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.roadmap_result import roadmap_outcome

        return roadmap_outcome(framework, case=case, overlays=overlay or (), events=events, options=options, seed=seed,
                               release_as=release_as)

    run("roadmap", work, format=format.value, options=options, tells=True)
