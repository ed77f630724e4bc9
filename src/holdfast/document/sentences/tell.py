"""The sentence of any element: which of the families' sentences belongs to it."""

from __future__ import annotations

from functools import singledispatch

from holdfast.document.base import Element
from holdfast.document.body import Body
from holdfast.document.clause import Clause
from holdfast.document.framework import Annex, Section, Term
from holdfast.document.guarantee import Guarantee
from holdfast.document.quantity import Quantity
from holdfast.document.roadmap_parts import Gate, Step
from holdfast.document.sentences import clause, guarantee, roadmap, setting, settlement
from holdfast.document.sentences.phrases import ended
from holdfast.document.settlement_parts import Accountability, Authority, Relief, Return, Vote
from holdfast.document.text import words_in
from holdfast.document.verification import Means, Rung, ViolationClass
from holdfast.document.zone import Zone


@singledispatch
def sentence(element: Element) -> str:
    """What an element does, in one English sentence; an element without a sentence of its own gives its words."""
    for name in ("text", "name", "title", "note"):
        said = words_in(getattr(element, name, None))
        if said:
            return ended(said)
    return "It says nothing in words."


for _model, _told in (
    (Clause, clause.clause_sentence), (Gate, roadmap.gate_sentence), (Step, roadmap.step_sentence),
    (Guarantee, guarantee.guarantee_sentence), (Rung, guarantee.rung_sentence),
    (Authority, settlement.authority_sentence), (Vote, settlement.vote_sentence), (Return, settlement.return_sentence),
    (Accountability, settlement.accountability_sentence), (Relief, settlement.relief_sentence),
    (Term, setting.term_sentence), (Quantity, setting.quantity_sentence), (Zone, setting.zone_sentence),
    (Body, setting.body_sentence), (Means, setting.means_sentence), (ViolationClass, setting.violation_sentence),
    (Section, setting.section_sentence), (Annex, setting.annex_sentence),
):
    sentence.register(_model, _told)
