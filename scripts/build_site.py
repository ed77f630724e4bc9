#!/usr/bin/env python3
"""Build the documentation as a static site that asks nothing of any network; every warning is an error."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "CITATION.cff", "LICENSE", "docs", "examples",
    "schemas",
)  # fmt: skip
"""What the pages are made of or point at; it is laid out as in the repository, so that links hold in both."""

MENU = (
    ("Tutorial", ("docs/tutorial/*",)), ("How-to", ("docs/how-to/*",)), ("Reference", ("docs/reference/*",)),
    ("Rules", ("docs/reference/rules/*",)), ("Background", ("docs/background/*",)),
    ("Examples", ("examples/*/README",)), ("Project", ("docs/README", "CHANGELOG", "CONTRIBUTING", "SECURITY")),
)
CONFIG = {
    "project": "Holdfast",
    "root_doc": "README",
    "extensions": ["myst_parser"],
    "myst_heading_anchors": 4,
    "html_theme": "furo",
    "html_title": "Holdfast",
    "html_copy_source": False,
    "html_show_sphinx": False,
    "html_show_copyright": False,
    "html_last_updated_fmt": None,
    "suppress_warnings": ["misc.highlighting_failure"],  # conditions have no colouring; they are shown plain
}


def build(source: Path, target: Path) -> int:
    """Stage the pages in ``source``, build the site in ``target``, and give back the exit code of the builder."""
    from sphinx.application import Sphinx

    shutil.rmtree(source, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    stage(source)
    app = Sphinx(
        srcdir=source, confdir=None, outdir=target, doctreedir=source.parent / f"{source.name}-read",
        buildername="html", confoverrides=CONFIG, warningiserror=True, status=None, parallel=2,
    )
    app.build()
    shutil.copy(target / "README.html", target / "index.html")  # web servers and people look for an index
    return int(app.statuscode)


def stage(source: Path) -> None:
    """Copy what the site is made of, with a menu at the end of the first page."""
    source.mkdir(parents=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part)
        else:
            shutil.copy(ROOT / part, source / part)
    first = source / "README.md"
    first.write_text(first.read_text(encoding="utf-8") + menu(), encoding="utf-8")


def menu() -> str:
    """The menu of the site, in the words of the builder."""
    return "\n" + "\n\n".join(_submenu(title, globs) for title, globs in MENU) + "\n"


def _submenu(title: str, globs: tuple[str, ...]) -> str:
    return "\n".join(["```{toctree}", ":hidden:", ":glob:", f":caption: {title}", "", *globs, "```"])


def main() -> int:
    """Exit code 0, or 1 where a page has a warning."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "site", help="folder of the site")
    target = parser.parse_args().to.resolve()
    code = build(target.parent / f"{target.name}-source", target)
    print(f"{len(list(target.rglob('*.html')))} pages; open {target.name}/index.html")
    return code


if __name__ == "__main__":
    sys.exit(main())
