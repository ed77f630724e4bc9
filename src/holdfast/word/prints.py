"""Print in one call: a framework with its case in, the bytes of a Word document or a web page out."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from holdfast.document.audience import highest_marking
from holdfast.document.compose import situation
from holdfast.document.geometry import GeometryReader
from holdfast.document.loaded import Documents
from holdfast.document.resolve import content_hash
from holdfast.word.languages import checked_tag
from holdfast.word.printing import Carried, sheet_of
from holdfast.word.sheet import Sheet
from holdfast.word.write_docx import docx_bytes
from holdfast.word.write_html import html_text


def print_docx(documents: Documents, *, languages: Sequence[str] = (),
               geometry_reader: GeometryReader | None = None) -> bytes:
    """The bytes of a Word document that holds the text as it is signed; ``import_docx`` takes it back.

    Several ``languages`` stand side by side; none means the authentic ones. The page carries the highest marking of
    what was read. Files that zones name are read only by ``geometry_reader``.
    """
    return docx_bytes(_sheet(documents, languages, geometry_reader))


def print_html(documents: Documents, *, languages: Sequence[str] = (),
               geometry_reader: GeometryReader | None = None) -> str:
    """One self-contained web page that holds the text as it is signed; it takes what ``print_docx`` takes."""
    return html_text(_sheet(documents, languages, geometry_reader))


def sheet_of_documents(documents: Documents, *, languages: Sequence[str], carried: Carried,
                       geometry_reader: GeometryReader | None = None) -> tuple[Sheet, int]:
    """The sheet, and how many texts have no version in a language that was asked for; raises UnreadableSource."""
    for lang in languages:
        checked_tag(lang, name="--lang")
    case = situation(documents.case.model if documents.case else None,
                     [overlay.model for overlay in documents.overlays])
    return sheet_of(documents.framework.model, case=case, languages=tuple(dict.fromkeys(languages)), carried=carried,
                    geometry_reader=geometry_reader)


def _sheet(documents: Documents, languages: Sequence[str], reader: GeometryReader | None) -> Sheet:
    models: list[BaseModel] = [documents.framework.model, *(overlay.model for overlay in documents.overlays)]
    models += [documents.case.model] if documents.case else []
    carried = Carried(marking=highest_marking(models).value,
                      sha256=content_hash(documents.framework.model, geometry_reader=reader))
    return sheet_of_documents(documents, languages=languages, carried=carried, geometry_reader=reader)[0]
