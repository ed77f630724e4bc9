"""NegMAS on the work in a file; runs in an environment of its own and imports nothing of ours.

Usage: python benchmarks/settlement_peer.py WORK.json RESULT.json
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

warnings.filterwarnings("ignore")


def main() -> None:
    """Reads the work, measures, and writes what came out."""
    from negmas import LinearAdditiveUtilityFunction, make_issue
    from negmas.outcomes import make_os
    from negmas.preferences import calc_scenario_stats, kalai_points, ks_points, nash_points, pareto_frontier
    from negmas.preferences.value_fun import TableFun

    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    issues = [make_issue([f"o{k}" for k in range(len(column))], f"i{n}")
              for n, column in enumerate(work["parties"][0]["rows"])]
    space = make_os(issues)
    functions = [
        LinearAdditiveUtilityFunction(
            values=tuple(TableFun({f"o{k}": value for k, value in enumerate(row)}) for row in party["rows"]),
            weights=[1.0] * len(issues), outcome_space=space, reserved_value=party["disagreement"],
        )
        for party in work["parties"]
    ]
    ranges = [(party["disagreement"], sum(max(row) for row in party["rows"])) for party in work["parties"]]

    seconds: dict[str, float] = {}
    front: tuple[Any, ...] = ()
    points: dict[str, list[float]] = {}
    for _ in range(work["repeats"]):
        start = time.process_time()
        front, _ = pareto_frontier(functions, issues=issues)
        found = time.process_time()
        for name, function in (("nash", nash_points), ("egalitarian", kalai_points), ("kalai_smorodinsky", ks_points)):
            points[name] = [float(value) for value in function(functions, front, ranges=ranges)[0][0]]
        done = time.process_time()
        seconds["frontier"] = min(seconds.get("frontier", done), found - start)
        seconds["both"] = min(seconds.get("both", done), done - start)
    if work["statistics"]:
        start = time.process_time()
        calc_scenario_stats(functions)
        seconds["statistics"] = time.process_time() - start
    status = Path("/proc/self/status")
    peak = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
    Path(sys.argv[2]).write_text(json.dumps({
        "version": f"NegMAS {version('negmas')}, numpy {version('numpy')}", "seconds": seconds, "points": points,
        "frontier": [[float(value) for value in row] for row in front],
        "peak_mb": int(peak[0].split()[1]) / 1024 if peak else None,
    }), encoding="utf-8")


if __name__ == "__main__":
    main()
