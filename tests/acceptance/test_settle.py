"""``holdfast settle`` from the command line, against numbers that were worked out elsewhere."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import call
from tests.acceptance.shell import EXAMPLES, ROOT, in_shell

from holdfast.document.load import load_any

SCENARIOS = ROOT / "corpus" / "cases" / "settlement"
MADE = sorted(path.name.removesuffix(".scenario.json") for path in SCENARIOS.glob("*.scenario.json"))
GENIUS = ROOT.parent / "shared" / "data" / "negotiation-scenarios" / "genius-xml"
FOLDERS = (
    "AMPOvsCity", "AgentLightSmartGrid", "AirportSiteSelectionA", "EnglandZimbabwe", "IS_BT_Acquisition", "Terra",
    "group2-politics", "group4-zoning_plan", "group6-tram", "group9-vacation", "inheritancedomain",
)  # fmt: skip
CASE = str(ROOT / "corpus" / "valid" / "settlement.case.yaml")
TEXT = str(ROOT / "corpus" / "valid" / "settlement.framework.yaml")
UKRAINE = EXAMPLES / "ukraine"
TEXTS = tuple(sorted(str(path) for path in UKRAINE.glob("*.framework.yaml")))
POINTS = {"nash": "nash", "kalai_smorodinsky": "kalai_smorodinsky_maxmin", "egalitarian": "egalitarian",
          "utilitarian": "max_welfare"}
QUICK = ("--draws", "50", "--negotiations", "2")


def data(*words: str) -> dict[str, Any]:
    """The data of a call that works, printed as JSON with nothing beside it."""
    called = call("settle", *words, "--format", "json")
    assert called.code == 0, called.err
    found = called.envelope["data"]
    assert isinstance(found, dict)
    return found


@cache
def scenario(name: str, *more: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What settling a made-up problem gives, and what is expected."""
    expected = json.loads((SCENARIOS / f"{name}.expected.json").read_text(encoding="utf-8"))
    return data(str(SCENARIOS / f"{name}.scenario.json"), *QUICK, *more), expected


def sums(vectors: Sequence[Sequence[float]]) -> list[float]:
    """The sum of each party's utilities over the vectors."""
    return [math.fsum(column) for column in zip(*vectors, strict=True)]


def same_point(found: Mapping[str, Any] | None, wanted: Mapping[str, Any] | None, *, ordered: Mapping[str, Any]) -> None:
    """Fails unless a solution is the expected one; of tied vectors any may be named, with the same objective."""
    if wanted is None:
        assert found is None
        return
    assert found is not None
    assert found["optimal"] is True
    assert found["gap"] == 0
    assert found["objective"] == pytest.approx(wanted["objective"], abs=2e-9)
    assert found["ties"]["complete"] is True
    if wanted["n_tied_vectors"] == 1:
        assert found["ties"]["count"] == 1
        assert [found["utilities"][party] for party in ordered] == pytest.approx(wanted["utilities"], abs=1e-9)
        if "outcome" in wanted and isinstance(wanted["outcome"], dict):
            assert wanted["outcome"] in found["packages"]


@pytest.mark.parametrize("name", MADE)
def test_counts_ideals_and_pareto_set_of_made_up_problems(name: str) -> None:
    """Counts, ideals over the acceptable packages, and the Pareto set with its packages and sums are as expected."""
    found, expected = scenario(name)
    assert found["counts"]["packages"] == expected["outcomes"]
    assert found["counts"]["feasible"] == expected["feasible"]
    assert found["counts"]["acceptable"] == expected["feasible_and_individually_rational"]
    assert found["pareto"]["complete"] is True
    assert found["pareto"]["size"] == len(found["pareto"]["vectors"]) == expected.get("pareto_vectors", 0)
    assert sum(found["pareto"]["behind"]) == expected.get("pareto_outcomes", 0)
    if expected["feasible_and_individually_rational"]:
        assert sums(found["pareto"]["vectors"]) == pytest.approx(expected["pareto_sum_by_party"], abs=1e-5)
        ideal = expected["ideal_within_feasible_rational"]
        assert list(found["ideal"].values()) == pytest.approx(ideal, abs=1e-9)
    else:
        assert set(found["ideal"].values()) == {None}


