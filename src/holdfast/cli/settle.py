"""``holdfast settle``: what everybody can sign, how the parties stand to it, and why there is nothing else."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, DelegationOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``settle``."""

    TEXT = "text"
    JSON = "json"


class IdealOver(StrEnum):
    """Packages over which the ideal of a party is its best."""

    ALL = "all"
    ACCEPTABLE = "acceptable"


class Which(StrEnum):
    """Packages that become rows of a table."""

    ACCEPTABLE = "acceptable"
    FEASIBLE = "feasible"
    ALL = "all"
    PARETO = "pareto"


def settle(
    path: Annotated[list[str], typer.Argument(
        help="A case, one or several frameworks over one case, or a negotiation of another program; - is stdin.")],
    case: CaseOption = None,
    overlay: OverlayOption = None,
    delegation: DelegationOption = None,
    ideal_over: Annotated[IdealOver, typer.Option(help="Packages over which the ideal of each party is its best.")
                          ] = IdealOver.ACCEPTABLE,
    no_reserves: Annotated[bool, typer.Option(
        "--no-reserves", help="Explain a deadlock by red lines and exclusions alone.")] = False,
    draws: Annotated[int, typer.Option(min=1, max=1_000_000, help="Draws from the ranges of preferences.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, max=2**62, help="Seed of the draws and of simulated negotiations.")] = 1,
    negotiations: Annotated[int, typer.Option(min=0, max=1000, help="Simulated negotiations over one draft.")] = 20,
    budget: Annotated[float, typer.Option(min=0, help="Seconds for each part that may not end by itself.")] = 60.0,
    packages: Annotated[str | None, typer.Option(
        "--packages", help="File for a table of packages, ending in .csv or .parquet.")] = None,
    which: Annotated[Which, typer.Option(help="Packages that go into the table.")] = Which.ACCEPTABLE,
    force: Annotated[bool, typer.Option("--force", help="Replace a table that is there already.")] = False,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Settle: which packages everybody can sign, what collides where there is none, and what that rests on.

    Ctrl-C ends the work and shows what is proven by then. Exit codes: 0 worked out, whatever came of it; 2 unusable
    input or options, and nothing was written.
    """
    from holdfast.cli.running import run

    options = {
        "case": case is not None, "overlays": len(overlay or []), "for": delegation, "ideal_over": ideal_over.value,
        "no_reserves": no_reserves, "draws": draws, "negotiations": negotiations, "budget": budget,
        "packages": packages is not None, "which": which.value, "audience": audience,
    }

    def work() -> Outcome:
        from holdfast.cli.settle_opening import Given
        from holdfast.cli.settle_result import Table, settle_outcome
        from holdfast.settlement.settle import Asked
        from holdfast.settlement.solution import IdealOver as Over

        given = Given(tuple(path), case, tuple(overlay or ()), delegation, audience, release_as)
        asked = Asked(ideal_over=Over(ideal_over.value), reserves=not no_reserves, draws=draws, seed=seed,
                      budget_s=budget, negotiations=negotiations)
        return settle_outcome(given, asked, Table(packages, which.value, force), options=options)

    run("settle", work, format=format.value, options=options, tells=True)
