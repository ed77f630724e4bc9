"""The direction of imports between the parts of the package; reads the source with ast, imports nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "holdfast"

# Parts in one row may not import each other; a later row may import every earlier one.
ROWS = (
    ("science", "document"),
    ("norms",),
    ("inputs", "solving"),
    ("rules", "settlement", "territory", "guarantee", "word"),
    ("roadmap",),
    ("durability",),
    ("assess",),
    ("brief",),
    ("cli", "web"),
)
ROW_OF = {part: row for row, parts in enumerate(ROWS) for part in parts}

# Parts that stand beside the rows: what each may import, and who may import it.
ASIDE = {
    "evidence": {"science", "document", "norms", "inputs", "guarantee", "store"},
    "ledger": {"science", "document", "store"},
    "store": {"science", "document"},
}
MAY_IMPORT_ASIDE = {
    "evidence": {"assess", "brief", "cli", "web"},
    "ledger": {"cli", "web"},
    "store": {"evidence", "ledger", "cli", "web"},
}
FOR_ALL = {"errors"}


def allowed(importer: str, imported: str) -> bool:
    """Whether one part of the package may import another."""
    if importer == imported or imported in FOR_ALL:
        return True
    if importer == "__main__":  # `python -m holdfast` is the command line and nothing else
        return imported == "cli"
    if importer in ASIDE:
        return imported in ASIDE[importer]
    if imported in ASIDE:
        return importer in MAY_IMPORT_ASIDE[imported]
    if importer in ROW_OF and imported in ROW_OF:
        return ROW_OF[imported] < ROW_OF[importer]
    return False


def imported_parts(source: str, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and part of every import of our own in a module; imports for the type checker alone do not count."""
    tree = ast.parse(source)
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        for name in _names(node, package):
            if name[0] == "holdfast" and len(name) > 1:
                yield node.lineno, name[1]  # type: ignore[attr-defined]


def _names(node: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield tuple(alias.name.split("."))
    elif isinstance(node, ast.ImportFrom):
        start = package[: len(package) - node.level + 1] if node.level else ()
        base = (*start, *(node.module.split(".") if node.module else ()))
        if base == ("holdfast",):
            for alias in node.names:
                yield (*base, alias.name)
        else:
            yield base


def back_edges(source: str, module: tuple[str, ...], *, package: bool = False) -> tuple[str, ...]:
    """The imports of one module, named from ``holdfast`` on, that go against the direction."""
    importer = module[1]
    parent = module if package else module[:-1]
    return tuple(
        f"{'.'.join(module)}:{line} imports {part}, which {importer} may not"
        for line, part in imported_parts(source, parent)
        if not part.startswith("__") and not allowed(importer, part)
    )


def test_no_module_imports_against_the_direction() -> None:
    """Every import inside the package follows the direction of the design."""
    found: list[str] = []
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE).with_suffix("").parts
        is_package = relative[-1] == "__init__"
        module = ("holdfast", *(relative[:-1] if is_package else relative))
        if len(module) > 1:  # the package itself hands out public names from everywhere, lazily
            found += back_edges(path.read_text(encoding="utf-8"), module, package=is_package)
    assert not found, "\n".join(found)


def test_every_part_of_the_package_has_its_place() -> None:
    """A directory or module directly under the package is one that the direction knows."""
    parts = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or any(path.rglob("*.py"))}
    known = set(ROW_OF) | set(ASIDE) | FOR_ALL | {"__init__", "__main__"}
    assert parts <= known, f"give these a row in the direction of imports: {sorted(parts - known)}"


def test_a_planted_back_edge_is_caught() -> None:
    """An import of a later part is reported, however it is written and wherever it stands."""
    planted = (
        "import holdfast.rules.registry",
        "from holdfast.rules import registry",
        "from holdfast import rules",
        "from ..rules import registry",
        "from .. import rules",
        "def late():\n    from holdfast.rules.registry import find",
    )
    for source in planted:
        assert back_edges(source, ("holdfast", "document", "read")), source


def test_analyses_do_not_import_each_other() -> None:
    """Two analyses of the same row are apart, while rules may use everything before them."""
    analyses = ("rules", "settlement", "territory", "guarantee")
    for one in analyses:
        for other in analyses:
            if one != other:
                assert back_edges(f"import holdfast.{other}", ("holdfast", one, "solve"))
        for before in ("science", "document", "norms", "inputs", "errors"):
            assert not back_edges(f"import holdfast.{before}", ("holdfast", one, "solve"))


def test_evidence_may_use_guarantee_and_store_only() -> None:
    """Evidence reaches two parts beside the rows below it, and no other analysis."""
    module = ("holdfast", "evidence", "placement")
    assert not back_edges("import holdfast.guarantee\nimport holdfast.store\nimport holdfast.norms", module)
    assert len(back_edges("import holdfast.rules\nimport holdfast.settlement\nimport holdfast.roadmap", module)) == 3


def test_imports_for_the_type_checker_alone_do_not_count() -> None:
    """What only the type checker sees makes no edge when the program runs."""
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from holdfast.rules import registry\n"
    assert not back_edges(source, ("holdfast", "document", "read"))
