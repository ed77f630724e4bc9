from __future__ import annotations

from dataclasses import replace

from holdfast.document.conditions.ground import Lit
from holdfast.inputs.between import Between
from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.deadlock.relaxation import Opened, arranged
from holdfast.settlement.deadlock.result import Conflict, Deadlock
from holdfast.settlement.deadlock.sentences import conflict_sentence, deadlock_sentences, relaxation_sentence
from holdfast.settlement.problem import Basis, Floor, Issue, Limit, LimitKind, Party, Problem, Stake
from holdfast.settlement.reading import at_mid

STAKE = Stake((Between.point(1.0),), ((Between.point(0.0), Between.point(0.5), Between.point(1.0)),))


def problem(first: str = "North", second: str = "South", basis: Basis = Basis.STATED) -> Problem:
    """Two parties whose lines exclude each other, and what cannot be."""
    return Problem(
        (Issue("i", ("o0", "o1", "o2")),),
        (Party(first, STAKE, Between.point(0.0), basis=basis), Party(second, STAKE, Between.point(0.0), name="The south")),
        (Limit("one", LimitKind.RED_LINE, Lit("i", 0b001), party=first, words="Only this.", sources=("s-1",),
               said="2025-08-13"),
         Limit("other", LimitKind.RED_LINE, Lit("i", 0b110), party=second, sources=("s-2", "s-3")),
         Limit("never", LimitKind.EXCLUDED, Lit("i", 0b011), words="Two of them.")),
        floor=(Floor("i", "o0", "it shuts people out", ("law",)),),
        titles={"i == o0": "the first way"},
    )


def sentence(*ids: str, of: Problem | None = None, reserves: bool = False, below: bool = False) -> str:
    """The sentence of a relaxation."""
    of = of or problem()
    (found,) = arranged([Opened(ids, (0,), of.floor if below else ())], of)
    return relaxation_sentence(found, of, reserves=reserves)


def test_a_conflict_names_parties_words_and_sources() -> None:
    """Everybody is named with words where there are any, with the date and with every source."""
    assert conflict_sentence(Conflict(("never", "one", "other")), problem()) == (
        "These 3 cannot all hold: North: “Only this” (2025-08-13, source s-1); The south: red line other (sources s-2, "
        "s-3); what cannot stand together by its nature, “Two of them”.")
    assert conflict_sentence(Conflict(("one",)), problem()).startswith("This cannot hold by itself: North")


def test_interests_are_said_in_words() -> None:
    """Reserves and approvals at home read as what they ask for."""
    assert conflict_sentence(Conflict(("ratification:North", "reserve:South")), problem()) == (
        "These 2 cannot all hold: North has the approval that it needs at home; The south gets no less than it has "
        "without a deal.")


def test_the_same_words_serve_every_party() -> None:
    """Who holds a line changes the name in the sentence and nothing else."""
    one, other = problem("North", "West"), problem("East", "West")
    assert conflict_sentence(Conflict(("one", "other")), one).replace("North", "East") == conflict_sentence(
        Conflict(("one", "other")), other)


def test_assumed_stakes_are_said() -> None:
    """What rests on assumed stakes says so; what rests on lines alone does not."""
    assumed = problem(basis=Basis.ASSUMED)

    assert conflict_sentence(Conflict(("one", "reserve:North")), assumed).startswith("From assumed preferences: these 2")
    assert conflict_sentence(Conflict(("one", "reserve:South")), assumed).startswith("These 2")
    assert sentence("one", of=assumed, reserves=True).startswith("From assumed preferences: without this the rest")
    assert sentence("one", of=assumed).startswith("Without this the rest can hold together")
    assert sentence("one", reserves=True).startswith("Without this the rest")


def test_a_relaxation_says_why_it_is_not_proposed() -> None:
    """The floor with its reason and source, and what nobody can give up, are named."""
    assert sentence("other", below=True).endswith(
        "It is not proposed: every package that it opens picks an option below the humanitarian and legal floor: "
        "the first way (it shuts people out; source law).")
    assert "It is not proposed: nobody can give up what cannot stand together by its nature (never)." in sentence("never")
    assert "not proposed" not in sentence("one")


def test_the_sentences_of_a_deadlock_open_with_whether_they_are_all() -> None:
    """A found, an absent and an open deadlock each say what they are."""
    found = explain(at_mid(problem()), reserves=False)
    assert deadlock_sentences(found, problem())[0] == (
        "No package keeps all of this together: 1 minimal conflict and 2 minimal relaxations; these are all.")
    assert len(deadlock_sentences(found, problem())) == 4
    part = replace(found, complete=False, reason="the time was up")
    assert deadlock_sentences(part, problem())[0].endswith("were found, and there may be more: the time was up.")
    assert deadlock_sentences(Deadlock((), (), True, "", False), problem()) == (
        "Some package keeps all of this together.",)
    assert "is open: the time was up" in deadlock_sentences(Deadlock((), (), False, "the time was up", False), problem())[0]
