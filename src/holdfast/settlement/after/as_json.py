"""Whether a signed text holds, as JSON."""

from __future__ import annotations

from typing import Any

from holdfast.settlement.after.answers import Answer
from holdfast.settlement.after.holds import Holds
from holdfast.settlement.after.sentences import WHAT_IT_IS, bluff_sentence, party_sentence, summary


def holds_json(holds: Holds) -> dict[str, Any]:
    """Per party its answers and on what it depends that it gains nothing by a breach; no likelihood of anything."""
    return {
        "summary": summary(holds),
        "what_it_is": WHAT_IT_IS,
        "by_text": holds.by_text,
        "parties": [
            {
                "party": one.party,
                "answers": [_answer_json(answer) for answer in one.answers],
                "holds_if": [[{"kind": part.kind.value, "of": part.of} for part in way] for way in one.holds_if],
                "by_bluff": one.by_bluff,
                "sentence": " ".join(filter(None, (party_sentence(one), bluff_sentence(one)))),
            }
            for one in holds.parties
        ],
        "remarks": list(holds.remarks),
    }


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {"id": answer.id, "kind": answer.kind.value, "by": list(answer.by), "against": list(answer.against),
            "addresses": list(answer.addresses)}
