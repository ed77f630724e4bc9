"""People whom the text touches most and who have no seat where it is carried out.

## What it checks
Women, displaced people, residents near the line and minorities each have a seat, or a say in reviews, in at least one
body of the text.

## Why it matters
Residents see violations first, the displaced know what return needs, and neither is asked by a body of officers.
Inclusivity is among the eight fundamentals of the guidance of the United Nations on mediation.

## Fails
```yaml
bodies:
  commission: {name: Joint commission, kind: joint-commission, members: [A, B]}
```

## Passes
```yaml
bodies:
  commission: {name: Joint commission, kind: joint-commission, members: [A, B], includes: [women, minorities]}
  residents:
    name: Residents' panel, heard in every review
    kind: working-group
    includes: [residents, displaced]
```

## When it does not apply
Pauses and bare cessations, and texts without any body (see MVM001 and JCM001).
Where a group does not exist in the situation, the text says so under `allow`.

## How it decides
Structure: `includes` of the bodies of the text, taken together, with one note for all that are absent.
Not every body needs everybody, so one body is enough.
The rule does not read how many sit there, nor whether they are heard.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ UN Guidance for Effective Mediation, A/66/811, 2012: inclusivity is among eight fundamentals.
- ○ Security Council resolution 1325 (2000).
- ✓ Bell and Forster 2019 (title).

Practice differs: military commissions are often kept small and to officers, with others heard beside them.

## Related codes
INC001, JCM001, JCM002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Constituency
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="INC002",
    name="excluded-constituency",
    severity=Level.NOTE,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Inclusivity is among the eight fundamentals of mediation (UN Guidance for Effective Mediation, 2012).",
    sources=(
        Evidence("UN Guidance for Effective Mediation, A/66/811, 2012: inclusivity", Mark.READ),
        Evidence("Security Council resolution 1325 (2000)", Mark.UNCHECKED),
        Evidence("Bell and Forster 2019 (title)", Mark.READ),
    ),
    priority=3,
    tags=("pam:womens-rights", "pam:minority-rights", "pam:internally-displaced-persons", "pax:GeWom",
          "pax:Civso"),
)

EXPECTED = {
    Constituency.WOMEN: "women", Constituency.DISPLACED: "displaced people",
    Constituency.RESIDENTS: "residents near the line", Constituency.MINORITIES: "minorities",
}
"""Groups that are expected in some body, in words."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield one note that lists the groups of people whom no body includes."""
    bodies = context.framework.bodies
    present = {group for body in bodies.values() for group in body.includes}
    absent = [words for group, words in EXPECTED.items() if group not in present]
    if bodies and absent:
        yield context.missing(
            "bodies", f"no seat and no say in reviews for {listed(absent, last='or')} in any body",
            next="Give a body `includes` (women, displaced, residents, minorities), or accept the gap under `allow`.")
