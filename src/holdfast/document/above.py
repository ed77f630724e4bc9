"""The frameworks that a framework stands under: an annex takes its force, and its ids, from the text above it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from holdfast.document.framework import Framework
from holdfast.document.integrity.held import finding
from holdfast.document.loaded import Loaded
from holdfast.document.read import STDIN
from holdfast.errors import InvalidDocument, UnreadableSource

Load = Callable[[str], Loaded[Framework]]
"""Loads one framework from a path."""

DEEPEST = 8
"""Texts above one another; real ones stand two or three deep."""


def frameworks_above(framework: Loaded[Framework], *, load: Load) -> tuple[Loaded[Framework], ...]:
    """The frameworks above, the nearest first, as far as their files are named; raises UnusableInput.

    The chain must end, and each text must be the one that the text below it names.
    """
    found: list[Loaded[Framework]] = []
    here = framework
    while (above := here.model.stands_under) is not None and above.file is not None:
        seen = {framework.model.id, *(one.model.id for one in found)}
        if above.framework in seen or len(found) == DEEPEST:
            raise InvalidDocument([finding(
                here, ("stands-under", "framework"), "INT007", f"{above.framework} stands under itself in the end.",
                why="A text cannot take its force from itself.", next="Correct `stands-under` in one of the texts.")])
        nearest = _open(here, above.file, load)
        if nearest.model.id != above.framework:
            raise InvalidDocument([finding(
                here, ("stands-under", "framework"), "INT008",
                f"The file {above.file} holds {nearest.model.id}, not {above.framework}.",
                why="Ids of another text would be followed.", next="Correct the id or the file.")])
        found.append(nearest)
        here = nearest
    return tuple(found)


def _open(below: Loaded[Framework], file: str, load: Load) -> Loaded[Framework]:
    folder = PurePath() if below.name == STDIN else PurePath(below.name).parent
    if PurePath(file).is_absolute():
        raise InvalidDocument([finding(
            below, ("stands-under", "file"), "INT051", f"The path {file} is absolute.",
            why="A document must work on every machine, and must not reach files that do not belong to it.",
            next="Write the path counted from this document.")])
    try:
        return load(str(folder / file))
    except UnreadableSource as problem:
        if problem.findings[0].code not in ("SYN001", "SYN002", "SYN003"):
            raise
        raise InvalidDocument([finding(
            below, ("stands-under", "file"), "INT050", f"The framework {file} is not there, or cannot be read.",
            why="What it defines may be referred to here.",
            next="Put the file there, correct the path, or leave it out.")]) from None
