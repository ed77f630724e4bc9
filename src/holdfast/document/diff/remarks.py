"""What two revisions together let one doubt: findings that neither text shows alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.document.diff.change import Bump, Change
from holdfast.document.finding import Finding, Kind, Level, error
from holdfast.document.framework import Framework


def remarks(changes: Sequence[Change], old: Framework, new: Framework, *, bump: Bump,
            revision: str) -> tuple[Finding, ...]:
    """The findings on a comparison, in the order of the changes, those on the whole text last."""
    if old.id != new.id:
        return tuple(_on_changes(changes))
    return (*_on_changes(changes), *_retired(old, new, changes), *_number(old, new, bump, revision))


def _on_changes(changes: Sequence[Change]) -> Iterator[Finding]:
    for change in changes:
        if change.type in ("one-language-changed", "term-equivalent-changed"):
            yield Finding(
                code="DIF001", name="one-language-changed", kind=Kind.REVIEW, level=Level.NONE, address=change.address,
                message="Not all authentic languages changed.",
                why="Versions of equal authority that differ are a dispute in waiting.",
                next="Ask whether the other versions should follow, and have a translator confirm it.", role="counsel")
        if change.type == "id-changed":
            yield error(
                "DIF002", "changed-id", f"What was {change.previous_address} is now {change.address}.",
                why="Ids are permanent, so that comments, events and other texts keep pointing at the same thing.",
                next="Give it its old id back; change number or heading instead.", address=change.address)
        if change.type == "document-changed":
            yield error(
                "DIF003", "other-document", f"The id of the framework changed from {change.before} to {change.after}.",
                why="Two texts are compared clause by clause only as revisions of one.",
                next="Check that these are the two files you meant.", address=change.address)


def _retired(old: Framework, new: Framework, changes: Sequence[Change]) -> Iterator[Finding]:
    gone = [change.path[-1] for change in changes if change.actions == ("delete",) and len(change.path) == 2
            and change.path[0] == "clauses"]
    for id in gone:
        if id not in new.retired:
            yield Finding(
                code="DIF004", name="unretired-id", kind=Kind.FAIL, level=Level.WARNING, address=f"clauses.{id}",
                message="The clause is gone and its id is not listed as retired.",
                why="An id used again for something else would make old references lie.",
                next=f"Add {id} to `retired:` of the new text.")
    for id in (id for id in old.retired if id in new.clauses):
        yield error("DIF005", "reused-id", "The id was retired and is used again.",
                    why="Old references would point at something else.", next="Choose an id that was never used.",
                    address=f"clauses.{id}")


def _number(old: Framework, new: Framework, bump: Bump, revision: str) -> Iterator[Finding]:
    if bump in (Bump.NONE, Bump.ERROR) or _parts(new.revision) >= _parts(revision):
        return
    yield Finding(
        code="DIF006", name="revision-too-low", kind=Kind.FAIL, level=Level.WARNING, address="revision",
        message=f"The text bears {new.revision}, after {old.revision} and a {bump.value} change.",
        why="The number tells readers whether an obligation changed.", next=f"Write `revision: {revision}`.")


def _parts(revision: str) -> tuple[int, ...]:
    return tuple(int(part) for part in revision.split("."))
