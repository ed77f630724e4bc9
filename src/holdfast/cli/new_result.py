"""The result of ``new``: the skeleton on stdout, or in a file that was not there before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.document.framework import Stage
from holdfast.document.new import skeleton
from holdfast.document.times import parse_date
from holdfast.document.write import write_atomically
from holdfast.errors import UsageProblem


def new_outcome(stage: str, *, signature: str | None, output: str | None, options: Mapping[str, Any]) -> Outcome:
    """The outcome of writing a skeleton."""
    text = skeleton(Stage(stage), signature=_day(signature))
    if output is None:
        return Outcome(data={"framework": text}, text=text, options=options)
    if Path(output).exists():
        raise UsageProblem(f"{output} is there already. Choose another name; nothing is overwritten.")
    write_atomically(output, text.encode())
    said = f"Written: {output}. Fill it in, then run `holdfast check {output}`."
    return Outcome(data={"framework": text}, text=said, options=options)


def _day(signature: str | None) -> dt.date:
    if signature is None:
        return dt.datetime.now(dt.UTC).date()
    try:
        date = parse_date(signature)
    except ValueError as problem:
        raise UsageProblem(f"--signature: {problem}.") from None
    if date.day is None:
        raise UsageProblem(f"--signature: {signature} names no day; write it as 2026-03-01.")
    return date.first
