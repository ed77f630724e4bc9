"""Packages as a table: rows, columns, one step, a limit, and the same bytes again."""

from __future__ import annotations

import csv
import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from tests.unit.settlement.made import every_package, problem_from

from holdfast.errors import InvalidDocument, UnusableInput, UsageProblem
from holdfast.settlement.evaluate import acceptable, below_floor, codes_of, feasible, utilities
from holdfast.settlement.files.export import Which, write_packages
from holdfast.settlement.files.packages import in_pieces
from holdfast.settlement.files.undominated import on_grid, undominated
from holdfast.settlement.problem import Issue
from holdfast.settlement.reading import Reading, at_mid
from holdfast.solving.watch import Watch


def made(seed: int, **more: Any) -> Reading:
    """The middle reading of a made problem."""
    return at_mid(problem_from(seed, floor=True, **more))


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("seed", range(4))
def test_rows_say_what_packages_are_worth(tmp_path: Path, seed: int) -> None:
    """Every package is a row with its picks, utilities, gains and marks, digits and all."""
    reading = made(seed)
    problem, codes = reading.problem, every_package(reading.problem)

    written = write_packages(reading, str(tmp_path / "x.csv"), which="all")

    rows = rows_of(tmp_path / "x.csv")
    assert (written.rows, written.complete) == (problem.packages, True)
    assert len(rows) == problem.packages
    for position, issue in enumerate(problem.issues):
        assert [row[issue.id] for row in rows] == [issue.options[code] for code in codes[position]]
    values = utilities(reading, codes)
    for party, worth, own in zip(problem.parties, reading.parties, values, strict=True):
        assert [float(row[f"utility {party.id}"]) for row in rows] == own.tolist()
        assert [float(row[f"gain {party.id}"]) for row in rows] == (own - worth.disagreement).tolist()
    for name, marks in (("feasible", feasible(problem, codes)), ("acceptable", acceptable(reading, codes)),
                        ("below_floor", below_floor(problem, codes))):
        assert [row[name] == "true" for row in rows] == marks.tolist()


@pytest.mark.parametrize("seed", range(6))
def test_only_the_packages_asked_for_are_written(tmp_path: Path, seed: int) -> None:
    """Feasible, acceptable and undominated packages are those that the plain definitions name."""
    reading = made(seed, grain=0.25)
    codes = every_package(reading.problem)
    kept, signed = feasible(reading.problem, codes), acceptable(reading, codes)
    vectors = np.round(utilities(reading, codes).T, 9)
    best = [bool(ok) and not any((other >= own).all() and (other > own).any() for other in vectors[signed])
            for ok, own in zip(signed, vectors, strict=True)]
    for which, marks in ((Which.FEASIBLE, kept), (Which.ACCEPTABLE, signed), (Which.PARETO, best)):
        path = tmp_path / f"{which}.csv"
        write_packages(reading, str(path), which=which)

        found = [tuple(row[issue.id] for issue in reading.problem.issues) for row in rows_of(path)]
        expected = [tuple(issue.options[code] for issue, code in zip(reading.problem.issues, codes[:, n], strict=True))
                    for n in np.flatnonzero(marks)]
        assert found == expected, which


def test_parquet_holds_the_same_as_csv(tmp_path: Path) -> None:
    """Both forms hold the same rows in the same order, bit for bit, with types that fit."""
    reading = made(3)
    write_packages(reading, str(tmp_path / "x.csv"), which="all")
    write_packages(reading, str(tmp_path / "x.parquet"), which="all")

    with duckdb.connect() as connection:
        path = {"p": str(tmp_path / "x.parquet")}
        columns = connection.execute("DESCRIBE SELECT * FROM read_parquet($p)", path).fetchall()
        found = connection.execute("SELECT * FROM read_parquet($p)", path).fetchall()
    rows = rows_of(tmp_path / "x.csv")
    assert [column[0] for column in columns] == list(rows[0])
    assert {column[1] for column in columns} == {"VARCHAR", "DOUBLE", "BOOLEAN"}
    for row, line in zip(rows, found, strict=True):
        for text, value in zip(row.values(), line, strict=True):
            assert value == (text == "true" if isinstance(value, bool) else type(value)(text))


def test_hostile_names_come_through(tmp_path: Path) -> None:
    """Names with commas, quotes, line breaks and the names of columns neither break the table nor collide."""
    reading = made(1, issues=2)
    issues = (Issue('a"b,c\nd', ("x,'y'", 'say "no"\n', "three")[: len(reading.problem.issues[0].options)]),
              Issue("Feasible", reading.problem.issues[1].options))
    problem = replace(reading.problem, issues=issues, limits=(), floor=(),
                      parties=tuple(replace(party, ratification=None, stake=replace(party.stake, terms=()))
                                    for party in reading.problem.parties))
    for ending in ("csv", "parquet"):
        write_packages(at_mid(problem), str(tmp_path / f"x.{ending}"), which="all")

    [first, *_] = rows_of(tmp_path / "x.csv")
    assert first['a"b,c\nd'] == "x,'y'"
    assert "feasible (2)" in first
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet($p)", {"p": str(tmp_path / "x.parquet")}).fetchall()
    assert found[0][0] == "x,'y'"
    assert len(found) == problem.packages


