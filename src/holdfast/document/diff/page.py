"""One A4 page on a new draft: what moved, toward whom, red lines crossed or freed, questions for the next round."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from holdfast.document.case import Case
from holdfast.document.diff.change import Bump
from holdfast.document.diff.compare import Difference
from holdfast.document.diff.lines import newly
from holdfast.document.diff.questions import questions
from holdfast.document.diff.toward import toward
from holdfast.document.diff.words import sign
from holdfast.document.framework import Framework
from holdfast.document.text import words_in

LINES = 55
"""Lines of a printed A4 page in a readable size."""

WIDTH = 96
_SHARE = 10  # entries a section may have at most; what does not fit is counted


def page(old: Framework, new: Framework, difference: Difference, *, case: Case | None = None) -> str:
    """The page as Markdown of at most 55 lines; without the case, red lines and positions are named as missing."""
    sections = (
        ("What moved", list(_moved(difference))),
        ("Toward whom", _or(toward(old, new, case=case), "Nothing here matches a proposal or stated position.")),
        ("Red lines", list(_red_lines(old, new, case))),
        ("Questions for the next round", _or(questions(old, new, case=case), "None that the text itself raises.")),
    )
    head = [f"# {words_in(new.title) or new.id}: {old.revision} → {new.revision}", "", _verdict(difference)]
    share = _SHARE
    while True:
        lines = [*head, *(line for title, items in sections for line in _section(title, items, share))]
        if len(lines) <= LINES or share == 1:
            return "\n".join(lines[:LINES]) + "\n"
        share -= 1


def _or(items: Iterable[str], otherwise: str) -> list[str]:
    return list(items) or [otherwise]


def _verdict(difference: Difference) -> str:
    count = len(difference.changes)
    if not count:
        return "The two texts say the same."
    if difference.bump is Bump.ERROR and any(change.type == "document-changed" for change in difference.changes):
        return f"{count} differences; these are two texts, not two revisions of one."
    weighty = sum(change.bump.rank >= Bump.MAJOR.rank for change in difference.changes)
    return (f"{count} change{'' if count == 1 else 's'}, {weighty} of {'it' if count == 1 else 'them'} of substance; "
            f"next revision {difference.revision}.")


def _section(title: str, items: Sequence[str], share: int) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    for item in items[:share]:
        yield from textwrap.wrap(item, WIDTH, initial_indent="- ", subsequent_indent="  ", max_lines=2,
                                 placeholder=" …")
    if len(items) > share:
        yield f"- and {len(items) - share} more; the full comparison has them all"


def _moved(difference: Difference) -> Iterator[str]:
    weightiest = sorted(difference.changes, key=lambda change: -change.bump.rank)
    if not weightiest:
        yield "Nothing."
    for change in weightiest:
        yield f"`{sign(change)} {change.address}` {change.reason}"


def _red_lines(old: Framework, new: Framework, case: Case | None) -> Iterator[str]:
    if case is None:
        yield "Not known: no case is given."
        return
    found = list(newly(old, new, case))
    if not found:
        yield "None changed."
    for line in found:
        said = line.text.rstrip(".")
        yield f"**{line.now}** (was {line.before}): {line.party}, {said} (`{line.id}`, {line.firmness})"
