"""Integrity: what must hold between the parts of documents, whatever they say; every fault is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from holdfast.document.case import Case
from holdfast.document.events import EventRecord
from holdfast.document.finding import Finding, in_order
from holdfast.document.framework import Framework
from holdfast.document.integrity.changes import check_changes
from holdfast.document.integrity.conditions import check_conditions
from holdfast.document.integrity.files import check_files
from holdfast.document.integrity.gates import check_gates
from holdfast.document.integrity.geometry import check_geometry
from holdfast.document.integrity.graph_models import check_graph_models
from holdfast.document.integrity.held import Held, ReadFile
from holdfast.document.integrity.identity import check_identity
from holdfast.document.integrity.languages import check_languages
from holdfast.document.integrity.numbers import check_numbers
from holdfast.document.integrity.order import check_order
from holdfast.document.integrity.overlays import check_overlays
from holdfast.document.integrity.picks import check_picks
from holdfast.document.integrity.references import check_references
from holdfast.document.integrity.stakes import check_stakes
from holdfast.document.loaded import Documents, Loaded
from holdfast.document.overlay import Overlay

CHECKS: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    check_references, check_identity, check_picks, check_changes, check_conditions, check_gates, check_order,
    check_geometry, check_files, check_numbers, check_overlays, check_languages, check_stakes, check_graph_models,
)
"""Every check, each for one family of faults."""


def integrity(held: Held) -> tuple[Finding, ...]:
    """Everything that does not hold between the parts of the documents, in the order of the files."""
    found = {one: None for check in CHECKS for one in check(held)}
    return in_order(list(found))


def check_integrity(documents: Documents, *, read_file: ReadFile | None = None) -> tuple[Finding, ...]:
    """The faults of a framework with its case and overlays; files that they name are read only by ``read_file``."""
    return integrity(Held(documents.framework, documents.case, documents.overlays, None, documents.above, read_file))


def check_alone(loaded: Loaded[Framework | Case | Overlay | EventRecord], *,
                read_file: ReadFile | None = None) -> tuple[Finding, ...]:
    """The faults of one document by itself; what only another document could define is not judged."""
    model = loaded.model
    if isinstance(model, Framework):
        return integrity(Held(framework=Loaded(model, loaded.source, loaded.places), read_file=read_file))
    if isinstance(model, Case):
        return integrity(Held(case=Loaded(model, loaded.source, loaded.places), read_file=read_file))
    if isinstance(model, Overlay):
        return integrity(Held(overlays=(Loaded(model, loaded.source, loaded.places),), read_file=read_file))
    return integrity(Held(events=Loaded(model, loaded.source, loaded.places), read_file=read_file))
