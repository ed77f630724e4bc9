"""Tables of data that the reader holds beside the documents: CSV files, packed with gzip or not."""

from __future__ import annotations

import csv
import io

from holdfast.errors import UsageProblem
from holdfast.territory.zones.packed import unpacked


def table_in(path: str) -> tuple[str, list[dict[str, str | None]]]:
    """How messages name a CSV file, and its rows; raises UsageProblem."""
    name, data = unpacked(path)
    try:
        return name, list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise UsageProblem(f"{name} cannot be read as CSV in UTF-8: {problem}. Save it again as CSV.") from None
