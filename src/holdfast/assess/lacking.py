"""What the questions that are not assessed yet would need, read from the documents themselves."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.assess.criteria import Colour, Gate
from holdfast.assess.result import GateResult, Missing, Said
from holdfast.document.case import Case
from holdfast.document.framework import Framework


def not_assessed(framework: Framework, case: Case | None) -> tuple[GateResult, ...]:
    """The gates of enforcement and durability, each with the inputs that it lacks."""
    found = []
    for gate, lacks in (
        (Gate.ENFORCEABLE, _for_enforcement(framework, case)),
        (Gate.LASTS, _for_lasting(case)),
    ):
        missing = tuple(lacks)
        count = "1 input is missing" if len(missing) == 1 else f"{len(missing)} inputs are missing"
        said = count if missing else "the documents hold the inputs for it"
        sentence = f"This question is not computed in this version; {said}."
        rest = Said("said.missing", {"n": len(missing)}) if missing else Said("said.inputs-held")
        found.append(GateResult(gate, Colour.NOT_ASSESSED, sentence, missing=missing,
                                said=Said("said.not-computed-yet", {"rest": (rest,)})))
    return tuple(found)


def _for_enforcement(framework: Framework, case: Case | None) -> Iterator[Missing]:
    if not framework.guarantees:
        yield Missing("guarantees", "who promises what answer to a violation", Said("missing.guarantees"))
    for id, guarantee in framework.guarantees.items():
        trigger = guarantee.trigger
        for name, given in (
            ("decides", guarantee.decides),
            ("measures", guarantee.measures),
            ("trigger.decided-by", trigger and trigger.decided_by),
            ("trigger.clock", trigger and trigger.clock),
        ):
            if not given:
                yield Missing(f"guarantees.{id}.{name}", _GUARANTEE_INPUTS[name],
                              Said(f"missing.guarantee.{name.replace('.', '-')}"))
    if framework.verification is None or not any(m.detection for m in framework.verification.means.values()):
        yield Missing("verification.means", "how likely a violation is seen, by means of verification",
                      Said("missing.detection"))
    if not any(body.attribution_correct for body in framework.bodies.values()):
        yield Missing("bodies", "how likely the right side is named (attribution-correct) by the body that names it",
                      Said("missing.attribution"))
    if case is None or not any(violence.gain for violence in (case.war.violence if case.war else {}).values()):
        yield Missing("war.violence", "what a violation gains the violator", Said("missing.gain"))


_GUARANTEE_INPUTS = {
    "decides": "by what rule its use is decided",
    "measures": "what answer is owed or allowed, and how long it takes",
    "trigger.decided-by": "who decides that the trigger is met",
    "trigger.clock": "the time from the event to the answer",
}


def _for_lasting(case: Case | None) -> Iterator[Missing]:
    war = case.war if case else None
    if war is None:
        yield Missing("war", "the war going on: outlook of each party, ending hazard, deaths per week",
                      Said("missing.war"))
        return
    if war.ending_hazard is None:
        yield Missing("war.ending-hazard", "the yearly rate at which the war ends by itself",
                      Said("missing.ending-hazard"))
    if war.deaths is None:
        yield Missing("war.deaths", "deaths per week while the war goes on", Said("missing.deaths"))
    for party, entry in case.parties.items() if case else ():
        if entry.belligerent and party not in war.parties:
            yield Missing(f"war.parties.{party}", "what fighting on holds for it", Said("missing.outlook"))
        if entry.belligerent and party not in war.violence:
            yield Missing(f"war.violence.{party}", "how incidents behave on its side of the line",
                          Said("missing.violence"))
