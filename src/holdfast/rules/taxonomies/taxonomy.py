"""What a code book is: its codes with a short title each, found by the prefix that tags carry."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.rules.taxonomies.pam import PAM
from holdfast.rules.taxonomies.pax import PAX


@dataclass(frozen=True, slots=True)
class Taxon:
    """One code of a code book."""

    code: str
    """As a tag carries it after the prefix."""
    title: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A code book whose codes are attached to rules and clauses as tags."""

    prefix: str
    """What stands before the colon of a tag."""
    name: str
    full_name: str
    keeper: str
    note: str
    taxa: Mapping[str, Taxon]


@functools.cache
def taxonomies() -> Mapping[str, Taxonomy]:
    """The known code books by the prefix of their tags."""
    books = (
        Taxonomy(
            prefix="pam", name="PAM", full_name="Peace Accords Matrix, provisions of an accord",
            keeper="Kroc Institute for International Peace Studies, University of Notre Dame",
            note="The list of the 51 provisions is recalled and was not checked against the published code book.",
            taxa=_taxa(PAM),
        ),
        Taxonomy(
            prefix="pax", name="PA-X", full_name="PA-X Peace Agreements Database, categories of provisions",
            keeper="University of Edinburgh",
            note="Codes as seen in published lists of variables; the titles are our own glosses and not checked.",
            taxa=_taxa(PAX),
        ),
    )
    return {book.prefix: book for book in books}


def taxonomy_of(tag: str) -> tuple[Taxonomy, Taxon] | None:
    """The code book and code that a tag names, or nothing for a tag of the project's own or an unknown code."""
    prefix, colon, code = tag.partition(":")
    book = taxonomies().get(prefix) if colon else None
    if book is None or code not in book.taxa:
        return None
    return book, book.taxa[code]


def nearest_code(tag: str) -> str | None:
    """The known tag that an unknown one of the same code book was probably meant to be."""
    prefix, _, code = tag.partition(":")
    book = taxonomies().get(prefix)
    if book is None:
        return None
    lower = {known.lower(): known for known in book.taxa}
    near = difflib.get_close_matches(code.lower(), list(lower), n=1, cutoff=0.6)
    return f"{prefix}:{lower[near[0]]}" if near else None


def _taxa(table: Mapping[str, str]) -> Mapping[str, Taxon]:
    return {code: Taxon(code, title) for code, title in table.items()}
