"""Tracked changes as versions: the text as it was, and the text as each author would have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdfast.word.paragraphs import DELETED, INSERTED, Piece


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text, with the notes that hang in it by offset."""

    text: str
    notes: tuple[tuple[int, str], ...] = ()


Linked = Callable[[str, str], str]
"""From the words of a link and its target to what the text says there."""


def as_it_was(pieces: Sequence[Piece], *, linked: Linked) -> Version:
    """The text without any tracked change."""
    return _joined((piece for piece in pieces if piece.change != INSERTED), linked)


def by_author(pieces: Sequence[Piece], *, linked: Linked) -> dict[str, Version]:
    """The text as each author would have it: with that author's changes, and with nobody else's."""
    authors = dict.fromkeys(piece.author for piece in pieces if piece.change and piece.text)
    return {
        author: _joined((piece for piece in pieces if _stands(piece, author)), linked)
        for author in authors
    }


def _stands(piece: Piece, author: str) -> bool:
    own = piece.author == author
    return piece.change == "" or (own if piece.change == INSERTED else not own)


def _joined(pieces: Iterable[Piece], linked: Linked) -> Version:
    text, notes = "", []
    link, words = "", ""
    for piece in pieces:
        if piece.link != link and not piece.note:
            text, words = text + (linked(words, link) if link else words), ""
            link = piece.link
        if piece.note:
            notes.append((len(text) + len(words), piece.note))
        elif not piece.hidden:
            words += piece.text
    return Version(text + (linked(words, link) if link else words), tuple(notes))


def has_changes(pieces: Iterable[Piece]) -> bool:
    """Whether anything in them is tracked."""
    return any(piece.change in (INSERTED, DELETED) and piece.text.strip() for piece in pieces)
