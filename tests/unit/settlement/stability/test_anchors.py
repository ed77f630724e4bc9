"""The analysis gives what the literature and the definitions give for the cases of the corpus."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from tests.unit.settlement.stability.drawn import CASES

from holdfast.settlement.stability.analyse import Stability, analyse_stability
from holdfast.settlement.stability.as_json import ids, stability_json
from holdfast.settlement.stability.concepts import CoalitionConcept, Concept
from holdfast.settlement.stability.files import load_models
from holdfast.settlement.stability.inverse import inverse
from holdfast.settlement.stability.option_form import arcs_of, choices_in

FILES = sorted(CASES.glob("*.yaml"))
WRITTEN = {"Nash": "nash", "GMR": "gmr", "SMR": "smr", "SEQ": "seq", "SSE": "sse",
           "CNash": "cnash", "CGMR": "cgmr", "CSMR": "csmr"}


def renamed(held: Mapping[str, Any]) -> dict[str, Any]:
    """Results by the names that we give the concepts."""
    return {WRITTEN[name]: result for name, result in held.items()}


def expected(path: Path) -> Any:
    """What a case says of itself, read by another reader."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))["expected"]


def analysed(path: Path) -> Stability:
    """The analysis of the one model in a file."""
    [model] = load_models(str(path))
    return analyse_stability(model)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_published_cases_come_out_as_expected(path: Path) -> None:
    """Equilibria, stability for each, stability against coalitions and jumps are those of the case."""
    wanted, found = expected(path), stability_json(analysed(path))
    assert found["equilibria"] == renamed(wanted["equilibria"])
    assert found["individual"] == renamed(wanted["individual_stability"])
    assert found["coalition"] == renamed(wanted["coalition_stability_all_coalitions"])
    for concept, jumps in renamed(wanted["equilibrium_jumps"]).items():
        assert sorted(map(json.dumps, found["jumps"][concept])) == sorted(map(json.dumps, jumps))
        assert found["jumps_found"][concept] == len(jumps)
    assert found["complete"]


RANDOM = json.loads((CASES / "random-models-a.json").read_text(encoding="utf-8"))["models"]
READ = load_models(str(CASES / "random-models-a.json"))


def test_every_random_model_is_read() -> None:
    """The 150 models are there, with distinct names."""
    assert len(RANDOM) == len(READ) == len({model.name for model in READ}) == 150


@pytest.mark.parametrize("number", range(len(RANDOM)))
def test_random_models_come_out_as_expected(number: int) -> None:
    """Equilibria and stability against coalitions are those written beside the model."""
    wanted, model = RANDOM[number], READ[number]
    found = analyse_stability(model)
    assert {concept.value: ids(model, found.equilibria[concept]) for concept in Concept} == renamed(wanted["equilibria"])
    assert found.coalition is not None
    against = {concept.value: ids(model, found.coalition.stable[concept]) for concept in CoalitionConcept}
    assert against == renamed(wanted["coalition_stability_all_coalitions"])


def test_the_inverse_question_on_syria_and_iraq() -> None:
    """State 2 holds in 240, 384, 300, 384 and 300 of the 720 rankings by Syria; Nash needs 2 above 1 and 3."""
    [model] = load_models(str(CASES / "syria-iraq-1975.yaml"))
    found = inverse(model, model.state_position(2), model.decision_maker_position("Syria"), seed=1)
    assert [found.holding[concept] for concept in Concept] == [240, 384, 300, 384, 300]
    assert (found.rankings, found.exact) == (720, True)
    assert found.always[Concept.NASH] == ((1, 0), (1, 2))
    assert found.always[Concept.SEQ] == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_moves_of_the_cases_follow_from_their_options(path: Path) -> None:
    """Making the moves from options, merged states and what cannot be undone gives the moves that are listed."""
    [model] = load_models(str(path))
    choices = choices_in(model.options, model.states)
    for maker, arcs in zip(model.decision_makers, model.arcs, strict=True):
        assert np.array_equal(arcs_of(choices, maker.id), arcs)
