"""A guarantee that the party it would act against can keep from acting.

## What it checks
The way from the event to the answer needs no yes from the party whose act it answers: not in the rule by which the
guarantors decide, not in the body that establishes the event, not by an assent the text asks for, and not by letting
that party decide that the guarantee has fallen away, or end it by a breach of its own.

## Why it matters
Nobody votes for measures against oneself.
A guarantee that needs such a vote is closed in the one case for which it was written.

## Fails
```yaml
guarantees:
  pledge:
    text: The council decides on help for A.
    by: G
    to: A
    against: B
    decides: {kind: k-of-n, k: 2, members: [B, G, M], vetoes: [B, G]}
```

## Passes
```yaml
guarantees:
  pledge:
    text: Two of the three guarantors decide on help for A.
    by: [G, M, N]
    to: A
    against: B
    decides: {kind: k-of-n, k: 2, members: [G, M, N]}
```

## When it does not apply
Stages before a framework agreement, and guarantees whose text names no way of deciding (see SEC002).

## How it decides
Order of the decision: the rule of the guarantee, or of the coalition or body that gives it; the rule of the body that
establishes the event; `needs-assent-of`; who decides that a ground for its end has come; and whose breach is such a
ground.
A ground whose `condition` is `breached(…)` fails where the breach is that of the party the guarantee acts against: by
its name, or because the duty binds nobody else.
Where the duty binds others as well and the ground does not say whose breach it means, where the breach is one part of a
longer condition, or where the guarantee protects that party too, it asks counsel.
Nested rules are followed, since each of their parts must be met.
Unanimity, consensus and vetoes let each member block; with k votes or weights, those on one side block where the others
do not reach the number without them.
Those the guarantee acts against stand under `against`; where it names none, they are the belligerents that it does not
protect.
Where it protects all of them, each is also the one it may have to act against, and a vote that any of them can stop
fails.
Where the party is a member of an organisation that can stop it, or of a body whose rule the text does not give, it asks
counsel.

## Sources
- Plain logic: who can stop a decision is read from its rule.
- ○ In 2022 a draft treaty asked for the assent of all guarantors, the adversary among them; it was not concluded.

Authorities disagree on whether the adversary should be among the guarantors.
Some hold that one left out undermines the guarantee from outside, others that one let in undermines it from inside.

## Related codes
SEC001, SEC002, ECO003, JCM002
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.conditions import Or, State, StateIs, Vocabulary, atoms, parse_condition
from holdfast.document.decision import DecisionRule
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.guarantee import Guarantee
from holdfast.rules.blocking import blockers, groups_of, members_of, together
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="SEC004",
    name="adversary-veto",
    severity=Level.ERROR,
    from_stage=Stage.FRAMEWORK,
    decides=(Decides.GRAPH,),
    why="A decision that the party it is directed against can stop is not taken (plain logic).",
    sources=(
        Evidence("Who can stop a decision is read from its rule", Mark.LOGIC),
        Evidence("Draft treaty of 2022: assent of all guarantors asked for", Mark.UNCHECKED),
    ),
    priority=1,
    tags=("pax:SsrGua", "pax:ImE"),
)

NEXT = "Leave those it would act against out of the decision, or let the answer follow unless a decision stops it."

BREACH_NEXT = "Say in the condition whose breach ends the guarantee, as in breached(duty, A), and leave out its own."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each place at which those a guarantee acts against can stop it, or might."""
    for id, guarantee in context.framework.guarantees.items():
        decisions = tuple(_decisions(context, guarantee))
        targets = frozenset(guarantee.against) or _others(context, guarantee)
        if targets:
            for key, said in (*_named(guarantee, targets), *_voting(guarantee, targets, decisions)):
                yield context.fail(f"guarantees.{id}.{key}", said, next=NEXT)
            for key, said, certain in _by_own_breach(context, guarantee, targets):
                at = f"guarantees.{id}.{key}"
                yield (context.fail(at, said, next=BREACH_NEXT) if certain else
                       context.review(at, said, role="counsel", next=BREACH_NEXT))
            for key, question in _through_others(context, guarantee, targets, decisions):
                yield context.review(f"guarantees.{id}.{key}", question, role="counsel", next=NEXT)
        elif guarantee.needs_assent_of or any(decision.rule for decision in decisions):
            yield context.open(
                f"guarantees.{id}", "Against whom this guarantee would act is not in the text as encoded, so whether "
                "they can stop it cannot be said.", next="Add `against`, or `belligerent` to the parties.")


