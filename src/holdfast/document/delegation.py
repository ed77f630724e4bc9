"""What an answer for one delegation may rest on: the public base, what it holds itself, and what it was let see.

Nothing shown to one delegation is a function of what another keeps to itself: what may not be used is taken out before
anything is computed, not hidden from the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfast.document.audience import for_audience
from holdfast.document.case import Case
from holdfast.document.conditions.domain import nearest
from holdfast.document.framework import Framework
from holdfast.document.loaded import Documents, Loaded
from holdfast.document.overlay import Overlay, OverlayBasis
from holdfast.document.scalars import Marking
from holdfast.errors import UnusableInput, UsageProblem


@dataclass(frozen=True, slots=True)
class ForDelegation:
    """Documents cut down to what one delegation may see, and how many items were left out."""

    documents: Documents
    left_out: int
    """An overlay that is left out, or of which something is, counts as one, whatever is in it."""
    gone: frozenset[str] = frozenset()
    """Ids that occur only in what was left out of framework and case; for the program, never for an output."""


def for_delegation(documents: Documents, party: str, *, audience: Marking = Marking.CLEAR) -> ForDelegation:
    """The documents that an answer for the delegation of a party may rest on.

    Of framework and case what the audience may see. Of the overlays those that the party holds, its estimates of others
    among them; public statements that the audience may see; and those whose holder lets the party see them, unless they
    pass on what somebody else told in confidence. Raises UsageProblem for a party that no document knows, and
    UnusableInput where the framework or case as a whole is above the audience.
    """
    framework = for_audience(documents.framework.model, audience)
    left_out, gone = framework.left_out, framework.gone
    case = documents.case
    if case is not None:
        shown = for_audience(case.model, audience)
        case = replace(case, model=shown.document)
        left_out, gone = left_out + shown.left_out, gone | shown.gone
    cut = replace(documents, framework=replace(documents.framework, model=framework.document), case=case)
    _know(documents, cut, party)
    above = [_framework_above(one, audience) for one in documents.above]
    overlays = [_overlay(one, party, audience) for one in documents.overlays]
    lost = sum(kept is None or kept.model != given.model
               for kept, given in zip(overlays, documents.overlays, strict=True))
    kept = replace(cut, overlays=tuple(one for one in overlays if one is not None),
                   above=tuple(one for one in above if one is not None))
    return ForDelegation(kept, left_out + above.count(None) + lost, gone)


def may_use(overlay: Loaded[Overlay], party: str, *, audience: Marking = Marking.CLEAR) -> bool:
    """Whether an answer for the delegation of a party may rest on an overlay, or on anything in it."""
    return _overlay(overlay, party, audience) is not None


def situation_for(case: Loaded[Case], overlays: Sequence[Loaded[Overlay]], party: str, *,
                  audience: Marking = Marking.CLEAR) -> tuple[Loaded[Case], tuple[Loaded[Overlay], ...], int]:
    """The same for a case with overlays and no text: both as the delegation may see them, and what was left out."""
    shown = for_audience(case.model, audience)
    if party not in _in_case(case.model):
        raise _unknown(party, _in_case(shown.document))
    seen = [_overlay(one, party, audience) for one in overlays]
    lost = sum(kept is None or kept.model != given.model for kept, given in zip(seen, overlays, strict=True))
    kept = tuple(one for one in seen if one is not None)
    return replace(case, model=shown.document), kept, shown.left_out + lost


def _know(documents: Documents, cut: Documents, party: str) -> None:
    if party not in _actors(documents):
        raise _unknown(party, _actors(cut))


def _unknown(party: str, known: set[str]) -> UsageProblem:
    named = ", ".join(sorted(known)) or "none"
    near = nearest(party, sorted(known)) or "."
    return UsageProblem(f"There is no party {party[:40]} here{near} The parties are: {named}.")


def _actors(documents: Documents) -> set[str]:
    found = set(documents.framework.model.parties)
    return found | _in_case(documents.case.model) if documents.case is not None else found


def _in_case(case: Case) -> set[str]:
    members = (coalition.members for coalition in case.coalitions.values())
    return {*case.parties, *case.coalitions}.union(*members)


def _framework_above(loaded: Loaded[Framework], audience: Marking) -> Loaded[Framework] | None:
    try:
        return replace(loaded, model=for_audience(loaded.model, audience).document)
    except UnusableInput:
        return None


def _overlay(loaded: Loaded[Overlay], party: str, audience: Marking) -> Loaded[Overlay] | None:
    """The overlay as the delegation may use it, or nothing where it may not.

    What stands in it under a marking above that of the overlay, or of the audience, is not for others than its holder.
    """
    overlay = loaded.model
    if overlay.held_by == party:
        return loaded
    if party in overlay.may_see and _is_the_holders_to_tell(overlay, party):
        level = overlay.marking
    elif overlay.basis is OverlayBasis.PUBLIC_STATEMENT and overlay.marking.rank <= audience.rank:
        level = audience
    else:
        return None
    try:
        return replace(loaded, model=for_audience(overlay, level).document)
    except UnusableInput:
        return None


def _is_the_holders_to_tell(overlay: Overlay, party: str) -> bool:
    """Whether the holder alone can consent: what was told in confidence is so only where it is about the holder.

    A mediator who holds what one side said in confidence cannot let the other side see it by naming it.
    """
    if overlay.basis is not OverlayBasis.TOLD_IN_CONFIDENCE:
        return True
    about = {*overlay.stakes, *(line.party for line in overlay.red_lines.values()),
             *(position.party for position in overlay.positions.values()),
             *(public.party for public in overlay.publics.values()),
             *(overlay.war.parties if overlay.war else ())}
    return about <= {overlay.held_by, party}
