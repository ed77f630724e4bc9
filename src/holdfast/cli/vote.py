"""``holdfast vote``: the votes of a text, and the audit of a count."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, CaseOption, OverlayOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``vote``."""

    TEXT = "text"
    JSON = "json"


class Audit(StrEnum):
    """Kinds of audit."""

    BRAVO = "bravo"
    ALPHA = "alpha"
    COMPARISON = "comparison"


def vote(
    framework: Annotated[
        str | None, typer.Argument(help="Framework file; - is standard input. Without one a count alone is audited.")
    ] = None,
    name: Annotated[str | None, typer.Argument(help="Id of one vote; absent means all of the text.")] = None,
    case: CaseOption = None,
    overlay: OverlayOption = None,
    count: Annotated[
        list[str] | None, typer.Option("--count", help="Reported votes, such as yes=120; once for each answer.")
    ] = None,
    invalid: Annotated[int, typer.Option("--invalid", min=0, help="Ballots cast for no answer.")] = 0,
    registered: Annotated[int | None, typer.Option("--registered", min=1, help="People registered to vote.")] = None,
    approval_quorum: Annotated[
        float | None,
        typer.Option("--approval-quorum", help="Share of the registered that an answer must reach, such as 0.13."),
    ] = None,
    stations: Annotated[
        int | None, typer.Option("--stations", min=1, help="Polling stations, for the observers' count.")
    ] = None,
    risk_limit: Annotated[
        float | None,
        typer.Option("--risk-limit", help="Greatest chance that a wrong result passes; absent means that of the text."),
    ] = None,
    audit: Annotated[Audit, typer.Option("--audit", help="How the sample is looked at.")] = Audit.BRAVO,
    sample: Annotated[
        str | None,
        typer.Option("--sample", help="CSV of ballots drawn, in order: a column ballot, or reported and audited."),
    ] = None,
    draws: Annotated[int, typer.Option(min=100, max=1_000_000, help="Draws from the ranges.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Seed of the draws.")] = 1,
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Look at the votes of a text: who may vote, what could come out, what decides it, and when it may be held.

    With --count, plan the audit of a count; with --sample, say after which ballot it may stop.
    Exit codes: 0 done, whatever the answer; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"vote": name, "case": case is not None, "overlays": len(overlay or ()), "count": list(count or ()),
               "invalid": invalid, "registered": registered, "approval_quorum": approval_quorum,
               "stations": stations, "risk_limit": risk_limit, "audit": audit.value,
               "sample": sample is not None, "draws": draws, "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.vote_result import vote_outcome

        return vote_outcome(framework, case=case, overlays=overlay or (), sample=sample, options=options, seed=seed,
                            release_as=release_as)

    run("vote", work, format=format.value, options=options)
