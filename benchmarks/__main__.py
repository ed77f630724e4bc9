"""Run all benchmarks: ``python -m benchmarks``; BENCH_SIZE=smoke runs them small, to see that they work."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from importlib.metadata import version

PACKAGES = ("holdfast", "numpy", "pydantic", "PyYAML", "ruamel.yaml", "lark", "networkx", "python-docx",
            "vl-convert-python", "highspy", "ortools", "python-sat", "duckdb", "shapely", "pyproj")
BENCHES = ("startup", "check", "conditions", "word", "assess", "settlement", "bargaining", "deadlock", "stability",
           "smaa", "roadmap", "timetable")


def main() -> None:
    """Print every benchmark, or those named on the command line, with the versions they were measured with."""
    smoke = os.environ.get("BENCH_SIZE", "full") == "smoke"
    write = sys.stdout.write
    write(f"Python {platform.python_version()} on {os.cpu_count()} cores; "
          + ", ".join(f"{name} {version(name)}" for name in PACKAGES) + "\n")
    for name in sys.argv[1:] or BENCHES:
        for line in importlib.import_module(f"benchmarks.{name}_bench").run(smoke=smoke):
            write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
