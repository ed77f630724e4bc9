"""``holdfast returns``: who could go home when, and what holds people back; never more than wish to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, FrameworkArgument, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``returns``."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def returns(
    framework: FrameworkArgument,
    return_: Annotated[str | None, typer.Argument(metavar="RETURN", help="Id of one return; absent means all.")] = None,
    case: CaseOption = None,
    overlay: OverlayOption = None,
    months: Annotated[int, typer.Option("--months", min=1, max=240, help="Months of the plan.")] = 24,
    begins: Annotated[str | None, typer.Option(
        "--from", help="First month, such as 2027-04; absent means T0, or the date of the case.")] = None,
    teams: Annotated[float | None, typer.Option(
        "--teams", min=0, max=1_000_000, help="Clearance teams, in the place of what the text says.")] = None,
    survey_teams: Annotated[float | None, typer.Option(
        "--survey-teams", min=0, max=1_000_000, help="Survey teams; absent means as the text says.")] = None,
    budget: Annotated[
        float | None, typer.Option(min=0, help="Seconds after which what is proven so far is shown.")
    ] = 120.0,
    format: Annotated[
        Format, typer.Option(help="Format of the result; csv holds the months of the plan.")
    ] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Plan the voluntary return of displaced people month by month, with ranges, and say what holds people back.

    Nobody is planned for above stated intention, on land that is not released, or where nobody watches.

    Ctrl-C ends the work and shows what is proven by then.
    Exit codes: 0 done, also where something is missing, which is then listed; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"return": return_, "case": case is not None, "overlays": len(overlay or []), "months": months,
               "from": begins, "teams": teams, "survey_teams": survey_teams, "budget": budget, "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.opening import open_documents
        from holdfast.cli.returns_result import returns_outcome

        opened = open_documents(framework, case=case, overlays=overlay or (), audience=audience, release_as=release_as)
        return returns_outcome(opened, options=options, as_csv=format is Format.CSV)

    run("returns", work, format=format.value, options=options, tells=True)
