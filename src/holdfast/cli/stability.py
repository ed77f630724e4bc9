"""``holdfast stability``: which states of a conflict hold, for whom, and through whose answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``stability``."""

    TEXT = "text"
    JSON = "json"


def stability(
    model: Annotated[
        list[str], typer.Argument(help="Graph models (gmcr-case/1, gmcr-random/1), cases with some, or frameworks.")
    ],
    case: CaseOption = None,
    only: Annotated[str | None, typer.Option("--only", help="Look at the model with this name alone.")] = None,
    inverse: Annotated[
        str | None, typer.Option("--inverse", help="Count the rankings of --by under which this state holds.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Decision maker whose ranking --inverse leaves open.")] = None,
    samples: Annotated[
        int, typer.Option(min=1, max=1_000_000, help="Rankings that --inverse draws where there are too many for all.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Seed of what --inverse draws.")] = 1,
    budget: Annotated[
        float | None, typer.Option(min=0, help="Seconds after which what is done so far is shown; absent means no end.")
    ] = None,
    undeterred: Annotated[list[str] | None, typer.Option(
        "--undeterred", help="Of a framework: party that breaks it though answered; may be repeated.")] = None,
    prefers_fighting: Annotated[list[str] | None, typer.Option(
        "--prefers-fighting", help="Of a framework: party that breaks it though the others then fight too.")] = None,
    unwilling: Annotated[list[str] | None, typer.Option(
        "--unwilling", help="Of a framework: answer, or who decides it, that would rather not be given.")] = None,
    print_model: Annotated[
        bool, typer.Option("--print-model", help="Print the model as gmcr-case/1, to edit and read again.")
    ] = False,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Analyse which states of a conflict hold: for each decision maker, against groups, and through whose answer.

    Of a framework: whether it holds once it is signed, and through whose threat, from its guarantees.

    Ctrl-C ends the work and shows what is done by then.
    Exit codes: 0 analysed, whatever holds; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"only": only, "inverse": inverse, "by": by, "samples": samples, "budget": budget,
               "print_model": print_model, "audience": audience, "case": case is not None,
               "undeterred": list(undeterred or ()), "prefers_fighting": list(prefers_fighting or ()),
               "unwilling": list(unwilling or ())}

    def work() -> Outcome:
        from holdfast.cli.stability_result import stability_outcome

        return stability_outcome(model, options=options, seed=seed, release_as=release_as, case_path=case)

    run("stability", work, format=format.value, options=options, tells=True)
