"""Going through the packages of a settlement: counts, Pareto set and bargaining points, next to NegMAS.

Both sides run as processes of their own on the same file. Times are processor time, which a busy machine disturbs less;
the best of some runs counts. Ratios still move by a third or so when others are at work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.settlement_work import OPTIONS, work_of

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT / "build" / "bench-peer" / "bin" / "python"
GOALS = {"frontier": 10, "both": 10, "statistics": 100}


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    yield from _enumeration(smoke=smoke)


def _enumeration(*, smoke: bool) -> Iterator[str]:
    has_peer, why = _peer(smoke=smoke)
    yield "settlement, by going through all packages: additive random utilities, disagreement 0.1; processor time"
    if not has_peer:
        yield f"  the comparison is skipped: {why}"
    versions: set[str] = set()
    for issues in (3, 4) if smoke else (4, 5, 6):
        for parties in (2, 4):
            # The statistics of the other program take minutes for a million packages.
            work = work_of(issues, parties) | {"repeats": 9 if issues < 5 else 3 if issues < 6 else 1, "points": True,
                                              "statistics": issues < 6 or bool(os.environ.get("BENCH_STATISTICS"))}
            ours = _side([sys.executable, "-m", "benchmarks.settlement_ours"], work)
            theirs = _side([str(PEER), str(ROOT / "benchmarks" / "settlement_peer.py")], work) if has_peer else None
            versions |= {side["version"] for side in (ours, theirs) if side}
            yield from _lines(OPTIONS**issues, parties, ours, theirs)
    work = work_of(4 if smoke else 8, 4, lines=20, disagreement=0.35)
    counted = _side([sys.executable, "-m", "benchmarks.settlement_ours"],
                    work | {"repeats": 1, "points": False})
    packages, feasible, acceptable = counted["counts"]
    yield (f"  counting {packages:,} packages × 4 parties under 20 red lines: {counted['seconds']['count']:.2f} s, "
           f"{counted['peak_mb'] or 0:.0f} MB; {feasible:,} feasible, {acceptable:,} acceptable; goal under 300 MB")
    yield f"  versions: {'; '.join(sorted(versions))}"


def _lines(packages: int, parties: int, ours: dict[str, Any], theirs: dict[str, Any] | None) -> Iterator[str]:
    vectors = len(ours["frontier"])
    yield (f"  {packages:,} packages × {parties} parties: {vectors:,} undominated vectors; Pareto set "
           f"{ours['seconds']['frontier']:.4f} s, with points {ours['seconds']['both']:.4f} s, with counts "
           f"{ours['seconds']['statistics']:.4f} s, peak {ours['peak_mb'] or 0:.0f} MB")
    if theirs is None:
        return
    ratios = ", ".join(
        f"{what} {theirs['seconds'][key]:.2f} s ({theirs['seconds'][key] / ours['seconds'][key]:,.0f} times ours, "
        f"goal {GOALS[key]})"
        for key, what in (("frontier", "pareto_frontier"), ("both", "with nash, kalai and ks points"),
                          ("statistics", "calc_scenario_stats"))
        if key in theirs["seconds"]
    )
    yield f"    NegMAS: {ratios}, peak {theirs['peak_mb'] or 0:.0f} MB"
    assert _same(ours["frontier"], theirs["frontier"]), "the two Pareto sets differ"
    assert np.allclose(ours["points"]["nash"], theirs["points"]["nash"], rtol=0, atol=1e-9), "the Nash points differ"
    yield "    same Pareto set and Nash point at 1e-9"
    for name in ("egalitarian", "kalai_smorodinsky"):
        if not np.allclose(ours["points"][name], theirs["points"][name], rtol=0, atol=1e-9):
            yield f"    {name}: ours {_shown(ours['points'][name])}, NegMAS {_shown(theirs['points'][name])}"


def _same(one: list[list[float]], other: list[list[float]]) -> bool:
    first, second = (np.array(sorted(points, key=lambda point: [round(value, 9) for value in point]))
                     for points in (one, other))
    return first.shape == second.shape and bool(np.allclose(first, second, rtol=0, atol=1e-9))


def _shown(values: list[float]) -> str:
    return "(" + ", ".join(f"{value:.3f}" for value in values) + ")"


def _side(command: list[str], work: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        given, result = Path(folder, "work.json"), Path(folder, "result.json")
        given.write_text(json.dumps(work), encoding="utf-8")
        subprocess.run([*command, str(given), str(result)], check=True, cwd=ROOT)
        found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return found


def _peer(*, smoke: bool) -> tuple[bool, str]:
    """Whether the other program is there, made where it is missing and the run is not a quick one; else why not."""
    if PEER.exists():
        return True, ""
    if smoke:
        return False, "build/bench-peer is not there; scripts/bench_peer makes it"
    made = subprocess.run(["sh", str(ROOT / "scripts" / "bench_peer"), sys.executable], capture_output=True, text=True,
                          check=False)
    return made.returncode == 0, made.stderr.strip()


if __name__ == "__main__":
    for line in run(smoke=os.environ.get("BENCH_SIZE", "full") == "smoke"):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