@pytest.mark.parametrize("name", MADE)
def test_points_of_made_up_problems(name: str) -> None:
    """The four solutions are as expected, and absent where no package is acceptable."""
    found, expected = scenario(name)
    assert list(found["solutions"]) == list(POINTS)
    for ours, theirs in POINTS.items():
        same_point(found["solutions"][ours], expected.get(theirs), ordered=found["ideal"])
        if found["solutions"][ours]:
            assert found["solutions"][ours]["basis"] == "stated"
    same_point(found["weighted_nash"], expected.get("weighted_nash"), ordered=found["ideal"])


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("reserves", [True, False], ids=["with-reserves", "without"])
def test_conflicts_and_relaxations_of_made_up_problems(name: str, reserves: bool) -> None:
    """Every minimal conflict and relaxation is listed, with or without the worth of no deal."""
    found, expected = scenario(name, *([] if reserves else ["--no-reserves"]))
    wanted = expected["with_reservation_values" if reserves else "red_lines_only"]
    assert found["conflicts"] == sorted(sorted(ids) for ids in wanted["minimal_conflicts"])
    assert found["relaxations"] == sorted(sorted(ids) for ids in wanted["minimal_relaxations"])
    assert found["conflicts_complete"] is True
    assert found["relaxations_complete"] is True


@pytest.mark.parametrize("name", FOLDERS)
def test_folders_of_genius(name: str) -> None:
    """Counts, Pareto set and points of real scenarios are those that were worked out for them elsewhere."""
    if not GENIUS.is_dir():
        pytest.skip("data not shippable: the scenarios of Genius are read from where they lie")
    expected = json.loads((GENIUS / f"{name}.expected.json").read_text(encoding="utf-8"))
    known, wanted = expected["readings"]["genius"], expected["readings"]["genius"]["independent"]
    found = data(str(GENIUS / name), "--ideal-over", "all", *QUICK)
    assert found["counts"]["packages"] == found["counts"]["feasible"] == expected["outcomes"]
    assert found["counts"]["acceptable"] == known["n_rational_outcomes"]
    assert list(found["ideal"].values()) == pytest.approx(known["utility_max"], abs=1e-9)
    disagreement = [party["disagreement"]["low"] for party in found["problem"]["parties"]]
    assert disagreement == pytest.approx(known["disagreement_used"], abs=1e-9)
    assert found["pareto"]["complete"] is True
    assert found["pareto"]["size"] == wanted["pareto_vectors"]
    assert sum(found["pareto"]["behind"]) == wanted["pareto_outcomes"]
    assert sums(found["pareto"]["vectors"]) == pytest.approx(wanted["pareto_sum_by_party"], abs=1e-5)
    for ours, theirs in POINTS.items():
        theirs = "egalitarian_maxmin_gain" if theirs == "egalitarian" else theirs
        same_point(found["solutions"][ours], wanted[theirs], ordered=found["ideal"])


def test_a_case() -> None:
    """A case is settled without a text: its parties, limits and war baseline are there, and no plan and no draft."""
    found = data(CASE, *QUICK)
    assert found["counts"]["packages"] == 54
    assert found["draft"] is None
    assert found["plans"]["plans"] == []
    assert {party["id"] for party in found["problem"]["parties"]} == {"A", "B", "M"}
    assert found["problem"]["assumed"] is True
    assert all(one is None or one["basis"] == "assumed" for one in found["solutions"].values())


def test_one_framework_is_a_draft() -> None:
    """One text is a plan and a draft over its case."""
    called = call("settle", TEXT, *QUICK, "--format", "json")
    assert called.code == 0, called.err
    found = called.envelope["data"]
    assert [item["role"] for item in called.envelope["inputs"]] == ["framework", "case"]
    assert len(found["plans"]["plans"]) == 1
    assert found["draft"]["name"] == found["plans"]["plans"][0]["name"]


