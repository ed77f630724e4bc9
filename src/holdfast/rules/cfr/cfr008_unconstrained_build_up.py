"""A ceasefire in which each side may grow stronger behind the line.

## What it checks
Reinforcement, fortification and forward stocks are each forbidden, or held under a declared ceiling, for every
belligerent.
A clause that limits forces, or allows one of the three, says the number.

## Why it matters
A ceasefire can be cover to re-mobilise, re-arm and manoeuvre.
The side that expects this of the other begins first.

## Fails
```yaml
clauses:
  ceiling: {text: The Parties limit their forces in the strip., who: [A, B], modal: shall, act: limit-forces}
```

## Passes
```yaml
parameters:
  strip-ceiling: {value: 2000, unit: persons, source: annex}
clauses:
  ceiling:
    text: "Each Party keeps at most {strip-ceiling} in the strip."
    who: [A, B]
    modal: shall
    act: limit-forces
  build-up:
    text: The Parties build no positions and store no ammunition in the strip.
    who: [A, B]
    modal: shall-not
    act: [fortification, forward-stocks]
```

## When it does not apply
Pauses and bare cessations.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: the acts of operative clauses.
A duty with `limit-forces` constrains reinforcement; a `shall-not` clause constrains the acts that it names.
A permission of one of the three counts as a constraint, and has to say its ceiling.
A ceiling is a number under `parameters` that the text of the clause marks.
That every belligerent is held by each is checked where the case says who they are.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Forster 2019: ceasefires can be cover to re-mobilise, re-arm and manoeuvre.

Practice differs on equal ceilings: sides of unequal size hold unequal numbers to be fair, or equal ones.
The rule asks for a number for each and does not compare them.

## Related codes
CFR004, CFR006, MVM004
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import marks, versions
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="CFR008",
    name="unconstrained-build-up",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Ceasefires can be cover to re-mobilise, re-arm and manoeuvre (Forster 2019).",
    sources=(Evidence("Forster 2019: ceasefires can be cover to re-mobilise, re-arm and manoeuvre", Mark.READ),),
    tags=("pam:ceasefire", "pax:Ce"),
    of_hostilities=True,
)

BUILD_UP: Mapping[str, frozenset[str]] = {
    "reinforcement": frozenset({"reinforce", "reinforcement", "bring-in-forces", "deploy-reinforcements"}),
    "fortification": frozenset({"fortification", "fortify", "build-fortifications", "dig-positions"}),
    "forward stocks": frozenset({"forward-stocks", "stockpile-forward", "store-ammunition"}),
}
"""Kind of build-up in words → acts."""

LIMIT = "limit-forces"

_ADVICE = "Add a `shall-not` clause with these acts that binds every side, or a ceiling with a number."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict on the kinds of build-up that are free, and on each ceiling without a number."""
    sides = frozenset(context.belligerents)
    held: dict[str, frozenset[str]] = dict.fromkeys(BUILD_UP, frozenset())
    bare: dict[str, str] = {}
    for id, clause in context.operative.items():
        kinds = _kinds(clause)
        for name in kinds:
            held[name] |= frozenset(clause.who) or frozenset({""})
        if kinds and clause.modal is not Modal.SHALL_NOT and not _has_number(context, clause):
            bare[id] = listed([name for name in BUILD_UP if name in kinds])
    free = [name for name in BUILD_UP if not held[name]]
    if free:
        yield context.missing("clauses", f"no limit on {listed(free, last='or')}", next=_ADVICE)
    uneven = {name: sides - who for name, who in held.items() if who and sides - who}
    if uneven:
        said = "; ".join(f"{name} for {', '.join(sorted(left))}" for name, left in uneven.items())
        yield context.missing("clauses", f"no limit on {said}", next=_ADVICE)
    for id, what in bare.items():
        yield context.missing(
            f"clauses.{id}", f"no number that limits {what} in this clause", clause=context.operative[id],
            next="Give the number under `parameters` and mark it in the text, as in {strip-ceiling}.")


def _kinds(clause: Clause) -> frozenset[str]:
    """The kinds of build-up that a clause forbids, limits or allows."""
    acts = set(clause.act)
    found = {name for name, words in BUILD_UP.items() if acts & words and clause.modal is not None}
    if clause.modal is Modal.SHALL and LIMIT in acts:
        found.add("reinforcement")
    return frozenset(found)


def _has_number(context: Context, clause: Clause) -> bool:
    marked = (mark.id for text in versions(clause.text).values() for mark in marks(text))
    return any(id in context.framework.parameters for id in marked)
