"""Time to assess the published texts on Ukraine together: as one process, start-up and files included."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

UKRAINE = Path(__file__).resolve().parents[1] / "examples" / "ukraine"
TEXTS = 7


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    texts = sorted(str(path) for path in UKRAINE.glob("*.framework.yaml"))[: 2 if smoke else TEXTS]
    with tempfile.TemporaryDirectory() as folder:
        whole = _seconds("assess", *texts, "-o", folder)
        page = Path(folder, "brief.html").stat().st_size
        both = _seconds("assess", *texts, "-o", folder, "--format", "docx")
    start = _seconds("--version")
    yield f"assess: {len(texts)} texts over one case, brief of {page / 1024:.0f} KiB"
    yield f"  whole process {whole:.2f} s, with the brief for Word {both:.2f} s; start-up alone {start:.2f} s"
    yield f"  goal for {TEXTS} texts: under 10 s"


def _seconds(*words: str) -> float:
    call = [sys.executable, "-c", "from holdfast.cli.main import main; main()", *words]
    start = time.perf_counter()
    subprocess.run(call, check=True, capture_output=True)
    return time.perf_counter() - start
