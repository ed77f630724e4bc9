"""Fuzz every target under tests/fuzz with coverage guidance, for a while each.

A target is a module ``tests/fuzz/fuzz_NAME.py`` with a function ``one(data: bytes) -> None`` that may raise nothing.
Without atheris, which is not published for every Python and platform, this says so and leaves the work to the
property tests over the same targets (``tests/fuzz/test_targets.py``).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "build" / "fuzz"


def main() -> int:
    """The exit status: 0 when no target raised, 1 when one did, with the input kept under build/fuzz."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=120, help="how long to fuzz each target")
    parser.add_argument("--target", help="run this one target in this process")
    options = parser.parse_args()
    if options.target:
        return fuzz(options.target, options.seconds)
    if not available():
        version = ".".join(map(str, sys.version_info[:2]))
        print(
            f"atheris is not available for Python {version} on {sys.platform}: coverage-guided fuzzing is left out, "
            "and the property tests over the same targets stand alone."
        )
        return 0
    names = [path.stem for path in sorted((ROOT / "tests" / "fuzz").glob("fuzz_*.py"))]
    failed = [name for name in names if run(name, options.seconds)]
    print(f"fuzzed {len(names)} targets for {options.seconds} s each; raised: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


def available() -> bool:
    """Whether atheris can be imported, after trying to install the locked version once."""
    if importlib.util.find_spec("atheris") is None:
        wanted = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--requirement", "requirements-fuzz.txt"]
        subprocess.run([sys.executable, "-m", "pip", "install", *wanted], cwd=ROOT, capture_output=True, check=False)
        importlib.invalidate_caches()
    return importlib.util.find_spec("atheris") is not None


def run(name: str, seconds: int) -> int:
    """The exit status of one target in a process of its own."""
    print(f"fuzzing {name} for {seconds} s", flush=True)
    command = [sys.executable, str(Path(__file__)), "--target", name, "--seconds", str(seconds)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def fuzz(name: str, seconds: int) -> int:
    """Fuzz one target in this process; the engine ends the process itself when an input raises."""
    atheris = importlib.import_module("atheris")
    sys.path.insert(0, str(ROOT))
    with atheris.instrument_imports(include=["holdfast"]):
        target = importlib.import_module(f"tests.fuzz.{name}")
    seen, crashes = FOUND / name / "seen", FOUND / name / "crashes"
    seen.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={seconds}", "-timeout=20", "-max_len=20000", f"-artifact_prefix={crashes}/"]
    corpora = [str(path) for path in (ROOT / "corpus" / "valid", ROOT / "corpus" / "invalid") if path.is_dir()]
    atheris.Setup([name, *limits, "-verbosity=0", "-print_final_stats=1", str(seen), *corpora], target.one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
