"""The notebooks of the documentation: each is a notebook, holds no results, and its cells run in order."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.docs.blocks import ROOT

NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
KEYS = {"markdown": {"cell_type", "id", "metadata", "source"},
        "code": {"cell_type", "id", "metadata", "source", "outputs", "execution_count"}}


def cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def run(source: str, names: dict[str, Any]) -> Any:
    """Runs a cell among the names that earlier cells made; gives what its last line comes to, if that is a value."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # the cells of our own notebooks
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None


def test_there_is_a_notebook() -> None:
    """The documentation has a notebook to look at."""
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_it_is_a_notebook_without_results(path: Path) -> None:
    """The file has the form of nbformat 4.5, with ids that are told apart, and keeps no output and no counts."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    ids = [cell["id"] for cell in whole["cells"]]

    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    assert set(whole) == {"cells", "metadata", "nbformat", "nbformat_minor"}
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", id) for id in ids)
    for cell in whole["cells"]:
        assert set(cell) == KEYS[cell["cell_type"]], cell["id"]
        assert all(line.endswith("\n") for line in cell["source"][:-1]), cell["id"]
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_its_cells_run_in_order(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs after those before it, away from the repository, and those that show a result show a table."""
    for part in ("examples", "corpus"):
        (tmp_path / part).symlink_to(ROOT / part)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    names: dict[str, Any] = {}
    shown = 0
    for cell in cells(path):
        if cell["cell_type"] != "code":
            continue
        value = run("".join(cell["source"]), names)
        if "shows" in cell["metadata"].get("tags", ()):
            shown += 1
            assert "<table>" in value._repr_html_(), cell["id"]
    assert shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_files_it_names_are_there(path: Path) -> None:
    """Every file of the repository that a notebook names exists."""
    text = "".join("".join(cell["source"]) for cell in cells(path))
    named = re.findall(r"(?:examples|corpus|docs)/[\w./-]+\.(?:yaml|json|md)", text)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_says_for_whom_it_is(path: Path) -> None:
    """The first cell has a title, and says for whom the notebook is and what one can do afterwards."""
    first = cells(path)[0]

    assert first["source"][0].startswith("# ")
    assert "is for people" in "".join(first["source"])
    assert "After running it" in "".join(first["source"])
