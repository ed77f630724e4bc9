"""From documents to a settlement problem: the one place where the analysis learns what a case says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.document.case import Case
from holdfast.document.compose import with_overlays
from holdfast.document.domain import domain_of
from holdfast.document.finding import error
from holdfast.document.framework import Framework
from holdfast.document.integrity.codes import INTEGRITY_CODES
from holdfast.document.integrity.stakes import stake_faults
from holdfast.document.issue import Stakes
from holdfast.document.loaded import Documents
from holdfast.document.overlay import Overlay
from holdfast.document.positions import address_of
from holdfast.document.text import words_in
from holdfast.errors import InvalidDocument
from holdfast.inputs.table import Inputs
from holdfast.settlement.problem import Issue, Party, Problem
from holdfast.settlement.translate_collect import Collected
from holdfast.settlement.translate_lines import excluded_limits, floor_of, red_line_limits
from holdfast.settlement.translate_stakes import party_of
from holdfast.settlement.translated import Missing, RemarkKind, Translated


def problem_of(case: Case, *, framework: Framework | None = None, overlays: Sequence[Overlay] = ()) -> Translated:
    """The settlement problem of a case with the overlays that a reader holds.

    ``case`` is the case without the overlays: whose word a number is decides how far it is an assumption. The framework
    gives the numbers of parameters. Raises InvalidDocument where stakes cannot be computed with.
    """
    whole = with_overlays(case, overlays)
    domain = domain_of(whole, framework)
    held = Collected(whole, domain, tuple(overlays))
    _refuse_faults(held)
    parties = tuple(_parties(held))
    firm, negotiable = red_line_limits(held)
    limits = (*firm, *excluded_limits(held, taken={limit.id for limit in (*firm, *negotiable)}))
    problem = Problem(
        issues=tuple(Issue(id, tuple(issue.options)) for id, issue in whole.issues.items()),
        parties=parties,
        limits=limits,
        negotiable=negotiable,
        floor=floor_of(whole),
        name=whole.id,
        titles=_titles(whole),
        others={id: party.short or words_in(party.name) for id, party in whole.parties.items()
                if id not in {one.id for one in parties}},
    )
    _tell_who_is_not_weighed(held, parties)
    return Translated(problem, Inputs(tuple(held.inputs)), tuple(held.remarks), tuple(held.missing))


def problem_of_documents(documents: Documents) -> Translated | None:
    """The settlement problem of loaded documents, or nothing where there is no case with issues."""
    if documents.case is None or not documents.case.model.issues:
        return None
    return problem_of(documents.case.model, framework=documents.framework.model,
                      overlays=[overlay.model for overlay in documents.overlays])


def weighs(stakes: Stakes) -> bool:
    """Whether stakes say what any package is worth."""
    return bool(stakes.issues or stakes.terms)


def _parties(held: Collected) -> Iterator[Party]:
    case = held.case
    for id in dict.fromkeys((*case.parties, *case.stakes)):
        if id in case.stakes and weighs(case.stakes[id]):
            yield party_of(id, held)


def _refuse_faults(held: Collected) -> None:
    found = [
        error(fault.code, INTEGRITY_CODES[fault.code][0], fault.message, why=fault.why, next=fault.next,
              address=address_of(("stakes", party, *fault.path)))
        for party, stakes in held.case.stakes.items()
        for fault in stake_faults(stakes, held.case.issues, held.domain)
    ]
    if found:
        raise InvalidDocument(found)


def _titles(case: Case) -> dict[str, str]:
    titles = {id: words_in(issue.title) for id, issue in case.issues.items()}
    for id, issue in case.issues.items():
        titles.update({f"{id} == {option}": words_in(entry.text) for option, entry in issue.options.items()})
    return titles


def _tell_who_is_not_weighed(held: Collected, parties: Sequence[Party]) -> None:
    """Every party to the fighting without stakes; and that nothing is weighed at all where nobody has any."""
    weighed = {party.id for party in parties}
    for id, party in held.case.parties.items():
        if party.belligerent and id not in weighed:
            held.missing.append(Missing(f"stakes.{id}", f"what the options are worth to {id}", id))
            held.remark(RemarkKind.NOT_WEIGHED, f"stakes.{id}",
                        f"What {id} prefers is not weighed: nobody has said what the options are worth to it.")
    if not parties:
        held.remark(RemarkKind.NOT_WEIGHED, "stakes",
                    "Nobody's preferences are weighed, since the case has no stakes; only red lines and excluded "
                    "combinations decide here.")
