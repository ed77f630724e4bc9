"""The result of ``assess`` as data, text and files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from holdfast import __version__
from holdfast.assess.assessment import assess_documents
from holdfast.assess.criteria import CRITERIA, CRITERIA_VERSION, criterion
from holdfast.assess.result import Assessment, GateResult
from holdfast.brief.page import colour_word, page_of
from holdfast.brief.render import render
from holdfast.cli.check_result import line_as_json
from holdfast.cli.envelope import Outcome, envelope
from holdfast.cli.one_case import over_one_case
from holdfast.cli.opening import Opened
from holdfast.document.write import write_all

REASONS_SHOWN = 3


def assess_outcome(opened: Sequence[Opened], *, output: str | None, options: Mapping[str, Any]) -> Outcome:
    """The outcome of assessing the opened documents; files are written only after everything succeeded."""
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
    return outcome if output is None else _written(outcome, opened, assessments, Path(output))


def _written(
    outcome: Outcome, opened: Sequence[Opened], assessments: Sequence[Assessment], folder: Path
) -> Outcome:
    released = outcome.released
    texts = [
        (entry.documents, assessment, entry.inputs[0].sha256 or "")
        for entry, assessment in zip(opened, assessments, strict=True)
    ]
    page = page_of(
        texts,
        version=__version__,
        marking=released.released_as if released else outcome.marking,
        carries=released.carries if released else None,
        left_out=outcome.left_out,
    )
    brief = render(page).encode()
    result = json.dumps(envelope("assess", outcome), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    write_all({folder / "brief.html": brief, folder / "assessment.json": result.encode()})
    where = f"{folder / 'brief.html'} and {folder / 'assessment.json'}"
    return Outcome(
        data={**outcome.data, "files": ["brief.html", "assessment.json"]},
        text=f"{outcome.text}\n\nWritten: {where}",
        inputs=outcome.inputs, options=outcome.options, marking=outcome.marking, released=released,
        left_out=outcome.left_out, as_of=outcome.as_of,
    )


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
    return "\n".join(parts)


def _gate_text(gate: GateResult) -> list[str]:
    parts = [f"{criterion(gate.gate).question}  [{colour_word(gate.colour)}]", f"  {gate.sentence}"]
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
