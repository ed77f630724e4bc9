"""The answers that a text makes available are found in guarantees, their voids, and the way back of relief."""

from __future__ import annotations

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.load import documents_from_bytes
from holdfast.settlement.after.answers import AnswerKind, answers_of

CASE = b"""
case: "2026.1"
id: c
parties:
  A: {name: A, belligerent: true}
  B: {name: B, belligerent: true}
  G: {name: G}
  H: {name: H}
"""
HEAD = """
framework: "2026.1"
id: f
revision: "0.1.0"
stage: definitive-ceasefire
title: Text
parties: [A, B, G, H]
clauses:
  fire: {text: Fire ceases., who: [A, B], modal: shall, act: cease-fire}
"""


def read(body: str) -> tuple[Framework, Case]:
    """The framework and its case."""
    documents = documents_from_bytes((HEAD + body).encode(), name="f.framework", case=CASE)
    assert documents.case is not None
    return documents.framework.model, documents.case.model


def test_a_text_without_guarantees_leaves_the_return_of_fire() -> None:
    """Each belligerent can stop keeping the text when the other does, and nobody else answers."""
    answers = answers_of(*read(""))

    assert answers.able == ("A", "B")
    assert [(one.kind, one.by, one.against) for one in answers.answers] == [
        (AnswerKind.RETURN_OF_FIRE, ("A",), ("B",)), (AnswerKind.RETURN_OF_FIRE, ("B",), ("A",))]


def test_a_guarantee_answers_those_it_is_against_or_all_but_those_it_protects() -> None:
    """`against` decides whose breach is answered; without it everybody's whom the guarantee does not protect."""
    answers = answers_of(*read("""
guarantees:
  one: {text: G helps A., by: G, to: A}
  two: {text: H acts against anybody., by: H}
"""))

    given = {one.by: one.against for one in answers.answers if one.kind is AnswerKind.GUARANTEE}
    assert given == {("G",): ("B",), ("H",): ("A", "B")}


def test_a_guarantee_that_its_protege_can_lose_answers_that_partys_breach_too() -> None:
    """A void on a breach by the protected party is an answer to that party, so that both sides are looked at alike."""
    answers = answers_of(*read("""
guarantees:
  one:
    text: G helps A.
    by: G
    to: A
    voids: [{text: A opens fire., condition: "breached(fire, A)"}]
"""))

    lost = [one for one in answers.answers if one.kind is AnswerKind.GUARANTEE_LOST]
    assert [(one.by, one.against, one.addresses) for one in lost] == [
        (("G",), ("A",), ("guarantees.one.voids[0]",))]


def test_guarantees_of_the_same_guarantors_are_one_answer() -> None:
    """Two guarantees by the same against the same are given by one decision and stand together."""
    answers = answers_of(*read("""
guarantees:
  one: {text: G helps A., by: G, against: B}
  two: {text: G helps A again., by: G, against: B}
"""))

    assert [one.addresses for one in answers.answers if one.kind is AnswerKind.GUARANTEE] == [
        ("guarantees.one", "guarantees.two")]


def test_what_cannot_be_an_answer_is_said() -> None:
    """A guarantee by nobody, and a way back that nobody decides, are left out with a remark that names them."""
    answers = answers_of(*read("""
guarantees:
  one: {text: A is helped., to: A}
relief:
  two: {text: Relief., beneficiary: B, snapback: They come back.}
"""))

    assert [one.kind for one in answers.answers] == [AnswerKind.RETURN_OF_FIRE] * 2
    assert [remark.partition(" ")[0] for remark in answers.remarks] == ["guarantees.one", "relief.two"]


def test_sanctions_come_back_by_those_who_decide_it() -> None:
    """The way back of relief is an answer of those who decide it against its beneficiary."""
    answers = answers_of(*read("""
relief:
  two: {text: Relief., beneficiary: B, authority: H, snapback: They come back.}
"""))

    back = [one for one in answers.answers if one.kind is AnswerKind.SANCTIONS_RETURN]
    assert [(one.by, one.against) for one in back] == [(("H",), ("B",))]
