"""``holdfast stability`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import Called, call
from tests.acceptance.shell import ROOT

CASES = ROOT / "corpus" / "cases" / "graph-models"
ELMIRA = str(CASES / "elmira.yaml")
SYRIA = str(CASES / "syria-iraq-1975.yaml")
MANY = str(CASES / "random-models-a.json")
IN_CASE = str(ROOT / "corpus" / "valid" / "graph_models.case.yaml")


def data(called: Called) -> Any:
    """The data of a call that worked."""
    assert called.code == 0, called.err
    return called.envelope["data"]


def test_one_model_stands_alone() -> None:
    """The results of one model stand in the data itself, with what was read in the envelope."""
    called = call("stability", ELMIRA, "--format", "json")
    found = data(called)
    assert found["equilibria"] == {"nash": [5, 8, 9], "gmr": [1, 4, 5, 8, 9], "smr": [1, 4, 5, 8, 9], "seq": [5, 8, 9],
                                   "sse": [5, 8, 9]}
    assert found["coalition"] == {"cnash": [8, 9], "cgmr": [1, 4, 8, 9], "csmr": [1, 4, 8, 9]}
    assert found["individual"]["seq"]["LG"] == [2, 3, 5, 6, 7, 8, 9]
    assert found["jumps"]["nash"] == [{"from": 5, "to": 8, "coalition": ["MoE", "UR"]}]
    assert found["answers"][0] == {"state": 1, "concept": "smr", "gain": {"by": "LG", "to": 5},
                                   "answer": [{"by": "MoE", "to": 6}]}
    assert called.envelope["inputs"][0]["role"] == "graph-model"
    assert called.envelope["seed"] is None


def test_several_models_stand_under_models() -> None:
    """A file of many models, two files, and a case give a list of results with a name each."""
    assert len(data(call("stability", MANY, "--format", "json"))["models"]) == 150
    both = data(call("stability", ELMIRA, SYRIA, "--format", "json"))
    assert [model["name"] for model in both["models"]] == ["elmira", "syria-iraq-1975"]
    assert set(both) == {"models"}
    held = data(call("stability", IN_CASE, "--format", "json"))
    assert [model["name"] for model in held["models"]] == ["river", "talks", "plain"]


def test_one_of_several_is_named() -> None:
    """--only looks at one model, which then stands alone; a wrong name comes with the nearest."""
    assert data(call("stability", MANY, "--only", "model 7", "--format", "json"))["name"] == "model 7"
    called = call("stability", IN_CASE, "--only", "rivr")
    assert called.code == 2
    assert "did you mean river?" in called.err


def test_the_text_begins_with_plain_words() -> None:
    """Text says first what holds, then through whose answer, then the table and what each concept means."""
    called = call("stability", ELMIRA)
    assert called.code == 0
    order = ["States that hold under every concept", "Through whose answer", "Ways out together", "state  NASH", "NASH, Nash"]
    places = [called.out.index(words) for words in order]
    assert places == sorted(places)


def test_many_models_are_summed_up() -> None:
    """More models than a reader takes in give one line each."""
    called = call("stability", MANY)
    assert called.out.count("\n  model ") == 150
    assert "--only" in called.out


def test_the_inverse_question() -> None:
    """Counts of rankings are exact for six states, and the seed is told though nothing was drawn."""
    called = call("stability", SYRIA, "--inverse", "2", "--by", "Syria", "--format", "json")
    turned = data(called)["inverse"]
    assert turned["counts"] == {"nash": 240, "gmr": 384, "smr": 300, "seq": 384, "sse": 300}
    assert turned["exact"] is True
    assert turned["always_preferred"]["nash"] == [[2, 1], [2, 3]]
    drawn = call("stability", ELMIRA, "--inverse", "2", "--by", "UR", "--samples", "50", "--seed", "9", "--format", "json")
    assert data(drawn)["inverse"]["rankings"] == 50
    assert drawn.envelope["seed"] == 9


def test_a_printed_model_is_read_again(tmp_path: Path) -> None:
    """What --print-model prints gives the same results, also from a pipe and also for a model in a case."""
    printed = call("stability", IN_CASE, "--only", "river", "--print-model")
    assert printed.code == 0
    again = data(call("stability", "-", "--format", "json", stdin=printed.out.encode()))
    first = data(call("stability", IN_CASE, "--only", "river", "--format", "json"))
    assert again == first
    as_json = data(call("stability", IN_CASE, "--only", "river", "--print-model", "--format", "json"))
    assert as_json == {"printed": printed.out}


def test_a_case_from_a_pipe() -> None:
    """A case may come on standard input as well."""
    held = call("stability", "-", "--format", "json", stdin=Path(IN_CASE).read_bytes())
    assert len(data(held)["models"]) == 3


def test_a_time_limit_shows_what_is_done() -> None:
    """Where time is up at once nothing is claimed, and the call still works."""
    found = data(call("stability", ELMIRA, "--budget", "0", "--format", "json"))
    assert found["complete"] is False
    assert set(found["equilibria"].values()) == set(found["coalition"].values()) == {None}
    assert "Stopped before the end" in call("stability", ELMIRA, "--budget", "0").out


@pytest.mark.parametrize(("words", "said"), [
    ([ELMIRA, "--inverse", "2"], "Give both"),
    ([ELMIRA, "--by", "UR"], "Give both"),
    ([ELMIRA, "--inverse", "77", "--by", "UR"], "no state '77'"),
    ([ELMIRA, "--inverse", "2", "--by", "URR"], "did you mean UR?"),
    ([MANY, "--print-model"], "150 models"),
    ([ELMIRA, SYRIA, "--inverse", "2", "--by", "Syria"], "2 models"),
    (["-", "-"], "Standard input"),
    (["nowhere.yaml"], "no such file"),
    ([str(ROOT / "corpus" / "valid" / "issues.case.yaml")], "holds no graph models"),
    ([str(ROOT / "corpus" / "valid" / "ten_lines.framework.yaml")], "take part in the fighting"),
    ([ELMIRA, "--seed", "-1"], "seed"),
    ([ELMIRA, "--samples", "0"], "samples"),
    ([ELMIRA, "--audience", "purple"], "not a marking"),
])
def test_calls_that_make_no_sense(words: list[str], said: str) -> None:
    """Each is refused with exit code 2 and a message that says what to change."""
    called = call("stability", *words)
    assert called.code == 2
    assert said in called.err
    assert not called.out


def test_a_model_above_the_audience_is_left_out(tmp_path: Path) -> None:
    """A marked model is left out and counted, its name is not told, and the marking of the rest is told."""
    text = Path(IN_CASE).read_text(encoding="utf-8").replace("    name: Talks\n", "    name: Talks\n    marking: TLP:RED\n")
    path = tmp_path / "marked.case.yaml"
    path.write_text(text, encoding="utf-8")
    whole = call("stability", str(path), "--format", "json")
    assert whole.envelope["marking"] == "TLP:RED"
    cut = call("stability", str(path), "--audience", "green", "--format", "json")
    assert [model["name"] for model in data(cut)["models"]] == ["river", "plain"]
    assert cut.envelope["left_out"] == 1
    assert "talks" not in cut.out.lower()
    assert call("stability", str(path), "--audience", "green", "--only", "talks").code == 2


def test_bad_files_are_refused_in_both_formats(tmp_path: Path) -> None:
    """A finding has its place, also in JSON."""
    path = tmp_path / "bad.yaml"
    path.write_text("format: gmcr-case/1\ndecision_makers: [A]\nstates: 2\nmoves: {A: [[1, 3]]}\n"
                    "preferences_best_to_worst: {A: [1, 2]}\n", encoding="utf-8")
    called = call("stability", str(path), "--format", "json")
    assert called.code == 2
    [found] = json.loads(called.out)["diagnostics"]
    assert (found["code"], found["line"], found["column"]) == ("GMC004", 4, 17)
    assert "bad.yaml:4:17: GMC004" in call("stability", str(path)).err
