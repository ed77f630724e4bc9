"""A vote of which nobody can say who may vote.

## What it checks
Every vote of the people says by which date one must have been entitled, whether the displaced inside the country and
abroad may vote and how they do, and who keeps the register.

## Why it matters
After displacement and new settlement the electorate decides the result.
If it is settled after the result can be guessed, whoever settles it decides.

## Fails
```yaml
votes:
  status: {kind: status, area: region, electorate: {residents: "true"}}
```

## Passes
```yaml
votes:
  status:
    kind: status
    area: region
    electorate:
      eligibility-date: 2014-01-01
      residents: "true"
      displaced-inside: "true"
      displaced-abroad: "true"
      registrar: The joint electoral commission.
      how: In person or by post.
```

## When it does not apply
Stages before a framework agreement.
Ratification by a parliament.

## How it decides
Structure: the fields of `electorate`; one finding says all that is missing.
How the displaced vote is asked for unless none of them may.
Where the text leaves the displaced out, the ground for it is put before an electoral expert.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Venice Commission, Code of Good Practice on Referendums 2007, and Revised Guidelines CDL-AD(2020)031, I.1.1 and
  I.1.2 (headings read).
- ○ Guiding Principles on Internal Displacement, principle 22: displaced people keep the right to vote.

Authorities disagree on whether those who settled in an area after it changed hands may vote on its status.
They disagree as well on whether refugees who took another nationality still may.
The rule asks only that the text says so.

## Related codes
REF001, REF003, REF005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Electorate
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.ref.ballots import popular_votes
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="REF004",
    name="undefined-electorate",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="Who may vote is to be laid down beforehand (Venice Commission 2007; CDL-AD(2020)031, I.1.1 and I.1.2).",
    sources=(
        Evidence("Code of Good Practice on Referendums 2007; CDL-AD(2020)031, I.1.1 and I.1.2", Mark.READ),
        Evidence("Guiding Principles on Internal Displacement, principle 22", Mark.UNCHECKED),
    ),
    tags=("pam:independence-referendum", "pam:internally-displaced-persons", "pam:refugees", "pax:StRef", "pax:Ele"),
)

EMPTY = Electorate()


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each electorate lacks, and a question where the displaced are left out."""
    for id, vote in popular_votes(context):
        electorate = vote.electorate or EMPTY
        address = f"votes.{id}.electorate" if vote.electorate else f"votes.{id}"
        absent = {what: f"votes.{id}.electorate.{key}" for what, key in _absent(electorate).items()}
        yield from context.lacking(
            address, absent, "for this vote",
            next="Add under `electorate` what is missing: `eligibility-date`, `displaced-inside`, "
            "`displaced-abroad`, `how`, `registrar`.")
        left_out = [where for where, may in (("inside the country", electorate.displaced_inside),
                                             ("abroad", electorate.displaced_abroad)) if may is False]
        if left_out:
            yield context.review(
                address, f"The displaced {listed(left_out)} may not vote; on what ground, and does it stand?",
                role="electoral")


def _absent(electorate: Electorate) -> dict[str, str]:
    """What an electorate lacks, with the key of the field that would hold it."""
    inside, abroad = electorate.displaced_inside, electorate.displaced_abroad
    held = {
        "eligibility date": ("eligibility-date", electorate.eligibility_date is not None),
        "word on the displaced inside the country": ("displaced-inside", inside is not None),
        "word on the displaced abroad": ("displaced-abroad", abroad is not None),
        "way for the displaced to vote": (
            "how", electorate.how is not None or (inside is False and abroad is False)),
        "keeper of the register": ("registrar", electorate.registrar is not None),
    }
    return {name: key for name, (key, has) in held.items() if not has}
