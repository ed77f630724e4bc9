"""A printed text as plain values: what stands where, before it is written as a Word document or a web page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.word.identity import GENERATED, Mark


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one kind."""

    text: str
    kind: str = ""
    """``number``, ``sponsor``, ``strong`` or nothing."""
    link: str = ""
    """Bookmark that they point to."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one language says on one line."""

    runs: tuple[Run, ...]
    lang: str = ""
    lead: tuple[Run, ...] = ()
    """What stands in front and is no text: the number."""
    names: tuple[str, ...] = ()
    """Bookmarks that stand here."""

    @property
    def text(self) -> str:
        """The words without what stands in front."""
        return "".join(run.text for run in self.runs)


def is_inner(cell: Cell) -> bool:
    """Whether a line is a point inside another, numbered ``(a)`` or ``(iv)``."""
    return bool(cell.lead) and cell.lead[0].text.startswith("(")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, in every language that is printed."""

    style: str
    """``title``, ``facts``, ``section``, ``preamble``, ``heading``, ``clause``, ``bracket``, ``remark``, ``term``,
    ``definition`` or ``annex``."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table made from fields."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    numeric: frozenset[int] = frozenset()
    """Columns that hold numbers."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its caption."""

    title: str
    svg: str
    width: float
    height: float
    caption: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs."""

    party: str
    capacity: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The block in which the text is signed."""

    title: str
    signatories: tuple[Signatory, ...]


Block = Line | Grid | Picture | Signatures


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole text to be printed."""

    id: str
    title: str
    languages: tuple[str, ...]
    """Languages side by side; one that is empty stands for a text that names none."""
    marking: str
    revision: str
    sha256: str
    blocks: tuple[Block, ...]
    marks: Mapping[str, Mark]
    head: Mapping[str, str] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The first language."""
        return self.languages[0] if self.languages else ""


@dataclass(slots=True)
class Names:
    """Hands out names of bookmarks."""

    marks: dict[str, Mark] = field(default_factory=dict)
    _count: int = 0

    def new(self, letter: str, mark: Mark) -> str:
        """The name of a bookmark for a mark."""
        self._count += 1
        name = f"hf_{letter}{self._count:05}"
        self.marks[name] = mark
        return name

    def generated(self) -> str:
        """The name of a bookmark for something that print made from fields."""
        self._count += 1
        return f"{GENERATED}{self._count:05}"
