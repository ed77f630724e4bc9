"""Under which conditions a vote may be held, each met, not met or open, with the place in the text that says so."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.settlement_parts import Vote, known_answers
from holdfast.territory.votes.condition import CODE, MET, NOT_MET, OPEN, Condition
from holdfast.territory.votes.conditions_in_time import is_later, times_of

__all__ = ["MET", "NOT_MET", "OPEN", "Condition", "conditions_of"]


def conditions_of(id: str, vote: Vote, framework: Framework, case: Case | None) -> tuple[Condition, ...]:
    """The conditions of one vote, in the order in which they have to be looked after."""
    found = (*times_of(id, vote, framework, case), *_eligibility(id, vote, framework), *_safeguards(id, vote))
    if vote.kind == "ratification":  # a parliament votes by its own rules
        return tuple(one for one in found if one.name in ("dated", "outcomes"))
    return found


def _eligibility(id: str, vote: Vote, framework: Framework) -> Iterator[Condition]:
    """From which date people may vote, which comes no later than the vote."""
    at = f"votes.{id}.electorate.eligibility-date"
    date = vote.electorate.eligibility_date if vote.electorate else None
    if date is not None and vote.when is not None and vote.within is None and is_later(date, vote.when, framework):
        yield Condition("eligibility", NOT_MET, at, f"Who may vote is fixed at {date}, after the vote at {vote.when}.",
                        CODE)
    else:
        yield _said("eligibility", at, "From which date people may vote", given=date is not None)


def _safeguards(id: str, vote: Vote) -> Iterator[Condition]:
    at = f"votes.{id}"
    electorate = vote.electorate
    answers = known_answers(vote)
    for name, given, field, what in (
        ("displaced-inside", electorate.displaced_inside if electorate else None, "electorate.displaced-inside",
         "Whether people displaced inside the country vote"),
        ("displaced-abroad", electorate.displaced_abroad if electorate else None, "electorate.displaced-abroad",
         "Whether people displaced abroad vote"),
        ("how-displaced-vote", bool(electorate and electorate.how), "electorate.how", "How the displaced vote"),
        ("register", bool(electorate and electorate.registrar), "electorate.registrar", "Who keeps the register"),
        ("question", bool(vote.question) or vote.kind in ("election", "ratification"), "question", "The question"),
        ("organiser", bool(vote.organiser), "organiser", "Who organises it"),
        ("observers", bool(vote.observers), "observers", "Who observes it"),
        ("appeal", bool(vote.appeal), "appeal", "Where one can appeal"),
        ("outcomes", (len(answers) > 1 and all(answer in vote.outcomes for answer in answers))
         or vote.kind == "election", "outcomes", "What follows from each answer"),
    ):
        if given is False and name.startswith("displaced"):
            yield Condition(name, NOT_MET, f"{at}.{field}", f"The text as encoded leaves {name} people out.", CODE)
        else:
            yield _said(name, f"{at}.{field}", what, given=bool(given))
    if vote.turnout_quorum:
        yield Condition("no-turnout-quorum", NOT_MET, f"{at}.turnout-quorum",
                        "It needs a turnout; opponents can then win by staying at home.",
                        "PACE Resolution 2251 (2019), 4.4: no turnout thresholds")


def _said(name: str, address: str, what: str, *, given: bool) -> Condition:
    text = f"{what} is in the text." if given else f"{what} is not in the text as encoded."
    return Condition(name, MET if given else OPEN, address, text, CODE)
