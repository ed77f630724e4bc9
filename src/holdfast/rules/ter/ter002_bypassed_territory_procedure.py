"""A change of the territory of Ukraine without the way that its constitution lays down for it.

## What it checks
A clause that changes the territory of the country of the pack, or by which that country recognises such a change, waits
for a referendum of the whole country on it, and that referendum for an examination by the Constitutional Court.

## Why it matters
What the organs of a state cannot do under its constitution they cannot promise in a text.
A change without the procedure can be struck down at home, and leaves both sides with a text that does not hold.

## Fails
```yaml
clauses:
  land.transfer: {text: The strip passes to B., who: UA, modal: shall, act: transfer-territory, where: strip}
votes:
  parliament: {kind: ratification, by: UA, on: land.transfer}
```

## Passes
```yaml
clauses:
  court: {text: The Constitutional Court examines the question., who: UA, modal: shall, act: review-constitutionality}
  land.transfer:
    text: The strip passes to B.
    who: UA
    modal: shall
    act: transfer-territory
    where: strip
    if: answered(people, approved)
votes:
  people: {kind: referendum, by: UA, after: court, answers: [approved, refused]}
```

## When it does not apply
Cases that do not name the pack `ukraine`, and stages before a framework agreement.
Clauses by which others give territory back to Ukraine, and recognition by other states.

## How it decides
Order and time: everything that the clause waits for, by `if`, `after`, an anchor, an answer of a vote or the steps that
carry it out.
A vote counts where its kind is `referendum` or `status`, it names no area of its own, and it is held by Ukraine or by
nobody in particular.
The examination counts where the vote waits for a clause with the act `review-constitutionality` or a gate of the kind
`constitutional-review`, or where it is cleared by a body of the kind `adjudication`.
A clause that names nobody who recognises, or that leaves a decision on territory to later, is put before counsel.
Where the text was not encoded in full, a missing step of the way is open, not a failure.

## Sources
- ✓ Constitution of Ukraine, article 73: a change of territory is decided by an all-Ukrainian referendum alone.
- ✓ Law of Ukraine 1135-IX of 26 January 2021, articles 3(1)(3) and 3(2)(3).
- ✓ OPORA: the Constitutional Court examines the question first.

Authorities disagree on whether the constitution allows such a referendum at all.
Some lawyers read the protection of territorial indivisibility as barring the change itself.
Whether a withdrawal without a change of title needs the same way is disputed as well; the rule looks at title alone.

## Related codes
TER001, REF001, REF002, REF006
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import BodyKind
from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.settlement_parts import Vote
from holdfast.rules.ahead import Order, order_of
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.ter.territorial_acts import changes, decides, recognises

RULE = Rule(
    code="TER002",
    name="bypassed-territory-procedure",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="Territory is changed by an all-Ukrainian referendum alone (Constitution of Ukraine, article 73).",
    sources=(
        Evidence("Constitution of Ukraine, article 73", Mark.READ),
        Evidence("Law of Ukraine 1135-IX of 26 January 2021, articles 3(1)(3) and 3(2)(3)", Mark.READ),
        Evidence("OPORA: the Constitutional Court first", Mark.READ),
    ),
    tags=("pam:boundary-demarcation", "pam:constitutional-reform", "pax:StBor", "pax:StRef"),
    pack="ukraine",
)

NATIONAL = frozenset({"referendum", "status"})
VOTE_NEXT = "Let it wait for a referendum of the whole country (`if: answered(VOTE, ANSWER)`), and that for the Court."
COURT_NEXT = "Let the vote wait for a clause with the act `review-constitutionality`, or say who clears it."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each change of territory, and each recognition, that does not take the domestic way."""
    pack = context.pack
    if pack is None:
        return
    country = pack.party_in(context.parties)
    order = order_of(context)
    unexamined: dict[str, None] = {}
    for id, clause in context.framework.clauses.items():
        if not (_binds(clause, country) or _asks(clause, country)):
            continue
        votes = [vote for vote in order.before(id) if _is_national(context.framework.votes.get(vote), country)]
        if votes:
            unexamined.update((vote, None) for vote in sorted(votes) if not _examined(context, order, vote))
        elif _binds(clause, country):
            yield context.missing(
                f"clauses.{id}", "no referendum of the whole country that this change of territory waits for",
                clause=clause, next=VOTE_NEXT)
        else:
            yield context.review(
                f"clauses.{id}",
                f"Does this bind {pack.country} to a change of its territory? If so, a referendum of the whole country "
                "comes first.", role="counsel", next=f"Say under `who` whom it binds. If {pack.country}: {VOTE_NEXT}")
    for vote in unexamined:
        yield context.missing(f"votes.{vote}", "no examination by the Constitutional Court before this referendum",
                              next=COURT_NEXT)


def _binds(clause: Clause, country: str | None) -> bool:
    """Whether the country changes its territory, or others do it for it; what others give to it is no such change."""
    if recognises(clause):
        return country is not None and country in clause.who
    given = country in clause.to and country not in clause.who
    return changes(clause) and not given


def _asks(clause: Clause, country: str | None) -> bool:
    """Whether only a person can say that the country is bound: nobody recognises, or the decision comes later."""
    return (recognises(clause) and not clause.who and country not in clause.to) or decides(clause)


def _is_national(vote: Vote | None, country: str | None) -> bool:
    if vote is None or vote.area or vote.kind.strip().lower() not in NATIONAL:
        return False
    return not vote.by or country in vote.by


def _examined(context: Context, order: Order, vote: str) -> bool:
    framework = context.framework
    body = framework.bodies.get(framework.votes[vote].cleared_by or "")
    if body is not None and body.kind is BodyKind.ADJUDICATION:
        return True
    for id in order.before(vote):
        clause, gate = framework.clauses.get(id), framework.gates.get(id)
        if clause is not None and "review-constitutionality" in clause.act:
            return True
        if gate is not None and (gate.kind or "").strip().lower() == "constitutional-review":
            return True
    return False
