"""House style that a machine can check; each check also has a test that it catches a planted fault."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "holdfast"
LINES_LIMIT = 600
FUNCTION_LINES = 35
EMPTY_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
CLOCK_ENTERS = {"cli", "web"}
"""The parts in which the clock may be read; everything else takes the time as an argument."""

SEEDED = {"BitGenerator", "Generator", "PCG64", "Philox", "Random", "SeedSequence", "default_rng"}
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
}  # fmt: skip

TEXT_SUFFIXES = {
    ".cff", ".css", ".html", ".in", ".js", ".json", ".lark", ".md", ".py", ".toml", ".txt", ".yaml", ".yml", "",
}  # fmt: skip
WRITTEN = (
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "Makefile",
    "README.md", "SECURITY.md", "benchmarks", "changelog.d", "corpus", "docs", "examples", "pyproject.toml",
    "requirements-fuzz.txt", "requirements-test.txt", "requirements.txt", "schemas", "scripts", "src", "tests",
)  # fmt: skip
ONE_MACHINE = re.compile(r"""(?:^|[\s"'(=:`,])/(?:home|root|work|tmp|Users)/\w""")
REGISTRY = re.compile(r"https?://[\w.-]*(?:pythonhosted|pypi)\b")


def modules(top: Path) -> list[Path]:
    """The Python files under a directory, in order."""
    return sorted(top.rglob("*.py"))


def place(path: Path, line: int) -> str:
    """A path and line as a reader can open it."""
    return f"{path.relative_to(ROOT)}:{line}"


def dotted(node: ast.expr) -> str:
    """A name or attribute as written, or nothing for any other expression."""
    return ast.unparse(node) if isinstance(node, (ast.Name, ast.Attribute)) else ""


def calls(source: str) -> Iterator[tuple[int, str, ast.Call]]:
    """Line, name as written, and node of every call."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func), node


def loose_zips(source: str) -> list[int]:
    """The lines on which ``zip`` is called without saying what happens to unequal lengths."""
    return [line for line, name, node in calls(source) if name == "zip" and "strict" not in {k.arg for k in node.keywords}]


def prints(source: str) -> list[int]:
    """The lines that print."""
    return [line for line, name, _ in calls(source) if name == "print"]


def clock_readings(source: str) -> list[int]:
    """The lines that read the clock."""
    return [line for line, name, _ in calls(source) if ".".join(name.split(".")[-2:]) in CLOCKS]


def global_randomness(source: str) -> list[int]:
    """The lines that draw from a generator nobody passed in."""
    drawn = re.compile(r"^(?:random|np\.random|numpy\.random)\.(\w+)$")
    found = [line for line, name, _ in calls(source) if (match := drawn.match(name)) and match[1] not in SEEDED]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in {"random", "numpy.random"}:
            found += [node.lineno for alias in node.names if alias.name not in SEEDED]
    return found


def foreign_words(text: str) -> list[int]:
    """The lines that name a path of one machine or the address of a package registry."""
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if ONE_MACHINE.search(line) or REGISTRY.search(line)
    ]


CHECKS: tuple[tuple[Callable[[str], list[int]], str, str], ...] = (
    (loose_zips, "zip(a, b)", "zip(a, b, strict=True)"),
    (prints, "print('x')", "echo('x')"),
    (clock_readings, "datetime.datetime.now(tz)", "clock.now(tz)"),
    (clock_readings, "date.today()", "date(2026, 1, 1)"),
    (global_randomness, "random.random()", "random.Random(seed)"),
    (global_randomness, "np.random.normal()", "np.random.default_rng(seed)"),
    (global_randomness, "from random import choice", "from random import Random"),
    (foreign_words, "see /" + "home/someone/notes", "see docs/reference/gates.md"),
)


@pytest.mark.parametrize(("check", "bad", "good"), CHECKS)
def test_a_planted_fault_is_caught(check: Callable[[str], list[int]], bad: str, good: str) -> None:
    """Each check finds its fault on the right line, and leaves the proper way alone."""
    assert check(f"\n{bad}\n") == [2]
    assert check(f"\n{good}\n") == []


@pytest.mark.parametrize("check", [loose_zips, prints, global_randomness])
def test_the_library_is_free_of_the_fault(check: Callable[[str], list[int]]) -> None:
    """No module of the package pairs loosely, prints, or draws from a global generator."""
    found = [place(path, line) for path in modules(SOURCE) for line in check(path.read_text(encoding="utf-8"))]
    assert not found, f"{check.__doc__} {found}"


def test_the_clock_enters_only_at_the_edge() -> None:
    """Only the command line and the web application read the clock."""
    found = [
        place(path, line)
        for path in modules(SOURCE)
        if path.relative_to(SOURCE).parts[0] not in CLOCK_ENTERS
        for line in clock_readings(path.read_text(encoding="utf-8"))
    ]
    assert not found, f"take the time as an argument: {found}"


def test_modules_stay_small() -> None:
    """No module is longer than the hard limit; those above the soft limit are listed at the end of a test run."""
    found = [
        f"{place(path, count)}"
        for path in modules(SOURCE)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES_LIMIT
    ]
    assert not found, f"split these by idea: {found}"


def test_nine_of_ten_functions_are_short() -> None:
    """Nine of ten functions of the package fit on a screen."""
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in modules(SOURCE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    assert lengths[int(0.9 * (len(lengths) - 1))] <= FUNCTION_LINES


def test_every_module_says_what_it_holds() -> None:
    """Every module of the package opens with a docstring."""
    found = [
        str(path.relative_to(ROOT))
        for path in modules(SOURCE)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, f"say in one sentence what these hold: {found}"


def test_every_directory_of_modules_is_a_package() -> None:
    """A directory with modules has an ``__init__.py``, so that every build tool finds it."""
    found = {str(path.parent.relative_to(ROOT)) for path in modules(SOURCE) if not (path.parent / "__init__.py").exists()}
    assert not found, f"add __init__.py with one sentence: {sorted(found)}"


def test_names_say_what_is_inside() -> None:
    """No module or directory carries a name that fits everything."""
    found = [
        str(path.relative_to(ROOT))
        for path in [*SOURCE.rglob("*"), *(ROOT / "tests").rglob("*.py")]
        if path.stem in EMPTY_NAMES
    ]
    assert not found, f"name these after the idea they hold: {found}"


def test_every_test_says_what_must_hold() -> None:
    """Every test function has a docstring."""
    found = [
        place(path, node.lineno)
        for path in modules(ROOT / "tests")
        if path.name.startswith("test_")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test")
        if not ast.get_docstring(node)
    ]
    assert not found, f"say in one sentence what must hold: {found}"


def test_the_project_speaks_of_itself_alone() -> None:
    """No file names a path of one machine or the address of a package registry."""
    found: list[str] = []
    for name in WRITTEN:
        top = ROOT / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts:
                found += [place(path, line) for line in foreign_words(path.read_text(encoding="utf-8", errors="replace"))]
    assert not found, f"say it without the path or address: {found}"
