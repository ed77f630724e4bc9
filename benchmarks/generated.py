"""Generated work of a given size: frameworks, conditions and packages; the same seed gives the same work."""

from __future__ import annotations

import random

ACTS = ("withdraw", "monitor", "give-access", "offensive-operation", "release-detainees", "clear-mines")


def framework(clauses: int, *, seed: int = 1) -> bytes:
    """A comprehensive framework, so that every rule runs: so many clauses, and a tenth as many gates and steps."""
    draw = random.Random(seed)
    lines = [
        'framework: "2026.1"', "id: generated", "stage: comprehensive", "parties: [A, B, G]",
        "calendar: {signature: 2026-01-01T00:00:00Z, T0: 2026-01-03T00:00:00Z, order-lead-time: P1D}",
        "sources:", "  made: {title: Generated for a benchmark}",
        "terms:", *(f"  term-{n}: {{text: Meaning of term {n}.}}" for n in range(20)),
        "zones:", *(f"  zone-{n}: {{name: Zone {n}}}" for n in range(10)),
        "bodies:", "  mission: {name: Mission, kind: monitoring, powers: [observe, report, attribute]}",
        "ladder:", "  answer: {level: 1, response: A warning., decided-by: mission, within: P2D}",
        "clauses:",
    ]
    for n in range(clauses):
        act = draw.choice(ACTS)
        modal = "shall-not" if act == "offensive-operation" else "shall"
        lines += [
            f"  part-{n % 7}.clause-{n}:",
            f"    text: Each party {modal.replace('-', ' ')} {act.replace('-', ' ')} {{term-{n % 20}}} without delay.",
            f"    who: [{draw.choice(['A', 'B', 'A, B'])}]", f"    modal: {modal}", f"    act: {act}",
            f"    object: term-{n % 20}", f"    where: zone-{n % 10}", "    lest: answer",
            f"    when: {{from: T0, within: P{draw.randint(1, 90)}D}}", "    source: made",
        ]
    return ("\n".join([*lines, *_order(clauses), *_settlement(max(1, clauses // 50))]) + "\n").encode()


def _order(clauses: int) -> list[str]:
    lines = ["gates:"]
    some = max(1, clauses // 10)
    named = [f"part-{(n * 3) % clauses % 7}.clause-{(n * 3) % clauses}" for n in range(some)]
    for n, clause in enumerate(named):
        lines += [f"  gate-{n}:", f"    needs: [{clause}]",
                  "    evaluator: mission", "    evidence: [report]", "    timeout: P30D", "    otherwise: answer"]
    lines.append("steps:")
    for n, clause in enumerate(named):
        after = f"gate-{n - 1}" if n else "gate-0"
        lines += [f"  step-{n}:", f"    by: {'AB'[n % 2]}", f"    does: {clause}", f"    after: {after}",
                  f"    reversible: {('yes', 'no')[n % 2]}", "    within: P10D",
                  "    duration: {value: 5, unit: days, basis: assumed, note: Generated.}"]
    return lines


def _settlement(count: int) -> list[str]:
    families = {
        "guarantees": "{text: G answers., by: G, to: A, against: B, trigger: {event: B attacks., decided-by: mission}}",
        "votes": "{kind: status, area: zone-1, question: Which state?, answers: [one, other], after: gate-0}",
        "returns": "{text: People return., to-area: zone-1, groups: displaced, after: gate-0}",
        "administration": "{areas: zone-1, functions: [police, courts], authority: A}",
        "accountability": "{kind: amnesty, text: Nobody is tried., who: [A, B]}",
        "relief": "{text: Sanctions end., measures: trade, after: gate-0, beneficiary: B}",
    }
    return [line for family, body in families.items()
            for line in (f"{family}:", *(f"  {family}-{n}: {body}" for n in range(count)))]


def red_lines(count: int, issues: int, options: int, *, seed: int = 2) -> list[str]:
    """So many red lines of two to four atoms each."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        atoms = []
        for _ in range(draw.randint(2, 4)):
            issue = f"issue-{draw.randrange(issues)}"
            option = f"option-{draw.randrange(options)}"
            atoms.append(draw.choice([f"{issue} == {option}", f"{issue} != {option}",
                                      f"{issue} in {{{option}, option-{draw.randrange(options)}}}"]))
        found.append(f" {draw.choice(['and', 'or', 'implies'])} ".join(atoms[:2]) if len(atoms) == 2
                     else f"({atoms[0]} and {atoms[1]}) or {atoms[2]}")
    return found
