"""The result of ``settle`` as data and text, and the table of packages where one was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.assess.floor import floor_check
from holdfast.cli.envelope import Outcome
from holdfast.cli.settle_opening import Given, open_table
from holdfast.cli.targets import new_file
from holdfast.cli.watching import watched
from holdfast.settlement.files.export import check_table, write_packages
from holdfast.settlement.settle import Asked, settle
from holdfast.settlement.told.text import settlement_text
from holdfast.settlement.told.whole_json import settlement_json


@dataclass(frozen=True, slots=True)
class Table:
    """A table of packages that was asked for, or none."""

    path: str | None
    which: str
    force: bool


def settle_outcome(given: Given, asked: Asked, table: Table, *, options: Mapping[str, Any]) -> Outcome:
    """The outcome of settling what was given; a table is written only after everything succeeded."""
    if table.path is not None:
        new_file(table.path, force=table.force)
    ground = open_table(given)
    if table.path is not None:
        check_table(ground.problem, table.path)
    check = floor_check(ground.documents[0]) if len(ground.documents) == 1 else None
    with watched("settle") as watch:
        result = settle(ground.problem, plans=ground.plans, asked=asked, floor_check=check, watch=watch)
        written = None
        if table.path is not None:
            written = write_packages(result.reading, table.path, which=table.which, watch=watch)
    data = settlement_json(result) | {
        "remarks": [remark.as_json() for remark in ground.translated.remarks] if ground.translated else [],
        "missing": [item.as_json() for item in ground.translated.missing] if ground.translated else [],
        "inputs": ground.translated.inputs.as_json() if ground.translated else [],
        "table": {"rows": written.rows, "complete": written.complete} if written else None,
    }
    text = settlement_text(result)
    if ground.translated and ground.translated.missing:
        text += "\n\nNot known, and so ruling nothing out: " + "; ".join(
            f"{item.address} ({item.what})" for item in ground.translated.missing) + "."
    if written is not None and written.complete:
        text += f"\n\nWritten: {written.path} ({written.rows:,} packages)"
    elif written is not None:
        text += "\n\nThe table was not written, since the work was stopped before every package had been looked at."
    return Outcome(data=data, text=text, inputs=ground.inputs, diagnostics=ground.remarks, options=options,
                   marking=ground.marking.value, released=ground.released, left_out=ground.left_out, as_of=ground.as_of,
                   seed=asked.seed)
