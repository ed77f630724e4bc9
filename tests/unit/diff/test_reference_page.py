"""The reference pages on the resolved form and on comparing say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdfast.document.diff import remarks
from holdfast.document.diff.change_types import TYPES

PAGES = Path(__file__).resolve().parents[3] / "docs" / "reference"


def test_the_table_of_types_is_the_table_of_the_code() -> None:
    """Every change type stands in the page with its weight and reason, in the same order, and no other does."""
    page = (PAGES / "diff.md").read_text(encoding="utf-8").partition("## Change types")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([^`]+)` \| (\w+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(type_, bump.value, why) for type_, (bump, why) in TYPES.items()]


def test_every_finding_on_two_texts_is_on_the_page() -> None:
    """The codes in the page are those that the module can give."""
    page = (PAGES / "diff.md").read_text(encoding="utf-8")
    source = Path(str(remarks.__file__)).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (DIF\d{3}) \|", page, re.MULTILINE)) == set(re.findall(r'"(DIF\d{3})"', source))


@pytest.mark.parametrize("name", ["diff.md", "resolved-form.md"])
def test_the_code_on_the_page_runs(name: str) -> None:
    """Each Python block of the page does what it says."""
    blocks = re.findall(r"```python\n(.*?)```", (PAGES / name).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, name, "exec"), {})
