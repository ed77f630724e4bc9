"""Time to check a generated framework, layer by layer, without start-up."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.generated import framework
from holdfast.document.load import documents_from_bytes
from holdfast.document.read import read_bytes
from holdfast.rules.engine import check


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    clauses = 100 if smoke else 1000
    data = framework(clauses)
    check(documents_from_bytes(data, name="warm-up.framework.yaml"))  # imports and caches are start-up, not checking
    times = []
    for _ in range(1 if smoke else 5):
        start = time.perf_counter()
        documents = documents_from_bytes(data, name="generated.framework.yaml")
        loaded = time.perf_counter()
        report = check(documents)
        times.append((time.perf_counter() - start, loaded - start, len(report.findings), len(report.ran)))
    whole, load, findings, rules = min(times)
    yield f"check: {clauses} clauses, {len(data) / 1024:.0f} KiB, {rules} rules, {findings} findings"
    yield f"  whole {whole:.3f} s (read and integrity {load:.3f} s, rules {whole - load:.3f} s)"
    yield "  goal for 80 rules on 1,000 clauses: under 1 s"
    yield from _reading(data)


def _reading(data: bytes) -> Iterator[str]:
    import ruamel.yaml

    start = time.perf_counter()
    read_bytes(data, name="generated.framework.yaml")
    ours = time.perf_counter() - start
    start = time.perf_counter()
    ruamel.yaml.YAML(typ="rt").load(data.decode())
    theirs = time.perf_counter() - start
    yield (
        f"reading with positions: ours {ours:.3f} s, ruamel.yaml {ruamel.yaml.__version__} round trip {theirs:.3f} s, "
        f"ratio {theirs / ours:.1f}"
    )
