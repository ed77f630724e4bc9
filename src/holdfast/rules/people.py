"""Words for people whom a text has to reckon with, and whether a text or its case speaks of them."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.clause import Clause, Modal
from holdfast.document.framework import Framework
from holdfast.document.roadmap_parts import Step
from holdfast.rules.acts import RELEASE
from holdfast.rules.context import Context

CIVILIANS = frozenset({
    "civilian-detainees", "civilian-hostages", "civilian-internees", "civilian-prisoners", "civilians", "hostages",
    "internees", "political-prisoners",
})
"""Civilians who are held."""

EVERYBODY = frozenset({
    "all-detainees", "all-persons-held", "all-prisoners", "detained-persons", "detainees", "persons-held",
    "prisoners-and-detainees",
})
"""All who are held, soldiers or not."""

CHILDREN = frozenset({
    "children", "deported-children", "displaced-children", "separated-children", "transferred-children",
    "unaccompanied-children",
})
"""Children who were transferred, or who are without their families."""

MISSING = frozenset({"missing", "missing-persons", "missing-people"})
"""People of whom nobody knows what became."""

REMAINS = frozenset({"bodies-of-the-dead", "dead", "human-remains", "remains"})
"""Remains of the dead."""

GIVEN_BY_LAW = (CIVILIANS | EVERYBODY | CHILDREN | MISSING | REMAINS | {"prisoners-of-war"}) - {"political-prisoners"}
"""Groups of people as humanitarian law and ordinary words give them; it has no word on political prisoners."""


def exchanged(step: Step) -> frozenset[str]:
    """The categories of people that a step exchanges or puts in order."""
    if step.exchange is None:
        return frozenset()
    return frozenset(step.exchange.order).union(*step.exchange.gives.values())


def releases(context: Context) -> tuple[dict[str, Clause], dict[str, Step]]:
    """The clauses that require a release, and the steps that exchange people or carry such a clause out.

    A step that exchanges nothing but remains, or children, is no release of people who are held.
    """
    clauses = {id: clause for id, clause in context.operative.items()
               if clause.modal is Modal.SHALL and RELEASE.intersection(clause.act)}
    steps = {id: step for id, step in context.framework.steps.items()
             if set(step.does) & set(clauses) or (
                 step.exchange is not None and not (exchanged(step) and exchanged(step) <= REMAINS | CHILDREN))}
    return clauses, steps


def objects(framework: Framework) -> Iterator[str]:
    """The objects of all clauses and the categories of all exchanges."""
    for clause in framework.clauses.values():
        yield from clause.object
    for step in framework.steps.values():
        yield from exchanged(step)


def categories(context: Context) -> frozenset[str]:
    """The categories of detained and missing people that the case names."""
    return frozenset(group.category for group in context.case.detained.values()) if context.case else frozenset()


def deals_with_held(context: Context) -> bool:
    """Whether the text itself speaks of people who are held."""
    clauses, steps = releases(context)
    return bool(clauses or steps)
