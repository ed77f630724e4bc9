"""What every test run shares: hypothesis profiles, and an account of what was not run and why."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import holdfast

NOT_SHIPPABLE = "data not shippable"
"""The only reason for a skip that continuous integration accepts."""

SOFT_LIMIT = 400
"""Lines above which a module is listed, so that somebody asks whether it holds two ideas."""

WHY_DESELECTED = {
    "postgres": "needs a PostgreSQL server",
    "browser": "needs a Chromium browser",
    "go": "needs the Go toolchain",
    "cluster": "needs a container cluster",
    "verify": "runs long on purpose, in make verify",
}

# No deadline: how fast a machine is says nothing about whether the code is right.
settings.register_profile("test", deadline=None, derandomize=True, max_examples=60)
# Many of these tests call whole commands, so more examples than this would take hours; HOLDFAST_EXAMPLES asks for them.
settings.register_profile(
    "verify", deadline=None, max_examples=int(os.environ.get("HOLDFAST_EXAMPLES", "400")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("test")

deselected: Counter[str] = Counter()


def pytest_configure(config: pytest.Config) -> None:
    """Stops a run that should test the installed package but found the source tree."""
    source = Path(__file__).resolve().parent.parent / "src"
    if os.environ.get("HOLDFAST_INSTALLED") == "1" and (
        source.exists() or "site-packages" not in Path(holdfast.__file__).parts
    ):
        raise pytest.UsageError(f"this run tests the installed package, but holdfast comes from {holdfast.__file__}")


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Counts what is left out by the marker that left it out."""
    for item in items:
        named = [marker for marker in WHY_DESELECTED if item.get_closest_marker(marker)]
        deselected[WHY_DESELECTED[named[0]] if named else "not asked for in this run"] += 1


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands the count from a worker to the main process; there, fails on a skip without an accepted reason."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["deselected"] = dict(deselected)
    elif os.environ.get("HOLDFAST_CI") == "1" and unexplained_skips(_skipped(session.config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Takes the count over from a worker; every worker collects the same tests, so one of them is enough."""
    deselected.clear()
    deselected.update(getattr(node, "workeroutput", {}).get("deselected", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Prints how many tests passed, were skipped and were left out, with the reasons."""
    skipped = _skipped(config)
    terminalreporter.section("account")
    terminalreporter.write_line(f"passed: {len(terminalreporter.stats.get('passed', []))}")
    terminalreporter.write_line(f"skipped: {len(skipped)}")
    for reason, count in Counter(_reason(report) for report in skipped).most_common():
        terminalreporter.write_line(f"  {count}: {reason}")
    terminalreporter.write_line(f"deselected: {deselected.total()}")
    for reason, count in deselected.most_common():
        terminalreporter.write_line(f"  {count}: {reason}")
    for line in long_modules():
        terminalreporter.write_line(f"over {SOFT_LIMIT} lines: {line}")
    if any("test_example_findings.py" in report.nodeid for report in terminalreporter.stats.get("passed", [])):
        from tests.acceptance.pinned import shares  # a run without the examples has no such module

        terminalreporter.write_line("findings on the examples labelled right by hand:")
        for line in shares():
            terminalreporter.write_line(f"  {line}")
    if os.environ.get("HOLDFAST_CI") == "1":
        for line in unexplained_skips(skipped):
            terminalreporter.write_line(f"not an accepted reason for a skip: {line}", red=True)


def unexplained_skips(reports: list[Any]) -> tuple[str, ...]:
    """The skips whose reason is not data that may not be shipped, as test and reason."""
    return tuple(
        f"{report.nodeid}: {_reason(report)}" for report in reports if not _reason(report).startswith(NOT_SHIPPABLE)
    )


def long_modules() -> tuple[str, ...]:
    """The modules of the package that are longer than the soft limit, with their length."""
    source = Path(__file__).resolve().parent.parent / "src"
    counts = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source.rglob("*.py")}
    return tuple(
        f"{path.relative_to(source)} ({count})" for path, count in sorted(counts.items()) if count > SOFT_LIMIT
    )


def _skipped(config: pytest.Config) -> list[Any]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []


def _reason(report: Any) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(text).removeprefix("Skipped: ")
