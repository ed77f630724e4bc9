"""A text whose consent somebody may later attack as given under force.

## What it checks
It asks counsel whether the consent to a text that ends a war could be attacked as procured by the threat or use of
force, and shows what the text and the case hold that bears on the answer.

## Why it matters
A treaty procured by the threat or use of force in violation of the Charter is void.
Whoever wants out of a text one day will look for that door; whoever wants it to hold should know how wide it stands.

## Fails
```yaml
pressed-by: G
parties:
  A: {name: Party A, belligerent: "true"}
  B: {name: Party B, belligerent: "true"}
```

## Passes
```yaml
answers:
  - {code: LAW002, at: legal, answer: "Of both parties: the vote after the withdrawal reaffirms it.", by: counsel}
```

## When it does not apply
Stages before a framework agreement, and texts that end no hostilities between their parties, press nobody and concern
no place that is held by another than those who ran it.

## How it decides
Judgement: it never fails, and it says nothing on who used force rightly.
The facts it shows are the belligerents; those under `pressed-by`; control lines of the case with a `holder`, and sites
whose holders are not their operators.
The cures it looks for are `legal.endorsement`; signatories that are no belligerents; and a later, free reaffirmation
by the belligerents: `legal.ratification`, and votes that ratify or put the text to the people.
A cure that stands in the text may still be none: a vote under pressure reaffirms nothing.

## Sources
- ✓ Vienna Convention on the Law of Treaties, articles 52 and 53.
- ✓ Charles University 2024: there is no valid exception.
- ✓ Forlati 2011: in practice the ground is waived.

Authorities disagree on whether a treaty that ends a war can be cured at all.
Charles University 2024 finds no valid exception to the rule; Forlati 2011 shows that states have waived it in practice.
They also differ on what counts: armed force alone, or economic and political pressure too.

## Related codes
LAW001, LAW004, TER001, REF001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="LAW002",
    name="coercion-exposure",
    severity=Level.NONE,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.JUDGEMENT,),
    why="A treaty procured by the threat or use of force in violation of the Charter is void (VCLT, article 52).",
    sources=(
        Evidence("Vienna Convention on the Law of Treaties, articles 52 and 53", Mark.READ),
        Evidence("Charles University 2024: no valid exception", Mark.READ),
        Evidence("Forlati 2011: waiver in practice", Mark.READ),
    ),
    tags=("pam:ratification-mechanism",),
)

REAFFIRMING = frozenset({"ratification", "referendum"})
QUESTION = "Could consent to this text be attacked as procured by the threat or use of force?"
SPLIT = "Charles University 2024 finds no valid exception, Forlati 2011 sees waiver in practice."


def check(context: Context) -> Iterator[Verdict]:
    """Yield one question to counsel, with the facts and the cures that the documents show."""
    address = "legal" if context.framework.legal is not None else "parties"
    facts = list(_facts(context))
    if not facts:
        if context.case is None and not any(party.belligerent is not None for party in context.parties.values()):
            yield context.open(
                address, "Whether the text ends hostilities between its parties is not known, so nothing can be said "
                "on their consent.", next="Name a case, or say under `parties` who is `belligerent`.")
        return
    cures = {
        "an endorsement": _endorsement(context), "third parties who sign": _third_parties(context),
        "a later reaffirmation": _reaffirmation(context),
    }
    shown = [f"{name} ({what})" for name, what in cures.items() if what]
    absent = [name for name, what in cures.items() if not what]
    found = f"Cures in the text as encoded: {listed(shown) or 'none'}"
    without = f"; not there: {listed(absent)}" if absent and shown else ""
    yield context.review(
        address, f"{QUESTION} {'; '.join(facts)}. {found}{without}. {SPLIT}", role="counsel",
        next="Ask counsel of every party, add the cures that they advise, and record the answer under `answers`.")


def _facts(context: Context) -> Iterator[str]:
    """What bears on consent, in words that blame nobody."""
    sides, pressing = context.belligerents, context.framework.pressed_by
    if len(sides) > 1:
        yield f"It is to end hostilities between {listed(sides)}"
    if pressing:
        yield f"{listed(pressing)} set consequences for not accepting it, by the sources of the text"
    if context.case is None:
        return
    parties = frozenset(context.framework.parties)
    lines = {id: line.holder for id, line in context.case.control.items() if line.holder in parties}
    sites = {id: listed(site.held_by) for id, site in context.case.installations.items()
             if site.operators and parties & set(site.held_by) and not set(site.held_by) & set(site.operators)}
    if held := [f"{id} by {holder}" for id, holder in {**lines, **sites}.items()]:
        yield f"The case records as held: {some_of(held)}"


def _endorsement(context: Context) -> str:
    legal = context.framework.legal
    return "`legal.endorsement`" if legal is not None and legal.endorsement is not None else ""


def _third_parties(context: Context) -> str:
    legal, sides = context.framework.legal, context.belligerents
    signing = legal.signatories if legal is not None else ()
    if len(sides) > 1:
        return some_of([one.party for one in signing if one.party not in sides])
    return some_of([one.party for one in signing if one.capacity not in (None, "party")])


def _reaffirmation(context: Context) -> str:
    """Approvals and votes of those whose consent is asked about: the belligerents, or all where they are not known."""
    legal, sides = context.framework.legal, context.belligerents
    own = frozenset(sides if len(sides) > 1 else context.framework.parties)
    approving = [f"approval in {party}" for party in (legal.ratification if legal is not None else {}) if party in own]
    votes = [f"the vote {id}" for id, vote in context.framework.votes.items()
             if vote.kind.strip().lower() in REAFFIRMING and (not vote.by or own & set(vote.by))]
    return some_of([*approving, *votes])
