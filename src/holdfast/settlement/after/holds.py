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

MOST_ASSUMPTIONS = 12
"""Up to so many assumptions about one party are gone through in every combination."""


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
    too_many: bool = False
    """Whether there are too many answers to go through every combination."""

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
    found = []
    for party in answers.able:
        assumptions = _about(party, answers)
        if len(assumptions) > MOST_ASSUMPTIONS:
            return Holds((), answers.remarks, too_many=True)
        found.append(_of_party(party, answers, assumptions))
    return Holds(tuple(found), answers.remarks)


def _about(party: str, answers: Answers) -> list[Assumption]:
    own = answers.against(party)
    found = []
    if any(answer.kind is not AnswerKind.RETURN_OF_FIRE for answer in own):
        found.append(Assumption(AssumptionKind.ANSWER_DETERS, party))
    if any(answer.kind is AnswerKind.RETURN_OF_FIRE for answer in own):
        found.append(Assumption(AssumptionKind.FIRE_DETERS, party))
    return found + [Assumption(AssumptionKind.ANSWER_GIVEN, answer.id) for answer in given(answers)
                    if party in answer.against]


def _of_party(party: str, answers: Answers, assumptions: Sequence[Assumption]) -> PartyHolds:
    holding: list[frozenset[Assumption]] = []
    bluff = False
    for made in _subsets(assumptions):
        seq, gmr = _stable(party, answers, made)
        bluff = bluff or (gmr and not seq)
        if seq and not any(smaller <= made for smaller in holding):
            holding.append(made)
    in_order = {assumption: n for n, assumption in enumerate(assumptions)}
    return PartyHolds(
        party, answers.against(party),
        tuple(tuple(sorted(one, key=in_order.__getitem__)) for one in holding),
        bluff,
    )


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
