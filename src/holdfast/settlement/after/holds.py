"""Whether a signed text holds, and through whose threat: for each party, what keeps it from gaining by a breach."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.settlement.after.answers import Answer, AnswerKind, Answers
from holdfast.settlement.after.game import Attitudes, game_of, given
from holdfast.settlement.stability.concepts import Concept
from holdfast.settlement.stability.individual import Reaches, stable


class AssumptionKind(enum.StrEnum):
    """The things that whether a text holds depends on, and that nobody can measure beforehand."""

    ANSWER_DETERS = "answer-deters"
    """The party prefers keeping the text to breaking it and being answered."""
    FIRE_DETERS = "fire-deters"
    """The party prefers keeping the text to breaking it where the others then stop keeping it as well."""
    ANSWER_GIVEN = "answer-given"
    """Whoever decides an answer prefers to give it once there is a breach."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumption: of what kind, and about which party or answer."""

    kind: AssumptionKind
    of: str


@dataclass(frozen=True, slots=True)
class PartyHolds:
    """What keeps one party from gaining by a breach."""

    party: str
    answers: tuple[Answer, ...]
    """Everything that can answer its breach."""
    holds_if: tuple[tuple[Assumption, ...], ...]
    """The smallest sets of assumptions under which it gains nothing by a breach, whatever the other assumptions are;
    empty where it gains by a breach under all of them."""
    by_bluff: bool
    """Whether under some combination only an answer that its giver would rather not give keeps it (GMR without SEQ)."""


@dataclass(frozen=True, slots=True)
class Holds:
    """Whether a text holds after signature."""

    parties: tuple[PartyHolds, ...]
    remarks: tuple[str, ...]

    @property
    def by_text(self) -> bool:
        """Whether a breach by each party has an answer that the text itself makes available."""
        return bool(self.parties) and all(
            any(answer.kind is not AnswerKind.RETURN_OF_FIRE for answer in one.answers) for one in self.parties)

    def _repr_html_(self) -> str:
        """The result as a notebook shows it."""
        from holdfast.settlement.after.notebook import holds_html  # it describes this class, so it comes later

        return holds_html(self)


def holds_after(answers: Answers) -> Holds:
    """For each party that could break the text, what it depends on whether it gains by that.

    A breach gains nothing where the others answer it with moves that they themselves prefer to make (sequential
    stability, Fang, Hipel & Kilgour 1993) and the answer leaves the party worse off than keeping the text.
    """
    return Holds(tuple(_of_party(party, answers) for party in answers.able), answers.remarks)


def _of_party(party: str, answers: Answers) -> PartyHolds:
    """The answers are looked at one at a time, beside the return of fire.

    That is enough, because a party is deterred by being answered at all and not by how often: whatever several answers
    keep it from, one of them alone does.
    """
    fire = tuple(answer for answer in answers.answers if answer.kind is AnswerKind.RETURN_OF_FIRE)
    own = [answer for answer in given(answers) if party in answer.against]
    ways: list[tuple[Assumption, ...]] = []
    bluff = False
    for shown in ([(*fire, answer) for answer in own] or [fire]):
        alone = Answers(answers.able, shown)
        found, by_bluff = _in_every_case(party, alone, _about(party, alone))
        ways += [way for way in found if way not in ways]
        bluff = bluff or by_bluff
    smallest = sorted(ways, key=len)  # the order of the answers stays
    return PartyHolds(party, answers.against(party), tuple(smallest), bluff)


def _about(party: str, answers: Answers) -> list[Assumption]:
    own = answers.against(party)
    found = []
    if any(answer.kind is not AnswerKind.RETURN_OF_FIRE for answer in own):
        found.append(Assumption(AssumptionKind.ANSWER_DETERS, party))
    if any(answer.kind is AnswerKind.RETURN_OF_FIRE for answer in own):
        found.append(Assumption(AssumptionKind.FIRE_DETERS, party))
    return found + [Assumption(AssumptionKind.ANSWER_GIVEN, answer.id) for answer in given(answers)
                    if party in answer.against]


def _in_every_case(party: str, answers: Answers,
                   assumptions: Sequence[Assumption]) -> tuple[list[tuple[Assumption, ...]], bool]:
    """The smallest sets of assumptions under which the party gains nothing, and whether a bluff alone ever holds it."""
    holding: list[frozenset[Assumption]] = []
    bluff = False
    for made in _subsets(assumptions):
        seq, gmr = _stable(party, answers, made)
        bluff = bluff or (gmr and not seq)
        if seq and not any(smaller <= made for smaller in holding):
            holding.append(made)
    in_order = {assumption: n for n, assumption in enumerate(assumptions)}
    return [tuple(sorted(one, key=in_order.__getitem__)) for one in holding], bluff


def _subsets(assumptions: Sequence[Assumption]) -> Iterator[frozenset[Assumption]]:
    """All sets of assumptions, smaller ones first."""
    for size in range(len(assumptions) + 1):
        yield from map(frozenset, itertools.combinations(assumptions, size))


def _stable(party: str, answers: Answers, made: frozenset[Assumption]) -> tuple[bool, bool]:
    """Whether keeping the text is sequentially stable for the party, and whether it is under any answer at all."""
    def about(kind: AssumptionKind) -> frozenset[str]:
        return frozenset(one.of for one in made if one.kind is kind)

    attitudes = Attitudes(about(AssumptionKind.ANSWER_DETERS), about(AssumptionKind.FIRE_DETERS),
                          about(AssumptionKind.ANSWER_GIVEN))
    game = game_of(answers, attitudes, name="after-signature")
    reaches = Reaches.of(game.model)
    maker = game.model.decision_maker_position(party)
    return (bool(stable(reaches, maker, Concept.SEQ)[game.kept]), bool(stable(reaches, maker, Concept.GMR)[game.kept]))
