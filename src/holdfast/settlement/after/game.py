"""The game after signature as a graph model: each party keeps or breaks the text, each answer is given or not.

What a party prefers is not known, so a game is made for given attitudes: whether a breach pays against the answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.document.conditions import Condition, Not, Picked, all_of, any_of
from holdfast.settlement.after.answers import Answer, AnswerKind, Answers
from holdfast.settlement.stability.model import DecisionMaker, GraphModel, Option
from holdfast.settlement.stability.option_form import Choices, arcs_of, choices_of
from holdfast.settlement.stability.prioritise import ranks_from_statements

KEPT = "Everybody keeps the text"
"""Name of the state in which no option is taken."""


@dataclass(frozen=True, slots=True)
class Attitudes:
    """What is assumed of those who decide; all are assumptions, and none is measured."""

    deterred_by_answers: frozenset[str] = field(default_factory=frozenset)
    """Parties that prefer keeping the text to breaking it and being answered."""
    deterred_by_fire: frozenset[str] = field(default_factory=frozenset)
    """Parties that prefer keeping the text to breaking it where the others then stop keeping it as well."""
    willing: frozenset[str] = field(default_factory=frozenset)
    """Ids of the answers whose deciders prefer to give them once there is a breach."""


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """A graph model with what its options stand for."""

    model: GraphModel
    choices: Choices
    answers: Answers

    @property
    def kept(self) -> int:
        """Position of the state in which everybody keeps the text."""
        return next(n for n, state in enumerate(self.model.states) if set(state.choices) == {"N"})


def most_favourable(answers: Answers) -> Attitudes:
    """The attitudes under which the text holds best: every answer deters and is given."""
    able = frozenset(answers.able)
    return Attitudes(able, able, frozenset(answer.id for answer in given(answers)))


def given(answers: Answers) -> tuple[Answer, ...]:
    """The answers that somebody gives by an act of its own; the return of fire is the breach of another party."""
    return tuple(answer for answer in answers.answers if answer.kind is not AnswerKind.RETURN_OF_FIRE)


def decider(answer: Answer) -> str:
    """The id of the decision maker that gives an answer; several who decide together are one."""
    return "+".join(answer.by)


def game_of(answers: Answers, attitudes: Attitudes, *, name: str) -> Game:
    """The game for given attitudes.

    An answer is not available while nobody breaks the text whom it answers. Every option can be taken back.
    """
    options = [Option(breach(party), f"{party} breaks the text", party) for party in answers.able]
    options += [Option(answer.id, _said(answer), decider(answer)) for answer in given(answers)]
    makers = tuple(dict.fromkeys(option.of for option in options))
    idle = [all_of([_yes(answer.id), Not(any_of(_yes(breach(party)) for party in answer.against))])
            for answer in given(answers)]
    choices = choices_of(options, infeasible=idle)
    ranks = tuple(ranks_from_statements(statements(maker, answers, attitudes), choices) for maker in makers)
    model = GraphModel(
        name=name,
        decision_makers=tuple(DecisionMaker(maker) for maker in makers),
        states=choices.states,
        arcs=tuple(arcs_of(choices, maker) for maker in makers),
        ranks=ranks,
        options=tuple(options),
        status_quo=next(n for n, state in enumerate(choices.states) if set(state.choices) == {"N"}),
        title="After signature: who keeps the text, and who answers a breach",
    )
    return Game(model, choices, answers)


def breach(party: str) -> str:
    """The id of the option by which a party breaks the text."""
    return f"breach-{party}"


def statements(maker: str, answers: Answers, attitudes: Attitudes) -> list[Condition]:
    """What a decision maker wants, the most important first.

    A party wants not to be answered, the others to keep the text, and what a breach gains; whether a breach is worth
    an answer or the others' fire is its attitude. Whoever gives an answer wants to give it, or not to.
    """
    wanted: list[Condition] = []
    if maker in answers.able:
        by_answers = [_yes(answer.id) for answer in given(answers) if maker in answer.against]
        unanswered = [Not(all_of([_yes(breach(maker)), any_of(by_answers)]))] if by_answers else []
        calm = [Not(any_of(_yes(breach(other)) for other in answers.able if other != maker))]
        calm = calm if len(answers.able) > 1 else []
        first = (unanswered if maker in attitudes.deterred_by_answers else [])
        first += calm if maker in attitudes.deterred_by_fire else []
        after = [one for one in (*unanswered, *calm) if one not in first]
        wanted += [*first, _yes(breach(maker)), *after]
    for answer in given(answers):
        if decider(answer) == maker:
            wanted.append(_yes(answer.id) if answer.id in attitudes.willing else Not(_yes(answer.id)))
    return wanted


def _yes(option: str) -> Condition:
    return Picked(option, frozenset({"Y"}))


def _said(answer: Answer) -> str:
    by, against = " and ".join(answer.by), " or ".join(answer.against)
    if answer.kind is AnswerKind.GUARANTEE:
        return f"{by} answers a breach by {against}"
    if answer.kind is AnswerKind.SANCTIONS_RETURN:
        return f"{by} brings sanctions back after a breach by {against}"
    return f"{by} ends its guarantee after a breach by {against}"
