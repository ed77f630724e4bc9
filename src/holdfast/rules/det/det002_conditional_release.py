"""A release after the end of hostilities that waits for something else.

## What it checks
Whether a release waits for a military or political step, for the release by the other side, or for numbers, and asks
counsel whether it is then still without delay.

## Why it matters
Prisoners of war are released and repatriated without delay after the cessation of active hostilities, and not even the
question of costs may delay it (Third Geneva Convention, article 118).
A release that waits for something else turns people into its price.

## Fails
```yaml
clauses:
  people.release:
    text: The Parties release prisoners after the law on status is adopted.
    who: [A, B]
    modal: shall
    act: release-detainees
    when: {from: met(status.law)}
```

## Passes
```yaml
clauses:
  people.release:
    text: The Parties release all prisoners within 30 days of T0, each whatever the other has done.
    who: [A, B]
    modal: shall
    act: release-detainees
    when: {from: T0, within: P30D}
```

## When it does not apply
Stages before a definitive ceasefire, when active hostilities may not have ended, and texts without a release.

## How it decides
Order and time: what the clause or step of release waits for by `after`, `from`, `if` and gates.
The end of fire, lists, tracing and other duties for people are no condition of this kind.
A release that waits for a release by somebody else, an act that releases only in exchange, and numbers that two sides
give under `exchange.gives`, are read as a quota.
It never fails: there can be reasons, such as the safety of the way home, so it is a question to counsel.
One question for each release names all that it waits for; a step is not asked again for what its clause waits for.

## Sources
- ✓ Third Geneva Convention, article 118 (1): release and repatriation without delay.
- ✓ Third Geneva Convention, article 118 (4): costs may not justify delay.

Authorities disagree on whether release may wait for the other side.
The article knows no reciprocity, and commentators read it as a duty of each party alone; states have often released
only in exchanges, and held prisoners while talks on other matters went on.
They also differ on those who do not want to be repatriated.

## Related codes
DET001, DET003, HUM004, SEQ001
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.roadmap_parts import Step
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, some_of
from holdfast.rules.people import releases
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict
from holdfast.rules.waits import Nature, Wait, Waits

RULE = Rule(
    code="DET002",
    name="conditional-release",
    severity=Level.NONE,
    from_stage=Stage.DEFINITIVE_CEASEFIRE,
    decides=(Decides.GRAPH, Decides.JUDGEMENT),
    why="Release is without delay after active hostilities, and not even costs may delay it (GC III 118).",
    sources=(
        Evidence("Third Geneva Convention, article 118 (1): without delay", Mark.READ),
        Evidence("Third Geneva Convention, article 118 (4): costs may not justify delay", Mark.READ),
    ),
    priority=1,
    tags=("pam:prisoner-release", "pax:TjPrire", "pax:HrDet"),
)

ONLY_IN_EXCHANGE = frozenset({
    "exchange-detainees", "exchange-of-detainees", "exchange-prisoners", "release-and-exchange",
})
"""Acts that release somebody only against somebody else."""

UNRELATED = frozenset({Nature.POLITICAL, Nature.MILITARY, Nature.OTHER})


def check(context: Context) -> Iterator[Verdict]:
    """Yield a question for each release that waits for something else or for numbers."""
    clauses, steps = releases(context)
    waits = Waits(context)
    own = {*clauses, *steps}
    said: dict[str, frozenset[str]] = {}
    elements: dict[str, Clause | Step] = {**clauses, **steps}
    for id, element in elements.items():
        above = frozenset().union(*(said.get(one, frozenset()) for one in getattr(element, "does", ())))
        found = [wait for wait in waits.of(id, stop=own)
                 if wait.on not in above and _is_condition(waits, id, wait, own)]
        said[id] = frozenset(wait.on for wait in found)
        reasons = [f"waits for {some_of([str(wait) for wait in found])}"] if found else []
        reasons += _quotas(element)
        if reasons:
            family = "clauses" if id in clauses else "steps"
            yield context.review(
                f"{family}.{id}",
                f"This release {listed(reasons)}; is it still without delay after active hostilities have ended?",
                role="counsel", next="Take out what it waits for, or record under `answers` why it is no delay.")


def _is_condition(waits: Waits, id: str, wait: Wait, releases: set[str]) -> bool:
    if wait.on in releases:
        return bool(waits.actors(wait.on) - waits.actors(id))
    return wait.nature in UNRELATED


def _quotas(element: Clause | Step) -> list[str]:
    if isinstance(element, Clause):
        return ["is owed only in exchange"] if ONLY_IN_EXCHANGE.intersection(element.act) else []
    gives = element.exchange.gives if element.exchange else {}
    counted = [party for party, given in gives.items() if given]
    return ["sets numbers for both sides"] if len(counted) > 1 else []
