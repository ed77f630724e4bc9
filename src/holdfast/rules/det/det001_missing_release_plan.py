"""An end of hostilities without a plan for those who are held.

## What it checks
The text orders the release of those detained, by when, with lists, the wounded and sick first, and says who bears the
costs.

## Why it matters
Prisoners of war are released and repatriated without delay after active hostilities end.
Without a plan release becomes a bargain in which each list is a price.

## Fails
```yaml
clauses:
  people.release:
    text: All prisoners are released.
    who: [A, B]
    modal: shall
    act: release-detainees
```

## Passes
```yaml
clauses:
  people.lists:
    text: The parties give each other and the intermediary lists of all persons they hold.
    who: [A, B]
    modal: shall
    act: exchange-lists
  people.release:
    text: All persons held are released.
    who: [A, B]
    modal: shall
    act: release-detainees
    when: {from: T0, within: P30D}
steps:
  release:
    by: [A, B]
    does: people.release
    exchange:
      order: [wounded, sick, prisoners-of-war]
      costs: Each party bears them up to the place of handover.
```

## When it does not apply
Stages before a definitive ceasefire.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: clauses with an act of release, and steps with an `exchange` or that carry such a clause out.
Lists are named by `exchange.lists` or a clause with the act `exchange-lists`, the order by `exchange.order` or a clause
with the act `evacuate-wounded`, costs by `exchange.costs`.
Where only the English wording of the clauses on release and those beside them, or the tasks of humanitarian bodies,
seem to name one of these, it is a question to the humanitarian staff.
An order that puts prisoners before the wounded and sick fails as it stands; children or the old before them do not.
What is missing is a failure in a text encoded in full, otherwise it is open.

## Sources
- ✓ Third Geneva Convention, article 118 (1) to (4): release and repatriation without delay, a plan, and how costs are
  shared.
- ✓ Third Geneva Convention, article 109: the seriously wounded and sick are sent home.

Authorities disagree on when active hostilities have ceased, and so on when the duty begins.
Practice differs on releases all for all and by categories; the rule takes either.

## Related codes
DET002, DET003, DET004
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfast.document.body import BodyKind
from holdfast.document.clause import Clause, Modal
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.roadmap_parts import Step
from holdfast.document.text import words_in
from holdfast.rules.acts import RELEASE
from holdfast.rules.context import Context
from holdfast.rules.listing import listed, none_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="DET001",
    name="missing-release-plan",
    severity=Level.ERROR,
    from_stage=Stage.DEFINITIVE_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Prisoners of war are released without delay after active hostilities, by a plan both sides know (GC III 118).",
    sources=(
        Evidence("Third Geneva Convention, article 118 (1)-(4): release without delay, plan, costs", Mark.READ),
        Evidence("Third Geneva Convention, article 109: seriously wounded and sick", Mark.READ),
    ),
    priority=1,
    of_hostilities=True,
    tags=("pam:prisoner-release", "pax:TjPrire"),
)

LISTS = re.compile(r"\b(?:name[- ])?(?:list|register|roster)s?\b", re.IGNORECASE)
MEDICAL = re.compile(r"wounded|\bsick\b|\bill\b|injured|seriously[- ]ill", re.IGNORECASE)
COSTS = re.compile(r"\b(?:costs?|expenses?)\b", re.IGNORECASE)
LIST, ORDER, COST = (
    "list of those held", "order that puts the wounded and sick first", "word on who bears the costs")
ARTICLES = {LIST: f"a {LIST}", ORDER: f"an {ORDER}", COST: f"a {COST}"}
PARTS = {LIST: LISTS, ORDER: MEDICAL, COST: COSTS}
"""What a plan holds beside its deadline, and the English words that seem to name it."""
ABLE = re.compile(r"prisoner|\bpows?\b|combatant|soldier|officer|\ball\b|civilian", re.IGNORECASE)


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where there is no release, for what its plan lacks, and for an order with the wounded later."""
    framework = context.framework
    clauses = {id: clause for id, clause in context.operative.items()
               if clause.modal is Modal.SHALL and RELEASE.intersection(clause.act)}
    steps = {id: step for id, step in framework.steps.items() if step.exchange or set(step.does) & set(clauses)}
    if not clauses and not steps:
        yield context.missing(
            "clauses", "no plan to release and return those detained",
            next="Add a clause with the act `release-detainees` and a step with an `exchange`.")
        return
    for id, step in steps.items():
        if step.exchange and _wounded_later(step.exchange.order):
            yield context.fail(
                f"steps.{id}.exchange.order", "This order puts others before the wounded and sick.",
                next="Put the wounded and sick first in `order`.")
    words = _words(framework, clauses, steps)
    lacking = {name: pattern for name, pattern in PARTS.items() if not _stated(context, name, steps)}
    absent = [] if _deadline(clauses, steps) else ["deadline"]
    absent += [name for name, pattern in lacking.items() if not pattern.search(words)]
    worded = [name for name, pattern in lacking.items() if pattern.search(words)]
    first = next(iter(clauses), None)
    address = f"clauses.{first}" if first else f"steps.{next(iter(steps))}"
    if absent:
        yield context.missing(
            address, f"{none_of(absent)} in the plan of release", clause=clauses[first] if first else None,
            next="Add what is missing: `when.within`, and `lists`, `order` and `costs` of an `exchange`.")
    if worded:
        said = listed([ARTICLES[one] for one in worded])
        yield context.review(
            address, f"Going by its words, the plan of release has {said}; does it?", role="humanitarian",
            next="If it does, say so under `lists`, `order` or `costs` of an `exchange`; if not, add it to the text.")


def _stated(context: Context, name: str, steps: dict[str, Step]) -> bool:
    """Whether fields or acts, and not only words, hold a part of the plan."""
    acts = context.acts(Modal.SHALL)
    exchanges = [step.exchange for step in steps.values() if step.exchange]
    if name == LIST:
        return "exchange-lists" in acts or any(one.lists is not None for one in exchanges)
    if name == ORDER:
        return "evacuate-wounded" in acts or any(MEDICAL.search(" ; ".join(one.order)) for one in exchanges)
    return any(one.costs is not None for one in exchanges)


def _deadline(clauses: dict[str, Clause], steps: dict[str, Step]) -> bool:
    timed = any(c.when is not None and (c.when.within or c.when.by) for c in clauses.values())
    return timed or any(step.within is not None or step.by_time is not None for step in steps.values())


def _wounded_later(order: tuple[str, ...]) -> bool:
    medical = next((n for n, words in enumerate(order) if MEDICAL.search(words)), None)
    able = next((n for n, words in enumerate(order) if ABLE.search(words) and not MEDICAL.search(words)), None)
    return medical is not None and able is not None and able < medical


def _words(framework: Framework, clauses: dict[str, Clause], steps: dict[str, Step]) -> str:
    """Everything the text says on release, in one string: acts, objects, orders, evidence and English wording."""
    said: list[str] = []
    families = {id.partition(".")[0] for id in clauses}
    sections = {clause.section for clause in clauses.values() if clause.section}
    for id, clause in framework.clauses.items():
        if id in clauses or clause.section in sections or id.partition(".")[0] in families:
            said += [*clause.act, *clause.object, *clause.evidence, words_in(clause.text), words_in(clause.heading)]
    for step in steps.values():
        said += [words_in(step.text), words_in(step.title), *(step.exchange.order if step.exchange else ())]
        for given in step.exchange.gives.values() if step.exchange else ():
            said += given
    for body in framework.bodies.values():
        if body.kind is BodyKind.HUMANITARIAN:
            said += body.tasks
    return " ; ".join(said)
