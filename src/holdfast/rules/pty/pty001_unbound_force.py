"""A formation in the field that nobody who signs answers for.

## What it checks
Every formation that the case lists is bound by a party of the text, or a clause deals with it.
A party binds a formation when the formation is `of` that party and the party `binds` its kind.

## Why it matters
Those who are not bound go on fighting, and the ceasefire breaks on them.
Annex 1-A of the Dayton agreement binds all personnel with military capability, and names irregulars, reserves and
police.

## Fails
```yaml
# case
parties:
  A: {name: Party A, binds: [regular, reserve]}
forces:
  volunteers: {name: Volunteer battalion, of: A, kind: irregular}
```

## Passes
```yaml
# case as above; framework
clauses:
  volunteers: {text: Party A disbands the battalion., who: A, modal: shall, act: disband, object: volunteers}
```

## When it does not apply
Pauses.
A party of the case that is no party of the text binds nothing.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: `forces` and `parties` of the case, and the operative clauses.
A clause deals with a formation where it names it, or its kind, under `who` or `object`, by a mark or in its words,
or where the first part of its id is the formation's.
Without a case, or with one that lists no formations or does not say what a party binds, the finding is open.
Where the text was not encoded in full, a missing clause is open, not a failure.

## Sources
- ✓ Dayton General Framework Agreement, Annex 1-A, art. II(1): all personnel with military capability under a Party's
  control or in its territory; irregulars, reserves and police are named.

## Related codes
PTY002, DOC002
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.party import Force
from holdfast.document.text import marks, versions, words_in
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="PTY001",
    name="unbound-force",
    severity=Level.ERROR,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="Those who are not bound go on fighting; Dayton Annex 1-A, art. II(1) binds all and names irregulars.",
    sources=(Evidence("Dayton General Framework Agreement, Annex 1-A, art. II(1)", Mark.READ),),
    priority=1,
    of_hostilities=True,
    tags=("pam:paramilitary-groups", "pax:SsrPsf", "pax:SsrFf"),
)

_ADVICE = "Add a clause that names it under `object` (such as withdraw or disband), or a party that binds its kind."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each formation that no party binds and no clause handles, or one where none are known."""
    forces = context.case.forces if context.case else {}
    if not forces:
        why = "the case lists no formations" if context.case else "no case is at hand"
        yield context.open("parties", f"Whether every formation is bound cannot be said: {why}.",
                           next="List the formations under `forces` of the case, and give the case with `--case`.")
    for id, force in forces.items():
        if not any(_handles(clause_id, clause, id, force) for clause_id, clause in context.operative.items()):
            yield from _unbound(context, id, force)


def _handles(clause_id: str, clause: Clause, id: str, force: Force) -> bool:
    """Whether a clause deals with a formation: names it or its kind, by id, mark or words."""
    texts = tuple(versions(clause.text).values())
    named = {*clause.who, *clause.object, clause_id.partition(".")[0]}
    named |= {mark.id for text in texts for mark in marks(text)}
    names = [name.casefold() for name in versions(force.name).values()]
    spoken = any(name in text.casefold() for name in names for text in texts)
    return spoken or bool(named & {id, force.kind.value, f"{force.kind.value}-forces"})


def _unbound(context: Context, id: str, force: Force) -> Iterator[Verdict]:
    name = f"{words_in(force.name)} ({id})"
    if force.of is None:
        yield context.missing("parties", f"no party that answers for {name}, and no clause on it", next=_ADVICE)
    elif force.of not in context.framework.parties:
        yield context.missing(
            "parties", f"no clause on {name} (of {force.of}, which is no party of the text)",
            next=f"Add {force.of} to `parties`, or a clause that names the formation under `object`.")
    elif (party := context.parties.get(force.of)) is None or not party.binds:
        yield context.open("parties", f"Whether {force.of} binds {name} cannot be said: its `binds` is not given.",
                           next=f"Give under `binds` of {force.of} the kinds of formation that its signature binds.")
    elif force.kind not in party.binds:
        kinds = ", ".join(kind.value for kind in party.binds)
        yield context.missing(
            "parties", f"no clause on {name} ({force.of} binds {kinds}, not {force.kind.value})", next=_ADVICE)
