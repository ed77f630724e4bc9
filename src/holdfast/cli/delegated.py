"""Opening documents for one delegation: nothing that another keeps to itself is read on, quoted or hashed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO

from holdfast.cli.opening import Opened, inputs_of, level_named, models_of, open_documents, release_of
from holdfast.document.audience import highest_marking
from holdfast.document.delegation import for_delegation, may_use
from holdfast.document.load import from_source
from holdfast.document.overlay import Overlay, OverlayBasis
from holdfast.document.places import plain
from holdfast.document.read import read_path
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput

NO_CONTENT = ("SYN001", "SYN003")
"""Findings about a file that could not be opened; they quote nothing that stands in it."""


def open_for(delegation: str | None, framework: str, *, case: str | None = None, overlays: Sequence[str] = (),
             audience: str | None = None, release_as: str | None = None, stdin: BinaryIO | None = None) -> Opened:
    """A framework with its case as one delegation may see them, or for none as the audience may.

    A delegation sees the public base, its own overlays, and what it was let see.
    """
    if delegation is None:
        return open_documents(framework, case=case, overlays=overlays, audience=audience, release_as=release_as,
                              stdin=stdin)
    level = level_named(audience, option="--audience") or Marking.CLEAR
    lower = level_named(release_as, option="--release-as")
    with keeping_content_out():
        kept, unused = overlays_for(overlays, delegation, audience=level)
        opened = open_documents(framework, case=case, overlays=kept, stdin=stdin)
    seen = for_delegation(opened.documents, delegation, audience=level)
    marking = highest_marking(models_of(seen.documents))
    return Opened(seen.documents, inputs_of(seen.documents), marking, release_of(marking, lower),
                  seen.left_out + unused, seen.gone)


def overlays_for(paths: Sequence[str], party: str, *, audience: Marking) -> tuple[tuple[str, ...], int]:
    """Of overlays those that an answer for the delegation may rest on, and how many are left out.

    They are left out before anything is checked together, and one that another holds before it is checked at all: a
    fault would show what is in it. Raises UnusableInput for one that may be the party's own and cannot be used.
    """
    kept = tuple(path for path in paths if _may_concern(path, party, audience))
    return kept, len(paths) - len(kept)


def _may_concern(path: str, party: str, audience: Marking) -> bool:
    source = read_path(path)
    head = plain(source.root)
    return not _is_of_another(head, party) and may_use(from_source(source, Overlay), party, audience=audience)


def _is_of_another(head: dict[str, Any], party: str) -> bool:
    """Whether an overlay says, as far as it can be read, that another holds it and lets nobody else see it."""
    holder, may_see = head.get("held-by"), head.get("may-see", ())
    named = may_see if isinstance(may_see, list) else [may_see]
    return (isinstance(holder, str) and holder != party and party not in named
            and head.get("basis") != OverlayBasis.PUBLIC_STATEMENT.value)


@contextmanager
def keeping_content_out() -> Iterator[None]:
    """Findings with place and code only, since a message may quote what the delegation must not see."""
    try:
        yield
    except UnusableInput as problem:
        raise UnusableInput(
            finding if finding.code in NO_CONTENT else replace(
                finding,
                message="There is a problem here that keeps the document from being used.",
                why="What it says is left out, because the document may hold what is not for this delegation.",
                next="Somebody who may read the whole document can run this without --for to see the details.",
                address="",
            )
            for finding in problem.findings
        ) from None
