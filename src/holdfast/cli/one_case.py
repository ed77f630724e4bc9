"""Texts that are looked at together belong to one case, and each is there once."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.cli.opening import Opened
from holdfast.errors import UsageProblem


def over_one_case(opened: Sequence[Opened], *, verb: str) -> None:
    """Raises UsageProblem where the texts belong to different cases, or one is given twice."""
    cases = {entry.documents.case.model.id if entry.documents.case else None for entry in opened}
    if len(cases) > 1:
        named = ", ".join(sorted(str(case) for case in cases))
        raise UsageProblem(f"The frameworks belong to different cases ({named}). {verb} those of one case together.")
    ids = [entry.documents.framework.model.id for entry in opened]
    if len(set(ids)) < len(ids):
        raise UsageProblem("The same framework is given twice. `holdfast diff` compares two revisions of one text.")
