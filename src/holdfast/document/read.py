"""Reading a document from bytes, from a file or from standard input, as YAML or JSON."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import BinaryIO, Literal, NoReturn

from holdfast.document.characters import MAX_BYTES, decoded
from holdfast.document.finding import Place
from holdfast.document.read_json import read_json
from holdfast.document.read_yaml import read_yaml
from holdfast.document.source import Source
from holdfast.document.syntax_codes import syntax_error
from holdfast.errors import UnreadableSource

Format = Literal["yaml", "json"]

STDIN = "<stdin>"


def read_bytes(data: bytes, *, name: str, format: Format | None = None,  # noqa: A002 - as on the command line
               aliases: bool = False, keeps_null: bool = True) -> Source:
    """The document in ``data``; ``name`` stands in every finding. With ``aliases``, those of YAML are followed.

    In files of other formats, ``keeps_null=False`` leaves out what JSON says is null.

    Without ``format``, the ending of the name decides (``.json``, ``.yaml``, ``.yml``), or else the first character:
    ``{`` begins JSON. Raises UnreadableSource.
    """
    text = decoded(data, name=name)
    is_json = (format or _guessed(text, name)) == "json"
    root = read_json(text, name=name, keeps_null=keeps_null) if is_json else read_yaml(text, name=name, aliases=aliases)
    return Source(name=name, text=text, root=root)


def read_path(path: str, *, stdin: BinaryIO | None = None, aliases: bool = False, keeps_null: bool = True) -> Source:
    """The document in the file at ``path``, or on standard input where the path is ``-``.

    Findings name the file as it is given here. Raises UnreadableSource.
    """
    if path == "-":
        return read_bytes((stdin or sys.stdin.buffer).read(MAX_BYTES + 1), name=STDIN, aliases=aliases,
                          keeps_null=keeps_null)
    name = path.encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        _refuse(problem, name)
    return read_bytes(data, name=name, aliases=aliases, keeps_null=keeps_null)


def _guessed(text: str, name: str) -> Format:
    ending = name.lower().rpartition(".")[2]
    if ending in ("yaml", "yml"):
        return "yaml"
    return "json" if ending == "json" or text.lstrip(" \t\r\n").startswith("{") else "yaml"


def _refuse(problem: OSError | ValueError, name: str) -> NoReturn:
    code, message, advice = _about(problem)
    raise UnreadableSource([syntax_error(
        code, message, why="Nothing was read.", next=advice, place=Place(name, 1, 1))]) from None


def _about(problem: OSError | ValueError) -> tuple[str, str, str]:
    """Code, message and next step for a file that does not open."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return "SYN001", "There is no such file.", "Check the name and the directory you are in, or use - for stdin."
    if isinstance(problem, IsADirectoryError):
        return "SYN002", "This is a directory, not a file.", "Name a file in it."
    if isinstance(problem, PermissionError):
        return "SYN003", "The system does not allow this file to be read.", "Ask its owner for leave to read it."
    known = isinstance(problem, OSError) and problem.errno == errno.ENAMETOOLONG
    message = "The name is too long for the system." if known else "The file cannot be read."
    return "SYN003", message, "Check the name, or copy the file to another place."
