"""Any bytes, read as a file with graph models, alone and as a part of one: models that can be analysed, or a finding."""

from __future__ import annotations

import contextlib

from holdfast.errors import HoldfastError
from holdfast.settlement.stability.analyse import analyse_stability
from holdfast.settlement.stability.files import models_from_bytes
from holdfast.settlement.stability.words import stability_text
from holdfast.settlement.stability.writing import as_gmcr_case
from holdfast.solving.watch import Watch

HEAD = b"format: gmcr-case/1\ndecision_makers: [A, B]\n"
REST = b"\npreferences_best_to_worst: {A: [1, [2, 3]], B: [3, 2, 1]}\n"
MOVES = b"states: 3\nmoves: {A: [[1, 2]], B: [[2, 3]]}\n"


def one(data: bytes) -> None:
    """Reads the bytes as a file and as parts of one; what is read is analysed, written and read again."""
    for attempt in (data, HEAD + data, HEAD + MOVES + data, HEAD + data + REST, HEAD + MOVES + REST + data):
        with contextlib.suppress(HoldfastError):
            for model in models_from_bytes(attempt, name="fuzzed.yaml", format="yaml"):
                models_from_bytes(as_gmcr_case(model).encode(), name="again.yaml")
                if model.size <= 64:
                    stability_text(analyse_stability(model, watch=Watch()))
