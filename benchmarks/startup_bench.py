"""Time from calling the command to its help."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator


def _best(command: list[str], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    repeats = 1 if smoke else 7
    helped = _best([sys.executable, "-c", "from holdfast.cli.main import main; main()", "--help"], repeats)
    bare = _best([sys.executable, "-c", "pass"], repeats)
    yield (
        f"start-up: holdfast --help {helped:.3f} s, bare interpreter {bare:.3f} s, ratio {helped / bare:.1f}; "
        "goal under 0.5 s"
    )
