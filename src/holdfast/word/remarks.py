"""What is said about a document that was read: what was left out, guessed or kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.document.finding import Finding, Level
from holdfast.word.bracketed import MOST_VERSIONS
from holdfast.word.codes import remark
from holdfast.word.draft import Draft
from holdfast.word.versions import Tally


@dataclass(slots=True)
class Counts:
    """What was counted while reading."""

    own_tables: int = 0
    annexes: int = 0
    pictures: int = 0
    contents: int = 0
    unseen: int = 0


def remarks_on(draft: Draft, tally: Tally, counts: Counts, *, outside: Mapping[str, int], margins: tuple[str, ...],
               numbered: bool) -> list[Finding]:
    """The remarks, those about the text first."""
    return [*_on_text(draft, tally, numbered=numbered), *_on_rest(draft, counts, outside, margins)]


def _on_text(draft: Draft, tally: Tally, *, numbered: bool) -> list[Finding]:
    found = []
    if not numbered:
        found.append(remark("WRD101", f"No paragraph is numbered, so each of the {len(draft.clauses)} is a clause.",
                            next="Number the paragraphs and import again, or join and split clauses by hand."))
    if tally.unpaired:
        found.append(remark("WRD107", f"A bracket has no partner in {_times(tally.unpaired, 'paragraph')}.",
                            why="Nobody can tell how far it reaches; the text was taken as it stands.",
                            next="Close the bracket in the document, and import again.", level=Level.WARNING))
    if tally.crowded:
        found.append(remark("WRD121",
                            f"More versions than are taken apart stand in {_times(tally.crowded, 'paragraph')}.",
                            why=f"A clause can have {MOST_VERSIONS}; the others stayed in its text.",
                            next="Split the paragraph, and import again.", level=Level.WARNING))
    if tally.strangers:
        names = ", ".join(f'"{name}"' for name in list(tally.strangers)[:5])
        found.append(remark("WRD118", f"Brackets open with {names}, which names no party.",
                            next="If a party is meant, name it with --parties, and import again."))
    if tally.unattributed:
        count = len(tally.unattributed)
        found.append(remark(
            "WRD106", f"{_times(count, 'author')} of changes or comments {'is' if count == 1 else 'are'} no party; "
            "what they wrote stands unattributed.", why="Names of people are not kept.",
            next='Give --author "Name=PARTY" where an author writes for a party.'))
    if tally.hidden:
        found.append(remark("WRD103",
                            f"Hidden text stands in {_times(tally.hidden, 'paragraph')}; it was kept in notes.",
                            why="What is hidden may be left over, or meant for somebody else.",
                            next="Read it, and take it out of the document or out of the note.", level=Level.WARNING))
    return found


def _on_rest(draft: Draft, counts: Counts, outside: Mapping[str, int], margins: tuple[str, ...]) -> list[Finding]:
    found = []
    if counts.annexes:
        found.append(remark("WRD109", f"Made into annexes, row by row in notes: {_times(counts.annexes, 'table')}.",
                            next="Move figures that matter into the fields for them, such as zones and steps."))
    if counts.own_tables:
        found.append(remark("WRD108", f"Made by print and not read back: {_times(counts.own_tables, 'table')}.",
                            why="They repeat fields of the framework.", next="Change those fields, and print again."))
    if counts.pictures:
        found.append(remark("WRD104", f"Not taken over: {_times(counts.pictures, 'picture')}.",
                            next="If one shows text or a map, give it as text or as geometry of a zone."))
    if counts.contents:
        found.append(remark("WRD114", f"Left out: {_times(counts.contents, 'line')} of a table of contents."))
    if counts.unseen:
        found.append(remark("WRD113", f"Left out: {_times(counts.unseen, 'character')} that cannot be seen.",
                            why="They can make a text look different from what it says."))
    if outside:
        said = ", ".join(f"{count} {what}" for what, count in sorted(outside.items()))
        found.append(remark("WRD105", f"The document points outside itself or holds other files: {said}.",
                            why="Nothing of it was opened.", next="Take them out before you pass the document on.",
                            level=Level.WARNING))
    own = [text for text in margins if not draft.printed.head]
    if own:
        said = "; ".join(text[:80] for text in own[:3])
        found.append(remark("WRD102", f"Headers and footers were not taken over: {said}."))
    return found


def _times(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
