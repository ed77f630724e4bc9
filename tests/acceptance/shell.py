"""Calling the command line in a process of its own, and the examples that acceptance tests call it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
FRAMEWORKS = tuple(sorted(str(path.relative_to(ROOT)) for path in EXAMPLES.rglob("*.framework.yaml")))
EVENTS = tuple(sorted(str(path.relative_to(ROOT)) for path in EXAMPLES.rglob("*.events.yaml")))
SEEDED = ("-c", "from holdfast.cli.main import main; main()")


def in_shell(*words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path = ROOT,
             **more: Any) -> subprocess.CompletedProcess[bytes]:
    """What ``holdfast`` with these words comes to in a fresh interpreter."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("HOLDFAST_TR", "COV_"))}
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([sys.executable, *SEEDED, *words], input=stdin, stderr=subprocess.PIPE, cwd=cwd, check=False,
                          env={**environment, **(env or {})}, **more)
