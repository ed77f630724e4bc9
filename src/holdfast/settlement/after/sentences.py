"""Whether a signed text holds, in sentences that say the same of every party."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from holdfast.settlement.after.answers import Answer, AnswerKind
from holdfast.settlement.after.holds import AssumptionKind, Holds, PartyHolds

Named = Callable[[str], str]
"""The name of a party by its id."""

WHAT_IT_IS = (
    "A breach gains nothing where the others answer it with moves that they themselves prefer to make, and the answer "
    "leaves the party worse off than keeping the text. Nobody's preferences are known here: each sentence says on what "
    "it depends, and none says how likely that is."
)


def summary(holds: Holds, *, named: Named = str) -> str:
    """Whether it holds, and through whose threat, in one or two sentences."""
    if not holds.parties:
        return "No party of this text is known to take part in the fighting, so there is no breach to answer."
    by_text = [one for one in holds.parties if _by_text(one)]
    without = [one for one in holds.parties if not _by_text(one)]
    parts = []
    for one in by_text:
        givers = _listed([_givers(answer, named) for answer in one.answers if _is_given(answer)], "or")
        parts.append(f"a breach by {named(one.party)} can be answered through {givers}")
    said = f"In the text as encoded, {_listed(parts, 'and')}. " if parts else ""
    if without:
        who = _listed([named(one.party) for one in without], "and")
        rest = "only the other side's return of fire does" if all(one.answers for one in without) else "nothing does"
        said += f"Nothing in the text as encoded answers a breach by {who}; {rest}."
    return said.strip()


def party_sentence(one: PartyHolds, *, named: Named = str) -> str:
    """On what it depends whether one party gains by a breach."""
    who = named(one.party)
    if not one.holds_if:
        return f"{who} gains by a breach whatever is assumed: nothing that others prefer to do answers it."
    answers = {answer.id: answer for answer in one.answers}
    ways, given = [], []
    for way in one.holds_if:
        by = [answers[part.of] for part in way if part.kind is AssumptionKind.ANSWER_GIVEN]
        given += by
        if not by:
            ways.append("it prefers keeping the text to a breach after which the others stop keeping it as well")
    if given:
        listed = _listed([_given_by(answer, named) for answer in given], "or")
        ways.append(f"it prefers keeping the text to a breach that is answered, and {listed}")
    return f"{who} gains nothing by a breach if {'; or if '.join(ways)}."


def bluff_sentence(one: PartyHolds, *, named: Named = str) -> str:
    """That an answer which nobody would rather give holds nothing together for long, where it comes to that."""
    if not one.by_bluff:
        return ""
    return (f"Where those who decide the answers to a breach by {named(one.party)} would rather not give them, it is "
            "kept by the mere possibility of an answer, and by nothing that anybody would prefer to do.")


def _by_text(one: PartyHolds) -> bool:
    return any(_is_given(answer) for answer in one.answers)


def _is_given(answer: Answer) -> bool:
    return answer.kind is not AnswerKind.RETURN_OF_FIRE


def _givers(answer: Answer, named: Named) -> str:
    by = _listed([named(party) for party in answer.by], "and")
    where = ", ".join(answer.addresses)
    what = {
        AnswerKind.GUARANTEE: f"an answer of {by}",
        AnswerKind.SANCTIONS_RETURN: f"sanctions that {by} can bring back",
        AnswerKind.GUARANTEE_LOST: f"the loss of the guarantee of {by}",
    }[answer.kind]
    return f"{what} ({where})"


def _given_by(answer: Answer, named: Named) -> str:
    by = _listed([named(party) for party in answer.by], "and")
    verb = "prefers" if len(answer.by) == 1 else "prefer"
    what = "to end the guarantee" if answer.kind is AnswerKind.GUARANTEE_LOST else "to answer"
    return f"{by} {verb} {what} ({', '.join(answer.addresses)})"


def _listed(parts: Sequence[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
