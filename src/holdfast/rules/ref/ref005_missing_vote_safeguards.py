"""A vote without those who make its result believed.

## What it checks
Every vote of the people names who organises and who observes it, where its result can be contested, who pays for it,
and how each side is heard.
The organiser of a vote on a question is no party to the conflict, or somebody asks what makes it impartial.
A turnout quorum is pointed out.

## Why it matters
A result settles something only for those who believe it.
A turnout quorum rewards those who keep others from voting, or call on them to stay away.

## Fails
```yaml
votes:
  people: {kind: referendum, by: A, organiser: A, turnout-quorum: 0.5}
```

## Passes
```yaml
votes:
  people:
    kind: referendum
    by: A
    organiser: election-commission
    observers: mission
    appeal: To the supreme court within seven days.
    funding: Public and equal.
    equal-opportunity: Equal time in public media.
```

## When it does not apply
Stages before a framework agreement.
Ratification by a parliament.

## How it decides
Structure: the fields of the vote; one finding says all that is missing.
A turnout quorum above nothing is a failure as it stands; where it is the law of the land, accept it under `allow`.
Where only belligerents organise a vote on a question, it asks an electoral expert.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Revised Guidelines CDL-AD(2020)031, I.2.2 and II.4.1 to II.4.4 (headings read).
- ✓ Code of Good Practice on Referendums 2007, III.7 (heading read).
- ✓ Parliamentary Assembly of the Council of Europe, Resolution 2251 (2019), paragraph 4.4: no turnout thresholds.
- ✓ Revised code 2022, endorsed by the Assembly (Doc. 15940, 2024).

Authorities disagree: the Assembly advises against turnout thresholds, while the law of several states asks for one.

## Related codes
REF001, REF003, REF004, REF006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Vote
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.ref.ballots import kind_of, popular_votes
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="REF005",
    name="missing-vote-safeguards",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="A vote needs an impartial organiser, observers, an appeal and equal opportunity (CDL-AD(2020)031).",
    sources=(
        Evidence("CDL-AD(2020)031, I.2.2 and II.4.1 to II.4.4", Mark.READ),
        Evidence("Code of Good Practice on Referendums 2007, III.7", Mark.READ),
        Evidence("PACE Resolution 2251 (2019), paragraph 4.4: no turnout thresholds", Mark.READ),
        Evidence("Revised code 2022, endorsed by PACE (Doc. 15940, 2024)", Mark.READ),
    ),
    tags=("pam:independence-referendum", "pam:electoral-party-reform", "pax:StRef", "pax:Ele", "pax:ElecComm"),
)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each vote lacks, for a turnout quorum, and on an organiser that is a belligerent."""
    fighting = set(context.belligerents)
    for id, vote in popular_votes(context):
        absent = {what: f"votes.{id}.{key}" for what, key in _absent(vote).items()}
        yield from context.lacking(
            f"votes.{id}", absent, "for this vote",
            next="Add `organiser`, `observers`, `appeal`, `funding` and `equal-opportunity`, as far as they are "
            "missing.")
        if vote.turnout_quorum:
            yield context.fail(
                f"votes.{id}.turnout-quorum",
                f"A turnout of {vote.turnout_quorum:%} is needed, so staying away can defeat those who vote.",
                next="Leave the quorum out, or accept it with its reason under `allow`.")
        if vote.organiser and fighting.issuperset(vote.organiser) and kind_of(vote) != "election":
            yield context.review(
                f"votes.{id}.organiser",
                f"This vote is organised by {listed(vote.organiser)} and by no one outside the conflict; "
                "what makes that impartial?", role="electoral")


def _absent(vote: Vote) -> dict[str, str]:
    """What a vote lacks, with the key of the field that would hold it."""
    held = {
        "organiser": ("organiser", vote.organiser),
        "observers": ("observers", vote.observers),
        "appeal": ("appeal", vote.appeal),
        "word on who pays": ("funding", vote.funding),
        "word on how each side is heard": ("equal-opportunity", vote.equal_opportunity),
    }
    return {name: key for name, (key, value) in held.items() if not value}
