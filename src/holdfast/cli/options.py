"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

FrameworkArgument = Annotated[str, typer.Argument(help="Framework file (*.framework.yaml); - is standard input.")]
CaseOption = Annotated[str | None, typer.Option("--case", help="Case file; absent means the one the framework names.")]
OverlayOption = Annotated[list[str] | None, typer.Option("--overlay", help="Overlay file; may be repeated.")]
DelegationOption = Annotated[str | None, typer.Option(
    "--for", help="Party whose delegation the answer is for: the public base, its own overlays, its own estimates.")]
AudienceOption = Annotated[
    str | None,
    typer.Option("--audience", help="Leave out what is marked above clear, green, amber, amber+strict or red."),
]
ReleaseOption = Annotated[
    str | None,
    typer.Option("--release-as", help="Write the result below the highest marking it read; this is recorded in it."),
]
