"""Files with graph models: what is read, what is refused and where, and writing one to read it again."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.stability.drawn import CASES, models

from holdfast.errors import InvalidDocument, UnusableInput
from holdfast.settlement.stability.file_codes import GRAPH_MODEL_CODES
from holdfast.settlement.stability.files import load_models, models_from_bytes
from holdfast.settlement.stability.model import DecisionMaker, GraphModel, Irreversible, Option, State
from holdfast.settlement.stability.writing import as_gmcr_case

HEAD = "format: gmcr-case/1\ndecision_makers: [A, Boris]\n"
MOVES = "moves: {A: [[1, 2]], Boris: [[2, 3]]}\n"
RANKED = "preferences_best_to_worst: {A: [1, [2, 3]], Boris: [3, 2, 1]}\n"
GOOD = f"{HEAD}states: 3\n{MOVES}{RANKED}"


def same(one: GraphModel, other: GraphModel) -> None:
    """Asserts that two models say the same."""
    for field in ("name", "title", "decision_makers", "states", "options", "status_quo", "sources"):
        assert getattr(one, field) == getattr(other, field)
    pairs = zip(one.arcs + one.ranks, other.arcs + other.ranks, strict=True)
    assert all(np.array_equal(mine, theirs) for mine, theirs in pairs)


def refused(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of everything found in a text that is refused."""
    with pytest.raises(UnusableInput) as caught:
        models_from_bytes(text.encode(), name="bad.yaml")
    for finding in caught.value.findings:
        assert finding.message
        assert finding.why
        assert finding.next
    return [(finding.code, finding.place.line, finding.place.column) for finding in caught.value.findings if finding.place]


def test_a_small_file_is_read() -> None:
    """Ids, moves and ranks are those of the file; the name is that of the file where it gives none."""
    [model] = models_from_bytes(GOOD.encode(), name="small.yaml")
    assert model.name == "small"
    assert [arcs.T.tolist() for arcs in model.arcs] == [[[0, 1]], [[1, 2]]]
    assert [ranks.tolist() for ranks in model.ranks] == [[1, 0, 0], [0, 1, 2]]


def test_json_says_the_same_as_yaml() -> None:
    """The same model as JSON is read alike, also from standard input."""
    text = json.dumps({"format": "gmcr-case/1", "name": "small", "decision_makers": ["A", "Boris"],
                       "states": [{"id": 1}, {"id": 2}, {"id": 3}], "moves": {"A": [[1, 2]], "Boris": [[2, 3]]},
                       "preferences_best_to_worst": {"A": [1, [2, 3]], "Boris": [3, 2, 1]}})
    [model] = load_models("-", stdin=io.BytesIO(text.encode()))
    same(model, models_from_bytes(GOOD.encode(), name="small.yaml")[0])


def test_states_and_moves_may_be_left_to_the_options() -> None:
    """Without states every combination is one; without moves they follow from who holds what."""
    text = ("format: gmcr-case/1\ndecision_makers: [{id: S, options: [r, e]}, {id: I, options: [a]}]\n"
            "options: [{id: r}, {id: e}, {id: a, irreversible: Y stays Y}]\ninfeasible: [YY-]\n"
            "preferences_best_to_worst: {S: [[1, 2, 3, 4, 5, 6]], I: [[1, 2, 3, 4, 5, 6]]}\n")
    [model] = models_from_bytes(text.encode(), name="made.yaml")
    assert [state.choices for state in model.states] == ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
    assert model.arcs[1].T.tolist() == [[0, 3], [1, 4], [2, 5]]
    assert [option.of for option in model.options] == ["S", "S", "I"]