@pytest.mark.parametrize("order", [1, -1], ids=["as-sorted", "turned-round"])
def test_several_frameworks_stand_in_the_order_given(order: int) -> None:
    """Texts over one case stand in the order in which they were named, none as the draft."""
    some = [TEXTS[0], TEXTS[4]][::order]
    found = data(*some, "--budget", "2", *QUICK)
    assert [plan["name"] for plan in found["plans"]["plans"]] == names(some)
    assert found["draft"] is None


def test_the_same_call_gives_the_same_answer() -> None:
    """Two calls with one seed print the same bytes; another seed changes shares and no count, point or conflict."""
    words = ("settle", str(SCENARIOS / "s2-three-parties.scenario.json"), CASE)[:2]
    first, second = (call(*words, *QUICK, "--format", "json").out for _ in range(2))
    assert first == second
    other = call("settle", CASE, *QUICK, "--seed", "7", "--format", "json").envelope
    plain = call("settle", CASE, *QUICK, "--format", "json").envelope
    assert (other["seed"], plain["seed"]) == (7, 1)
    for part in ("counts", "ideal", "solutions", "pareto", "conflicts", "relaxations"):
        assert other["data"][part] == plain["data"][part]


@pytest.mark.parametrize("draws", [1, 7, 300])
def test_so_many_draws_as_asked(draws: int) -> None:
    """--draws is honoured, and what was made is told next to what was asked for."""
    robust = data(CASE, "--draws", str(draws))["robust"]
    assert robust["draws"] == robust["given"]["asked"] == draws


POINT_WORDS = ("nash", "kalai", "egalitarian", "utilitarian")


def names(paths: Sequence[str]) -> list[str]:
    """The ids of documents."""
    return [load_any(path).model.id for path in paths]


@cache
def whole_text() -> str:
    """What is said of all eight texts on Ukraine."""
    called = call("settle", *TEXTS, "--budget", "5", "--draws", "200")
    assert called.code == 0, called.err
    return called.out


def test_assumed_stakes_name_no_single_solution() -> None:
    """From assumed stakes no text output names a package as a point, nor utilities of one, nor what anybody gets."""
    for said in (whole_text(), call("settle", CASE, *QUICK).out, call("settle", TEXTS[0], "--budget", "2", *QUICK).out):
        assert "From assumed preferences" in said
        for line in said.splitlines():
            if any(word in line.lower() for word in POINT_WORDS):
                assert "for some of the assumptions" in line, line
                assert " = " not in line
        assert "Pareto set:" not in said
        assert "proven)" not in said


def test_no_text_stands_above_another() -> None:
    """Eight texts stand in the order given, and no word ranks them."""
    said = whole_text()
    places = [said.index(f"- Under {name},") for name in names(TEXTS)]
    assert places == sorted(places)
    lowered = said.lower()
    for word in ("best plan", "worst plan", "winner", "ranked", "score of", "preferable", "recommend"):
        assert word not in lowered
    turned = call("settle", *TEXTS[::-1], "--budget", "5", "--draws", "200").out
    assert sorted(line for line in turned.splitlines() if line.startswith("  - ")) == sorted(
        line for line in said.splitlines() if line.startswith("  - "))


def test_texts_on_ukraine_as_data() -> None:
    """All eight texts are plans with a sentence each, of one problem, over assumed stakes."""
    found = data(*TEXTS, "--budget", "5", "--draws", "100")
    assert [plan["name"] for plan in found["plans"]["plans"]] == names(TEXTS)
    assert found["problem"]["assumed"] is True
    assert found["counts"]["packages"] == math.prod(len(issue["options"]) for issue in found["problem"]["issues"])
    assert found["stopped"] is False
    below = {(entry["issue"], entry["option"]) for entry in found["problem"]["floor"]}
    assert below
    proposed = [package for one in found["solutions"].values() if one for package in one["packages"]]
    proposed += [one["example"] for side in found["deadlock"].values() if side
                 for one in side["relaxations"] if one["proposable"]]
    for package in proposed:
        assert not below & set(package.items())


