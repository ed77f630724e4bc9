"""The answers to a violation that a text makes available: guarantees, sanctions that return, the other side's fire."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.conditions import State, StateIs, Vocabulary, atoms, parse_condition
from holdfast.document.framework import Framework
from holdfast.document.guarantee import Guarantee, Void
from holdfast.document.party import Party


class AnswerKind(enum.StrEnum):
    """The kinds of answer to a violation."""

    RETURN_OF_FIRE = "return-of-fire"
    """The other side stops keeping the text as well; no text needs to say so."""
    GUARANTEE = "guarantee"
    SANCTIONS_RETURN = "sanctions-return"
    GUARANTEE_LOST = "guarantee-lost"
    """The party breaks the text and a guarantee that protects it falls away."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way of answering a violation: whose decision it is, whose violation it answers, and where the text has it."""

    id: str
    kind: AnswerKind
    by: tuple[str, ...]
    """Those who decide it; several decide as one."""
    against: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    """The elements of the text that make it available; none for the return of fire."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Who could break a text, and every answer that it makes available."""

    able: tuple[str, ...]
    """The parties bound by the text that take part in the fighting it would end."""
    answers: tuple[Answer, ...]
    remarks: tuple[str, ...] = ()

    def against(self, party: str) -> tuple[Answer, ...]:
        """The answers to a violation by a party."""
        return tuple(answer for answer in self.answers if party in answer.against)


_Key = tuple[AnswerKind, tuple[str, ...], tuple[str, ...]]


def answers_of(framework: Framework, case: Case | None) -> Answers:
    """The answers in a text at its closed picks; those of the same deciders against the same parties are one."""
    able = _able(framework, case)
    remarks = [] if able else ["No party of the text is known to take part in the fighting, so nobody could break it."]
    found: dict[_Key, list[str]] = {}
    for key, address in (*_guarantees(framework, able, remarks), *_sanctions(framework, able, remarks)):
        found.setdefault(key, []).append(address)
    fire = [Answer(f"fire-{party}", AnswerKind.RETURN_OF_FIRE, (party,), tuple(one for one in able if one != party))
            for party in able if len(able) > 1]
    kept = [Answer(_id(kind, by, against, able), kind, by, against, tuple(addresses))
            for (kind, by, against), addresses in found.items()]
    return Answers(able, (*fire, *kept), tuple(remarks))


def _guarantees(framework: Framework, able: Sequence[str], remarks: list[str]) -> Iterator[tuple[_Key, str]]:
    for id, guarantee in framework.guarantees.items():
        against = _against(guarantee.against, guarantee.to, able)
        by = tuple(dict.fromkeys(guarantee.by))
        if not by:
            remarks.append(f"guarantees.{id} names no guarantor and is left out.")
        elif against:
            yield (AnswerKind.GUARANTEE, by, against), f"guarantees.{id}"
        for position, void in enumerate(guarantee.voids):
            loses = _loses(guarantee, void, able)
            decides = (void.decided_by,) if void.decided_by else by
            if loses and decides:
                yield (AnswerKind.GUARANTEE_LOST, decides, loses), f"guarantees.{id}.voids[{position}]"


def _loses(guarantee: Guarantee, void: Void, able: Sequence[str]) -> tuple[str, ...]:
    """The protected parties whose own breach makes the guarantee fall away, as far as a condition says so."""
    if void.condition is None:
        return ()
    condition = parse_condition(void.condition, vocabulary=Vocabulary.EVENT)
    named = {atom.party for atom in atoms(condition) if isinstance(atom, StateIs) and atom.state is State.BREACHED}
    return tuple(party for party in able if party in named and (not guarantee.to or party in guarantee.to))


def _sanctions(framework: Framework, able: Sequence[str], remarks: list[str]) -> Iterator[tuple[_Key, str]]:
    for id, relief in framework.relief.items():
        against = tuple(party for party in able if party in relief.beneficiary)
        decides = relief.snapback_decides.members if relief.snapback_decides else ()
        by = tuple(dict.fromkeys(decides or relief.authority))
        if relief.snapback is None or not against:
            continue
        if by:
            yield (AnswerKind.SANCTIONS_RETURN, by, against), f"relief.{id}"
        else:
            remarks.append(f"relief.{id} has a way back and names nobody who decides it; it is left out.")


def _able(framework: Framework, case: Case | None) -> tuple[str, ...]:
    """Parties of the text that are belligerents; where it lists none, those of the case that its clauses bind."""
    known: dict[str, Party] = dict(case.parties) if case else {}
    own = framework.parties
    if isinstance(own, Mapping):
        known |= own
    listed: Iterable[str] = tuple(own) or tuple(dict.fromkeys(who for c in framework.clauses.values() for who in c.who))
    return tuple(id for id in listed if id in known and known[id].belligerent)


def _against(named: Sequence[str], to: Sequence[str], able: Sequence[str]) -> tuple[str, ...]:
    """Whose violation a guarantee answers: those it names, else every other party than those it protects."""
    return tuple(party for party in able if (party in named if named else party not in to))


_WORD = {AnswerKind.GUARANTEE: "answer", AnswerKind.SANCTIONS_RETURN: "sanctions", AnswerKind.GUARANTEE_LOST: "lost"}


def _id(kind: AnswerKind, by: Sequence[str], against: Sequence[str], able: Sequence[str]) -> str:
    word = _WORD[kind]
    who = "-".join(by) if len(by) <= 3 else f"{by[0]}-and-{len(by) - 1}"
    return f"{word}-{who}" if len(against) == len(able) else f"{word}-{who}-against-{'-'.join(against)}"
