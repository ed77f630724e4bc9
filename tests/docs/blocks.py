"""Code blocks of the documentation: finding them, and running those of a page in order, as a reader would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUN = ("bash", "python")
SECONDS = 120
_FENCE = re.compile(r"^```(?P<language>\w*)[ \t]*\n(?P<text>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--\s*(?P<word>not run|not a document|exits)\s*:\s*(?P<text>[^>]+?)\s*-->\s*\Z")
_FILE = re.compile(r"\A# file: (?P<name>[\w.-]+)\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page, with what a comment just before it says."""

    page: Path
    line: int
    language: str
    text: str
    comment: str
    """``not run``, ``not a document`` or ``exits``, or nothing."""
    said: str
    """The reason, or the exit code."""

    @property
    def file(self) -> str | None:
        """Name of the file that the block is the content of, where its first line says so."""
        found = _FILE.match(self.text)
        return found["name"] if found else None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def pages() -> list[Path]:
    """Every page of the documentation, the README first."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        comment = _COMMENT.search(text[: match.start()])
        word, said = (comment["word"], comment["text"]) if comment else ("", "")
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(page, line, match["language"], match["text"], word, said))
    return found


def runs(page: Path) -> bool:
    """Whether a page has anything to run."""
    return any(block.language in RUN and block.comment != "not run" for block in blocks(page))


def faults(page: Path, folder: Path) -> Iterator[str]:
    """What goes wrong when the blocks of a page are run one after another in a folder with the examples in it."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    found = blocks(page)
    for number, block in enumerate(found):
        if block.comment == "not run":
            continue
        if block.file:
            (folder / block.file).write_text(_FILE.sub("", block.text), encoding="utf-8")
        if block.language in RUN:
            following = found[number + 1] if number + 1 < len(found) else None
            shown = following.text if following and following.language == "text" else ""
            yield from _fault(block, shown, folder)


def _fault(block: Block, shown: str, folder: Path) -> Iterator[str]:
    command = ["bash", "-c", block.text] if block.language == "bash" else [sys.executable, "-c", block.text]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8",
                          timeout=SECONDS, check=False)
    allowed = {int(block.said)} if block.comment == "exits" else {0}
    said = done.stdout + done.stderr
    if done.returncode not in allowed:
        yield f"{block}: exit code {done.returncode}, expected {sorted(allowed)}\n{said}"
    missing = first_missing(shown, said)
    if missing is not None:
        yield f"{block}: the page shows a line that is not in the output (in this order): {missing!r}\n{said}"


def first_missing(shown: str, said: str) -> str | None:
    """The first line of what a page shows that the output lacks; ``...`` stands for lines left out."""
    rest = iter(line.rstrip() for line in said.splitlines())
    for line in shown.splitlines():
        if line.strip() not in ("", "...") and line.rstrip() not in rest:
            return line
    return None
