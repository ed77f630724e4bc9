"""``holdfast resolve``: a document with everything said explicitly, as canonical JSON with its content hash."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.options import AudienceOption, ReleaseOption


class Format(StrEnum):
    """Formats of ``resolve``."""

    CANONICAL = "canonical"
    JSON = "json"


def resolve(
    document: Annotated[str, typer.Argument(help="Framework, case or overlay; - is standard input.")],
    format: Annotated[Format, typer.Option(help="The canonical bytes themselves, or the envelope.")] = Format.CANONICAL,
    audience: AudienceOption = None,
    release_as: ReleaseOption = None,
) -> None:
    """Resolve a document: defaults written out, every value in its one normal form, keys sorted (RFC 8785).

    Exit codes: 0 resolved; 2 unusable input or options.
    """
    from holdfast.cli.running import run

    options = {"audience": audience}

    def work() -> Outcome:
        from holdfast.cli.one_document import open_one
        from holdfast.document.geometry_files import geometry_beside
        from holdfast.document.resolve import canonical_bytes
        from holdfast.document.resolve import resolve as resolved

        opened = open_one(document, audience=audience, release_as=release_as)
        form = resolved(opened.loaded.model, geometry_reader=geometry_beside(opened.loaded.name))
        text = canonical_bytes(form).decode()
        return opened.outcome({"resolved": form, "sha256": opened.input.sha256}, text, options=options)

    run("resolve", work, format=format.value, options=options)
