"""The result of ``import`` of a negotiation described for another program: a case, and where it was written."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from holdfast.cli.envelope import Outcome
from holdfast.cli.targets import new_file
from holdfast.document.case import Case
from holdfast.document.finding import Place
from holdfast.document.load import case_from_bytes
from holdfast.document.write import write_atomically
from holdfast.settlement.files.codes import remark
from holdfast.settlement.files.detect import Found, detect, read_found
from holdfast.settlement.files.read import FileKind
from holdfast.settlement.files.to_case import case_of
from holdfast.settlement.stability.files import models_in
from holdfast.settlement.stability.to_case import can_hold, case_of_models

_ENDINGS = (".xml", ".json", ".yaml", ".yml")


def is_negotiation(path: str) -> bool:
    """Whether a path is to be read as a negotiation, and not as a Word document: by its ending, or as a folder."""
    try:
        return path.lower().endswith(_ENDINGS) or Path(path).is_dir()
    except (OSError, ValueError):
        return False


def import_negotiation(path: str, *, output: str | None, id: str | None, force: bool,
                       options: Mapping[str, Any]) -> Outcome:
    """The outcome of importing one negotiation; a file is written only after everything succeeded."""
    target = None if output == "-" else output
    if target is not None:
        new_file(target, force=force)
    given = detect(path)
    if given.kind is FileKind.GRAPH_MODEL:
        return _models(given, path, target=target, id=id, options=options)
    read = read_found(given)
    found = case_of(read, source=Path(path).resolve().name, id=id, path=path)
    if target is not None:
        write_atomically(target, found.text.encode())
    packages = math.prod(len(issue.options) for issue in found.case.issues.values())
    data = {
        "case": found.text, "id": found.case.id, "kind": read.kind.value, "parties": len(found.case.parties),
        "issues": len(found.case.issues), "packages": packages, "red_lines": len(found.case.red_lines),
    }
    return Outcome(data=data, text=_said(found.case, packages, target) if target else found.text,
                   diagnostics=found.remarks, options=options)


def _models(given: Found, path: str, *, target: str | None, id: str | None, options: Mapping[str, Any]) -> Outcome:
    models = models_in(given.sources[0])
    text = case_of_models(models, source=Path(path).resolve().name, id=id)
    case = case_from_bytes(text.encode(), name="imported.case.yaml").model
    if target is not None:
        write_atomically(target, text.encode())
    data = {"case": text, "id": case.id, "kind": given.kind.value, "parties": len(case.parties), "issues": 0,
            "packages": 0, "red_lines": 0}
    count = len(case.graph_models)
    said = (f"Written: {target}. {len(case.parties)} parties, {count} graph {'model' if count == 1 else 'models'}. "
            f"Next: `holdfast stability {target}`.")
    idle = [model.name for model in models if not can_hold(model)]
    left_out = [remark("IMP113", f"Nobody can move in {', '.join(idle)}; left out.",
                       why="A case holds models with moves.",
                       next=f"`holdfast stability {path}` looks at all of them.", place=Place(path, 1, 1))]
    return Outcome(data=data, text=said if target else text, diagnostics=left_out if idle else (), options=options)


def _said(case: Case, packages: int, target: str) -> str:
    many = f"{packages:,}" if packages < 10**15 else f"about {packages:.0e}"
    lines = len(case.red_lines)
    return (f"Written: {target}. {len(case.parties)} parties, {len(case.issues)} issues, {many} packages, "
            f"{lines} {'red line' if lines == 1 else 'red lines'}. Next: `holdfast settle {target}`.")
