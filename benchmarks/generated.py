"""Generated work of a given size: frameworks, conditions and packages; the same seed gives the same work."""

from __future__ import annotations

import random

ACTS = ("withdraw", "monitor", "give-access", "offensive-operation", "release-detainees", "clear-mines")


def framework(clauses: int, *, seed: int = 1) -> bytes:
    """A framework with so many clauses, a tenth as many gates and steps, and terms, zones and bodies to refer to."""
    draw = random.Random(seed)
    lines = [
        'framework: "2026.1"', "id: generated", "stage: preliminary-ceasefire", "parties: [A, B]",
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
    lines.append("gates:")
    for n in range(max(1, clauses // 10)):
        lines += [f"  gate-{n}:", f"    needs: [part-{(n * 3) % clauses % 7}.clause-{(n * 3) % clauses}]",
                  "    evaluator: mission", "    evidence: [report]", "    timeout: P30D", "    otherwise: answer"]
    return ("\n".join(lines) + "\n").encode()


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
