"""The gate "can everyone sign it": red where firm red lines rule out every completion of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdfast.assess.criteria import Colour, Gate
from holdfast.assess.result import GateResult, Missing, Reason, Said
from holdfast.assess.signing import Signing
from holdfast.document.case import Case
from holdfast.document.conditions import Condition, Not, Verdict, Vocabulary, all_of, can_hold, parse_condition
from holdfast.document.domain import domain_of
from holdfast.document.framework import Framework
from holdfast.document.issue import Firmness
from holdfast.document.text import words_in
from holdfast.rules.redlines import LineResult

_NO_CASE = (Missing("case", "a case with issues and red lines; none was given and the framework names none",
                    Said("missing.case")),)


def sign(framework: Framework, case: Case | None, lines: Sequence[LineResult], picks: Mapping[str, str],
         signing: Signing | None = None) -> GateResult:
    """The gate from the red lines of the case, then from what each party prefers over the range of assumptions."""
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
    return _weighed(lines, case, signing) if signing is not None and signing.problem.parties else _amber(lines, case)


def _weighed(lines: Sequence[LineResult], case: Case, signing: Signing) -> GateResult:
    """The gate where red lines leave the text alive and somebody's preferences are known."""
    assumed = signing.problem.is_assumed
    if signing.never:
        who = ", ".join(signing.never)
        return GateResult(
            Gate.SIGN, Colour.RED,
            f"{'From assumed preferences: u' if assumed else 'U'}nder every completion and over the whole range of "
            f"assumptions, no deal is worth more than this text, or approval at home fails, for {who}.",
            binding=tuple(_preference(party, signing) for party in signing.never), missing=_missing(case),
            said=Said(f"said.sign.never{'-assumed' if assumed else ''}", {"parties": who}))
    if signing.jointly is False:
        return GateResult(Gate.SIGN, Colour.RED, "Each party can accept some completion, and no completion is one that "
                          "all of them can accept, whatever is assumed.", missing=_missing(case),
                          said=Said("said.sign.not-jointly"))
    crossed = any(line.verdict is Verdict.CROSSED for line in lines)
    if signing.always and not crossed and not any(_is_firm_and_open(line) for line in lines):
        return GateResult(Gate.SIGN, Colour.GREEN, "No red line is crossed, and every party prefers every completion "
                          "to fighting on over the whole range of assumptions.", said=Said("said.sign.green"))
    return _amber(lines, case, signing)


def _preference(party: str, signing: Signing) -> Reason:
    gain = next(one.over_ranges for one in signing.view.standing.parties if one.party == party)
    basis = next(one.basis.value for one in signing.problem.parties if one.id == party)
    return Reason(f"{party}: its gain over no deal lies between {gain.low:.2f} and {gain.high:.2f} on its own scale "
                  f"({basis}).", address=f"stakes.{party}")


def _is_firm_and_open(line: LineResult) -> bool:
    return line.line.firmness is Firmness.FIRM and line.verdict is Verdict.OPEN


def _amber(lines: Sequence[LineResult], case: Case, signing: Signing | None = None) -> GateResult:
    still_open = [line for line in lines if _is_firm_and_open(line)]
    negotiable = [line for line in lines if line.verdict is Verdict.CROSSED]
    parts = [
        Said("said.sign.open", {"n": len(still_open)}) if still_open else None,
        Said("said.sign.negotiable", {"n": len(negotiable)}) if negotiable else None,
        _preferences_said(signing),
    ]
    in_words = [
        _firm_open(len(still_open)) if still_open else "",
        _negotiable(len(negotiable)) if negotiable else "",
        _preferences(signing),
    ]
    sentence = f"No firm red line is crossed; {'; '.join(part for part in in_words if part)}."
    binding = tuple(_reason(line) for line in [*still_open, *negotiable])
    binding += tuple(_preference(party, signing) for party in signing.depends) if signing else ()
    return GateResult(Gate.SIGN, Colour.AMBER, sentence, binding=binding, missing=_missing(case),
                      said=Said("said.sign.amber", {"parts": tuple(part for part in parts if part)}))


def _preferences(signing: Signing | None) -> str:
    if signing is None:
        return "whether each party prefers it to fighting on is not weighed, since nobody's preferences are known"
    if signing.depends:
        return f"whether it is worth more than no deal depends on the assumptions for {', '.join(signing.depends)}"
    unknown = sorted({item.party for item in signing.translated.missing if item.party})
    if unknown:
        return f"whether it is worth more than no deal is not known for {', '.join(unknown)}"
    return "every party prefers it to fighting on over the whole range of assumptions"


def _preferences_said(signing: Signing | None) -> Said:
    if signing is None:
        return Said("said.sign.not-weighed")
    if signing.depends:
        return Said("said.sign.depends", {"parties": ", ".join(signing.depends)})
    unknown = sorted({item.party for item in signing.translated.missing if item.party})
    return Said("said.sign.unknown", {"parties": ", ".join(unknown)}) if unknown else Said("said.sign.preferred")


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