def test_nothing_but_the_result_is_printed() -> None:
    """On both ways through the packages stdout is one JSON document and stderr is empty, whatever solvers print."""
    for words in ((TEXTS[0], "--budget", "1"), (str(SCENARIOS / "s1-two-parties.scenario.json"), *QUICK)):
        done = in_shell("settle", *words, "--format", "json")
        assert done.returncode == 0
        assert done.stderr == b""
        assert json.loads(done.stdout)["command"] == "settle"


def test_a_table_of_packages(tmp_path: Path) -> None:
    """Rows are as many as counted, and a table that is there is replaced only when told."""
    target = tmp_path / "packages.csv"
    path = str(SCENARIOS / "s1-two-parties.scenario.json")
    for which, key in (("acceptable", "acceptable"), ("feasible", "feasible"), ("all", "packages"), ("pareto", "")):
        found = data(path, *QUICK, "--packages", str(target), "--which", which, "--force")
        rows = target.read_text(encoding="utf-8").splitlines()[1:]
        wanted = found["counts"][key] if key else sum(found["pareto"]["behind"])
        assert len(rows) == found["table"]["rows"] == wanted
    assert call("settle", path, "--packages", str(target)).code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["packages.csv"]


GRAPHS = ROOT / "corpus" / "cases" / "graph-models"
CONCEPTS = {"Nash": "nash", "GMR": "gmr", "SMR": "smr", "SEQ": "seq", "SSE": "sse", "CNash": "cnash", "CGMR": "cgmr",
            "CSMR": "csmr"}
KEYS = {"equilibria": "equilibria", "individual_stability": "individual",
        "coalition_stability_all_coalitions": "coalition", "equilibrium_jumps": "jumps"}


def as_promised(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Fails unless a model's results are the expected ones by the promised names."""
    for theirs, ours in KEYS.items():
        for concept, value in wanted.get(theirs, {}).items():
            said = found[ours][CONCEPTS[concept]]
            if ours == "jumps":
                assert sorted(map(json.dumps, said)) == sorted(map(json.dumps, value))
            else:
                assert said == value, (ours, concept)


@pytest.mark.parametrize("path", sorted(GRAPHS.glob("*.yaml")), ids=lambda path: path.stem)
def test_stability_of_published_models(path: Path) -> None:
    """Equilibria, stability for each, against coalitions and jumps of every published model are as expected."""
    import yaml

    called = call("stability", str(path), "--format", "json")
    assert called.code == 0
    as_promised(called.envelope["data"], yaml.safe_load(path.read_text(encoding="utf-8"))["expected"])


def test_stability_of_random_models() -> None:
    """All random models of one file come out as worked out from the definitions, in the order of the file."""
    path = GRAPHS / "random-models-a.json"
    models = json.loads(path.read_text(encoding="utf-8"))["models"]
    called = call("stability", str(path), "--format", "json")
    found = called.envelope["data"]["models"]
    assert len(found) == len(models)
    for one, wanted in itertools.zip_longest(found, models):
        as_promised(one, wanted)


@pytest.mark.parametrize(("file", "more"), [
    ("corpus/valid/settlement.case.yaml", ()),
    ("corpus/cases/settlement/s1-two-parties.scenario.json", ()),
    ("corpus/valid/settlement.framework.yaml", ("--case", "corpus/valid/settlement.case.yaml")),
])
def test_a_case_a_text_and_a_negotiation_come_from_standard_input(file: str, more: tuple[str, ...]) -> None:
    """What is piped in gives the same numbers as the file."""
    words = (*more, "--draws", "20", "--negotiations", "0", "--format", "json")
    piped = call("settle", "-", *words, stdin=(ROOT / file).read_bytes())
    read = call("settle", str(ROOT / file), *words)

    assert piped.code == read.code == 0
    for key in ("counts", "solutions", "pareto", "conflicts", "plans"):
        assert piped.envelope["data"][key] == read.envelope["data"][key]


def test_nothing_readable_on_standard_input_is_refused() -> None:
    """Rubbish that is piped in ends with 2 and names standard input as the place."""
    called = call("settle", "-", stdin=b"just words")

    assert called.code == 2
    assert "<stdin>" in called.err
