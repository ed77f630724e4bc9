"""What an answer for one delegation rests on: nothing that another keeps to itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.document.case import Case
from holdfast.document.compose import with_overlays
from holdfast.document.delegation import ForDelegation, for_delegation
from holdfast.document.load import case_from_bytes, framework_from_bytes, overlay_from_bytes
from holdfast.document.loaded import Documents
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput, UsageProblem
from holdfast.settlement.translate import problem_of_documents

VALID = Path(__file__).resolve().parents[3] / "corpus" / "valid"
LINE = {"party": "B", "requires": "line == frozen", "firmness": "firm", "text": "It stays."}


def case_with(**more: Any) -> dict[str, Any]:
    """A case of two parties and a mediator, with whatever is given."""
    return {"case": "2026.1", "id": "c", "parties": {id: {"name": id} for id in ("A", "B", "M")},
            "issues": {"line": {"title": "L", "options": {"frozen": {"text": "F."}, "moved": {"text": "M."}}}}, **more}


def overlay_with(id: str, held_by: str, **more: Any) -> dict[str, Any]:
    """A confidential overlay, with whatever is given."""
    return {"overlay": "2026.1", "id": id, "of": "c", "held-by": held_by, "basis": "told-in-confidence",
            "marking": "TLP:RED", **more}


def documents(*overlays: dict[str, Any], case: dict[str, Any] | None = None, framework: dict[str, Any] | None = None,
              above: tuple[dict[str, Any], ...] = ()) -> Documents:
    """A framework with case and overlays, as loaded from files."""
    text = {"framework": "2026.1", "id": "f", "stage": "framework", "parties": ["A", "B"], "case": {"id": "c"}}

    def data(content: dict[str, Any]) -> bytes:
        return json.dumps(content).encode()

    return Documents(
        framework_from_bytes(data({**text, **(framework or {})}), name="f.json"),
        case_from_bytes(data(case or case_with()), name="c.json"),
        tuple(overlay_from_bytes(data(overlay), name=f"{overlay['id']}.json") for overlay in overlays),
        tuple(framework_from_bytes(data({**text, **one}), name="above.json") for one in above),
    )


def kept(shown: ForDelegation) -> list[str]:
    """The ids of the overlays that are kept."""
    return [overlay.model.id for overlay in shown.documents.overlays]


@pytest.mark.parametrize(("overlay", "used"), [
    (overlay_with("o", "A"), True),
    (overlay_with("o", "A", basis="own-estimate", stakes={"B": {}}), True),
    (overlay_with("o", "B"), False),
    (overlay_with("o", "B", basis="own-estimate", stakes={"A": {}}), False),
    (overlay_with("o", "B", basis="public-statement", marking="TLP:CLEAR"), True),
    (overlay_with("o", "B", basis="public-statement", marking="TLP:GREEN"), False),
    (overlay_with("o", "B", basis="told-in-confidence", marking="TLP:CLEAR"), False),
    (overlay_with("o", "B", **{"may-see": "A"}), True),
    (overlay_with("o", "B", **{"may-see": "M"}), False),
    (overlay_with("o", "B", stakes={"B": {}}, **{"may-see": "A"}), True),
    (overlay_with("o", "M", basis="own-estimate", stakes={"B": {}}, **{"may-see": "A"}), True),
    (overlay_with("o", "M", stakes={"B": {}}, **{"may-see": "A"}), False),
    (overlay_with("o", "M", **{"may-see": "A", "red-lines": {"x": LINE}}), False),
    (overlay_with("o", "M", stakes={"A": {}}, **{"may-see": "A"}), True),
    (overlay_with("o", "M", war={"parties": {"B": {}}}, **{"may-see": "A"}), False),
])
def test_overlays_that_a_delegation_may_use(overlay: dict[str, Any], used: bool) -> None:
    """Its own; public statements that are marked so; and what the holder, and nobody else, can let it see."""
    shown = for_delegation(documents(overlay), "A")

    assert bool(kept(shown)) is used
    assert shown.left_out == (not used)


def test_case_and_framework_are_those_of_the_public_base() -> None:
    """Marked entries of case and framework are left out and counted, unless the audience may see more."""
    held = documents(case=case_with(**{"red-lines": {"secret": {**LINE, "marking": "TLP:AMBER"}, "known": LINE}}),
                     framework={"clauses": {"a": {"text": "t"}, "b": {"text": "u", "marking": "TLP:GREEN"}}})

    public, trusted = (for_delegation(held, "A", audience=level) for level in (Marking.CLEAR, Marking.AMBER))

    assert public.documents.case is not None
    assert list(public.documents.case.model.red_lines) == ["known"]
    assert list(public.documents.framework.model.clauses) == ["a"]
    assert public.left_out == 2
    assert trusted.left_out == 0


def test_a_public_statement_keeps_its_marked_entries_back() -> None:
    """What stands in a public overlay under a higher marking is left out, and the overlay counts as one."""
    overlay = overlay_with("o", "B", basis="public-statement", marking="TLP:CLEAR",
                           **{"red-lines": {"x": {**LINE, "marking": "TLP:AMBER"}, "y": LINE, "z": LINE}})

    shown = for_delegation(documents(overlay), "A")

    assert list(shown.documents.overlays[0].model.red_lines) == ["y", "z"]
    assert shown.left_out == 1


def test_a_framework_above_the_audience_is_left_out() -> None:
    """Of the frameworks that a text stands under, one marked as a whole is left out and counted."""
    shown = for_delegation(documents(above=({"id": "one"}, {"id": "two", "marking": "TLP:RED"})), "A")

    assert [one.model.id for one in shown.documents.above] == ["one"]
    assert shown.left_out == 1


def test_a_case_that_is_marked_as_a_whole_has_nothing_to_show() -> None:
    """The refusal is that of any audience below the marking."""
    with pytest.raises(UnusableInput, match="AUD001"):
        for_delegation(documents(case=case_with(marking="TLP:AMBER")), "A")


def test_an_unknown_delegation_is_told_who_there_is() -> None:
    """The message names the parties that the audience may see, and no other."""
    parties = {"A": {"name": "A"}, "B": {"name": "B"}, "S": {"name": "Secret", "marking": "TLP:RED"}}

    with pytest.raises(UsageProblem, match=r"no party X here. The parties are: A, B\.$"):
        for_delegation(documents(case=case_with(parties=parties)), "X")


@given(st.data())
def test_no_private_overlay_of_another_changes_what_a_delegation_gets(data: st.DataObject) -> None:
    """However B's private overlay is changed, A gets the same documents, the same count and the same problem."""
    private = overlay_with("p", "B", basis=data.draw(st.sampled_from(["told-in-confidence", "own-estimate"])),
                           marking=data.draw(st.sampled_from([m.value for m in Marking if m is not Marking.CLEAR])),
                           stakes=data.draw(_stakes()), **{"red-lines": data.draw(_lines()),
                                                           "may-see": data.draw(st.sampled_from([[], ["M"]]))})
    public = case_with(stakes={"A": _whole({"value": 1})})

    changed, plain = (for_delegation(documents(overlay, case=public), "A")
                      for overlay in (private, overlay_with("p", "B")))

    assert _models(changed) == _models(plain)
    assert changed.left_out == plain.left_out == 1
    assert problem_of_documents(changed.documents) == problem_of_documents(plain.documents)


