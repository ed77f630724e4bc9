"""Negotiations written as cases: valid, and worth the same to everybody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.unit.settlement.files.as_problem import problem_of
from tests.unit.settlement.files.test_genius_scenarios import DATA, NAMES
from tests.unit.settlement.made import every_package, formula_from, problem_from

from holdfast.document.fmt import formatted
from holdfast.document.integrity import check_alone
from holdfast.document.load import case_from_bytes
from holdfast.errors import InvalidDocument, UsageProblem
from holdfast.inputs.between import Between
from holdfast.settlement.evaluate import acceptable, feasible, utilities
from holdfast.settlement.files.additive import stake_of
from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.files.ids import ids_for
from holdfast.settlement.files.packages import in_pieces
from holdfast.settlement.files.read import FileKind, Read
from holdfast.settlement.files.to_case import ImportedCase, case_of
from holdfast.settlement.problem import Basis, Issue, Limit, LimitKind, Party, Problem
from holdfast.settlement.reading import at_mid

CORPUS = Path(__file__).resolve().parents[4] / "corpus" / "cases" / "settlement"
FOLDERS = sorted(path.parent for path in CORPUS.glob("genius*/expected.json"))


def imported(problem: Problem, **more: object) -> ImportedCase:
    """A problem as a case."""
    return case_of(Read(replace(problem, floor=()), FileKind.SCENARIO, **more), source="made.json")


def check_same(problem: Problem, found: ImportedCase, *, scale: tuple[tuple[float, float], ...] | None = None) -> None:
    """Raise AssertionError unless the case is sound and every package is the same in it, up to a known scale."""
    loaded = case_from_bytes(found.text.encode(), name="x.case.yaml")
    assert check_alone(loaded) == ()
    assert formatted(found.text, name="x.case.yaml") == found.text
    back = problem_of(loaded.model)
    kept = [n for n, issue in enumerate(problem.issues) if len(issue.options) > 1]
    assert [len(issue.options) for issue in back.issues] == [len(problem.issues[n].options) for n in kept]
    before, after = at_mid(problem), at_mid(back)
    for codes in in_pieces(problem):
        inside = np.ascontiguousarray(codes[kept])
        expected = utilities(before, codes)
        if scale is not None:
            expected = np.array([(row - shift) / by for row, (shift, by) in zip(expected, scale, strict=True)])
        assert np.allclose(utilities(after, inside), expected, rtol=0, atol=1e-9)
        assert (feasible(back, inside) == feasible(problem, codes)).all()
        assert (acceptable(after, inside) == acceptable(before, codes)).all()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_folder_becomes_a_case_that_means_the_same(folder: Path) -> None:
    """Folders whose numbers are worked out by hand give cases with the same utilities and counts."""
    read = read_problem(str(folder))

    check_same(read.problem, case_of(read, source=folder.name))


@pytest.mark.parametrize("name", NAMES)
def test_a_real_scenario_becomes_a_case_that_means_the_same(name: str) -> None:
    """Real scenarios of Genius give cases with the same utilities and counts."""
    if not DATA.is_dir():
        pytest.skip("data not shippable: the scenarios of Genius are read from where they lie")
    read = read_problem(str(DATA / name))

    check_same(read.problem, case_of(read, source=name))


@pytest.mark.parametrize("seed", range(12))
def test_a_made_problem_becomes_a_case_that_means_the_same(seed: int) -> None:
    """Problems with terms, red lines and excluded combinations, and weights that add up to 1 or less, come through."""
    problem = problem_from(seed, ranges=False, home=False)
    light = tuple(replace(party, stake=replace(party.stake, weights=tuple(Between.point(w.low * 0.7) for w in party.stake.weights)))
                  for party in problem.parties)

    check_same(problem, imported(problem))
    check_same(replace(problem, parties=light), imported(replace(problem, parties=light)))


def one_party(weights: list[float], scores: list[list[float]], disagreement: float = 0.25) -> Problem:
    """A problem of one party."""
    issues = tuple(Issue(f"i{n}", tuple(f"o{k}" for k in range(len(row)))) for n, row in enumerate(scores))
    return Problem(issues, (Party("A", stake_of(weights, scores), Between.point(disagreement)),))


def test_weights_above_one_are_brought_to_scale() -> None:
    """Weights that add up to more than 1 make the unit of worth larger; what is acceptable stays, and it is said."""
    problem = one_party([0.8, 0.4], [[0, 1], [1, 0.5]], 0.6)
    found = imported(problem)

    check_same(problem, found, scale=((0.0, 1.2),))
    assert [finding.code for finding in found.remarks] == ["IMP110"]
    assert "1.2" in str(found.case.stakes["A"].note)


def test_scores_beyond_the_scale_are_brought_to_it() -> None:
    """Scores below 0 or above 1 are moved and shrunk, and what no deal is worth with them."""
    problem = one_party([0.5, 0.5], [[-1, 3], [0, 1]], 0.4)
    found = imported(problem)

    check_same(problem, found, scale=((-1.0, 4.0),))
    assert all(0 <= score.value <= 1 for stake in found.case.stakes["A"].issues.values()
               for score in stake.scores.values() if score.value is not None)


def test_a_party_that_nothing_matters_to_is_kept() -> None:
    """A party whose weights are all 0 has the same worth for every package."""
    check_same(one_party([0.0, 0.0], [[0, 1], [1, 0]], 0.0), imported(one_party([0.0, 0.0], [[0, 1], [1, 0]], 0.0)))


def test_an_issue_with_one_option_is_settled() -> None:
    """An issue with a single option is left out, its worth stays as a term that always holds, and it is said."""
    problem = one_party([0.3, 0.7], [[1], [0.2, 1]], 0.5)
    found = imported(problem)

    check_same(problem, found)
    assert list(found.case.issues) == ["i1"]
    assert [finding.code for finding in found.remarks] == ["IMP112"]
    with pytest.raises(InvalidDocument, match="single option"):
        imported(one_party([1.0], [[1]]))


def test_names_become_ids_and_are_kept() -> None:
    """Names that are no ids are changed, the notes say from what, and titles and texts keep them."""
    issues = (Issue("Розмір фонду", ("$100 Billion", "100 Billion", "No", "not")), Issue("a b", ("1", "{x}")))
    party = Party("Друг/друга", stake_of([0.5, 0.5], [[0, 1, 0.5, 0], [1, 0]]), Between.point(0))
    limit = Limit("RL 1", LimitKind.RED_LINE, formula_from(np.random.default_rng(0), issues), party="Друг/друга")
    problem = Problem(issues, (party,), (limit,), name="Фонд")
    found = imported(problem)

    check_same(problem, found)
    assert list(found.case.issues) == ["issue-1", "a-b"]
    assert list(found.case.issues["issue-1"].options) == ["option-100-Billion", "option-100-Billion-2", "No", "option-not"]
    assert found.case.issues["issue-1"].title == "Розмір фонду"
    assert "option-not is “not” in the file" in str(found.case.issues["issue-1"].note)
    assert list(found.case.issues["a-b"].options) == ["option-1", "x"]
    assert found.case.parties["party-1"].name == "Друг/друга"
    assert list(found.case.red_lines) == ["RL-1"]
    assert [finding.code for finding in found.remarks] == ["IMP109"]


def test_figures_say_what_they_rest_on() -> None:
    """Every weight, score and disagreement names the imported file, and the basis of the stakes."""
    for basis, said in ((Basis.STATED, "published"), (Basis.ESTIMATED, "estimated"), (Basis.ASSUMED, "assumed")):
        problem = one_party([1.0], [[0, 1]])
        problem = replace(problem, parties=(replace(problem.parties[0], basis=basis),))
        case = imported(problem).case
        stakes = case.stakes["A"]
        figures = [stakes.disagreement, *(figure for stake in stakes.issues.values()
                                          for figure in (stake.weight, *stake.scores.values()))]
        for figure in figures:
            assert figure is not None
            assert figure.basis == said
            assert [citation.ref for citation in figure.source] == ["imported"]
        assert case.sources["imported"].title == "Imported file: made.json"


def test_negotiable_lines_and_lines_of_nobody_keep_their_force() -> None:
    """A line that rules nothing out stays negotiable, and a limit of nobody becomes an excluded combination."""
    problem = problem_from(1, ranges=False, home=False, lines=2)
    free = Limit("free", LimitKind.RED_LINE, problem.limits[0].formula, party=None, words="No such thing.")
    soft = Limit("soft", LimitKind.RED_LINE, problem.limits[0].formula, party="P0", hardness=2)
    changed = replace(problem, limits=(free,), negotiable=(soft,))
    case = imported(changed).case

    assert case.excluded["free"].because == "No such thing."
    assert (case.red_lines["soft"].firmness, case.red_lines["soft"].hardness) == ("negotiable", 2)
    assert case.red_lines["soft"].text.startswith("As in the file: ")


def test_bargaining_weights_stay_out_of_the_stakes() -> None:
    """A weight that the file states is noted with the party and changes nothing."""
    case = imported(one_party([1.0], [[0, 1]]), bargaining_weights={"A": 0.3}).case

    assert case.stakes["A"].bargaining_weight is None
    assert "0.3" in str(case.stakes["A"].note)


def test_an_id_may_be_given_and_must_be_one() -> None:
    """The id asked for is taken, and one that is none is refused with one that is."""
    read = Read(one_party([1.0], [[0, 1]]), FileKind.SCENARIO)

    assert case_of(read, source="x.json", id="mine").case.id == "mine"
    assert case_of(read, source="x y.json").case.id == "x-y.json"
    with pytest.raises(UsageProblem, match="a-b"):
        case_of(read, source="x.json", id="a b")


def test_stakes_that_files_do_not_have_are_refused() -> None:
    """Ranges and approval at home, which no file of another program has, are not written half."""
    with pytest.raises(UsageProblem, match="known exactly"):
        imported(problem_from(0))


def test_ids_are_valid_and_apart() -> None:
    """Ids from any names are ids of the format, each once even where capitals are left out of account."""
    names = ["a", "A", "a-", "--", "", "1", "and", "x" * 100, "x" * 101, "é", "open", "No", "a..b", "0x"]
    found = ids_for(names, kind="option")

    assert list(found) == names
    assert len({id.casefold() for id in found.values()}) == len(names)
    for id in found.values():
        case_from_bytes(f"case: '2026.1'\nid: \"{id}\"\nparties: {{A: {{name: A}}}}\n".encode(), name="x.case.yaml")


def test_a_case_too_long_to_format_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A very long case is written without the formatter, and reads as the same case."""
    problem = problem_from(3, ranges=False, home=False)
    expected = imported(problem).case
    monkeypatch.setattr("holdfast.settlement.files.to_case.FORMATTED", 0)
    found = imported(problem)

    assert found.case == expected
    assert '"o0"' in found.text


def test_every_package_of_a_large_case_can_be_named() -> None:
    """Options beyond 128 are held apart."""
    problem = one_party([1.0], [[n / 300 for n in range(300)]], 0.5)

    check_same(problem, imported(problem))
    assert every_package(problem).shape == (1, 300)
