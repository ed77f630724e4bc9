"""New frameworks: a commented skeleton for each stage, with dates counted from a day that the caller names."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

from holdfast.document.framework import Stage

_SIGNED, _SILENT = "2000-01-01", "2000-01-02"  # the only dates in the templates: day of signature, day of T0


def skeleton(stage: Stage, *, signature: dt.date) -> str:
    """The text of a valid framework of a stage to fill in, signed on the given day and silent from the next."""
    text = (files("holdfast.document") / "skeletons" / f"{stage.value}.yaml").read_text(encoding="utf-8")
    following = signature + dt.timedelta(days=1)
    return text.replace(_SILENT, following.isoformat()).replace(_SIGNED, signature.isoformat())
