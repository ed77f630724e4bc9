"""Profiles of GeniusWeb that are written in other ways, and those that cannot be read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdfast.errors import UnusableInput
from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.problem import Problem

FOLDER = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "settlement" / "geniusweb-two-parties"
KIND = "LinearAdditiveUtilitySpace"


def profile(name: str) -> dict[str, Any]:
    """A profile of the corpus as plain data."""
    found = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def numbers(problem: Problem) -> list[Any]:
    """Weights, scores and disagreement of every party."""
    return [([weight.mid for weight in party.stake.weights], [[score.mid for score in row] for row in party.stake.scores],
             party.disagreement.mid) for party in problem.parties]


def read(tmp_path: Path, *profiles: Any, names: tuple[str, ...] = ("one.json", "two.json")) -> Read:
    """The negotiation in a folder with these files."""
    for name, data in zip(names, profiles, strict=False):
        (tmp_path / name).write_text(json.dumps(data, indent=1), encoding="utf-8")
    return read_problem(str(tmp_path))


def test_a_list_of_profiles_is_read_like_a_folder(tmp_path: Path) -> None:
    """Profiles in a list of one file give the same problem as in files of a folder, written either way."""
    listed = [profile("east"), profile("west")]
    expected = read_problem(str(FOLDER)).problem
    for content in (listed, {"profiles": listed}):
        path = tmp_path / "profiles.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        found = read_problem(str(path))

        assert found.kind is FileKind.GENIUSWEB
        assert found.problem.issues == expected.issues
        assert numbers(found.problem) == numbers(expected)
        assert [party.id for party in found.problem.parties] == ["east", "west"]


def test_a_profile_may_stand_without_its_kind(tmp_path: Path) -> None:
    """A profile whose fields stand at the top of the file is read like one under the name of its kind."""
    found = read(tmp_path, profile("east")[KIND], {"LinearAdditive": profile("west")[KIND]})

    assert numbers(found.problem) == numbers(read_problem(str(FOLDER)).problem)


def test_parties_without_names_are_called_after_their_files(tmp_path: Path) -> None:
    """Profiles without a name, or with the same one, are named after their files."""
    one, two = profile("east"), profile("west")
    two[KIND]["name"] = "east"

    assert [party.id for party in read(tmp_path, one, two).problem.parties] == ["one", "two"]


def test_results_beside_the_profiles_are_left_out(tmp_path: Path) -> None:
    """A file that is no profile is left out, with a remark that names it."""
    (tmp_path / "specials.json").write_text('{"nash": {"utility": [0.5, 0.5]}}', encoding="utf-8")

    [finding] = read(tmp_path, profile("east"), profile("west")).remarks
    assert finding.code == "IMP103"
    assert str(finding.place).endswith("specials.json:1:1")


def test_a_bid_that_leaves_an_issue_out_counts_the_rest(tmp_path: Path) -> None:
    """A reservation bid is worth what it picks; without one, no deal is worth the worst package."""
    one = profile("east")
    one[KIND]["reservationBid"] = {"issuevalues": {"Tonnes": "0.5"}}
    two = profile("east")
    two[KIND]["name"] = "other"
    two[KIND]["reservationBid"] = {}

    assert [party.disagreement.mid for party in read(tmp_path, one, two).problem.parties] == [0.3, 0.1]


def test_numbers_off_the_line_are_worth_nothing(tmp_path: Path) -> None:
    """A number outside the ends of the line of a profile is worth nothing."""
    one = profile("east")
    one[KIND]["issueUtilities"]["Tonnes"]["numberutils"] = {"lowValue": 0.5, "lowUtility": 0.5, "highValue": 1, "highUtility": 1}

    assert numbers(read(tmp_path, one, profile("west")).problem)[0][1][1] == [0.0, 0.5, 1.0]


def put(value: Any, *path: str) -> Callable[[dict[str, Any]], None]:
    """A change that puts a value at a path of a profile; nothing removes it."""
    def change(data: dict[str, Any]) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        if value is None:
            del inner[path[-1]]
        else:
            inner[path[-1]] = value
    return change


BAD = {
    "no domain": (put(None, "domain"), "IMP002"),
    "no issues": (put({}, "domain", "issuesValues"), "IMP005"),
    "issue without options": (put([], "domain", "issuesValues", "Escort", "values"), "IMP005"),
    "repeated option": (put(["none", "none"], "domain", "issuesValues", "Escort", "values"), "IMP006"),
    "range that is no range": (put(["0", "1"], "domain", "issuesValues", "Tonnes", "range"), "IMP004"),
    "range of words": (put(["0", "NaN", "1"], "domain", "issuesValues", "Tonnes", "range"), "IMP004"),
    "reversed range": (put(["1", "0", "0.5"], "domain", "issuesValues", "Tonnes", "range"), "IMP012"),
    "range without end": (put(["0", "1", "0"], "domain", "issuesValues", "Tonnes", "range"), "IMP012"),
    "absurdly many steps": (put(["0", "1", "0.00000000001"], "domain", "issuesValues", "Tonnes", "range"), "IMP010"),
    "other issues": (put({"values": ["a", "b"]}, "domain", "issuesValues", "Water"), "IMP011"),
    "no weights": (put(None, "issueWeights"), "IMP002"),
    "no weight for an issue": (put(None, "issueWeights", "Tonnes"), "IMP002"),
    "weight of an unknown issue": (put(0.0, "issueWeights", "Water"), "IMP007"),
    "weight below 0": (put(-0.4, "issueWeights", "Escort"), "IMP004"),
    "weights that do not add up": (put(0.7, "issueWeights", "Escort"), "IMP008"),
    "no stakes for an issue": (put(None, "issueUtilities", "Escort"), "IMP002"),
    "no worth for an option": (put(None, "issueUtilities", "Escort", "discreteutils", "valueUtilities", "joint"), "IMP002"),
    "worth of an unknown option": (put(1, "issueUtilities", "Escort", "discreteutils", "valueUtilities", "both"), "IMP007"),
    "worth that is a word": (put("much", "issueUtilities", "Escort", "discreteutils", "valueUtilities", "joint"), "IMP004"),
    "another kind of worth": (put({"curve": {}}, "issueUtilities", "Escort"), "IMP009"),
    "reversed line": (put(-1, "issueUtilities", "Tonnes", "numberutils", "highValue"), "IMP012"),
    "line without an end": (put(None, "issueUtilities", "Tonnes", "numberutils", "highValue"), "IMP002"),
    "reservation of an unknown option": (put({"Escort": "both"}, "reservationBid"), "IMP007"),
    "reservation on an unknown issue": (put({"Water": "both"}, "reservationBid"), "IMP007"),
    "reservation as text": (put("none", "reservationBid"), "IMP003"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_at_its_place(name: str, tmp_path: Path) -> None:
    """A faulty profile is refused with its code, the file and line, a reason and a next step."""
    change, code = BAD[name]
    one, two = copy.deepcopy(profile("east")), profile("west")
    change(one[KIND])

    with pytest.raises(UnusableInput) as caught:
        read(tmp_path, one, two)

    first = caught.value.findings[0]
    assert first.code == code, first.as_text()
    assert first.place
    assert first.place.file.endswith(("one.json", "two.json"))
    assert first.place.line > 1
    assert first.why
    assert first.next


def test_other_kinds_of_profile_are_named(tmp_path: Path) -> None:
    """A partial order or a utility space over groups of issues is refused by its name."""
    for kind in ("DefaultPartialOrdering", "SumOfGroupsUtilitySpace"):
        with pytest.raises(UnusableInput, match=kind):
            read(tmp_path, {kind: {}}, profile("west"))
