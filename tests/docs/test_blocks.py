"""What the documentation shows is what happens: its commands, its Python and its documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.blocks import ROOT, Block, blocks, faults, first_missing, pages, runs

from holdfast.document.load import any_from_bytes
from holdfast.document.read import read_bytes

DOCUMENTS = ("framework:", "case:", "overlay:", "events-of:")
ALL = [block for page in pages() for block in blocks(page)]
YAML = [block for block in ALL if block.language == "yaml"]


def name(value: object) -> str:
    """A page or block as a test id."""
    return str(value) if isinstance(value, Block) else str(value.relative_to(ROOT)) if isinstance(value, Path) else ""


@pytest.mark.parametrize("page", [page for page in pages() if runs(page)], ids=name)
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path) -> None:
    """The commands and programs of a page work in order, and print what the page shows beneath them."""
    assert list(faults(page, tmp_path)) == []


@pytest.mark.parametrize("block", YAML, ids=name)
def test_yaml_can_be_read(block: Block) -> None:
    """Every YAML block reads, and one that is a whole document is a valid one."""
    if block.comment == "not a document":
        return
    source = read_bytes(block.text.encode(), name=str(block))
    if block.text.splitlines()[0].startswith("# file:") or block.text.startswith(DOCUMENTS):
        assert any_from_bytes(block.text.encode(), name=str(block)).model is not None
    assert source.name == str(block)


def test_what_is_not_run_says_why() -> None:
    """A block that is not run or not read gives a reason of a few words."""
    unexplained = [str(block) for block in ALL if block.comment.startswith("not") and len(block.said) < 8]
    assert unexplained == []


def test_a_line_that_is_not_printed_is_found() -> None:
    """The comparison notices a line that is missing or out of order, and lets lines be left out."""
    assert first_missing("a\n...\nc\n", "a\nb\nc\n") is None
    assert first_missing("a\nx\n", "a\nb\n") == "x"
    assert first_missing("b\na\n", "a\nb\n") == "a"