BAD = {
    "no-format": ("name: x\n", [("GMC001", 1, 1)]),
    "other-format": (GOOD.replace("case/1", "case/2"), [("GMC001", 1, 9)]),
    "no-decision-makers": ("format: gmcr-case/1\nstates: 3\n", [("GMC002", 1, 1)]),
    "empty-list": ("format: gmcr-case/1\ndecision_makers: []\n", [("GMC010", 2, 18)]),
    "no-models": ("format: gmcr-random/1\nmodels: []\n", [("GMC010", 2, 9)]),
    "no-states": (HEAD + MOVES + RANKED, [("GMC002", 1, 1)]),
    "no-moves": (HEAD + "states: 3\n" + RANKED, [("GMC002", 1, 1)]),
    "no-preferences": (HEAD + "states: 3\n" + MOVES, [("GMC002", 1, 1)]),
    "no-preference-of-one": (GOOD.replace(", Boris: [3, 2, 1]", ""), [("GMC002", 5, 28)]),
    "two-of-one-id": (GOOD.replace("[A, Boris]", "[A, Boris, A]"), [("GMC006", 2, 29)]),
    "unknown-state": (GOOD.replace("[2, 3]]}", "[2, 4]]}"), [("GMC004", 4, 34)]),
    "unknown-maker": (GOOD.replace("Boris: [[", "Boriss: [["), [("GMC005", 4, 22)]),
    "unranked": (GOOD.replace("[3, 2, 1]", "[3, 1]"), [("GMC007", 5, 52)]),
    "ranked-twice": (GOOD.replace("[3, 2, 1]", "[3, 2, 1, 3]"), [("GMC008", 5, 62)]),
    "move-of-three": (GOOD.replace("[[1, 2]]", "[[1, 2, 3]]"), [("GMC003", 4, 13)]),
    "move-of-text": (GOOD.replace("[[1, 2]]", "[x]"), [("GMC003", 4, 13)]),
    "no-list": (GOOD.replace("[[1, 2]]", "{x: y}"), [("GMC003", 4, 12)]),
    "no-mapping": (GOOD.replace(MOVES, "moves: [1]\n"), [("GMC003", 4, 8)]),
    "no-number": (GOOD.replace("states: 3", "states: three"), [("GMC003", 3, 9)]),
    "no-states-at-all": (GOOD.replace("states: 3", "states: 0"), [("GMC010", 3, 9)]),
    "far-too-many": (GOOD.replace("states: 3", "states: 999999999"), [("GMC013", 3, 9)]),
    "status-quo": (GOOD + "status_quo: 9\n", [("GMC004", 6, 13)]),
    "empty-name": (GOOD + "name: ''\n", [("GMC003", 6, 7)]),
    "choices": (GOOD.replace("states: 3", "options: [{id: o}]\nstates: [{id: 1, choices: X}, {id: 2, choices: Y}, {id: 3}]"),
                [("GMC009", 4, 27)]),
    "irreversible": (GOOD + "options: [{id: o, irreversible: Y stay Y}]\n", [("GMC012", 6, 33)]),
    "nobody-holds": (HEAD + "options: [{id: o}]\n" + RANKED, [("GMC011", 1, 1)]),
    "ranks-of-too-few": (GOOD.replace(RANKED, "rank_larger_better: {A: [1, 2], Boris: [1, 2, 3]}\n"), [("GMC007", 5, 25)]),
    "alias-of-nothing": (GOOD.replace("[3, 2, 1]", "*there"), [("SYN014", 5, 52)]),
    "not-yaml": ("format: [\n", [("SYN030", 2, 1)]),
    "empty": ("", [("SYN009", 1, 1)]),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_at_the_right_place(name: str) -> None:
    """Everything wrong is found where it stands, with what, why and what to do next."""
    text, wanted = BAD[name]
    assert refused(text) == wanted


def test_every_code_is_used() -> None:
    """Each code of graph models is one that a bad file here brings about."""
    assert {code for _, wanted in BAD.values() for code, _, _ in wanted if code.startswith("GMC")} == set(GRAPH_MODEL_CODES)


def test_a_near_name_is_suggested() -> None:
    """A misspelt decision maker and a misspelt key come with the name that was meant."""
    with pytest.raises(InvalidDocument, match="Did you mean `Boris`"):
        models_from_bytes(GOOD.replace("Boris: [[", "Borris: [[").encode(), name="a.yaml")
    with pytest.raises(InvalidDocument, match="“move”"):
        models_from_bytes(GOOD.replace("moves:", "move:").encode(), name="a.yaml")


def test_everything_wrong_is_found_at_once() -> None:
    """Faults in different parts are reported together."""
    found = refused(f"{HEAD}states: 3\nmoves: {{A: [[1, 9]], Bob: []}}\n"
                    "preferences_best_to_worst: {A: [1, 2], Boris: [1, 2, 3, 3]}\nstatus_quo: 7\n")
    assert [code for code, _, _ in found] == ["GMC004", "GMC005", "GMC007", "GMC008", "GMC004"]


def test_aliases_count_as_what_they_stand_for() -> None:
    """A short file that stands for very much is refused before it takes memory or time."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}' if n else '*a'] * 10)}]" for n in range(30)]
    assert refused("\n".join(lines)) == [("SYN021", 6, 10)]
    deep = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 80))]
    [(code, line, _)] = refused("\n".join(deep))
    assert (code, line) == ("SYN020", 64)


def test_an_alias_says_what_its_anchor_says() -> None:
    """A ranking that is written once may be used twice."""
    text = GOOD.replace("{A: [1, [2, 3]], Boris: [3, 2, 1]}", "{A: &same [1, [2, 3]], Boris: *same}")
    [model] = models_from_bytes(text.encode(), name="a.yaml")
    assert model.ranks[0].tolist() == model.ranks[1].tolist() == [1, 0, 0]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.[yj]*")), ids=lambda path: path.name)
def test_the_cases_survive_writing(path: object) -> None:
    """A model that is written and read again is the same model."""
    for model in load_models(str(path)):
        same(models_from_bytes(as_gmcr_case(model).encode(), name="again.yaml")[0], model)


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() != "")


@given(model=models(), name=NAMES, ids=st.lists(NAMES, min_size=10, max_size=10, unique=True))
def test_any_model_survives_writing(model: GraphModel, name: str, ids: list[str]) -> None:
    """Whatever the names are, writing and reading gives the same model."""
    makers = tuple(DecisionMaker(ids[n], name) for n in range(len(model.decision_makers)))
    options = (Option(ids[8], name, makers[0].id, Irreversible.NO), Option(ids[9]))
    states = tuple(State(f"{ids[n]}x", "Y-", name) for n in range(model.size))
    written = GraphModel(name, makers, states, model.arcs, model.ranks, options, model.size - 1, name, (name, name))
    same(models_from_bytes(as_gmcr_case(written).encode(), name="again.yaml", format="yaml")[0], written)