def _others(context: Context, guarantee: Guarantee) -> frozenset[str]:
    fighting = frozenset(context.belligerents)
    return (fighting - set(guarantee.to)) or fighting


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on the way to the answer: where it stands, who takes it, by which rule, and who sits in it."""

    key: str
    taker: str
    rule: DecisionRule | None
    members: tuple[str, ...]

    @property
    def name(self) -> str:
        """The decision in a sentence."""
        return f"the decision of {self.taker}" if self.taker else "the decision"


def _decisions(context: Context, guarantee: Guarantee) -> Iterator[Decision]:
    if guarantee.decides is not None:
        sitting = members_of(context, guarantee.by[0]) if len(guarantee.by) == 1 else ()
        yield Decision("decides", "", guarantee.decides, guarantee.decides.members or sitting or guarantee.by)
    else:
        given = (_taken_by(context, "by", giver) for giver in guarantee.by)
        yield from (decision for decision in given if decision.rule is not None)
    if guarantee.trigger and guarantee.trigger.decided_by:
        yield _taken_by(context, "trigger.decided-by", guarantee.trigger.decided_by)


def _taken_by(context: Context, key: str, taker: str) -> Decision:
    body = context.framework.bodies.get(taker)
    coalition = context.case.coalitions.get(taker) if context.case else None
    rule = body.decides if body else coalition.decides if coalition else None
    return Decision(key, taker, rule, (rule.members if rule else ()) or members_of(context, taker))


Said = Iterator[tuple[str, str]]
"""Keys below the guarantee, with what is said there."""


def _named(guarantee: Guarantee, targets: frozenset[str]) -> Said:
    """What the text gives to one party by name: an assent, the finding on the event, the word on its end."""
    needed = sorted(targets & set(guarantee.needs_assent_of))
    if needed:
        yield "needs-assent-of", f"The way to activation needs the assent of {listed(needed)}, against whom it leads."
    decider = guarantee.trigger.decided_by if guarantee.trigger else None
    if decider in targets:
        yield "trigger.decided-by", f"{decider} decides whether its own act sets this guarantee off."
    for n, void in enumerate(guarantee.voids):
        if void.decided_by in targets:
            said = f"{void.decided_by}, against whom this guarantee would act, decides that it falls away."
            yield f"voids[{n}].decided-by", said


def _by_own_breach(
    context: Context, guarantee: Guarantee, targets: frozenset[str]
) -> Iterator[tuple[str, str, bool]]:
    """Grounds for the end of a guarantee that a breach by such a party meets, and whether that is certain."""
    for n, void in enumerate(guarantee.voids):
        if not void.condition:
            continue
        condition = parse_condition(void.condition, vocabulary=Vocabulary.EVENT)
        alone = condition.parts if isinstance(condition, Or) else (condition,)
        breaches = [atom for atom in atoms(condition) if isinstance(atom, StateIs) and atom.state is State.BREACHED]
        found = {atom: who for atom in breaches if targets & (who := _breaking(context, atom))}
        sure = [who for atom, who in found.items()
                if atom in alone and who <= targets and not targets <= set(guarantee.to)]
        if sure:
            said = f"A breach by {listed(sorted(sure[0]), last='or')}, against whom this guarantee would act, ends it."
            yield f"voids[{n}].condition", said, True
        elif found:
            names = listed(sorted(targets & frozenset[str]().union(*found.values())), last="or")
            asked = f"Does this guarantee fall away also where {names} commits the breach?"
            yield f"voids[{n}].condition", asked, False


def _breaking(context: Context, breach: StateIs) -> frozenset[str]:
    """Those whose breach meets a condition: the party it names, or all whom the duty binds."""
    if breach.party is not None:
        return frozenset((breach.party,))
    clause = context.framework.clauses.get(breach.id)
    return frozenset(clause.who) if clause is not None else frozenset()


def _voting(guarantee: Guarantee, targets: frozenset[str], decisions: tuple[Decision, ...]) -> Said:
    one_side = not targets <= set(guarantee.to)
    for decision in decisions:
        if decision.rule is None:
            continue
        alone = sorted(blockers(decision.rule, decision.members) & targets)
        if alone:
            yield decision.key, f"{listed(alone)} can stop {decision.name} by which its own act would be answered."
        elif one_side and together(decision.rule, decision.members, targets):
            against = listed(sorted(targets), last="or")
            yield decision.key, (f"Without {against} the votes for {decision.name} cannot be reached, "
                                 "or with them it is stopped.")


def _through_others(context: Context, guarantee: Guarantee, targets: frozenset[str],
                    decisions: tuple[Decision, ...]) -> Said:
    """Organisations with such a party as a member, and bodies of which only the members are known."""
    groups = groups_of(context, targets)
    asked = sorted(groups & set(guarantee.needs_assent_of))
    if asked:
        yield "needs-assent-of", f"{_with_members(asked, targets)} has to assent; could a member stop that?"
    for decision in decisions:
        if decision.rule is None:
            sitting = sorted((targets | groups) & set(decision.members))
            if sitting:
                yield decision.key, (f"{decision.taker} decides by a rule that is not given, with {listed(sitting)} "
                                     "among its members; could it stop the decision?")
        elif through := sorted(blockers(decision.rule, decision.members) & groups):
            yield decision.key, f"{_with_members(through, targets)} can stop {decision.name}; whose side would it take?"


def _with_members(groups: list[str], targets: frozenset[str]) -> str:
    return f"{listed(groups)}, of which {listed(sorted(targets), last='or')} is a member,"
