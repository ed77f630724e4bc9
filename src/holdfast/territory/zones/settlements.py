"""Control of settlements as one publisher has it: a row for each change, the state at any date."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdfast.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class Settlements:
    """Changes of status by settlement."""

    changes: tuple[tuple[str, dt.date, str], ...]
    """Settlement, date and status from then on, by date."""

    def at(self, date: dt.date) -> dict[str, str]:
        """The status of each settlement at the end of a day; those without a change by then are not in it."""
        return {id: status for id, day, status in self.changes if day <= date}

    def counts(self, date: dt.date) -> dict[str, int]:
        """How many settlements have each status at the end of a day."""
        return dict(sorted(Counter(self.at(date).values()).items()))

    def most_changed(self, count: int = 5) -> list[tuple[str, int]]:
        """The settlements whose status changed most often, by their ids."""
        return sorted(Counter(id for id, _, _ in self.changes).items(), key=lambda one: (-one[1], one[0]))[:count]

    def as_json(self, dates: tuple[dt.date, ...]) -> dict[str, Any]:
        """The counts at some dates as JSON."""
        return {"settlements": len({id for id, _, _ in self.changes}), "changes": len(self.changes),
                "counts": [{"date": date.isoformat(), "status": self.counts(date)} for date in dates],
                "most_changed": [{"id": id, "changes": changes} for id, changes in self.most_changed()]}


def settlements_in(path: str) -> Settlements:
    """A CSV with ``geonameid``, ``date`` and ``status``, a row for each change; raises UsageProblem."""
    name = f"The file {Path(path).name}"
    try:
        data = Path(path).read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise UsageProblem(f"{name} cannot be read as CSV in UTF-8: {problem}.") from None
    rows = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        try:
            day = dt.date.fromisoformat(str(row["date"])[:10])
            rows.append((str(row["geonameid"]), day, str(row["status"]).strip()))
        except KeyError as problem:
            raise UsageProblem(f"{name} has no column {problem}. It needs `geonameid`, `date` and `status`.") from None
        except ValueError:
            raise UsageProblem(f"{name}, line {number}: the date cannot be read. Write 2026-07-01.") from None
    if not rows:
        raise UsageProblem(f"{name} has no rows. Each row is one change of one settlement.")
    return Settlements(tuple(sorted(rows, key=lambda row: row[1])))
