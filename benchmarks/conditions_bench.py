"""Red lines on arrays of packages against the same red lines one package at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from benchmarks.generated import red_lines
from holdfast.document.conditions import Domain, PackageArray, Vocabulary, compile_array, holds, parse_condition


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    packages, lines, issues, options = (10_000 if smoke else 1_000_000), 30, 20, 5
    names = tuple(f"option-{n}" for n in range(options))
    domain = Domain(options={f"issue-{n}": names for n in range(issues)}, option_values={}, parameters={})
    conditions = [parse_condition(text, vocabulary=Vocabulary.TEXT) for text in red_lines(lines, issues, options)]
    codes = np.random.default_rng(3).integers(0, options, size=(issues, packages), dtype=np.int8)
    array = PackageArray(issues=tuple(domain.options), options=tuple(domain.options.values()), codes=codes)
    compiled = [compile_array(condition, domain) for condition in conditions]

    def work(function: object) -> int:
        return int(np.count_nonzero(function(array)))  # type: ignore[operator]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, compiled))
        start = time.perf_counter()
        counts = list(pool.map(work, compiled))
        arrays = time.perf_counter() - start
    sample = min(packages, 2_000)
    rows = [array.package(n) for n in range(sample)]
    start = time.perf_counter()
    plain = [sum(holds(condition, row) for row in rows) for condition in conditions]
    single = time.perf_counter() - start
    first = [int(np.count_nonzero(function(array)[:sample])) for function in compiled]
    assert plain == first, "the two ways of evaluating disagree"
    rate, base = packages * lines / arrays, sample * lines / single
    yield f"conditions: {packages:,} packages × {lines} red lines over {issues} issues of {options} options"
    yield f"  arrays on 2 threads {rate:,.0f} per second; one by one {base:,.0f} per second ({sample:,} packages)"
    yield f"  ratio {rate / base:,.0f}; goal over 100,000,000 per second; {sum(counts):,} kept"
