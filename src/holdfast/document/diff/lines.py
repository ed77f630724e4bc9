"""Red lines that stand otherwise in the new text than in the old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.document.at_picks import picked
from holdfast.document.case import Case
from holdfast.document.conditions.completions import Verdict
from holdfast.document.framework import Framework
from holdfast.document.text import words_in
from holdfast.document.under import Holds


@dataclass(frozen=True, slots=True)
class LineMoved:
    """A red line with its verdict in the old text and in the new."""

    id: str
    party: str
    text: str
    firmness: str
    before: Verdict
    now: Verdict


def newly(old: Framework, new: Framework, case: Case) -> Iterator[LineMoved]:
    """The red lines whose verdict changed: newly crossed ones first, then open, then kept."""
    before, now = (Holds(text, picked(text), case=case) for text in (old, new))
    found = [
        LineMoved(id, line.party, words_in(line.text), line.firmness.value, before.verdict(line.requires),
                  now.verdict(line.requires))
        for id, line in case.red_lines.items()
    ]
    weight = (Verdict.CROSSED, Verdict.OPEN, Verdict.KEPT)
    yield from sorted((one for one in found if one.before is not one.now), key=lambda one: weight.index(one.now))