def _whole(weight: dict[str, Any]) -> dict[str, Any]:
    return {"issues": {"line": {"weight": weight, "scores": {"frozen": {"value": 1}, "moved": {"value": 0}}}},
            "disagreement": {"value": "0.2"}}


def _stakes() -> st.SearchStrategy[dict[str, Any]]:
    number = st.integers(0, 10).map(lambda n: {"value": str(n / 10)})
    return st.dictionaries(st.sampled_from("ABM"), number.map(_whole))


def _lines() -> st.SearchStrategy[dict[str, Any]]:
    line = st.fixed_dictionaries({"party": st.sampled_from("ABM"), "requires": st.sampled_from(["true", "false"]),
                                  "firmness": st.sampled_from(["firm", "negotiable"]), "text": st.just("T.")})
    return st.dictionaries(st.sampled_from(["x", "y"]), line)


def _models(shown: ForDelegation) -> tuple[Any, ...]:
    held = shown.documents
    assert held.case is not None
    return held.framework.model, held.case.model, [overlay.model for overlay in held.overlays]


def test_its_own_overlay_counts_for_a_delegation() -> None:
    """The stakes that a delegation holds itself are there for it, and not for the other."""
    mine = overlay_with("a-own", "A", stakes={"A": _whole({"value": 1})})

    own, others = (for_delegation(documents(mine), party).documents for party in ("A", "B"))

    assert own.case is not None
    assert list(with_overlays(own.case.model, [one.model for one in own.overlays]).stakes) == ["A"]
    assert others.overlays == ()


def test_documents_themselves_stay_as_they_were() -> None:
    """Cutting down makes new documents; the ones given are whole afterwards."""
    held = documents(overlay_with("o", "B"))
    before = replace(held)

    for_delegation(held, "A")

    assert held == before
    assert isinstance(held.case and held.case.model, Case)
