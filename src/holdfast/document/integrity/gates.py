"""Whether a gate waits for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.conditions import And, Condition, ConditionError, State, StateIs, Vocabulary, parse_condition
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.integrity.held import Held, finding
from holdfast.document.roadmap_parts import Gate


def check_gates(held: Held) -> Iterator[Finding]:
    """A finding for every shortest chain of gates that comes back to where it began."""
    if held.framework is None:
        return
    waits = _waits(held.framework.model)
    seen: set[frozenset[str]] = set()
    for gate in waits:
        cycle = _shortest(gate, waits)
        if cycle and frozenset(cycle) not in seen and cycle[0] == min(cycle):
            seen.add(frozenset(cycle))
            chain = " waits for ".join((*cycle, cycle[0]))
            yield finding(
                held.framework, ("gates", gate), "INT030",
                f"{chain}." if len(cycle) > 1 else f"{gate} waits for itself.",
                why="None of these gates can ever open, and nothing behind them can begin.",
                next="Remove one of the links, or let one gate wait for something outside the circle.", at_key=True)


def _waits(framework: Framework) -> Mapping[str, set[str]]:
    gates = framework.gates
    waits = {id: {need for need in gate.needs if need in gates} | (_asked(gate) & set(gates))
             for id, gate in gates.items()}
    for id, gate in gates.items():
        for opened in gate.opens:
            if opened in gates:
                waits[opened].add(id)
    return waits


def _asked(gate: Gate) -> set[str]:
    """The ids that must be met whatever else the condition of a gate says."""
    if gate.if_ is None:
        return set()
    try:
        condition = parse_condition(gate.if_, vocabulary=Vocabulary.EVENT)
    except ConditionError:
        return set()  # a finding of its own
    parts: tuple[Condition, ...] = condition.parts if isinstance(condition, And) else (condition,)
    return {part.id for part in parts if isinstance(part, StateIs) and part.state is State.MET}


def _shortest(start: str, waits: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The shortest way from a gate back to itself, without the return; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    reached: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in sorted(waits[way[-1]]):
            if following == start:
                return way
            if following not in reached:
                reached.add(following)
                ways.append((*way, following))
    return ()
