"""An amnesty that leaves out none of the gravest crimes.

## What it checks
Every amnesty leaves out genocide, war crimes, crimes against humanity, and gross violations of human rights.

## Why it matters
The United Nations does not endorse an agreement that promises amnesty for these crimes (Secretary-General, S/2004/616),
so a blanket amnesty costs a text its endorsement, and victims their case.

## Fails
```yaml
accountability:
  amnesty: {kind: amnesty, text: All parties receive full amnesty., covers: [acts during the war]}
```

## Passes
```yaml
accountability:
  amnesty:
    kind: amnesty
    text: Amnesty for taking part in the hostilities; the gravest crimes are left out.
    excludes: [genocide, war-crimes, crimes-against-humanity, gross-violations]
```

## When it does not apply
Pauses and bare cessations, and texts without an amnesty.

## How it decides
Structure: entries under `accountability` of kind `amnesty`, entries that waive prosecution, and clauses with
`grant-amnesty` that no such entry names.
What stands under `excludes` is compared with the four crimes.
An amnesty that names one of them under `covers`, or says under `unrestricted` that it leaves nothing out, fails in
every text.
Where the text was not encoded in full, a missing exclusion is open.

## Sources
- ✓ Secretary-General, S/2004/616, press summary: the United Nations rejects such amnesties.
- ○ Secretary-General, S/2004/616, paragraphs 10 and 64(c).
- ✓ OHCHR, *Amnesties*, 2009, contents.

Authorities disagree on what the law forbids beyond that policy.
Treaties oblige states to prosecute some of these crimes; whether custom forbids an amnesty for all of them is disputed.
The Belfast Guidelines (2013) find no settled customary prohibition, see ACC002.

## Related codes
ACC002, ACC003, ACC005
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.rules.acc.provisions import AMNESTY, amnesties, bare, phrase
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ACC001",
    name="blanket-amnesty",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="The United Nations rejects amnesty for genocide, war crimes and crimes against humanity (S/2004/616).",
    sources=(
        Evidence("Secretary-General, S/2004/616, press summary", Mark.READ),
        Evidence("Secretary-General, S/2004/616, paragraphs 10 and 64(c)", Mark.UNCHECKED),
        Evidence("OHCHR, Amnesties, 2009, contents", Mark.READ),
    ),
    priority=2,
    tags=("pam:amnesty", "pax:TjAm", "pax:TjAmPro", "pax:TjAmBan"),
)

CRIMES = {
    "genocide": frozenset({"genocide"}),
    "war crimes": frozenset({"war-crimes", "war-crime", "grave-breaches"}),
    "crimes against humanity": frozenset({"crimes-against-humanity", "crime-against-humanity"}),
    "gross violations of human rights": frozenset({
        "gross-human-rights-violations", "gross-violations", "gross-violations-of-human-rights",
        "serious-human-rights-violations", "serious-violations-of-human-rights",
    }),
}
"""Crime in words → how an entry can name it."""

NEXT = "Add `excludes: [genocide, war-crimes, crimes-against-humanity, gross-violations]`."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each amnesty that covers such crimes, or does not leave all of them out."""
    for id, entry in amnesties(context).items():
        covered = _named(entry.covers)
        absent = [crime for crime in CRIMES if crime not in _named(entry.excludes) and crime not in covered]
        if covered:
            yield context.fail(
                f"accountability.{id}.covers", f"This amnesty covers {listed(covered)}.",
                next="Take these crimes out of `covers` and name them under `excludes`.")
        if absent and entry.unrestricted:
            yield context.fail(
                f"accountability.{id}", f"This amnesty leaves no act out, {listed(absent, last='or')} included.",
                next=NEXT)
        elif absent:
            yield context.missing(
                f"accountability.{id}", _exclusion(absent), clause=entry, next=NEXT)
    for id, clause in bare(context, AMNESTY):
        yield context.missing(
            f"clauses.{id}", _exclusion(list(CRIMES)), clause=clause,
            next=f"Add an entry of kind `amnesty` under `accountability` that names the clause. {NEXT}")


def _named(phrases: tuple[str, ...]) -> list[str]:
    words = {phrase(one) for one in phrases}
    return [crime for crime, names in CRIMES.items() if names & words]


def _exclusion(crimes: list[str]) -> str:
    return f"no exclusion of {listed(crimes, last='or')} from this amnesty"
