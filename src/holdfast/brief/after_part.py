"""The part of the page on the time after signature: whether anybody gains by a breach, and through whose answer not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from holdfast.assess.result import Assessment
from holdfast.brief.naming import Names, spoken
from holdfast.settlement.after.answers import Answer, AnswerKind
from holdfast.settlement.after.holds import AssumptionKind, Holds, PartyHolds


@dataclass(frozen=True, slots=True)
class After:
    """What is said of one text after signature."""

    summary: str
    parties: tuple[str, ...]
    """One sentence for every party that could break it, in the order of the text."""


def after_part(names: Names, assessment: Assessment) -> After:
    """The summary and the sentences, in the language of the page; nothing in them says how likely anything is."""
    told = _Told(names)
    return After(told.summary(assessment.holds), tuple(map(told.party, assessment.holds.parties)))


class _Told:
    """The sentences of ``settlement.after.sentences`` by the messages of a catalogue."""

    def __init__(self, names: Names) -> None:
        self._names, self._say = names, names.words.say

    def summary(self, holds: Holds) -> str:
        if not holds.parties:
            return self._say("after.nobody")
        by_text = [one for one in holds.parties if any(map(_is_given, one.answers))]
        without = [one for one in holds.parties if one not in by_text]
        parts = []
        if by_text:
            answered = [self._say("after.answered-through", party=self._name(one.party), answers=self._listed(
                [self._giver(answer) for answer in one.answers if _is_given(answer)], "or")) for one in by_text]
            parts.append(self._say("after.answered", parts=self._listed(answered, "and")))
        if without:
            who = self._listed([self._name(one.party) for one in without], "and")
            fire = all(one.answers for one in without)
            parts.append(self._say("after.only-fire" if fire else "after.nothing", parties=who))
        return Markup(" ").join(parts)

    def party(self, one: PartyHolds) -> str:
        who = self._name(one.party)
        if not one.holds_if:
            return self._say("after.gains", party=who)
        answers: Mapping[str, Answer] = {answer.id: answer for answer in one.answers}
        ways: list[str] = []
        given: list[str] = []
        for way in one.holds_if:
            by = [answers[part.of] for part in way if part.kind is AssumptionKind.ANSWER_GIVEN]
            given += [self._given(answer) for answer in by]
            if not by:
                ways.append(self._say("after.if-fire"))
        if given:
            ways.append(self._say("after.if-answered", givers=self._listed(given, "or")))
        return self._say("after.holds", party=who, ways=Markup(self._say("after.or-if")).join(ways))  # noqa: S704 - a message

    def _name(self, party: str) -> Markup:
        return spoken(*self._names.party(party), self._names.words.lang)

    def _giver(self, answer: Answer) -> str:
        return self._say(f"after.through.{answer.kind.value}", by=self._by(answer), where=_where(answer))

    def _given(self, answer: Answer) -> str:
        what = "lost" if answer.kind is AnswerKind.GUARANTEE_LOST else "given"
        return self._say(f"after.prefers.{what}", n=min(len(answer.by), 2), by=self._by(answer), where=_where(answer))

    def _by(self, answer: Answer) -> Markup:
        return self._listed([self._name(party) for party in answer.by], "and")

    def _listed(self, parts: Sequence[str], word: str) -> Markup:
        shown = [Markup("{}").format(part) for part in parts]
        if len(shown) < 2:
            return Markup("").join(shown)
        return Markup("{} {} {}").format(Markup(", ").join(shown[:-1]), self._say(f"after.{word}"), shown[-1])


def _is_given(answer: Answer) -> bool:
    return answer.kind is not AnswerKind.RETURN_OF_FIRE


def _where(answer: Answer) -> Markup:
    return Markup(", ").join(Markup("<code>{}</code>").format(address) for address in answer.addresses)
