"""Under which conditions a vote may be held, each met, not met or open, with the place in the text that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.case import Case
from holdfast.document.framework import Framework
from holdfast.document.settlement_parts import Vote, known_answers
from holdfast.norms.graph import DependencyGraph, dependency_graph

MET, NOT_MET, OPEN = "met", "not-met", "open"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a fair vote, and how the text as encoded stands to it."""

    name: str
    state: str
    address: str
    text: str
    source: str
    """What asks for it."""

    def as_json(self) -> dict[str, str]:
        """The condition as JSON."""
        return {"name": self.name, "state": self.state, "address": self.address, "text": self.text,
                "source": self.source}


CODE = "Code of Good Practice on Referendums (Venice Commission, 2007, revised 2022)"
WAR = "Venice Commission, 21 September 2022: votes in war run against European standards"
STATUS = "Venice Commission, CDL-AD(2014)002, paragraph 28: negotiation before a vote on status"


def conditions_of(id: str, vote: Vote, framework: Framework, case: Case | None) -> tuple[Condition, ...]:
    """The conditions of one vote, in the order in which they have to be looked after."""
    graph = dependency_graph(framework)
    found = (*_times(id, vote, framework, case, graph), *_safeguards(id, vote))
    if vote.kind == "ratification":  # a parliament votes by its own rules
        return tuple(one for one in found if one.name in ("dated", "outcomes"))
    return found


def _times(id: str, vote: Vote, framework: Framework, case: Case | None,
           graph: DependencyGraph) -> Iterator[Condition]:
    before = graph.all_before(id)
    at = f"votes.{id}"
    emergencies = [(key, one) for key, one in (case.emergencies if case else {}).items()
                   if not vote.by or one.party in vote.by]
    lasting = [key for key, one in emergencies if one.until is None]
    ended = any(framework.gates[gate].kind == "end-of-emergency" for gate in before if gate in framework.gates)
    if lasting and not ended:
        yield Condition("no-emergency", NOT_MET, f"emergencies.{lasting[0]}",
                        f"{', '.join(lasting)} is in force without a known end, and the vote waits for no end of it.",
                        WAR)
    elif emergencies:
        yield Condition("no-emergency", MET if ended else OPEN, at, "The vote waits for the end of the emergency."
                        if ended else "Whether the emergency is over by then depends on the date of the vote.", WAR)
    security = [gate for gate in before if gate in framework.gates
                and framework.gates[gate].kind in ("security", "verification")]
    quiet = security or [name for name in before if name in framework.clauses or name in framework.steps]
    yield Condition("after-hostilities", MET if security else OPEN if quiet else NOT_MET, at,
                    f"It comes after {', '.join(sorted(quiet))}." if quiet
                    else "Nothing in the text as encoded has the fighting end before it.", WAR)
    if vote.kind in ("status", "referendum"):
        negotiated = any(framework.gates[gate].kind == "negotiation" for gate in before if gate in framework.gates)
        yield Condition("after-negotiation", MET if negotiated else OPEN, at,
                        "A negotiation comes before it." if negotiated else
                        "No gate of negotiation comes before it in the text as encoded.", STATUS)
    path = graph.longest_path(id)
    dated = vote.when is not None or vote.within is not None
    chain = f" At least {path[0][0]:.0f} days of steps come before it." if path and path[0][0] > 0 else ""
    yield Condition("dated", MET if dated else OPEN, f"{at}.when", ("The text gives it a time." if dated else
                    "The text as encoded gives it no time.") + chain, CODE)
    yield _said("campaign", f"{at}.campaign", "The length of the campaign", given=vote.campaign is not None)


def _safeguards(id: str, vote: Vote) -> Iterator[Condition]:
    at = f"votes.{id}"
    electorate = vote.electorate
    answers = known_answers(vote)
    for name, given, field, what in (
        ("eligibility", bool(electorate and electorate.eligibility_date), "electorate.eligibility-date",
         "From which date people may vote"),
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
