"""Run all benchmarks: ``python -m benchmarks``; BENCH_SIZE=smoke runs them small, to see that they work."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version

from benchmarks import assess_bench, check_bench, conditions_bench, stability_bench, startup_bench, word_bench

PACKAGES = ("holdfast", "numpy", "pydantic", "PyYAML", "ruamel.yaml", "lark", "networkx", "python-docx",
            "vl-convert-python")


def main() -> None:
    """Print every benchmark with the versions it was measured with."""
    smoke = os.environ.get("BENCH_SIZE", "full") == "smoke"
    write = sys.stdout.write
    write(f"Python {platform.python_version()} on {os.cpu_count()} cores; "
          + ", ".join(f"{name} {version(name)}" for name in PACKAGES) + "\n")
    for bench in (startup_bench, check_bench, conditions_bench, word_bench, assess_bench,
                  stability_bench):
        for line in bench.run(smoke=smoke):
            write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
