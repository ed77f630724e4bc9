"""The gate "is it coherent": red on an error, amber on a warning, an unanswered question or a gap."""

from __future__ import annotations

from holdfast.assess.criteria import Colour, Gate
from holdfast.assess.result import GateResult, Reason, Said
from holdfast.document.finding import Finding, Kind, Level
from holdfast.rules.engine import Report
from holdfast.rules.ranking import most_important


def coherent(report: Report) -> GateResult:
    """The gate from what the rules say of a text."""
    errors = [f for f in report.findings if f.level is Level.ERROR]
    warnings = [f for f in report.findings if f.level is Level.WARNING]
    questions = [f for f in report.findings if f.kind is Kind.REVIEW]
    gaps = [f for f in report.findings if f.kind is Kind.OPEN]
    if errors:
        said = Said("said.coherent.red", {"n": len(errors)})
        return _gate(Colour.RED, f"{_count(len(errors), 'error')} in the text as encoded.", errors, said)
    if warnings or questions or gaps:
        parts = [
            _count(len(warnings), "warning") if warnings else "",
            _count(len(questions), "unanswered question") if questions else "",
            f"{_count(len(gaps), 'point')} left open for lack of encoded text or of data" if gaps else "",
        ]
        sentence = f"No error; {'; '.join(part for part in parts if part)}."
        counted = (("warnings", warnings), ("questions", questions), ("gaps", gaps))
        each = tuple(Said(f"said.coherent.{key}", {"n": len(found)}) for key, found in counted if found)
        return _gate(Colour.AMBER, sentence, warnings + questions + gaps, Said("said.coherent.amber", {"parts": each}))
    sentence = "The rules of this stage find nothing, and no question is unanswered."
    return GateResult(Gate.COHERENT, Colour.GREEN, sentence, said=Said("said.coherent.green"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _gate(colour: Colour, sentence: str, findings: list[Finding], said: Said) -> GateResult:
    binding = tuple(
        Reason(f.one_line, code=f.code, address=f.address, place=str(f.place.shareable) if f.place else "")
        for f in most_important(findings, count=5)
    )
    return GateResult(Gate.COHERENT, colour, sentence, binding=binding, said=said)
