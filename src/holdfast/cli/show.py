"""``holdfast show``: what stands at an address, in words and as written."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``show``."""

    TEXT = "text"
    JSON = "json"


def show(
    document: Annotated[str, typer.Argument(help="Framework, case or overlay; - is standard input.")],
    address: Annotated[str, typer.Argument(help="Address such as clauses.ceasefire.when, or the id of an element.")],
    format: Annotated[Format, typer.Option(help="Format of the result.")] = Format.TEXT,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Show what stands at an address: what it does in a sentence, its words, its versions, and findings on it.

    Exit codes: 0 shown; 2 nothing there, or unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"address": address, "audience": audience}

    def work() -> Outcome:
        from holdfast.cli.show_result import show_outcome

        return show_outcome(document, address, options=options, audience=audience, release_as=release_as)

    run("show", work, format=format.value, options=options)
