"""Links and pictures of the documentation lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.blocks import ROOT, pages

_LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```[ \t]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
WRITTEN = [*pages(), *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")),
           *sorted((ROOT / "examples").rglob("*.md"))]


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page."""
    text = re.sub(r"^```.*?^```[ \t]*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#{1,6} (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}


def dead(page: Path) -> list[str]:
    """The links of a page whose file or heading is not there; addresses on the web are not looked up."""
    found = []
    for match in _LINK.finditer(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        target, _, anchor = match["target"].partition("#")
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            found.append(match["target"])
    return found


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_resolve(page: Path) -> None:
    """Every link to a file or heading of the repository finds it."""
    assert dead(page) == []


def test_every_page_is_linked() -> None:
    """Every page of the documentation can be reached by links from the README."""
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        targets = (match["target"].partition("#")[0] for match in _LINK.finditer(page.read_text(encoding="utf-8")))
        waiting += [(page.parent / target).resolve() for target in targets if target and ":" not in target]
    assert [str(page.relative_to(ROOT)) for page in pages() if page.resolve() not in seen] == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """The check notices a missing file and a missing heading."""
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](#one) [b](#two) [c](gone.md)\n", encoding="utf-8")
    assert dead(page) == ["#two", "gone.md"]
