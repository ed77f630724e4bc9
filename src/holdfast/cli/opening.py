"""Opening the documents that a command works on, as its audience may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from pydantic import BaseModel

from holdfast.cli.envelope import Input, Released
from holdfast.document.audience import for_audience, highest_marking
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.leaks import keeping_marked_content_out
from holdfast.document.load import Documents, load_set
from holdfast.document.resolve import content_hash
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput, UsageProblem


@dataclass(frozen=True, slots=True)
class Opened:
    """Documents as the audience may see them, with what the envelope says of them."""

    documents: Documents
    inputs: tuple[Input, ...]
    marking: Marking
    released: Released | None
    left_out: int
    gone: frozenset[str] = frozenset()
    """Ids that occur only in what was left out; for the program, never for an output."""

    @property
    def as_of(self) -> str | None:
        """Date that the case describes."""
        case = self.documents.case
        return str(case.model.as_of) if case and case.model.as_of else None


def level_named(name: str | None, *, option: str) -> Marking | None:
    """The marking with a name such as ``green`` or ``TLP:AMBER+STRICT``, or nothing for no name."""
    if name is None:
        return None
    wanted = name.upper().removeprefix("TLP:")
    for marking in Marking:
        if marking.value == f"TLP:{wanted}":
            return marking
    known = ", ".join(marking.value.removeprefix("TLP:").lower() for marking in Marking)
    raise UsageProblem(f"{option} {name[:30]!r} is not a marking. Use one of {known}.")


def stdin_once(paths: Sequence[str | None]) -> None:
    """Raises UsageProblem where standard input would be read more than once: the second time it is empty."""
    if list(paths).count("-") > 1:
        raise UsageProblem("Standard input can be read once, and this call needs it more often. Give a file instead.")


def open_documents(
    framework: str,
    *,
    case: str | None = None,
    overlays: Sequence[str] = (),
    audience: str | None = None,
    release_as: str | None = None,
    stdin: BinaryIO | None = None,
) -> Opened:
    """The framework with its case and overlays, cut down to what the audience may see."""
    level = level_named(audience, option="--audience")
    lower = level_named(release_as, option="--release-as")
    stdin_once([framework, case, *overlays])
    try:
        documents = load_set(framework, case_path=case, overlays=tuple(overlays), stdin=stdin)
    except UnusableInput as problem:
        if level is None:
            raise
        raise UnusableInput(keeping_marked_content_out(problem, level)) from None
    left_out, gone = 0, frozenset[str]()
    if level is not None:
        documents, left_out, gone = _shown(documents, level)
    marking = highest_marking(models_of(documents))
    return Opened(documents, inputs_of(documents), marking, release_of(marking, lower), left_out, gone)


def models_of(documents: Documents) -> list[BaseModel]:
    """Every document opened, for its marking."""
    found: list[BaseModel] = [documents.framework.model]
    found += [documents.case.model] if documents.case else []
    return found + [overlay.model for overlay in documents.overlays]


def _shown(documents: Documents, level: Marking) -> tuple[Documents, int, frozenset[str]]:
    framework = for_audience(documents.framework.model, level)
    left_out, gone = framework.left_out, framework.gone
    changed = replace(documents, framework=replace(documents.framework, model=framework.document))
    if documents.case is not None:
        case = for_audience(documents.case.model, level)
        left_out, gone = left_out + case.left_out, gone | case.gone
        changed = replace(changed, case=replace(documents.case, model=case.document))
    kept = tuple(overlay for overlay in documents.overlays if overlay.model.marking.rank <= level.rank)
    return replace(changed, overlays=kept), left_out + len(documents.overlays) - len(kept), gone


def inputs_of(documents: Documents) -> tuple[Input, ...]:
    """What the envelope says of documents, each hashed as it stands here."""
    framework = documents.framework.model
    case = documents.case.model if documents.case else None
    reader = geometry_beside(documents.framework.name)
    found = [Input("framework", framework.id, framework.revision, content_hash(framework, geometry_reader=reader))]
    if case is not None and documents.case is not None:
        reader = geometry_beside(documents.case.name)
        found.append(Input("case", case.id, None, content_hash(case, geometry_reader=reader)))
    found += [Input("overlay", item.model.id, None, content_hash(item.model)) for item in documents.overlays]
    return tuple(found)


def release_of(marking: Marking, lower: Marking | None) -> Released | None:
    """The record of a release below what was read, or nothing where none is asked for; raises UsageProblem."""
    if lower is None:
        return None
    if lower.rank >= marking.rank:
        raise UsageProblem(
            f"There is nothing to release: what was read carries {marking.value}, which is not above {lower.value}. "
            "Leave --release-as out."
        )
    return Released(carries=marking.value, released_as=lower.value)
