"""What the rules advise on relief, where the case knows more than the text."""

from __future__ import annotations

import json

from holdfast.document.load import documents_from_bytes
from holdfast.rules.engine import check

CASE = {
    "case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}, "B": {"name": "B"}},
    "sanctions": {"banks": {"text": "Banks", "authority": "Council of A"}, "trade": {"text": "Trade"}},
}


def advice(measures: list[str], **relief: str) -> str:
    """What is advised on a relief of these measures."""
    text = {"framework": "2026.1", "id": "t", "stage": "framework", "case": "c", "parties": ["A", "B"],
            "relief": {"r": {"beneficiary": "B", "measures": measures, **relief}}}
    documents = documents_from_bytes(json.dumps(text).encode(), name="t", case=json.dumps(CASE).encode())
    return check(documents, codes=["ECO001"]).findings[0].next


def test_an_authority_that_the_case_knows_is_named_in_the_advice() -> None:
    """Where the text names no authority, the advice gives the one that the case knows for a measure."""
    assert advice(["banks", "trade", "gold"]).endswith("The case names Council of A for banks.")


def test_nothing_is_added_where_nothing_is_known_or_needed() -> None:
    """The advice stands alone where the case knows no authority, or the text names its own."""
    assert advice(["trade"]) == advice(["banks"], authority="A")
    assert "The case names" not in advice(["trade"])
