"""The families of a framework: which keys hold elements, which of them share ids, and what may refer to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.addresses import find, nearest_address
from holdfast.document.base import Element
from holdfast.document.framework import Framework

__all__ = ["ALL", "NORMS", "OTHERS", "POINTS_AT", "SHARED", "Located", "elements", "family", "find", "located",
           "nearest_address"]

SHARED = ("clauses", "gates", "steps", "guarantees", "votes", "returns", "relief", "accountability", "bodies", "ladder")
"""Families whose ids share one namespace, because ``lest``, ``needs`` or ``met(ID)`` may point at any of them."""

NORMS = ("clauses", "gates", "steps", "guarantees", "votes", "returns", "relief")
"""Families whose elements can be in a state: pending, in force, met, breached."""

OTHERS = ("terms", "parameters", "zones", "sections", "administration", "annexes", "verification.means",
          "verification.classes")
"""Families with ids of their own; terms and parameters share one namespace, since texts mark both as ``{id}``."""

ALL = (*SHARED, *OTHERS)

# Key of a field → the kind of id that may stand there. Keys whose words are free (acts, objects, functions) and keys
# that hold nothing but parties, options or sources are not here.
POINTS_AT: Mapping[str, str] = {
    **dict.fromkeys(("hence", "lest", "needs", "opens", "after", "otherwise", "does", "clauses", "leads-to", "of",
                     "charter", "savings", "disputes", "without-prejudice"), "shared"),
    **dict.fromkeys(("who", "to", "by", "evaluator", "verified-by", "organiser", "observers", "authority", "run-by",
                     "decided-by", "cleared-by", "claims-body", "body", "escalates-to", "intermediary"), "bodies"),
    **dict.fromkeys(("where", "area", "areas", "covers", "around", "to-area", "place", "replaces", "land", "air", "sea",
                     "cyber", "electronic"), "zones"),
    "on": "decided",
    "observe": "means",
    "indicator": "means",
}
"""Key of a field → what it may point at: ``shared`` ids, ``bodies``, ``zones``, ``means``, or issues and clauses."""


@dataclass(frozen=True, slots=True)
class Located:
    """An element with the family it belongs to, its id and its address from the root of the document."""

    family: str
    id: str
    element: Element
    address: str


def family(framework: Framework, key: str) -> Mapping[str, Element]:
    """The elements of one family by id, in the order of the text; ``key`` is one of ``ALL``."""
    if key.startswith("verification."):
        held = getattr(framework.verification, key.partition(".")[2], {})
    else:
        held = getattr(framework, key)
    assert isinstance(held, Mapping)
    return held


def located(framework: Framework, families: tuple[str, ...] = ALL) -> Iterator[Located]:
    """The elements of some families, family by family, each in the order of the text."""
    for key in families:
        for id, element in family(framework, key).items():
            yield Located(key, id, element, f"{key}.{id}")


def elements(framework: Framework) -> Mapping[str, Located]:
    """The elements of the shared namespace by id; where an id stands twice, which is an error, the first counts."""
    found: dict[str, Located] = {}
    for item in located(framework, SHARED):
        found.setdefault(item.id, item)
    return found
