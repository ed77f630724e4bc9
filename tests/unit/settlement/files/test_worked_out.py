"""Small folders of Genius and GeniusWeb files whose numbers were worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.unit.settlement.files.counted import counted
from tests.unit.settlement.made import every_package

from holdfast.settlement.evaluate import utilities
from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.reading import at_mid

CORPUS = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "settlement"
FOLDERS = sorted(path.parent for path in CORPUS.glob("genius*/expected.json"))


def expectation(folder: Path) -> dict[str, Any]:
    """What was worked out for a folder."""
    found = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_there_are_folders() -> None:
    """The folders are found."""
    assert len(FOLDERS) == 3


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_utilities_are_those_worked_out(folder: Path) -> None:
    """Parties, every utility and what no deal is worth are as worked out by hand."""
    problem = read_problem(str(folder)).problem
    expected = expectation(folder)

    assert [party.id for party in problem.parties] == expected["parties"]
    assert problem.packages == expected["packages"]
    found = utilities(at_mid(problem), every_package(problem))
    assert np.allclose(found, expected["utilities"], rtol=0, atol=1e-12)
    assert [party.disagreement.mid for party in problem.parties] == pytest.approx(expected["disagreement"], abs=1e-12)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_points_are_those_worked_out(folder: Path) -> None:
    """The count of acceptable packages, the frontier and the bargaining points are as worked out by hand."""
    found = counted(read_problem(str(folder)).problem)
    expected = expectation(folder)

    assert len(found.rational) == expected["acceptable"]
    assert sorted(found.frontier.tolist()) == [pytest.approx(vector, abs=1e-9) for vector in expected["frontier"]]
    for point, (objective, reached) in {"nash": found.nash(), "egalitarian": found.egalitarian(),
                                        "kalai_smorodinsky": found.kalai_smorodinsky(found.greatest)}.items():
        assert reached == pytest.approx(expected[point], abs=1e-9), point
        assert objective == pytest.approx(expected[f"{point}_objective"], abs=1e-9), point
    assert found.welfare()[1] == pytest.approx(expected["max_welfare"], abs=1e-9)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_remarks_are_those_expected(folder: Path) -> None:
    """What the files say and the reading leaves out or takes as it stands is remarked on, and nothing else."""
    assert sorted(finding.code for finding in read_problem(str(folder)).remarks) == expectation(folder)["remarks"]
