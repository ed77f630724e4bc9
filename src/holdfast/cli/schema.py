"""``holdfast schema``: the JSON Schema of a kind of document, for editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome


class Kind(StrEnum):
    """Kinds of document with a schema."""

    FRAMEWORK = "framework"
    CASE = "case"
    OVERLAY = "overlay"
    EVENTS = "events"


class Format(StrEnum):
    """Formats of ``schema``."""

    SCHEMA = "schema"
    JSON = "json"


def schema(
    kind: Annotated[Kind, typer.Argument(help="Kind of document.")],
    format: Annotated[Format, typer.Option(help="The schema itself, or the envelope.")] = Format.SCHEMA,
) -> None:
    """Print the JSON Schema (draft-07) of a kind of document, for completion and checks in an editor.

    Exit codes: 0 printed; 2 no such kind.
    """
    from holdfast.cli.running import run

    def work() -> Outcome:
        import json

        from holdfast.document.schema import schema_of

        found = schema_of(kind.value)
        return Outcome(data={"schema": found}, text=json.dumps(found, ensure_ascii=False, indent=2))

    run("schema", work, format=format.value, options={"kind": kind.value})
