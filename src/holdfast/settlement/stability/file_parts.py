"""The parts of a graph model in a file: decision makers, options, states, moves and preferences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from holdfast.document.source import Scalar, SequenceNode, Style
from holdfast.document.syntax_codes import shown
from holdfast.settlement.stability.file_nodes import At, Look
from holdfast.settlement.stability.model import DecisionMaker, Irreversible, Option, Ranks, State, dense_ranks
from holdfast.settlement.stability.prioritise import ranks_from_ranking

_DIGITS = re.compile(r"[0-9]{1,9}")
_LETTERS = re.compile(r"[YN-]*")


def named(look: Look, at: At, what: str) -> list[tuple[str, Mapping[str, At], At]] | None:
    """Entries with an id each, none twice; an id alone is short for an entry with nothing else."""
    items = look.filled(at, what)
    if items is None:
        return None
    found: dict[str, tuple[str, Mapping[str, At], At]] = {}
    for item in items:
        parts = {"id": item} if isinstance(item.node, Scalar) else look.mapping(item)
        id_at = look.part(parts, "id", item) if parts is not None else None
        id = look.text(id_at) if id_at is not None else None
        if parts is None or id_at is None or id is None:
            continue
        if id in found:
            first = found[id][2].place
            look.report("GMC006", f"The id {shown(id)} stands twice among the {what}; first in line {first.line}.",
                        id_at, why="A reference to it would mean two things.", next="Give one of them another id.")
            continue
        found[id] = (id, parts, item)
    return list(found.values())


def decision_makers(look: Look, at: At) -> tuple[tuple[DecisionMaker, ...], tuple[int, ...]] | None:
    """The decision makers, and how many options the file says that each has."""
    entries = named(look, at, "decision makers")
    if entries is None:
        return None
    makers, counts = [], []
    for id, parts, _ in entries:
        makers.append(DecisionMaker(id, _text(look, parts, "name")))
        own = look.items(parts["options"]) if "options" in parts else None
        counts.append(len(own or ()))
    return tuple(makers), tuple(counts)


def options(look: Look, at: At, makers: Sequence[DecisionMaker], counts: Sequence[int]) -> tuple[Option, ...] | None:
    """The options; whose they are is said by ``of``, or by how many each decision maker lists, in order."""
    entries = named(look, at, "options")
    if entries is None:
        return None
    in_order = [maker.id for maker, count in zip(makers, counts, strict=True) for _ in range(count)]
    found = []
    for position, (id, parts, _) in enumerate(entries):
        owner = in_order[position] if len(in_order) == len(entries) else ""
        if "of" in parts:
            known = [maker.id for maker in makers]
            owner = look.known(parts["of"], known, code="GMC005", what="decision maker") or owner
        words = [word.value for word in Irreversible]
        stays = look.known(parts["irreversible"], words, code="GMC012", what="word for what cannot be undone") \
            if "irreversible" in parts else None
        found.append(Option(id, _text(look, parts, "name"), owner, Irreversible(stays) if stays else None))
    return tuple(found)


def states(look: Look, at: At, options: Sequence[Option]) -> tuple[State, ...] | None:
    """The states: a list with ids, or their number, counted from 1."""
    if isinstance(at.node, Scalar):
        count = look.whole(at)
        if count is not None and not 1 <= count <= 200_000:
            look.report("GMC010" if count < 1 else "GMC013", f"A model with {count} states cannot be analysed.", at,
                        why="There must be at least one state, and at most 200,000.", next="Correct the number.")
            return None
        return None if count is None else tuple(State(number + 1) for number in range(count))
    entries = named(look, at, "states")
    if entries is None:
        return None
    numbers = all(_DIGITS.fullmatch(id) for id, _, _ in entries)
    found = []
    for id, parts, _ in entries:
        choices = _choices(look, parts["choices"], options) if "choices" in parts else ""
        found.append(State(int(id) if numbers else id, choices, _text(look, parts, "name")))
    return tuple(found)


def moves(look: Look, at: At, makers: Sequence[DecisionMaker],
          positions: Mapping[str, int]) -> list[list[tuple[int, int]]] | None:
    """Per decision maker its moves as pairs of positions; who is not there has no move."""
    by_maker = look.mapping(at)
    if by_maker is None:
        return None
    found: dict[str, list[tuple[int, int]]] = {maker.id: [] for maker in makers}
    for key, held in by_maker.items():
        id = _maker(look, key, held, found)
        for pair in look.items(held) or []:
            ends = look.items(pair)
            if ends is None:
                continue
            if len(ends) != 2:
                look.report("GMC003", f"A move has two ends, and here are {len(ends)}.", pair,
                            why="A move leads from one state to another.", next="Write [from, to].")
                continue
            both = [_state(look, end, positions) for end in ends]
            if id is not None and None not in both:
                found[id].append((both[0] or 0, both[1] or 0))
    return [found[maker.id] for maker in makers]


def rankings(look: Look, at: At, makers: Sequence[DecisionMaker], positions: Mapping[str, int]) -> list[Ranks] | None:
    """Per decision maker the ranks from a ranking, the best first, an inner list being a tie."""
    return _of_each(look, at, makers, lambda held: _ranking(look, held, positions))


def rank_numbers(look: Look, at: At, makers: Sequence[DecisionMaker], count: int) -> list[Ranks] | None:
    """Per decision maker the ranks from one number per state, larger being better."""
    return _of_each(look, at, makers, lambda held: _numbers(look, held, count))


def _of_each(look: Look, at: At, makers: Sequence[DecisionMaker],
             read: Callable[[At], Ranks | None]) -> list[Ranks] | None:
    by_maker = look.mapping(at)
    if by_maker is None:
        return None
    for key, held in by_maker.items():
        _maker(look, key, held, {maker.id: None for maker in makers})
    found = []
    for maker in makers:
        held_at = look.part(by_maker, maker.id, at)
        ranks = read(held_at) if held_at is not None else None
        if ranks is not None:
            found.append(ranks)
    return found if len(found) == len(makers) else None


def _ranking(look: Look, at: At, positions: Mapping[str, int]) -> Ranks | None:
    groups: list[list[int]] = []
    seen: dict[int, At] = {}
    before = len(look.findings)
    for entry in look.items(at) or []:
        tied = look.items(entry) if isinstance(entry.node, SequenceNode) else [entry]
        group = []
        for item in tied or []:
            position = _state(look, item, positions)
            if position is None:
                continue
            if position in seen:
                first = seen[position].place.line
                look.report("GMC008", f"State {look.text(item)} is ranked twice; first in line {first}.", item,
                            why="It cannot be preferred to itself.", next="Leave it where it belongs.")
                continue
            seen[position] = item
            group.append(position)
        if group:
            groups.append(group)
    missing = [name for name, position in positions.items() if position not in seen]
    if missing and len(look.findings) == before:
        more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
        look.report("GMC007", f"The ranking leaves out {', '.join(missing[:8])}{more}.", at,
                    why="Whether somebody would move depends on how it likes every state.",
                    next="Rank every state; put states that are liked alike into an inner list.")
    return ranks_from_ranking(groups, states=len(positions)) if len(look.findings) == before else None


def _numbers(look: Look, at: At, count: int) -> Ranks | None:
    items = look.items(at)
    if items is None:
        return None
    if len(items) != count:
        look.report("GMC007", f"Here are {len(items)} ranks for {count} states.", at,
                    why="Whether somebody would move depends on how it likes every state.",
                    next="Give one number per state, in the order of the states.")
        return None
    numbers = [look.whole(item) for item in items]
    return None if None in numbers else dense_ranks([number or 0 for number in numbers])


def _maker(look: Look, key: str, held: At, known: Mapping[str, object]) -> str | None:
    if key in known:
        return key
    place = held.key or held.place
    return look.known(At(Scalar(key, place, Style.PLAIN, 0, 0), held.address), list(known), code="GMC005",
                      what="decision maker")


def _state(look: Look, at: At, positions: Mapping[str, int]) -> int | None:
    text = look.known(at, positions, code="GMC004", what="state")
    return positions[text] if text is not None else None


def _choices(look: Look, at: At, options: Sequence[Option]) -> str:
    text = look.text(at) or ""
    if text and not (_LETTERS.fullmatch(text) and len(text) == len(options)):
        look.report("GMC009", f"{shown(text)} does not have one letter per option ({len(options)}).", at,
                    why="Y says that an option is taken, N that it is not, - that either is meant.",
                    next=f"Write as many letters as there are options: {len(options)}." if options
                    else "List the options, or leave `choices` out.")
        return ""
    return text


def _text(look: Look, parts: Mapping[str, At], key: str) -> str:
    return (look.text(parts[key]) or "") if key in parts else ""
