"""Whether geometries, in the document or in the files it names, are right."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping

from holdfast.document.finding import Finding
from holdfast.document.integrity.files import inside_directory
from holdfast.document.integrity.geojson import flaws
from holdfast.document.integrity.held import Held, Visit

_WHY = "Areas, distances and strengths per kilometre are worked out from it."
_MOST = 5
"""Flaws that are reported of one geometry; a file with swapped coordinates would have thousands."""


def check_geometry(held: Held) -> Iterator[Finding]:
    """A finding for what is wrong with every geometry, its place inside the document as exact as it can be."""
    for visit in held.visits():
        if visit.field != "geometry":
            continue
        if isinstance(visit.value, Mapping):
            for flaw in itertools.islice(flaws(visit.value), _MOST):
                yield visit.finding(flaw.code, flaw.message, why=_WHY, next=flaw.next, path=(*visit.path, *flaw.path))
        elif held.read_file is not None and inside_directory(visit.value):
            try:
                data = held.read_file(visit.loaded.name, visit.value)
            except OSError:
                continue  # a missing file is a finding of its own
            yield from _of_file(visit, data)


def _of_file(visit: Visit, data: bytes) -> Iterator[Finding]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        yield visit.finding("INT040", f"{visit.value} is not JSON.", why=_WHY,
                            next="Name a GeoJSON file, in UTF-8.")
        return
    for flaw in itertools.islice(flaws(value), _MOST):
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in flaw.path).lstrip(".")
        inside = f" at {where}" if where else ""
        yield visit.finding(flaw.code, f"In {visit.value}{inside}: {flaw.message}", why=_WHY, next=flaw.next)
