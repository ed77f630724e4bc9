"""Assessing a text: what exists is run, gate by gate, and what is missing is named."""

from __future__ import annotations

from holdfast.assess.coherent import coherent
from holdfast.assess.lacking import not_assessed
from holdfast.assess.lacking_record import kept
from holdfast.assess.order import ordering
from holdfast.assess.people import DRAWS, planned_returns
from holdfast.assess.result import Assessment
from holdfast.assess.sign import sign
from holdfast.assess.signing import signing
from holdfast.document.at_picks import picked
from holdfast.document.load import Documents
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.engine import check
from holdfast.rules.redlines import red_lines
from holdfast.settlement.after.answers import answers_of
from holdfast.settlement.after.holds import holds_after
from holdfast.territory.votes.analyse import votes_of


def assess_documents(documents: Documents) -> Assessment:
    """The assessment of one framework with its case: coherence, who can sign it, and what the other questions lack."""
    context = Context(documents)
    framework, case = context.framework, context.case
    report = check(documents)
    lines = red_lines(framework, case) if case else ()
    picks = picked(documents.framework.model)
    picture = signing(documents, picks) if case else None
    ordered = ordering(documents)
    gates = (coherent(report), sign(framework, case, lines, picks, picture), ordered.gate,
             *not_assessed(framework, case), kept())
    title = words_in(framework.title) or framework.id
    holds = holds_after(answers_of(framework, case))
    return Assessment(framework.id, title, gates, report, lines, picks, picture, holds, ordered.roadmap,
                      votes=votes_of(documents, None, draws=DRAWS, seed=1), returns=planned_returns(documents))
