"""Packages as a table for notebooks and spreadsheets: a row per package, as CSV or Parquet.

Columns: each issue with the option picked, ``utility PARTY`` and ``gain PARTY`` for each party (utility less what no
deal is worth), and whether the package is ``feasible``, ``acceptable`` and ``below_floor``.
"""

from __future__ import annotations

import csv
import enum
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from holdfast.document.finding import Place
from holdfast.document.write import piece_by_piece
from holdfast.errors import InvalidDocument, UsageProblem
from holdfast.settlement.evaluate import Bools, Codes, acceptable, below_floor, feasible, utilities
from holdfast.settlement.files.codes import refusal
from holdfast.settlement.files.packages import in_pieces
from holdfast.settlement.files.undominated import Grid, among, on_grid, undominated, without_dominated
from holdfast.settlement.problem import Problem
from holdfast.settlement.reading import Floats, Reading
from holdfast.solving.watch import Watch

LIMIT = 20_000_000
"""Packages gone through where no other limit is asked for; a table of them has a few gigabytes."""


class Which(enum.StrEnum):
    """Which packages become rows."""

    ACCEPTABLE = "acceptable"
    FEASIBLE = "feasible"
    ALL = "all"
    PARETO = "pareto"
    """Acceptable ones that no acceptable one dominates, utilities told apart at nine decimals."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; nothing is written where the work was stopped before its end."""

    path: str
    rows: int
    complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Some packages with everything that a row says of them."""

    codes: Codes
    utilities: Floats
    feasible: Bools
    acceptable: Bools
    below_floor: Bools

    def only(self, chosen: Bools) -> _Piece:
        """The packages chosen."""
        return _Piece(self.codes[:, chosen], self.utilities[:, chosen], self.feasible[chosen],
                      self.acceptable[chosen], self.below_floor[chosen])


def write_packages(reading: Reading, path: str, *, which: Which | str = Which.ACCEPTABLE, limit: int = LIMIT,
                   watch: Watch | None = None) -> Exported:
    """Write packages as the table that the ending of the path names, ``.csv`` or ``.parquet``, in one step.

    Raises UsageProblem for another ending, and InvalidDocument where there are more packages than the limit.
    """
    check_table(reading.problem, path, limit=limit)
    work = _Rows(reading, Which(which), watch or Watch())
    with piece_by_piece(path) as target:
        if Path(path).suffix.lower() == ".csv":
            work.write_csv(target)
        else:
            work.write_parquet(target)
        if work.stopped:
            target.unlink()
    return Exported(path, 0 if work.stopped else work.rows, complete=not work.stopped)


def check_table(problem: Problem, path: str, *, limit: int = LIMIT) -> None:
    """Raises as ``write_packages`` would, before any work: for another ending, and for more packages than the limit."""
    if Path(path).suffix.lower() not in (".csv", ".parquet"):
        raise UsageProblem(f"{path[:80]} ends in neither .csv nor .parquet. Choose one of the two.")
    count = problem.packages
    if count > limit:
        said = f"{count:,}" if count < 10**15 else f"about {count:.0e}"
        raise InvalidDocument([refusal(
            "IMP010", f"There are {said} packages; at most {limit:,} are gone through for a table.",
            why="Every package is looked at once, and such a table would fit on no disk or be done in no time.",
            next="Fix some picks first, or take the solutions and the frontier instead of the whole table.",
            place=Place(path, 1, 1))])


class _Rows:
    """Goes through the packages and writes those asked for."""

    def __init__(self, reading: Reading, which: Which, watch: Watch) -> None:
        self.reading = reading
        self.which = which
        self.watch = watch
        self.rows = 0
        self.stopped = False

    def write_csv(self, target: Path) -> None:
        """Write the table as CSV: UTF-8, a header, numbers with all their digits, line breaks of one character."""
        issues = self.reading.problem.issues
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            writer.writerow(self._columns())
            for piece in self._chosen():
                gains = piece.utilities - np.array([[worth.disagreement] for worth in self.reading.parties])
                columns: list[list[object]] = [
                    [issue.options[code] for code in row] for issue, row in zip(issues, piece.codes, strict=True)]
                columns += [row.tolist() for row in (*piece.utilities, *gains)]
                columns += [["true" if mark else "false" for mark in marks]
                            for marks in (piece.feasible, piece.acceptable, piece.below_floor)]
                writer.writerows(zip(*columns, strict=True))
                self.rows += piece.codes.shape[1]

    def write_parquet(self, target: Path) -> None:
        """Write the table as Parquet, by way of a CSV file that is gone afterwards."""
        import duckdb

        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f"{target.name}.") as folder:
            between = Path(folder) / "packages.csv"
            self.write_csv(between)
            if self.stopped:
                return
            names = self._columns()
            texts = len(self.reading.problem.issues)
            kinds = ["VARCHAR"] * texts + ["DOUBLE"] * (len(names) - texts - 3) + ["BOOLEAN"] * 3
            with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": "false"}) as connection:
                # Names may hold anything, so the columns are numbered while they are read and named when written.
                held = ", ".join(f"'c{n}': '{kind}'" for n, kind in enumerate(kinds))
                said = ", ".join(f"c{n} AS {_quoted(name)}" for n, name in enumerate(names))
                connection.execute(
                    f"COPY (SELECT {said} FROM read_csv($source, header=true, auto_detect=false, delim=',', "  # noqa: S608
                    f"quote='\"', escape='\"', nullstr='\\N', columns={{{held}}})) TO $target (FORMAT parquet)",
                    {"source": str(between), "target": str(target)})

    def _columns(self) -> list[str]:
        problem = self.reading.problem
        names = [issue.id for issue in problem.issues]
        names += [f"{what} {party.id}" for what in ("utility", "gain") for party in problem.parties]
        names += ["feasible", "acceptable", "below_floor"]
        found: dict[str, None] = {}
        for name in names:
            while name.casefold() in found:  # tables that do not tell capitals apart would lose a column
                name = f"{name} (2)"
            found[name.casefold()] = None
            names[len(found) - 1] = name
        return names

    def _chosen(self) -> Iterator[_Piece]:
        best = self._frontier() if self.which is Which.PARETO else None
        if self.stopped:
            return
        for piece in self._pieces("writing packages", 0.5 if best is not None else 0.0):
            if self.which is Which.ALL:
                yield piece
            elif self.which is Which.FEASIBLE:
                yield piece.only(piece.feasible)
            elif best is None:
                yield piece.only(piece.acceptable)
            else:
                yield piece.only(piece.acceptable & among(on_grid(piece.utilities), best))

    def _frontier(self) -> Grid:
        """The undominated vectors among the acceptable packages, if the work was not stopped."""
        best: Grid = np.empty((0, len(self.reading.parties)), dtype=np.int64)
        for piece in self._pieces("looking for undominated packages", 0.0):
            fresh = without_dominated(on_grid(piece.utilities[:, piece.acceptable]), best)
            found = undominated(np.concatenate([best, fresh]), watch=self.watch)
            if found is None:
                self.stopped = True
                break
            best = found
        return best

    def _pieces(self, what: str, begin: float) -> Iterator[_Piece]:
        count, done = self.reading.problem.packages, 0
        whole = 0.5 if self.which is Which.PARETO else 1.0
        for codes in in_pieces(self.reading.problem):
            if self.watch.is_over:
                self.stopped = True
                return
            yield _Piece(codes, utilities(self.reading, codes), feasible(self.reading.problem, codes),
                         acceptable(self.reading, codes), below_floor(self.reading.problem, codes))
            done += codes.shape[1]
            self.watch.tell(what, begin + whole * done / count)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
