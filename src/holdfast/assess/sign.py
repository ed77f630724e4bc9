"""The gate "can everyone sign it": red where firm red lines rule out every completion of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdfast.assess.criteria import Colour, Gate
from holdfast.assess.result import GateResult, Missing, Reason, Said
from holdfast.document.case import Case
from holdfast.document.conditions import Condition, Not, Verdict, Vocabulary, all_of, can_hold, parse_condition
from holdfast.document.domain import domain_of
from holdfast.document.framework import Framework
from holdfast.document.issue import Firmness
from holdfast.document.text import words_in
from holdfast.rules.redlines import LineResult

_NO_CASE = (Missing("case", "a case with issues and red lines; none was given and the framework names none",
                    Said("missing.case")),)


def sign(framework: Framework, case: Case | None, lines: Sequence[LineResult], picks: Mapping[str, str]) -> GateResult:
    """The gate from the red lines of the case; preferences are not weighed here."""
    if case is None or not case.issues:
        return GateResult(Gate.SIGN, Colour.NOT_ASSESSED, "There is no case with issues to hold it against.",
                          missing=_NO_CASE, said=Said("said.sign.no-case"))
    crossed = [line for line in lines if line.excludes]
    if crossed:
        count = len(crossed)
        lost = "1 firm red line is" if count == 1 else f"{count} firm red lines are"
        by = ", ".join(sorted({line.line.party for line in crossed}))
        return GateResult(Gate.SIGN, Colour.RED, f"{lost} crossed by every completion of this text (of {by}).",
                          binding=tuple(_reason(line) for line in crossed), missing=_missing(case),
                          said=Said("said.sign.crossed", {"n": count, "parties": by}))
    if not _some_completion(framework, case, lines, picks):
        sentence = "No completion of the open picks keeps all firm red lines at once, though none is crossed alone."
        return GateResult(Gate.SIGN, Colour.RED, sentence, missing=_missing(case),
                          binding=tuple(_reason(line) for line in lines if _is_firm_and_open(line)),
                          said=Said("said.sign.no-completion"))
    return _amber(lines, case)


def _is_firm_and_open(line: LineResult) -> bool:
    return line.line.firmness is Firmness.FIRM and line.verdict is Verdict.OPEN


def _amber(lines: Sequence[LineResult], case: Case) -> GateResult:
    still_open = [line for line in lines if _is_firm_and_open(line)]
    negotiable = [line for line in lines if line.verdict is Verdict.CROSSED]
    parts = [
        Said("said.sign.open", {"n": len(still_open)}) if still_open else None,
        Said("said.sign.negotiable", {"n": len(negotiable)}) if negotiable else None,
        Said("said.sign.not-weighed"),
    ]
    in_words = [
        _firm_open(len(still_open)) if still_open else "",
        _negotiable(len(negotiable)) if negotiable else "",
        "whether each party prefers it to fighting on is not weighed here",
    ]
    sentence = f"No firm red line is crossed; {'; '.join(part for part in in_words if part)}."
    binding = tuple(_reason(line) for line in [*still_open, *negotiable])
    return GateResult(Gate.SIGN, Colour.AMBER, sentence, binding=binding, missing=_missing(case),
                      said=Said("said.sign.amber", {"parts": tuple(part for part in parts if part)}))


def _firm_open(count: int) -> str:
    return f"{count} firm red {'line depends' if count == 1 else 'lines depend'} on picks still open"


def _negotiable(count: int) -> str:
    return f"{count} negotiable {'line is' if count == 1 else 'lines are'} crossed"


def _some_completion(
    framework: Framework, case: Case, lines: Sequence[LineResult], picks: Mapping[str, str]
) -> bool:
    """Whether some completion keeps every firm red line and is not an excluded combination."""
    parts: list[Condition] = [
        parse_condition(line.line.requires, vocabulary=Vocabulary.TEXT)
        for line in lines
        if line.line.firmness is Firmness.FIRM and line.verdict is Verdict.OPEN
    ]
    parts += [Not(parse_condition(entry.when, vocabulary=Vocabulary.TEXT)) for entry in case.excluded.values()]
    return not parts or can_hold(all_of(parts), picks, domain_of(case, framework))


def _reason(result: LineResult) -> Reason:
    line = result.line
    picks = ", ".join(f"{issue} = {option}" for issue, option in result.picks)
    when = f", {line.date}" if line.date else ""
    return Reason(
        f"{line.party}: {words_in(line.text)} It requires {line.requires}; the text has {picks} "
        f"({result.verdict.value}, {line.firmness.value}{when}).",
        address=f"red-lines.{result.id}",
        sources=tuple(citation.ref for citation in line.source),
    )


def _missing(case: Case) -> tuple[Missing, ...]:
    found = [
        Missing(f"stakes.{party}", f"what the options are worth to {party}",
                Said("missing.stakes", {"party": party}))
        for party, entry in case.parties.items()
        if entry.belligerent and party not in case.stakes
    ]
    found += [
        Missing(f"war.parties.{party}", f"what fighting on holds for {party}, or its disagreement value",
                Said("missing.disagreement", {"party": party}))
        for party, entry in case.parties.items()
        if entry.belligerent and (case.war is None or party not in case.war.parties)
        and (party not in case.stakes or case.stakes[party].disagreement is None)
    ]
    return tuple(found)
