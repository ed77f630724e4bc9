"""Starting up: help comes at once, because nothing heavy is imported for it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
import typer
from tests.acceptance.calling import call
from tests.acceptance.shell import ROOT

from holdfast.cli.main import app

HEAVY = (
    "docx", "duckdb", "highspy", "jinja2", "lark", "lxml", "networkx", "numba", "numpy", "ortools", "pydantic", "pysat",
    "rfc8785", "ruamel", "shapely", "sqlalchemy", "vl_convert", "xlsxwriter", "yaml",
)  # fmt: skip
SETTLING = ("duckdb", "highspy", "numpy", "pysat")
"""What only the analysis of packages needs."""
COMMANDS = sorted(str(command.name or command.callback.__name__) for command in app.registered_commands if command.callback)

ASK_FOR_HELP = """
import contextlib, io, json, sys
from holdfast.cli.main import main
sys.argv = ["holdfast", *{words}]
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
    main()
assert "Usage" in out.getvalue() or "holdfast 20" in out.getvalue(), out.getvalue()
print(json.dumps(sorted(sys.modules)))
"""

CALL = """
import contextlib, io, json, sys
from holdfast.cli.main import main
sys.argv = ["holdfast", *{words}]
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
    main()
assert out.getvalue()
print(json.dumps(sorted(sys.modules)))
"""
CORPUS = ROOT / "corpus"


def imported(program: str) -> set[str]:
    """The top-level names of the modules that a program imports in a fresh interpreter."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """Asking for help or for the version imports none of the libraries that take long to load."""
    assert not imported(ASK_FOR_HELP.format(words=words)) & set(HEAVY)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    """Asking for the help of a command imports none of them but pydantic, which the command-line library may use."""
    assert not imported(ASK_FOR_HELP.format(words=[command, "-h"])) & (set(HEAVY) - {"pydantic"})


@pytest.mark.parametrize("words", [
    ["check", str(CORPUS / "valid" / "settlement.framework.yaml"), "--all"],
    ["show", str(CORPUS / "valid" / "settlement.framework.yaml"), "clauses"],
    ["resolve", str(CORPUS / "valid" / "settlement.framework.yaml")],
], ids=lambda words: words[0])
def test_other_commands_import_nothing_of_the_settlement(words: list[str]) -> None:
    """Checking and showing a text over a case with stakes loads no solver, no arrays and no database."""
    assert not imported(CALL.format(words=words)) & set(SETTLING)


def test_settling_imports_them() -> None:
    """The list is not empty talk: settling loads arrays and solvers, and a database only for a table in Parquet."""
    path = str(CORPUS / "cases" / "settlement" / "s1-two-parties.scenario.json")
    words = ["settle", path, "--draws", "1", "--negotiations", "0"]
    assert imported(CALL.format(words=words)) & set(SETTLING) == {"highspy", "numpy", "pysat"}


def test_importing_the_package_imports_nothing_heavy() -> None:
    """``import holdfast`` alone loads none of the libraries that take long to load."""
    found = imported("import holdfast, json, sys; print(json.dumps(sorted(sys.modules)))")

    assert "holdfast" in found
    assert not found & set(HEAVY)


def test_working_does_import() -> None:
    """The list of heavy libraries is not empty talk: a public function loads some of them."""
    assert "pydantic" in imported("import holdfast, json, sys; holdfast.load_any; print(json.dumps(sorted(sys.modules)))")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_names_exit_codes(command: str, asked: str) -> None:
    """Every command has help, which says what its exit codes mean."""
    called = call(command, asked)

    assert called.code == 0
    said = " ".join(re.sub(r"[^\w:;,.\s-]", " ", called.out).split())
    assert "Exit codes: 0 " in said
    assert re.search(r"; 2 [a-z]", said)
    assert not called.err


def test_every_command_is_listed() -> None:
    """The help of the program names every command with a sentence, and what exit codes mean."""
    called = call("--help")

    assert called.code == 0
    assert isinstance(app, typer.Typer)
    for command in COMMANDS:
        assert re.search(rf"\b{command}\s+\S", called.out), command
    assert "Exit codes" in called.out
