"""The hooks for pre-commit: each runs a command of ours on all files that it is given."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.acceptance.calling import call

ROOT = Path(__file__).resolve().parents[2]
PAUSES = ROOT / "examples" / "pauses"


def _hooks() -> dict[str, dict[str, Any]]:
    found = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in found}


@pytest.mark.parametrize("id", list(_hooks()))
def test_a_hook_calls_a_command_that_exists(id: str) -> None:
    """The entry of each hook is a call of holdfast with a command and options that it knows."""
    hook = _hooks()[id]
    program, *words = hook["entry"].split()

    assert program == "holdfast"
    assert hook["language"] == "python"
    assert 0 == call(*words, "-h").code


def test_the_hooks_take_our_documents_and_nothing_else() -> None:
    """A hook is run on frameworks, or on all documents, by the endings of their names."""
    check, form = _hooks()["holdfast-check"]["files"], _hooks()["holdfast-fmt"]["files"]

    assert re.search(check, "a/b.framework.yaml")
    assert re.search(check, "b.framework.json")
    assert not re.search(check, "b.case.yaml")
    assert re.search(form, "b.case.yaml")
    assert not re.search(form, "mkdocs.yaml")


def test_several_files_are_checked_in_one_call(tmp_path: Path) -> None:
    """One text with errors among several fails the hook, and each text has its own part of the result."""
    bad = tmp_path / "bad.framework.yaml"
    bad.write_text("framework: '2026.1'\nid: x\nstage: pause\nparties: [A]\n", encoding="utf-8")
    good = str(PAUSES / "plant-repair-truce.framework.yaml")
    words = _hooks()["holdfast-check"]["entry"].split()[1:]

    both = call(*words, good, str(bad), "--format", "json")

    assert 0 == call(*words, good).code
    assert 1 == both.code
    assert ["plant-repair-truce", "x"] == [text["framework"] for text in both.envelope["data"]["texts"]]
    assert {"CFR001"} <= {finding["code"] for finding in both.envelope["data"]["findings"]}


def test_several_files_are_looked_at_for_their_form(tmp_path: Path) -> None:
    """One document that is not in its form fails the hook and is named; nothing is changed."""
    good, bad = tmp_path / "good.framework.yaml", tmp_path / "bad.framework.yaml"
    shutil.copy(PAUSES / "plant-repair-truce.framework.yaml", good)
    assert 0 == call("fmt", str(good)).code
    before = "id: x\nframework: '2026.1'\nstage: pause\nparties: [A]\n"
    bad.write_text(before, encoding="utf-8")
    words = _hooks()["holdfast-fmt"]["entry"].split()[1:]

    called = call(*words, str(good), str(bad))

    assert 1 == called.code
    assert "bad.framework.yaml is not formatted" in called.out
    assert "good" not in called.out
    assert before == bad.read_text(encoding="utf-8")


def test_nothing_is_formatted_where_one_cannot_be_read(tmp_path: Path) -> None:
    """Where one of several documents cannot be read, the others stay as they are."""
    bad = tmp_path / "bad.framework.yaml"
    before = "id: x\nframework: '2026.1'\nstage: pause\nparties: [A]\n"
    bad.write_text(before, encoding="utf-8")

    assert 2 == call("fmt", str(bad), str(tmp_path / "nowhere.framework.yaml")).code
    assert before == bad.read_text(encoding="utf-8")
