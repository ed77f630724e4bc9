"""Which codes of a code book a text carries, and where: tags, never a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from holdfast.document.framework import Framework
from holdfast.rules.taxonomies.by_act import BY_ACCOUNTABILITY, BY_ACT, BY_FAMILY
from holdfast.rules.taxonomies.taxonomy import taxonomies, taxonomy_of


@dataclass(frozen=True, slots=True)
class Tagged:
    """One code with the places of a text that carry it."""

    tag: str
    title: str
    declared: tuple[str, ...]
    """Addresses of clauses that name the code under ``tags``."""
    read: tuple[str, ...]
    """Addresses of elements whose act or kind stands for the code, although nobody tagged them."""

    def as_json(self) -> dict[str, Any]:
        """The code with its places as JSON."""
        return {"tag": self.tag, "title": self.title, "declared": list(self.declared), "read": list(self.read)}


def tagged(framework: Framework) -> tuple[Tagged, ...]:
    """The codes that a text carries, in the order of the code books; unknown tags are left out."""
    declared: dict[str, list[str]] = {}
    read: dict[str, list[str]] = {}
    for address, tag in _declared(framework):
        _add(declared, tag, address)
    for address, tag in _read(framework):
        if address not in declared.get(tag, ()):
            _add(read, tag, address)
    return tuple(
        Tagged(tag, taxon.title, tuple(declared.get(tag, ())), tuple(read.get(tag, ())))
        for prefix, book in taxonomies().items() for taxon in book.taxa.values()
        if (tag := f"{prefix}:{taxon.code}") in declared or tag in read
    )


def _add(places: dict[str, list[str]], tag: str, address: str) -> None:
    if taxonomy_of(tag) is not None and address not in places.setdefault(tag, []):
        places[tag].append(address)


def _declared(framework: Framework) -> Iterator[tuple[str, str]]:
    for id, clause in framework.clauses.items():
        for tag in clause.tags:
            yield f"clauses.{id}", tag


def _read(framework: Framework) -> Iterator[tuple[str, str]]:
    for id, clause in framework.clauses.items():
        yield from _each(f"clauses.{id}", (tag for act in clause.act for tag in BY_ACT.get(act, ())))
    for id, entry in framework.accountability.items():
        yield from _each(f"accountability.{id}", BY_ACCOUNTABILITY.get(entry.kind, ()))
    for family, tags in BY_FAMILY.items():
        for id in getattr(framework, family):
            yield from _each(f"{family}.{id}", tags)


def _each(address: str, tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    for tag in tags:
        yield address, tag
