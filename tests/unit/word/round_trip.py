"""Out and in again: what of a framework must come back from a printed Word document."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from holdfast.document.framework import Framework
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.load import framework_from_bytes, load_set
from holdfast.document.loaded import Documents
from holdfast.document.text import versions
from holdfast.word.draft import Draft
from holdfast.word.framework_text import Named, framework_tree, yaml_of
from holdfast.word.printing import sheet_of
from holdfast.word.read import Reading, read_draft
from holdfast.word.write_docx import docx_bytes

ROOT = Path(__file__).resolve().parents[3]
FRAMEWORKS = sorted(
    os.path.relpath(path, ROOT) for folder in ("examples", "corpus/valid") for path in (ROOT / folder).rglob("*.framework.*"))


def opened(path: str) -> Documents:
    """A framework of the repository with its case."""
    return load_set(str(ROOT / path))


def printed(documents: Documents, languages: Sequence[str] = ()) -> bytes:
    """The framework as a Word document."""
    framework = documents.framework
    case = documents.case.model if documents.case else None
    sheet, _ = sheet_of(framework.model, case=case, languages=languages,
                        geometry_reader=geometry_beside(framework.name))
    return docx_bytes(sheet)


def read_alone(data: bytes) -> tuple[Framework, Draft]:
    """The framework that a Word document becomes by itself."""
    draft = read_draft(data, name="printed.docx", reading=Reading())
    head = draft.printed.head
    parties = tuple(filter(None, head.get("parties", "").split(",")))
    text = yaml_of(framework_tree(draft, Named(head["id"], head["stage"], parties)))
    return framework_from_bytes(text.encode(), name="again.framework.yaml").model, draft


def words(framework: Framework, languages: Sequence[str] = ()) -> Mapping[str, Any]:
    """Ids in order, texts and brackets: what must not be lost."""
    def kept(text: Any) -> Mapping[str, str]:
        return {lang: said for lang, said in versions(text).items() if not languages or lang in ("", *languages)}

    return {
        id: (kept(clause.text), [(one.by, kept(one.text), one.issue, one.option) for one in clause.brackets])
        for id, clause in framework.clauses.items()
    }
