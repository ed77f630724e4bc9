"""Whether a signed text holds, as a table for a notebook."""

from __future__ import annotations

from holdfast.settlement.after.holds import Holds
from holdfast.settlement.after.sentences import WHAT_IT_IS, bluff_sentence, party_sentence, summary
from holdfast.settlement.told.html import items, sentence, table, whole


def holds_html(holds: Holds) -> str:
    """For each party what can answer its breach, and on what it depends that it gains nothing by one."""
    return whole((
        sentence(summary(holds)),
        table(("a breach by", "can be answered by", "it depends on"), (
            (one.party, "\n".join(answer.id for answer in one.answers) or "nothing",
             " ".join(filter(None, (party_sentence(one), bluff_sentence(one)))))
            for one in holds.parties)),
        items(holds.remarks),
        sentence(WHAT_IT_IS),
    ))
