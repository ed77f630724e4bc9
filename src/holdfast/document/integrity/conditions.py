"""Whether conditions can be read, name what exists, and can hold at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from holdfast.document.conditions import (
    Compared,
    Condition,
    ConditionError,
    Domain,
    Names,
    Picked,
    Vocabulary,
    atoms,
    can_hold,
    check_names,
    parse_condition,
)
from holdfast.document.domain import domain_of
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity.held import Held, Visit
from holdfast.document.integrity.references import actors
from holdfast.document.settlement_parts import known_answers
from holdfast.errors import UsageProblem

_TEXT = {("RedLine", "requires"), ("Excluded", "when"), ("Spoiler", "opposes"), ("Poll", "holds"),
         ("ConditionalTerm", "if_"), ("Ratifier", "requires"), ("Constraint", "blocks")}
_EVENT = {("Clause", "if_"), ("Gate", "if_"), ("Step", "if_"), ("Vote", "if_"), ("Return", "if_"), ("Relief", "if_"),
          ("Trigger", "condition"), ("Void", "condition")}


def vocabulary_of(owner: object, field: str) -> Vocabulary | None:
    """The vocabulary of the condition that a field of an object holds, or nothing where it holds none."""
    if field == "under" or (type(owner).__name__, field) in _TEXT:
        return Vocabulary.TEXT
    return Vocabulary.EVENT if (type(owner).__name__, field) in _EVENT else None


def check_conditions(held: Held) -> Iterator[Finding]:
    """A finding for every condition that cannot be read, names nothing, or can never hold."""
    names, domain = _names(held), known_domain(held)
    for visit in held.visits():
        vocabulary = vocabulary_of(visit.owner, visit.field)
        if vocabulary is not None:
            yield from _judge(visit, vocabulary, held, names, domain)


def _judge(visit: Visit, vocabulary: Vocabulary, held: Held, names: Names, domain: Domain | None) -> Iterator[Finding]:
    try:
        condition = parse_condition(str(visit.value), vocabulary=vocabulary)
    except ConditionError as problem:
        yield visit.finding("INT020", problem.message, why=problem.why, next=problem.next, offset=problem.offset)
        return
    problems = check_names(condition, _as_far_as_known(condition, names, visit, held))
    for found in problems:
        yield visit.finding("INT021", found.message, why="A condition on something unknown can be decided by nobody.",
                            next=found.next, offset=found.offset)
    if problems or visit.field != "under" or domain is None:
        return
    try:
        possible = can_hold(condition, {}, domain)
    except UsageProblem:
        return  # a number without bounds: whether it can hold is not known
    if not possible:
        yield visit.finding("INT022", "No pick of options makes this condition true.",
                            why="What stands under it would never belong to the text.",
                            next="Correct the condition, or remove what stands under it.")


def _names(held: Held) -> Names:
    issues = held.case.model.issues if held.case else {}
    numeric: dict[str, str | None] = {}
    for id, issue in issues.items():
        units = [option.value.unit for option in issue.options.values() if option.value is not None]
        if (units and len(units) == len(issue.options)) or units:
            numeric[id] = units[0]
    if held.framework is not None:
        numeric.update({id: quantity.unit for id, quantity in held.framework.model.parameters.items()})
    return Names(issues={id: tuple(issue.options) for id, issue in issues.items()}, numeric=numeric, ids=held.shared(),
                 parties=_parties(held), answers=_answers(held))


def _parties(held: Held) -> Collection[str] | None:
    """Everybody to whom a breach can be attributed, or nothing where not all of them can be known."""
    if not held.case_is_known or held.framework is None:
        return None
    return {*actors(held), *held.framework.model.parties} - {*held.framework.model.bodies}


def _answers(held: Held) -> Mapping[str, Collection[str]]:
    votes = held.framework.model.votes if held.framework else {}
    return {id: known_answers(vote) for id, vote in votes.items()}


def known_domain(held: Held) -> Domain | None:
    """The domain of text conditions, or nothing where not all of it can be known."""
    if not held.case_is_known:
        return None
    try:
        return domain_of(held.case.model if held.case else None, held.framework.model if held.framework else None)
    except UsageProblem:
        return None  # an issue and a parameter share a name; that is a finding of its own


def _as_far_as_known(condition: Condition, names: Names, visit: Visit, held: Held) -> Names:
    """The names, with those added that only a document which is not at hand could define."""
    used = list(atoms(condition))
    if not held.case_is_known:
        picked = {atom.issue: tuple(atom.options) for atom in used if isinstance(atom, Picked)}
        for atom in used:
            if isinstance(atom, Picked):
                picked[atom.issue] = (*picked[atom.issue], *atom.options)
        names = replace(names, issues={**picked, **names.issues})
    of_framework = isinstance(visit.loaded.model, Framework)
    if not held.case_is_known or not of_framework:
        # A red line may be about a parameter that this framework does not have; then it is simply not decided.
        free = {atom.name: atom.unit for atom in used if isinstance(atom, Compared) and atom.name not in names.issues}
        names = replace(names, numeric={**free, **names.numeric})
    return names
