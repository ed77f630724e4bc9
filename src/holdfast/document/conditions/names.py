"""Whether the names in a condition exist, have the right kind and the right unit."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from holdfast.document.conditions.ast import (
    After,
    Answered,
    Atom,
    Compared,
    Condition,
    Const,
    Held,
    Measured,
    Picked,
    StateIs,
    atoms,
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names a condition may use."""

    issues: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Issue → its options."""
    numeric: Mapping[str, str | None] = field(default_factory=dict)
    """Parameters, and issues whose options have values → unit, or none."""
    ids: Collection[str] = ()
    """Elements whose state an event condition may ask for."""
    measures: Collection[str] | None = None
    """Measured quantities; ``None`` where they are not listed, so that any name will do."""
    parties: Collection[str] | None = None
    """Parties to which a breach can be attributed; ``None`` where they are not listed."""
    answers: Mapping[str, Collection[str]] | None = None
    """Vote → its answers, none where any will do; ``None`` where votes are not listed."""


@dataclass(frozen=True, slots=True)
class NameProblem:
    """A name that cannot be used as written: at which character, what is wrong, and what to do."""

    offset: int
    message: str
    next: str


def check_names(condition: Condition, names: Names) -> tuple[NameProblem, ...]:
    """The problems with the names of a condition, in the order of the text."""
    return tuple(problem for atom in atoms(condition) for problem in _problems(atom, names))


def _problems(atom: Atom, names: Names) -> Iterator[NameProblem]:
    start = atom.span[0]
    match atom:
        case Const():
            return
        case Picked():
            yield from _picked(atom, names)
        case Compared():
            yield from _compared(atom, names)
        case Measured(name):
            if names.measures is not None and name not in names.measures:
                yield NameProblem(start, f"There is no measure {name}.", _nearest(name, names.measures, "measure"))
        case StateIs(_, id, party):
            yield from _id(id, start, names)
            if party is not None and names.parties is not None and party not in names.parties:
                yield NameProblem(atom.party_offset, f"There is no party {party}.",
                                  _nearest(party, names.parties, "party"))
        case Held(id):
            yield from _id(id, start, names)
        case Answered():
            yield from _answered(atom, names)
        case After(time):
            if time.id is not None:
                yield from _id(time.id, start, names)


def _id(id: str, offset: int, names: Names) -> Iterator[NameProblem]:
    if id not in names.ids:
        yield NameProblem(offset, f"Nothing in the framework has the id {id}.", _nearest(id, names.ids, "id"))


def _answered(atom: Answered, names: Names) -> Iterator[NameProblem]:
    if atom.id not in names.ids:
        yield from _id(atom.id, atom.span[0], names)
        return
    if names.answers is None:
        return
    if atom.id not in names.answers:
        yield NameProblem(atom.span[0], f"{atom.id} is no vote, so nobody answers it.",
                          _nearest(atom.id, names.answers, "vote"))
        return
    own = names.answers[atom.id]
    if own and atom.answer not in own:
        near = difflib.get_close_matches(atom.answer, own, n=1)
        yield NameProblem(atom.answer_offset, f"The vote {atom.id} has no answer {atom.answer}.",
                          f"Did you mean {near[0]}?" if near else f"Its answers are {', '.join(sorted(own))}.")


def _picked(atom: Picked, names: Names) -> Iterator[NameProblem]:
    start = atom.span[0]
    if atom.issue not in names.issues:
        if atom.issue in names.numeric:
            yield NameProblem(start, f"{atom.issue} is a number and has no options.",
                              f"Compare it with a number, as in {atom.issue} <= 5.")
        else:
            yield NameProblem(start, f"There is no issue {atom.issue}.", _nearest(atom.issue, names.issues, "issue"))
        return
    own = names.issues[atom.issue]
    for option, offset in atom.option_offsets or [(option, start) for option in sorted(atom.options)]:
        if option not in own:
            said = f"Issue {atom.issue} has no option {option}."
            yield NameProblem(offset, said, _instead(atom.issue, option, names))


def _instead(issue: str, option: str, names: Names) -> str:
    own = names.issues[issue]
    near = difflib.get_close_matches(option, own, n=1)
    owners = sorted(other for other, options in names.issues.items() if option in options)
    if owners:
        return f"{option} is an option of {', '.join(owners)}; name that issue, or an option of {issue}."
    return f"Did you mean {near[0]}?" if near else f"Its options are {', '.join(own)}."


def _compared(atom: Compared, names: Names) -> Iterator[NameProblem]:
    start = atom.span[0]
    if atom.name in names.numeric:
        unit = names.numeric[atom.name]
        if atom.unit is not None and atom.unit != unit:
            has = f"is given in {unit}" if unit else "has no unit"
            yield NameProblem(start, f"{atom.name} {has}, and is compared here in {atom.unit}.",
                              f"Write the number in {unit}." if unit else "Leave the unit out, or define one.")
    elif atom.name in names.issues:
        option = next(iter(names.issues[atom.name]), "option")
        yield NameProblem(start, f"The options of issue {atom.name} have no value to compare with a number.",
                          f"Give each option a value, or name an option, as in {atom.name} == {option}.")
    else:
        near = _nearest(atom.name, [*names.numeric, *names.issues], "parameter")
        yield NameProblem(start, f"There is no parameter or issue {atom.name}.", near)


def _nearest(name: str, known: Iterable[str], kind: str) -> str:
    listed = sorted(set(known))
    near = difflib.get_close_matches(name, listed, n=1)
    if near:
        return f"Did you mean {near[0]}?"
    if not listed:
        return f"There is no {kind} to choose from; define it first."
    return f"Define it, or use one that exists, such as {', '.join(listed[:3])}."
