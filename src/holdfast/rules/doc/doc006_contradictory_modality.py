"""Two clauses of which one forbids what the other requires or allows.

## What it checks
No party or body is forbidden an act by one clause and required or allowed to do it by another, to the same object, in
the same place, at the same time.
A labelled exception (`except`) on either clause settles which of them rules.

## Why it matters
Whoever acts breaks one of the two clauses, and each side quotes the one it likes.
Rule languages for law therefore name the exception and what it overrides (LegalRuleML, Catala).

## Fails
```yaml
clauses:
  no-flights: {text: The Parties do not fly drones., who: [A, B], modal: shall-not, act: drone-flight}
  patrols: {text: Party A may fly drones along the line., who: A, modal: may, act: drone-flight, where: line}
```

## Passes
```yaml
clauses:
  no-flights: {text: The Parties do not fly drones., who: [A, B], modal: shall-not, act: drone-flight}
  patrols:
    text: Notwithstanding the prohibition of flights, Party A may fly drones along the line.
    who: A
    modal: may
    act: drone-flight
    where: line
    except: {of: no-flights, label: notwithstanding}
```

## When it does not apply
Clauses that can never stand in one text, because their `under` exclude each other at the picks made.
Clauses whose objects, places, addressees or times are stated and apart.
Members of an organisation are not taken to be bound by a clause on the organisation, nor two zones to overlap.

## How it decides
Order and time: pairs of clauses with a common actor and act, one of them `shall-not`.
Times are compared by their common anchor or by the calendar; where these do not say, the finding is open.
Where one clause waits for an event (`if`), it is a question for the drafters.
Where a clause was not encoded in full, an exception may be missing, so the finding is open.

## Sources
- ✓ LegalRuleML: override between rules.
- ✓ Catala: exceptions carry a label.

## Related codes
DOC002, CFR005
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.at_picks import picked
from holdfast.document.clause import Clause, Modal
from holdfast.document.conditions import Condition, Not, Vocabulary, parse_condition
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.scalars import Encoded
from holdfast.document.under import Holds
from holdfast.rules.context import Context
from holdfast.rules.doc.spans import overlap, span_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DOC006",
    name="contradictory-modality",
    severity=Level.ERROR,
    from_stage=Stage.PAUSE,
    decides=(Decides.GRAPH,),
    why="Whoever acts breaks one of two contradicting clauses; a rule says what it overrides (LegalRuleML).",
    sources=(
        Evidence("LegalRuleML: override between rules", Mark.READ),
        Evidence("Catala: exceptions carry a label", Mark.READ),
    ),
)

EVERYWHERE = "everywhere"

_ADVICE = "Say which rules: add `except: {of: CLAUSE, label: WORDS}`, or set their places or times apart."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict, on the later clause, for each pair of clauses that cannot both be kept."""
    holds = Holds(context.framework, picked(context.framework), case=context.case)
    for (first, one), (second, other) in _pairs(context.operative):
        if not _collide(one, other) or _excepted(first, one, second, other) or not _together(one, other, holds):
            continue
        times = overlap(span_of(one), span_of(other), context.calendar)
        guards = _guards(one, other)
        if times is not False and guards is not False:
            sure = times is True and guards is True
            yield _verdict(context, (first, one), (second, other), times=times, sure=sure)


def _pairs(clauses: Mapping[str, Clause]) -> Iterator[tuple[tuple[str, Clause], tuple[str, Clause]]]:
    """Each pair, in the order of the text, of a clause that forbids an act and one that requires or allows it."""
    places = {id: n for n, id in enumerate(clauses)}
    doing: dict[str, list[str]] = {}
    for id, clause in clauses.items():
        if clause.modal is not Modal.SHALL_NOT:
            for act in clause.act:
                doing.setdefault(act, []).append(id)
    found: set[tuple[int, int]] = set()
    for id, clause in clauses.items():
        if clause.modal is Modal.SHALL_NOT:
            others = (places[other] for act in clause.act for other in doing.get(act, ()))
            found |= {(min(places[id], n), max(places[id], n)) for n in others}
    ordered = list(clauses.items())
    for one, other in sorted(found):
        yield ordered[one], ordered[other]


def _collide(one: Clause, other: Clause) -> bool:
    """Whether one clause forbids what the other requires or allows: same actor, act, object, addressee and place."""
    if one.modal is None or other.modal is None or (one.modal is Modal.SHALL_NOT) is (other.modal is Modal.SHALL_NOT):
        return False
    if not set(one.who) & set(other.who) or not set(one.act) & set(other.act):
        return False
    if _apart(one.object, other.object) or _apart(one.to, other.to):
        return False
    return EVERYWHERE in (*one.where, *other.where) or not _apart(one.where, other.where)


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both name something and nothing in common; naming nothing means no limit."""
    return bool(one and other) and not set(one) & set(other)


def _excepted(first: str, one: Clause, second: str, other: Clause) -> bool:
    return any(e.of == second for e in one.except_) or any(e.of == first for e in other.except_)


def _together(one: Clause, other: Clause, holds: Holds) -> bool:
    """Whether both clauses can belong to one text."""
    conditions = [f"({clause.under})" for clause in (one, other) if clause.under]
    return not conditions or holds(" and ".join(conditions)) is not False


def _guards(one: Clause, other: Clause) -> bool | None:
    """Whether the event conditions hold together: surely, surely not, or nothing where only events can say."""
    if one.if_ == other.if_:
        return True
    read = [_condition(clause.if_) for clause in (one, other)]
    if read[0] is not None and read[1] is not None and (Not(read[0]) == read[1] or Not(read[1]) == read[0]):
        return False
    return None


def _condition(text: str | None) -> Condition | None:
    return parse_condition(text, vocabulary=Vocabulary.EVENT) if text else None


def _verdict(
    context: Context, first: tuple[str, Clause], second: tuple[str, Clause], *, times: bool | None, sure: bool
) -> Verdict:
    (one_id, one), (other_id, other) = first, second
    forbids, does = (one_id, other) if one.modal is Modal.SHALL_NOT else (other_id, one)
    other_way = other_id if forbids == one_id else one_id
    verb = "requires" if does.modal is Modal.SHALL else "allows"
    acts = ", ".join(act for act in one.act if act in other.act)
    who = ", ".join(id for id in one.who if id in other.who)
    said = f"{forbids} forbids {who} to do {acts}, and {other_way} {verb} it"
    address = f"clauses.{other_id}"
    if any(context.encoded_at(clause) is not Encoded.FULL for clause in (one, other)):
        return context.open(address, f"{said}, in the text as encoded; the text itself may name an exception.",
                            next=f"Look in the text. If it names none: {_ADVICE}")
    if sure:
        return context.fail(address, f"{said}, at the same time and with no exception.", next=_ADVICE)
    if times is None:
        return context.open(address, f"{said}; the known times do not say whether both apply at once.", next=_ADVICE)
    return context.review(address, f"{said}, each under its own condition. Can both apply at once?", role="drafter",
                          next=f"If they can: {_ADVICE} If not, record the answer under `answers`.")
