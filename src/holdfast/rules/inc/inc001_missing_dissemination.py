"""A text that does not reach those who have to keep it or to live under it.

## What it checks
The text is published and translated, every unit has its orders before the fire stops, whoever breaks them answers for
it, and the residents are told what holds where they live.

## Why it matters
A sentry who has not been told goes on shooting, and it counts as a violation.
People who do not know which road is open do not use it, or use the wrong one.

## Fails
```yaml
clauses:
  orders: {text: The Parties issue orders., who: [A, B], modal: shall, act: issue-orders}
```

## Passes
```yaml
languages: {authentic: [en], translations: [aa, bb]}
clauses:
  orders:
    text: Each Party orders every unit in writing twelve hours before T0, and takes action against whoever breaks it.
    who: [A, B]
    modal: shall
    act: [issue-orders, discipline]
    when: {by: T0-PT12H}
  known:
    text: The Parties publish this text and tell residents along the line what holds there.
    who: [A, B]
    modal: shall
    act: [publish-text, inform-residents]
    when: {by: T0}
```

## When it does not apply
Pauses.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: duties with the acts `publish-text`, `translate-text`, `issue-orders`, `discipline` and `inform-residents`.
Two or more languages under `languages` count as a translation.
Orders are in time where `by` is T0 or earlier, or a moment before the known T0; `within` counts from a beginning and is
not enough.
Where the case says who fights, each belligerent has to issue orders.
Whether orders are written and reach every unit is not read.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440): orders issued and kept in force, disciplinary action
  and notice of it.
- ○ Geneva Convention IV, art. 144: dissemination.

Practice differs on publication: parts of a ceasefire, such as positions, are often kept confidential.
The rule asks for the text that soldiers and residents live by.

## Related codes
CFR001, INC002, DOC001
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.text import words_in
from holdfast.document.times import Duration, TimePoint
from holdfast.rules.context import Context
from holdfast.rules.inc.acts import DISCIPLINE, INFORMING, ORDERING, PUBLISHING, TRANSLATING
from holdfast.rules.listing import listed, none_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="INC001",
    name="missing-dissemination",
    severity=Level.WARNING,
    from_stage=Stage.CESSATION,
    decides=(Decides.STRUCTURE,),
    why="Who has not been told goes on; the measures of 22 July 2020 ask for orders, discipline and notice.",
    sources=(
        Evidence("Trilateral Contact Group, measures of 22 July 2020 (PA-X 2440): orders and discipline", Mark.READ),
        Evidence("Geneva Convention IV, art. 144: dissemination", Mark.UNCHECKED),
    ),
    tags=("pam:ceasefire",),
    of_hostilities=True,
)

_ADVICE = ("Add duties with `publish-text`, `translate-text`, `issue-orders`, `discipline` and `inform-residents`, as "
           "far as they are missing.")


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict on the ways in which the text does not reach people, and on orders that are late or one-sided."""
    acts = context.acts(Modal.SHALL)
    orders = {id: clause for id, clause in context.obligations()
              if clause.modal is Modal.SHALL and ORDERING & set(clause.act)}
    held = {
        "publication of the text": bool(acts & PUBLISHING),
        "translation": bool(acts & TRANSLATING) or _languages(context.framework) > 1,
        "orders to the units": bool(orders), "discipline for those who break the orders": bool(acts & DISCIPLINE),
        "information to residents": bool(acts & INFORMING),
    }
    absent = [name for name, has in held.items() if not has]
    if absent:
        yield context.missing("clauses", none_of(absent), next=_ADVICE)
    if orders:
        yield from _orders(context, orders)


def _languages(framework: Framework) -> int:
    languages = framework.languages
    return len({*languages.authentic, *languages.translations}) if languages is not None else 0


def _orders(context: Context, orders: Mapping[str, Clause]) -> Iterator[Verdict]:
    """Verdicts on belligerents that issue no orders, and on orders that need not be out before T0."""
    ordered = frozenset(who for clause in orders.values() for who in clause.who)
    left = [words_in(context.parties[side].name) for side in context.belligerents if side not in ordered]
    if left:
        yield context.missing("clauses", f"no clause by which the units of {listed(left)} have orders",
                              next="Add them to `who` of the clause on orders, or give them one of their own.")
    for id, clause in orders.items():
        point = clause.when.by if clause.when is not None else None
        if point is None:
            yield context.missing(f"clauses.{id}", "no time before T0 by which these orders are out", clause=clause,
                                  next="Add `when.by`, such as T0-PT12H.")
        elif _is_late(context, point):
            yield context.fail(f"clauses.{id}.when.by", "These orders need be out only after the fire stops (T0).",
                               next="Set `by` to T0 or earlier, such as T0-PT12H.")


def _is_late(context: Context, point: TimePoint) -> bool:
    """Whether a moment is after T0, as far as both are known."""
    if point.anchor == "T0":
        return point.sign > 0 and point.offset != Duration()
    due, start = context.calendar.moment(point, closing=True), context.calendar.anchors.get("T0")
    return due is not None and start is not None and due.earliest > start.latest
