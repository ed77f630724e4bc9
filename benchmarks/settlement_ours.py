"""Our side of the comparison on the work in a file, as a process of its own so that its memory is its own.

Usage: python -m benchmarks.settlement_ours WORK.json RESULT.json
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.settlement_work import peak_mb, problem_of
from holdfast.settlement.counting import count
from holdfast.settlement.frontier import frontier
from holdfast.settlement.points import points_by_enumeration
from holdfast.settlement.reading import at_mid
from holdfast.settlement.solution import IdealOver
from holdfast.solving.watch import Watch


def main() -> None:
    """Reads the work, measures, and writes what came out."""
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    seconds: dict[str, float] = {}
    result: dict[str, Any] = {}
    for _ in range(work["repeats"]):
        start = time.process_time()
        reading = at_mid(problem_of(work))
        counts = count(reading, watch=Watch())
        counted = time.process_time()
        if work["points"]:
            front = frontier(reading, watch=Watch())
            found = time.process_time()
            # The other program takes the ideal over all packages.
            points = points_by_enumeration(reading, ideal_over=IdealOver.ALL, watch=Watch())
            done = time.process_time()
            result = {"points": {solution.point.value: solution.utilities for solution in points.solutions},
                      "frontier": front.utilities.tolist()}
            for name, took in (("frontier", found - counted), ("both", done - counted), ("statistics", done - start)):
                seconds[name] = min(seconds.get(name, took), took)
        seconds["count"] = min(seconds.get("count", counted - start), counted - start)
        result["counts"] = [counts.packages, counts.feasible, counts.acceptable]
    result |= {"version": f"holdfast {version('holdfast')}, numpy {version('numpy')}", "seconds": seconds,
               "peak_mb": peak_mb()}
    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
