"""Any bytes as a negotiation of another program: a problem that becomes a case, or a refusal with findings."""

from __future__ import annotations

import contextlib
import io
import json

from tests.fuzz.documents import Choices

from holdfast.errors import HoldfastError
from holdfast.settlement.files.detect import read_problem
from holdfast.settlement.files.genius import read_genius
from holdfast.settlement.files.read import Read
from holdfast.settlement.files.to_case import case_of

TAGS = ("utility_space", "negotiation_template", "objective", "issue", "item", "weight", "evaluator", "reservation")
ATTRIBUTES = ("index", "name", "value", "evaluation", "type", "vtype", "lowerbound", "upperbound", "slope", "offset")
WORDS = ("1", "2", "0.5", "-1", "NaN", "1e300", "discrete", "integer", "real", "A", "и", "", " ")
KEYS = ("format", "name", "issues", "parties", "values", "weights", "reserved", "red_lines", "all_of", "any_of", "id",
        "party", "LinearAdditiveUtilitySpace", "domain", "issuesValues", "issueWeights", "issueUtilities",
        "discreteutils", "numberutils", "valueUtilities", "range", "reservationBid", "A", "B", "1")
LEAVES = ("negotiation-scenario/1", "A", "B", "==", "!=", 1, 0.5, -1, None, True, "0", "и", [["A", "==", "B"]])


def one(data: bytes) -> None:
    """Reads the bytes as they stand, and as pieces of JSON and of XML."""
    choices = Choices(data)
    with contextlib.suppress(HoldfastError):
        _used(read_problem("-", stdin=io.BytesIO(data)))
    with contextlib.suppress(HoldfastError):
        _used(read_genius({"a.xml": data, "b.xml": _xml(choices, 0).encode()}, folder="."))
    made = json.dumps({"format": "negotiation-scenario/1"} | _mapping(choices, 0))
    with contextlib.suppress(HoldfastError):
        _used(read_problem("-", stdin=io.BytesIO(made.encode())))


def _used(read: Read) -> None:
    assert read.problem.issues
    assert read.problem.parties
    case_of(read, source="fuzz")


def _xml(choices: Choices, depth: int) -> str:
    tag = choices.one_of(TAGS)
    attributes = "".join(f' {name}="{choices.one_of(WORDS)}"'
                         for name in dict.fromkeys(choices.one_of(ATTRIBUTES) for _ in range(4)))
    inside = "".join(_xml(choices, depth + 1) for _ in range(3)) if depth < 4 else ""
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _mapping(choices: Choices, depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for _ in range(4):
        key = choices.one_of(KEYS)
        kind = choices.one_of(("leaf", "mapping", "list")) if depth < 4 else "leaf"
        if kind == "leaf":
            found[key] = choices.one_of(LEAVES)
        else:
            found[key] = _mapping(choices, depth + 1) if kind == "mapping" else [_mapping(choices, depth + 1)]
    return found
