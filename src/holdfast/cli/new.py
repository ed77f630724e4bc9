"""``holdfast new``: a commented skeleton to fill in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome


class StageName(StrEnum):
    """Stages that a new framework can have."""

    PAUSE = "pause"
    CESSATION = "cessation"
    PRELIMINARY_CEASEFIRE = "preliminary-ceasefire"
    DEFINITIVE_CEASEFIRE = "definitive-ceasefire"
    FRAMEWORK = "framework"
    COMPREHENSIVE = "comprehensive"


class Format(StrEnum):
    """Formats of ``new``."""

    YAML = "yaml"
    JSON = "json"


def new(
    stage: Annotated[StageName, typer.Option("--stage", help="What the text sets out to be.")] = StageName.PAUSE,
    signature: Annotated[
        str | None, typer.Option("--signature", help="Day of signature, such as 2026-03-01; absent means today.")
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="File to write; never one that exists.")] = None,
    format: Annotated[Format, typer.Option(help="The skeleton itself, or the envelope.")] = Format.YAML,
) -> None:
    """Write a commented skeleton of a framework; it is valid as it stands, and every key says what it is for.

    Exit codes: 0 written; 2 unusable options, or the file is there already.
    """
    from holdfast.cli.running import run

    options = {"stage": stage.value, "signature": signature, "output": output is not None}

    def work() -> Outcome:
        from holdfast.cli.new_result import new_outcome

        return new_outcome(stage.value, signature=signature, output=output, options=options)

    run("new", work, format=format.value, options=options)
