"""A text that does not say who signs it, by what authority, and when it begins to bind.

## What it checks
The text names those who sign and their authority, and says how it enters into force.
A treaty also says what approval it needs at home, whether it applies before that, who keeps it where more than two
sign, and that it is registered.

## Why it matters
A text that nobody with authority signed, or whose beginning nobody can date, binds nobody that day.
Between signature and ratification lie months in which the weapons are to be silent already.

## Fails
```yaml
legal:
  bindingness: treaty
  signatories: [{party: A}, {party: B}]
```

## Passes
```yaml
legal:
  bindingness: treaty
  signatories:
    - {party: A, capacity: party, authority: Full powers of the president}
    - {party: B, capacity: party, authority: Full powers of the president}
  ratification: {A: By its parliament, B: By its parliament}
  entry-into-force: On exchange of the instruments of ratification.
  provisional-application: The ceasefire applies from T0.
  registration: With the Secretariat of the United Nations.
```

## When it does not apply
Stages before a framework agreement.

## How it decides
Structure: `legal.signatories` with `authority`, and `legal.entry-into-force` or `calendar.entry-into-force`.
Where the text, or a clause of it, binds as a treaty: `ratification`, `registration`, for more than two signatories
`depositary`, and, where it is ratified, `provisional-application`.
A vote of the kind `ratification` counts as a word on ratification as well.
To say that no approval is needed, or that nothing applies before, is to say it.
One finding says all that is missing.
One who signs with `capacity: witness` is not bound, needs no authority, and does not count among those who sign.
Whether an authority suffices by the law of the party is for counsel.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ○ Vienna Convention on the Law of Treaties, articles 7, 24, 25 and 76 to 80.
- ○ Charter of the United Nations, article 102.

Authorities disagree on whether an unregistered treaty, or one signed without full powers, can be held against a
party that acted on it.

## Related codes
LAW002, LAW003, LAW005, CFR001, PTY002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Bindingness
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.legal import Legal
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="LAW004",
    name="missing-entry-into-force",
    severity=Level.WARNING,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.STRUCTURE,),
    why="A text binds from its entry into force those who signed it with authority (VCLT, articles 7 and 24).",
    sources=(
        Evidence("Vienna Convention on the Law of Treaties, articles 7, 24, 25 and 76 to 80", Mark.UNCHECKED),
        Evidence("Charter of the United Nations, article 102", Mark.UNCHECKED),
    ),
    tags=("pam:ratification-mechanism",),
)

BILATERAL = 2
NEXT = "Say it under `legal`; for a text that is no treaty, say so under `legal.bindingness`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield one verdict for all that is missing on signature, authority and entry into force."""
    legal = context.framework.legal or Legal()
    stated = context.framework.calendar
    begins = legal.entry_into_force is not None or (stated is not None and stated.entry_into_force is not None)
    unnamed = [one.party for one in legal.signatories if not one.authority and not one.is_witness]
    held = {
        "list of those who sign": ("signatories", bool(legal.signatories)),
        f"authority by which {listed(unnamed)} {'sign' if len(unnamed) > 1 else 'signs'}": ("signatories", not unnamed),
        "word on entry into force": ("entry-into-force", begins),
        **(_of_treaty(context, legal) if _is_treaty(context, legal) else {}),
    }
    absent = {name: f"legal.{key}" for name, (key, has) in held.items() if not has}
    yield from context.lacking("legal", absent, "", next=NEXT, clause=context.framework.legal)


def _is_treaty(context: Context, legal: Legal) -> bool:
    said = {legal.bindingness, *(clause.bindingness for clause in context.operative.values())}
    return Bindingness.TREATY in said


def _of_treaty(context: Context, legal: Legal) -> dict[str, tuple[str, bool]]:
    votes = context.framework.votes.values()
    ratified = bool(legal.ratification) or any(vote.kind.strip().lower() == "ratification" for vote in votes)
    bound = [one for one in legal.signatories if not one.is_witness]
    return {
        "word on ratification": ("ratification", ratified),
        "word on whether it applies before it is ratified": (
            "provisional-application", legal.provisional_application is not None or not ratified),
        "depositary": ("depositary", bool(legal.depositary) or len(bound) <= BILATERAL),
        "word on registration": ("registration", legal.registration is not None),
    }
