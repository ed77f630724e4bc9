"""The account that a test run gives of what it did not run; each test starts a small run of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

EXAMPLE = '''
import pytest

def test_passes():
    """It passes."""

@pytest.mark.verify
def test_long():
    """It is left out."""

def test_skips():
    """It is skipped for a reason given from outside."""
    pytest.skip("{reason}")
'''


def account(where: Path, reason: str, *options: str, ci: bool = True) -> subprocess.CompletedProcess[str]:
    """The outcome of a small run under the project's own settings."""
    (where / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        (where / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (where / "tests" / "test_example.py").write_text(EXAMPLE.format(reason=reason), encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HOLDFAST_", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=where,
        env={**kept, "HOLDFAST_CI": "1" if ci else ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_the_account_counts_with_reasons(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Passed, skipped and left-out tests are counted with reasons, in one process and in several."""
    done = account(tmp_path, "data not shippable: licence", *options)
    assert done.returncode == 0, done.stdout
    for line in (
        "passed: 1",
        "skipped: 1",
        "  1: data not shippable: licence",
        "deselected: 1",
        "  1: runs long on purpose, in make verify",
    ):
        assert line in done.stdout.splitlines()


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_another_reason_for_a_skip_fails_the_run(tmp_path: Path, options: tuple[str, ...]) -> None:
    """In continuous integration a skip for any other reason fails the run and is named."""
    done = account(tmp_path, "no browser", *options)
    assert done.returncode == 1, done.stdout
    assert "tests/test_example.py::test_skips: no browser" in done.stdout


def test_by_hand_a_skip_is_only_counted(tmp_path: Path) -> None:
    """Outside continuous integration the same skip fails nothing."""
    assert account(tmp_path, "no browser", ci=False).returncode == 0
