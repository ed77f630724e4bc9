"""The blocks of a comparison: guarantees, accountability, relief for civilians, relief from sanctions."""

from __future__ import annotations

from holdfast.assess.comparison.result import Provision
from holdfast.document.guarantee import Guarantee
from holdfast.document.sentences import sentence
from holdfast.document.settlement_parts import Accountability, Relief
from holdfast.document.text import words_in
from holdfast.rules.acts import HUMANITARIAN
from holdfast.rules.context import Context


def guarantees(context: Context) -> tuple[Provision, ...]:
    """Each guarantee with its trigger in a sentence, how it binds, and what it does not say."""
    return tuple(
        Provision(f"guarantees.{id}", one.bindingness.value if one.bindingness else "", sentence(one), _unsaid(one))
        for id, one in context.framework.guarantees.items()
    )


def _unsaid(guarantee: Guarantee) -> tuple[str, ...]:
    trigger = guarantee.trigger
    said = {
        "how it binds": guarantee.bindingness is not None,
        "its duration": guarantee.duration is not None or guarantee.until is not None,
        "its area": bool(guarantee.area),
        "the event": trigger is not None and (trigger.event is not None or trigger.condition is not None),
        "who decides": (trigger is not None and trigger.decided_by is not None) or guarantee.decides is not None,
        "the evidence": trigger is not None and trigger.evidence is not None,
        "the clock": trigger is not None and trigger.clock is not None,
        "what is owed": any(measure.owed is not None for measure in guarantee.measures),
    }
    return tuple(name for name, has in said.items() if not has)


def accountability(context: Context) -> tuple[Provision, ...]:
    """Each provision on amnesty, prosecution, truth, reparation or liability."""
    return tuple(
        Provision(f"accountability.{id}", one.kind, words_in(one.text), _unlimited(one))
        for id, one in context.framework.accountability.items()
    )


def _unlimited(provision: Accountability) -> tuple[str, ...]:
    if provision.kind != "amnesty":
        return ()
    said = {"crimes it leaves out": bool(provision.excludes), "conditions": provision.conditions is not None}
    return tuple(name for name, has in said.items() if not has)


def people(context: Context) -> tuple[Provision, ...]:
    """Everything that relieves people directly: clauses with humanitarian acts, humanitarian steps, and returns."""
    framework = context.framework
    found = [
        Provision(f"clauses.{id}", ", ".join(sorted(HUMANITARIAN.intersection(clause.act))), sentence(clause))
        for id, clause in framework.clauses.items() if HUMANITARIAN.intersection(clause.act)
    ]
    found += [
        Provision(f"steps.{id}", "step", sentence(step), _tied(step.after))
        for id, step in framework.steps.items() if step.humanitarian
    ]
    found += [Provision(f"returns.{id}", "return", sentence(one)) for id, one in framework.returns.items()]
    return tuple(found)


def _tied(after: tuple[str, ...]) -> tuple[str, ...]:
    return (f"waits for {', '.join(after)}",) if after else ()


def sanctions(context: Context) -> tuple[Provision, ...]:
    """Each relief from sanctions: what, after which gate, by whom, and whether there is a way back."""
    return tuple(
        Provision(f"relief.{id}", ", ".join(one.measures), sentence(one), _unsaid_relief(one))
        for id, one in context.framework.relief.items()
    )


def _unsaid_relief(relief: Relief) -> tuple[str, ...]:
    said = {
        "the gate": bool(relief.after) or relief.if_ is not None,
        "the authority": bool(relief.authority),
        "the way back": relief.snapback is not None,
    }
    return tuple(name for name, has in said.items() if not has)
