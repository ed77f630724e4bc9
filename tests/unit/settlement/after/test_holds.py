"""Whether a text holds is derived from the graph model, and says on what it depends for each party alike."""

from __future__ import annotations

from holdfast.settlement.after.answers import Answer, AnswerKind, Answers
from holdfast.settlement.after.game import Attitudes, game_of, most_favourable
from holdfast.settlement.after.holds import Assumption, AssumptionKind, _about, _in_every_case, holds_after
from holdfast.settlement.after.sentences import party_sentence, summary
from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.concepts import Concept

FIRE = (
    Answer("fire-A", AnswerKind.RETURN_OF_FIRE, ("A",), ("B",)),
    Answer("fire-B", AnswerKind.RETURN_OF_FIRE, ("B",), ("A",)),
)
GUARD = Answer("answer-G-against-B", AnswerKind.GUARANTEE, ("G",), ("B",), ("guarantees.one",))


def kinds(ways: tuple[tuple[Assumption, ...], ...]) -> set[tuple[tuple[str, str], ...]]:
    """The sets of assumptions as plain words."""
    return {tuple((one.kind.value, one.of) for one in way) for way in ways}


def test_two_parties_alone_are_held_by_each_others_fire_only() -> None:
    """Without guarantees the game is the prisoner's dilemma: both keep it where both fear renewed fighting."""
    for one in holds_after(Answers(("A", "B"), FIRE)).parties:
        assert kinds(one.holds_if) == {((AssumptionKind.FIRE_DETERS.value, one.party),)}
        assert not one.by_bluff


def test_a_guarantee_holds_the_party_it_answers_where_it_deters_and_is_given() -> None:
    """Fear of the answer counts only with somebody who prefers to give it; the unguaranteed side depends on fire."""
    parties = {one.party: one for one in holds_after(Answers(("A", "B"), (*FIRE, GUARD))).parties}

    assert kinds(parties["A"].holds_if) == {(("fire-deters", "A"),)}
    assert kinds(parties["B"].holds_if) == {
        (("fire-deters", "B"),), (("answer-deters", "B"), ("answer-given", "answer-G-against-B"))}
    assert parties["B"].by_bluff
    assert not parties["A"].by_bluff


def test_a_party_alone_with_nobody_to_answer_gains_by_a_breach() -> None:
    """Nothing answers a breach of somebody whom no other party and no guarantee can answer."""
    only = holds_after(Answers(("A",), ())).parties[0]

    assert only.holds_if == ()
    assert "whatever is assumed" in party_sentence(only)


def test_full_compliance_is_never_stable_without_any_answer_in_view() -> None:
    """Keeping the text is no Nash equilibrium: it is threats that hold it, and the analysis names them."""
    answers = Answers(("A", "B"), (*FIRE, GUARD))
    game = game_of(answers, most_favourable(answers), name="g")
    result = analyse_stability(game.model)

    assert not result.equilibria[Concept.NASH][game.kept]
    assert result.equilibria[Concept.SEQ][game.kept]


def test_an_answer_is_not_available_while_nobody_breaks_the_text() -> None:
    """No state has a guarantor answering a breach that did not happen."""
    game = game_of(Answers(("A", "B"), (*FIRE, GUARD)), Attitudes(), name="g")
    ids = [option.id for option in game.model.options]

    for state in game.model.states:
        taken = {option for option, letter in zip(ids, state.choices, strict=True) if letter == "Y"}
        assert "answer-G-against-B" not in taken or "breach-B" in taken


def test_the_summary_names_the_answers_of_the_text_for_each_party() -> None:
    """What the text lets be answered is named with its address, and what it does not is said of the other party."""
    said = summary(holds_after(Answers(("A", "B"), (*FIRE, GUARD))))

    assert "a breach by B can be answered through an answer of G (guarantees.one)" in said
    assert "Nothing in the text as encoded answers a breach by A" in said


def test_answers_one_at_a_time_are_enough() -> None:
    """With several answers at once, the smallest sets of assumptions are those of each answer alone, fire beside it."""
    several = tuple(Answer(f"answer-{n}", AnswerKind.GUARANTEE, (f"G{n}",), ("B",), (f"guarantees.g{n}",))
                    for n in range(3))
    answers = Answers(("A", "B"), (*FIRE, *several))
    assumptions = _about("B", answers)
    together, bluff = _in_every_case("B", answers, assumptions)
    found = {one.party: one for one in holds_after(answers).parties}["B"]

    assert {frozenset(way) for way in found.holds_if} == {frozenset(way) for way in together}
    assert found.by_bluff == bluff


def test_many_answers_are_all_told() -> None:
    """A text with many guarantors names each of them as one way in which a breach gains nothing."""
    many = tuple(Answer(f"answer-{n}", AnswerKind.GUARANTEE, (f"G{n}",), ("B",), (f"guarantees.g{n}",))
                 for n in range(30))
    found = {one.party: one for one in holds_after(Answers(("A", "B"), (*FIRE, *many))).parties}["B"]

    assert len(found.holds_if) == 31
    assert found.holds_if[0] == (Assumption(AssumptionKind.FIRE_DETERS, "B"),)
