"""A release of soldiers that forgets the civilians who are held.

## What it checks
Where a text releases people, or the case names civilians who are held, the release covers civilians as well as
prisoners of war, by every side that holds them.

## Why it matters
Internment of civilians ends as soon as its reasons do, and at the latest soon after the close of hostilities (Fourth
Geneva Convention, articles 132 and 133).
Texts negotiated by soldiers tend to name soldiers.

## Fails
```yaml
clauses:
  people.release:
    text: The Parties release all prisoners of war.
    who: [A, B]
    modal: shall
    act: release-prisoners-of-war
```

## Passes
```yaml
clauses:
  people.release:
    text: The Parties release all prisoners of war and all civilians they hold in connection with the conflict.
    who: [A, B]
    modal: shall
    act: release-detainees
    object: [prisoners-of-war, civilians]
```

## When it does not apply
Pauses and bare cessations.
It is silent where the case lists who is held and no civilians are among them, and where neither text nor case speaks of
anybody who is held.

## How it decides
Structure: clauses with an act of release and their objects, and the categories in `exchange`.
Civilians are covered by `release-civilian-detainees` or `release-hostages`, by an object such as `civilians` or
`all-detainees`, or by such a category in an exchange.
Where the case says who holds civilians, each holder is bound.
A release without any object, such as a bare `release-detainees`, may mean all or soldiers only: that is a question.
Where the text was not encoded in full, what is missing is open; so it is where the case lists nobody who is held though
the text releases people.

## Sources
- ✓ Fourth Geneva Convention, articles 132–133: end of internment.
- ✓ ICRC, customary international humanitarian law, rule 128: release of persons deprived of their liberty.

Authorities disagree on civilians who were convicted.
Some hold that a sentence under the law of the holding side is served; others that sentences given for the conflict fall
under the release.
The rule does not ask for the release of people held for ordinary crimes.

## Related codes
DET001, DET002, HUM004
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.roadmap_parts import Step
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.people import CIVILIANS, EVERYBODY, categories, exchanged, releases
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DET003",
    name="omitted-civilian-detainees",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Civilians who are held are released as well as soldiers (GC IV 132-133; ICRC customary rule 128).",
    sources=(
        Evidence("Fourth Geneva Convention, articles 132-133: end of internment", Mark.READ),
        Evidence("ICRC, customary international humanitarian law, rule 128", Mark.READ),
    ),
    priority=1,
    tags=("pam:prisoner-release", "pax:TjPrire", "pax:HrDet", "pax:ProtCiv"),
)

CIVILIAN_RELEASE = frozenset({"release-civilian-detainees", "release-hostages", "release-internees"})
ANYBODY = frozenset({
    "exchange-detainees", "exchange-of-detainees", "free-detainees", "release-and-exchange", "release-detainees",
})
"""Acts of release that do not say whether soldiers or civilians are meant."""

COVERED = CIVILIANS | EVERYBODY
ADVICE = "Name them: `object: [prisoners-of-war, civilians]` on a clause that releases."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where civilians are not released, not by every holder, or where nobody can tell."""
    clauses, steps = releases(context)
    held = bool(categories(context) & CIVILIANS)
    if not clauses and not steps:
        if held:
            yield context.missing(
                "clauses", "no release of the civilians whom the case names as held",
                next="Add a clause with the act `release-civilian-detainees` that binds every holder.")
        return
    at, clause = _first(clauses, steps)
    covering = _covering(clauses, steps)
    if covering:
        left = [who for who in _holders(context) if who not in covering]
        if left:
            yield context.missing(at, f"no release of the civilians whom {listed(left)} holds", clause=clause,
                                  next="Bind every side that holds civilians to release them.")
    elif categories(context) and not held:
        return
    elif unsaid := [id for id, one in clauses.items() if ANYBODY.intersection(one.act) and not one.object]:
        yield context.review(
            f"clauses.{unsaid[0]}", f"The release in {listed(unsaid)} names no category of people; "
            "does it cover civilians as well as prisoners of war?", role="humanitarian", next=ADVICE)
    elif context.case is not None and not context.case.detained:
        yield context.open(at, "The release does not name civilians, and the case lists nobody who is held.",
                           next="List under `detained` of the case who is held, or name civilians in the release.")
    else:
        yield context.missing(at, "no word on civilians in the release of those held", clause=clause, next=ADVICE)


def _first(clauses: Mapping[str, Clause], steps: Mapping[str, Step]) -> tuple[str, Clause | None]:
    for id, clause in clauses.items():
        return f"clauses.{id}", clause
    return f"steps.{next(iter(steps))}", None


def _covering(clauses: Mapping[str, Clause], steps: Mapping[str, Step]) -> frozenset[str]:
    """Everybody who is bound to release civilians."""
    found = {who for clause in clauses.values()
             if CIVILIAN_RELEASE.intersection(clause.act) or COVERED.intersection(clause.object)
             for who in clause.who}
    for step in steps.values():
        if step.exchange is None or not exchanged(step) & COVERED:
            continue
        found |= {party for party, given in step.exchange.gives.items() if COVERED.intersection(given)}
        found |= set(step.by) if COVERED.intersection(step.exchange.order) else set()
    return frozenset(found)


def _holders(context: Context) -> tuple[str, ...]:
    """Those who hold civilians, as the case has it."""
    groups = context.case.detained.values() if context.case else ()
    return tuple(dict.fromkeys(who for group in groups if group.category in CIVILIANS for who in group.held_by))
