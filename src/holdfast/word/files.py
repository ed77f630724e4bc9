"""Reading the bytes of a Word file from a path or standard input, at most so many."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from holdfast.document.finding import Place
from holdfast.document.syntax_codes import syntax_error
from holdfast.errors import UnreadableSource
from holdfast.word.package import MAX_FILE


def read_word(path: str, *, stdin: BinaryIO) -> bytes:
    """The bytes of a file, or of standard input where the path is ``-``; raises UnreadableSource."""
    if path == "-":
        return stdin.read(MAX_FILE + 1)
    name = path.encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        code, said = "SYN001", "There is no such file."
    except IsADirectoryError:
        code, said = "SYN002", "This is a directory."
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "its name cannot be used"
        code, said = "SYN003", f"The file cannot be read: {reason}."
    raise UnreadableSource([syntax_error(
        code, said, why="Nothing was read.", next="Check the name and the directory you are in, or use - for stdin.",
        place=Place(name, 1, 1))])
