"""The documentation as a static site: it builds without a warning, is complete, and loads nothing from elsewhere."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.docs.blocks import ROOT, pages

LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}


class _Loads(HTMLParser):
    """The addresses that a page makes a browser load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        address = held.get(LOADING.get(tag, ""))
        if address:
            self.found.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it."""
    target = tmp_path_factory.mktemp("docs") / "site"
    call = [sys.executable, str(ROOT / "scripts" / "build_site.py"), "--to", str(target)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return target


def test_every_page_is_there(site: Path) -> None:
    """Each page of the documentation is a page of the site, and an index is there to open."""
    wanted = {page.relative_to(ROOT).with_suffix(".html").as_posix() for page in pages()}

    assert wanted <= {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert (site / "index.html").exists()


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    """No page of the site and no style sheet loads anything that is not in the site itself."""
    away = []
    for path in site.rglob("*.html"):
        reader = _Loads()
        reader.feed(path.read_text(encoding="utf-8"))
        away += [f"{path.name}: {address}" for address in reader.found if "//" in address]
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]

    assert [] == away
    assert not any("url(http" in style or "@import" in style for style in styles)


def test_a_planted_address_is_noticed() -> None:
    """The reader of pages notices a script from elsewhere."""
    reader = _Loads()
    reader.feed('<script src="https://x.example/a.js"></script><a href="https://x.example/">x</a>')

    assert reader.found == ["https://x.example/a.js"]