def test_csv_has_the_same_bytes_again(tmp_path: Path) -> None:
    """Writing twice gives the same bytes."""
    for name in ("a.csv", "b.csv"):
        write_packages(made(2), str(tmp_path / name), which="acceptable")

    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_too_many_packages_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """A table of 10^20 packages is refused at once, with how many there are and what to do."""
    problem = problem_from(0, issues=20, options=2, parties=1, ranges=False, home=False)
    wide = replace(problem, issues=tuple(Issue(issue.id, tuple(f"o{n}" for n in range(10))) for issue in problem.issues))

    with pytest.raises(InvalidDocument, match=r"about 1e\+20 packages") as caught:
        write_packages(replace(at_mid(problem), problem=wide), str(tmp_path / "x.csv"), which="all")

    assert caught.value.findings[0].code == "IMP010"
    assert caught.value.findings[0].next
    assert list(tmp_path.iterdir()) == []


def test_the_limit_may_be_set(tmp_path: Path) -> None:
    """Exactly so many packages as the limit are gone through, and not one more."""
    reading = made(0)
    write_packages(reading, str(tmp_path / "x.csv"), limit=reading.problem.packages)

    with pytest.raises(InvalidDocument):
        write_packages(reading, str(tmp_path / "y.csv"), limit=reading.problem.packages - 1)


def test_other_endings_are_refused(tmp_path: Path) -> None:
    """Only the two forms are written."""
    with pytest.raises(UsageProblem, match=r"\.csv nor \.parquet"):
        write_packages(made(0), str(tmp_path / "x.xlsx"))


@pytest.mark.parametrize("name", ["x.csv", "x.parquet"])
@pytest.mark.parametrize("which", ["acceptable", "pareto"])
def test_stopped_work_writes_nothing(tmp_path: Path, name: str, which: str) -> None:
    """Work that is stopped leaves what was there before, and says that it is not complete."""
    target = tmp_path / name
    target.write_bytes(b"before")

    written = write_packages(made(0), str(target), which=which, watch=Watch(asked_to_stop=lambda: True))

    assert (written.rows, written.complete) == (0, False)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("after", range(1, 6))
def test_work_stopped_on_the_way_writes_nothing(tmp_path: Path, after: int) -> None:
    """Wherever between two pieces or inside the search for the frontier work is stopped, no file appears."""
    asked = iter([False] * after)
    watch = Watch(asked_to_stop=lambda: next(asked, True))

    written = write_packages(made(0), str(tmp_path / "x.csv"), which="pareto", watch=watch)

    assert written.complete == (after >= 3)
    assert [path.name for path in tmp_path.iterdir()] == (["x.csv"] if written.complete else [])


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A path that is a folder is refused, and nothing is left beside it."""
    (tmp_path / "x.csv").mkdir()

    with pytest.raises(UnusableInput, match="OUT001"):
        write_packages(made(0), str(tmp_path / "x.csv"))
    assert list(tmp_path.iterdir()) == [tmp_path / "x.csv"]


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    """The share done that is told rises and ends at 1."""
    told: list[float] = []
    write_packages(made(0), str(tmp_path / "x.csv"), which="pareto",
                   watch=Watch(tell=lambda _, share: told.append(share or 0.0)))

    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pieces_together_are_all_packages(size: int) -> None:
    """All packages come in the order of issues and options, whatever the size of the pieces."""
    problem = problem_from(5)
    found = np.concatenate(list(in_pieces(problem, size=size)), axis=1)

    every = list(itertools.product(*(range(len(issue.options)) for issue in problem.issues)))
    assert (found == codes_of(every, problem)).all()


@pytest.mark.parametrize("seed", range(5))
def test_undominated_vectors_are_those_of_the_definition(seed: int) -> None:
    """The vectors kept are the distinct ones that none dominates, float noise left out."""
    rng = np.random.default_rng(seed)
    values = np.round(rng.random((3, 700)), 1) + rng.uniform(-1e-13, 1e-13, (3, 700))

    found = undominated(on_grid(values))
    assert found is not None

    distinct = {tuple(row) for row in on_grid(values).tolist()}
    expected = [one for one in distinct if not any(
        other != one and all(b >= a for a, b in zip(one, other, strict=True)) for other in distinct)]
    assert sorted(map(tuple, found.tolist())) == sorted(expected)
