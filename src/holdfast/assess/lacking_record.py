"""The gate "is it being kept": it needs a record of what happened."""

from __future__ import annotations

from holdfast.assess.criteria import Colour, Gate
from holdfast.assess.result import GateResult, Missing, Said

_RECORD = (Missing("events", "a record of events and findings since signature; `holdfast trace` reads one today",
                   Said("missing.events")),)


def kept() -> GateResult:
    """The gate as it stands before any record of compliance is weighed."""
    return GateResult(Gate.KEPT, Colour.NOT_ASSESSED, "This question is not computed in this version.",
                      missing=_RECORD, said=Said("said.not-computed"))
