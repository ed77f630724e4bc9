"""The result of ``assess`` as data and text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.assess.assessment import assess_documents
from holdfast.assess.criteria import CRITERIA, CRITERIA_VERSION, criterion
from holdfast.assess.result import Assessment, GateResult
from holdfast.cli.check_result import line_as_json
from holdfast.cli.envelope import Outcome
from holdfast.cli.one_case import over_one_case
from holdfast.cli.opening import Opened
from holdfast.settlement.after.sentences import summary

REASONS_SHOWN = 3


def assess_outcome(opened: Sequence[Opened], *, options: Mapping[str, Any]) -> tuple[Outcome, list[Assessment]]:
    """The outcome of assessing the opened documents, and the assessments it comes from."""
    over_one_case(opened, verb="Assess")
    assessments = [assess_documents(entry.documents) for entry in opened]
    marking = max((entry.marking for entry in opened), key=lambda level: level.rank)
    released = next((entry.released for entry in opened if entry.released and entry.marking is marking), None)
    outcome = Outcome(
        data=_data(assessments),
        text="\n\n".join(_text(assessment) for assessment in assessments),
        inputs=tuple(dict.fromkeys(item for entry in opened for item in entry.inputs)),
        options=options,
        marking=marking.value,
        released=released,
        left_out=sum(entry.left_out for entry in opened),
        as_of=opened[0].as_of,
    )
    return outcome, assessments


def _data(assessments: Sequence[Assessment]) -> dict[str, Any]:
    return {
        "criteria_version": CRITERIA_VERSION,
        "criteria": [
            {"gate": c.gate.value, "question": c.question, "red": c.red, "amber": c.amber, "green": c.green}
            for c in CRITERIA
        ],
        "frameworks": [
            {**assessment.as_json(), "red_lines": [line_as_json(line) for line in assessment.lines]}
            for assessment in assessments
        ],
    }


def _text(assessment: Assessment) -> str:
    parts = [assessment.title, ""]
    for gate in assessment.gates:
        parts += _gate_text(gate)
    parts.append(f"After signature: {summary(assessment.holds)}")
    return "\n".join(parts)


def _gate_text(gate: GateResult) -> list[str]:
    parts = [f"{criterion(gate.gate).question}  [{gate.colour.value.replace('-', ' ')}]", f"  {gate.sentence}"]
    for reason in gate.binding[:REASONS_SHOWN]:
        place = f"{reason.place}: " if reason.place else ""
        code = f"{reason.code} " if reason.code else ""
        parts.append(f"  - {place}{code}{reason.text}")
    if len(gate.binding) > REASONS_SHOWN:
        parts.append(f"  - and {len(gate.binding) - REASONS_SHOWN} more")
    if gate.missing:
        parts.append(f"  missing: {'; '.join(f'{m.address} ({m.what})' for m in gate.missing[:REASONS_SHOWN])}")
        if len(gate.missing) > REASONS_SHOWN:
            parts.append(f"           and {len(gate.missing) - REASONS_SHOWN} more inputs, listed in the brief")
    return parts
