"""A case read back as a problem, in the plainest way: what an importer writes must mean the same to a reader."""

from __future__ import annotations

from holdfast.document.case import Case
from holdfast.document.conditions import Vocabulary, parse_condition
from holdfast.document.conditions.ground import Formula
from holdfast.document.conditions.options import option_formulas
from holdfast.document.domain import domain_of
from holdfast.document.quantity import Quantity
from holdfast.inputs.between import Between
from holdfast.settlement.problem import Issue, Limit, LimitKind, Party, Problem, Stake, Term


def problem_of(case: Case) -> Problem:
    """The issues, stakes, red lines and excluded combinations of a case whose numbers are all points."""
    domain = domain_of(case, None)

    def formula(text: str) -> Formula:
        [found] = option_formulas(parse_condition(text, vocabulary=Vocabulary.TEXT), domain)
        return found

    issues = tuple(Issue(id, tuple(issue.options)) for id, issue in case.issues.items())
    parties = []
    for id, stakes in case.stakes.items():
        rows = [stakes.issues[issue.id] for issue in issues]
        stake = Stake(
            tuple(_point(row.weight) for row in rows),
            tuple(tuple(_point(row.scores[option]) for option in issue.options)
                  for issue, row in zip(issues, rows, strict=True)),
            tuple(Term(formula(term.if_), _point(term.worth)) for term in stakes.terms), 1.0)
        parties.append(Party(id, stake, _point(stakes.disagreement)))
    limits = [Limit(id, LimitKind.RED_LINE, formula(line.requires), line.party, line.hardness)
              for id, line in case.red_lines.items()]
    limits += [Limit(id, LimitKind.EXCLUDED, formula(f"not ({entry.when})")) for id, entry in case.excluded.items()]
    return Problem(issues, tuple(parties), tuple(limits))


def _point(quantity: Quantity | None) -> Between:
    assert quantity is not None
    assert quantity.value is not None
    return Between.point(float(quantity.value))
