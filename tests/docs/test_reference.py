"""The reference describes everything there is: rules, commands, options, codes, keys, properties and public names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.doc_pages import pages
from scripts.doc_pages.cli import commands
from scripts.doc_pages.documents import document_objects, meaning
from scripts.doc_pages.json_output import output_schemas, properties
from tests.docs.blocks import ROOT

import holdfast
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import HEADINGS

WANTED = pages()
REFERENCE = ROOT / "docs" / "reference"
PACKAGE = Path(holdfast.__file__).parent
_CODE = re.compile(r'"([A-Z]{3}\d{3})"')


def read(name: str) -> str:
    """The text of a page of the reference."""
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(WANTED))
def test_generated_pages_are_current(name: str) -> None:
    """Each generated page is what the code makes of it now; `make docs` writes it anew."""
    assert read(name) == WANTED[name], f"docs/reference/{name} is out of date: run `make docs`"


def test_the_script_names_stale_pages() -> None:
    """With --check the script says so in words and by exit code, and writes nothing."""
    done = subprocess.run([sys.executable, "scripts/generate_docs.py", "--check"], cwd=ROOT, capture_output=True,
                          text=True, check=False)
    assert (done.returncode == 0) == (done.stdout == "")
    assert done.stderr == ""


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_every_rule_has_a_page(code: str) -> None:
    """Each rule has a page with every heading, in order, and stands in the index."""
    page = read(f"rules/{code}.md")
    places = [page.find(f"## {heading}\n") for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)
    assert f"[{code}]({code}.md)" in read("rules/README.md")


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_and_option_is_described(command: object) -> None:
    """Each command has a section with its help, and each argument and option a meaning."""
    section = read("cli.md").split(f"## holdfast {command.name}\n")[1].split("\n## ")[0]
    assert command.help.splitlines()[0] in section
    for parameter in command.parameters:
        assert parameter.help, f"{command.name} {parameter.flags} has no help"
        assert all(f"`{flag}`" in section for flag in parameter.flags)


def test_options_that_the_program_takes_are_those_described() -> None:
    """The options that a command prints in its own help are those in the reference."""
    done = subprocess.run([sys.executable, "-c", "from holdfast.cli.main import main; main()", "check", "--help"],
                          capture_output=True, text=True, check=True, env={"COLUMNS": "200", "NO_COLOR": "1"})
    described = next(command for command in commands() if command.name == "check")
    printed = set(re.findall(r"(?<![\w-])--[a-z-]+", done.stdout)) - {"--help", "--fail"}
    assert printed == {flag for one in described.parameters for flag in one.flags if flag.startswith("--")}


def test_every_code_is_listed() -> None:
    """Each code that stands anywhere in the source is in the list of codes."""
    listed = set(re.findall(r"[A-Z]{3}\d{3}", read("codes.md")))
    used = {code for path in PACKAGE.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))}
    assert used - listed == set()


def test_every_key_has_a_meaning() -> None:
    """Each key of each object of a document has a sentence that says what it means."""
    empty = [f"{name}.{field}" for name, (part, _) in document_objects().items()
             for field in getattr(part, "model_fields", {}) if not meaning(part, field)]
    assert empty == [], "write a docstring under each of these fields"


def test_every_object_and_public_name_is_in_the_glossary() -> None:
    """The glossary has every object of a document, every word list and every public name."""
    glossary = read("glossary.md")
    missing = [name for name in document_objects() if f"[{name}](" not in glossary]
    missing += [name for name in holdfast.__all__ if f"`holdfast.{name}`" not in glossary]
    assert missing == []


def test_every_public_name_is_on_the_page_of_the_python_interface() -> None:
    """Each public function has a section, and each public class a row."""
    page = read("python.md")
    missing = [name for name in holdfast.__all__ if f"### {name}\n" not in page and f"`{name}`" not in page]
    assert [name for name in missing if not name.startswith("__")] == []


def test_every_exception_is_described() -> None:
    """Each public exception stands on the page of exceptions."""
    raised = [name for name in holdfast.__all__
              if isinstance(getattr(holdfast, name), type) and issubclass(getattr(holdfast, name), Exception)]
    assert [name for name in raised if f"`{name}`" not in read("exceptions.md")] == []


@pytest.mark.parametrize("name", sorted(output_schemas()))
def test_every_property_has_a_meaning(name: str) -> None:
    """Each property of the JSON output has a sentence in its schema, and stands on the page."""
    page = read("json-output.md")
    for address, part in properties(output_schemas()[name]):
        assert part.get("description") or "$ref" in part, address
        assert f"| `{address}` |" in page
