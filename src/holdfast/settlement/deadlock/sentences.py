"""A conflict or a relaxation in one plain sentence, in the same words whoever's demand it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from holdfast.settlement.deadlock.result import Conflict, Deadlock, Relaxation
from holdfast.settlement.problem import (
    Basis,
    Floor,
    Limit,
    LimitKind,
    Problem,
    ratification_id,
    reserve_id,
)

ASSUMED = "From assumed preferences: "


def conflict_sentence(conflict: Conflict, problem: Problem) -> str:
    """What cannot hold together, whose it is, in whose words, and where that is from."""
    parts = "; ".join(_described(conflict.items, problem))
    count = len(conflict.items)
    sentence = f"These {count} cannot all hold: {parts}." if count > 1 else f"This cannot hold by itself: {parts}."
    return _marked(sentence, _assumes(conflict.items, problem))


def relaxation_sentence(relaxation: Relaxation, problem: Problem, *, reserves: bool) -> str:
    """Without what the rest can hold together, and why the program does not propose it where it does not.

    Where reserves count, whether the rest can hold depends on the stakes of every party, so assumed ones are named.
    """
    parts = "; ".join(_described(relaxation.items, problem))
    count = len(relaxation.items)
    sentence = f"Without {'this' if count == 1 else f'these {count}'} the rest can hold together: {parts}."
    if relaxation.impossible:
        sentence += (" It is not proposed: nobody can give up what cannot stand together by its nature "
                     f"({', '.join(relaxation.impossible)}).")
    if relaxation.below_floor:
        sentence += (" It is not proposed: every package that it opens picks an option below the humanitarian and "
                     f"legal floor: {_listed(tuple(_below(entry, problem) for entry in relaxation.below_floor))}.")
    return _marked(sentence, reserves and problem.is_assumed)


def deadlock_sentences(deadlock: Deadlock, problem: Problem) -> tuple[str, ...]:
    """How many conflicts and relaxations there are and whether these are all; then each in one sentence."""
    return (
        _summary(deadlock),
        *(conflict_sentence(conflict, problem) for conflict in deadlock.conflicts),
        *(relaxation_sentence(relaxation, problem, reserves=deadlock.reserves) for relaxation in deadlock.relaxations),
    )


def item_words(id: str, problem: Problem) -> str:
    """One item: whose it is, in its words where it has any, when it was said, and its sources."""
    return _describer(problem)(id)


def _summary(deadlock: Deadlock) -> str:
    if deadlock.exists is False:
        return "Some package keeps all of this together."
    if deadlock.exists is None:
        return f"Whether some package keeps all of this together is open: {deadlock.reason}."
    found = (f"No package keeps all of this together: {_counted(len(deadlock.conflicts), 'minimal conflict')} and "
             f"{_counted(len(deadlock.relaxations), 'minimal relaxation')}")
    if deadlock.complete:
        return f"{found}; these are all."
    return f"{found} were found, and there may be more: {deadlock.reason}."


def _described(ids: Iterable[str], problem: Problem) -> list[str]:
    return [*map(_describer(problem), _in_order(ids, problem))]


def _in_order(ids: Iterable[str], problem: Problem) -> list[str]:
    """The ids in the order of the problem, which is that of a reader."""
    order = [limit.id for limit in problem.limits]
    for party in problem.parties:
        order += [reserve_id(party.id), ratification_id(party.id)]
    return sorted(ids, key=order.index)


def _describer(problem: Problem) -> Callable[[str], str]:
    limits = {limit.id: limit for limit in problem.limits}
    words = {}
    for party in problem.parties:
        name = problem.party_name(party.id)
        words[reserve_id(party.id)] = f"{name} gets no less than it has without a deal"
        words[ratification_id(party.id)] = f"{name} has the approval that it needs at home"

    def describe(id: str) -> str:
        return words[id] if id in words else _limit_words(limits[id], problem)

    return describe


def _limit_words(limit: Limit, problem: Problem) -> str:
    if limit.kind is LimitKind.EXCLUDED:
        text = f"what cannot stand together by its nature, {_quoted(limit) or limit.id}"
    else:
        whose = problem.party_name(limit.party) if limit.party else "a line of no party"
        text = f"{whose}: {_quoted(limit) or f'red line {limit.id}'}"
    origin = ", ".join(filter(None, (limit.said, _sources(limit.sources))))
    return f"{text} ({origin})" if origin else text


def _quoted(limit: Limit) -> str:
    return f"“{limit.words.rstrip('.')}”" if limit.words else ""


def _sources(sources: Sequence[str]) -> str:
    return f"{'source' if len(sources) == 1 else 'sources'} {', '.join(sources)}" if sources else ""


def _below(entry: Floor, problem: Problem) -> str:
    name = f"{entry.issue} == {entry.option}"
    origin = "; ".join(filter(None, (entry.reason, _sources(entry.sources))))
    return f"{problem.titles.get(name) or name} ({origin})" if origin else problem.titles.get(name) or name


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _assumes(ids: Iterable[str], problem: Problem) -> bool:
    assumed = [party.id for party in problem.parties if party.basis is not Basis.STATED]
    return not {*map(reserve_id, assumed), *map(ratification_id, assumed)}.isdisjoint(ids)


def _marked(sentence: str, assumed: bool) -> str:  # noqa: FBT001 - private
    return f"{ASSUMED}{sentence[0].lower()}{sentence[1:]}" if assumed else sentence
