"""A mission with tasks and without the means to do them.

## What it checks
Every monitoring mission has a strength, a day by which it stands, money, immunities, medical evacuation, and a plan for
its suspension and departure.
Where strength and length of the line are known, their ratio is put to the military staff.

## Why it matters
The first weeks of a ceasefire are the worst, and a mission without people, money or status is not there.
A mission that has no plan to leave is a hostage when things go wrong.

## Fails
```yaml
bodies:
  mission:
    name: Monitoring mission
    kind: monitoring
    resources: {strength: {value: 1200, unit: persons}}
```

## Passes
```yaml
bodies:
  mission:
    name: Monitoring mission
    kind: monitoring
    resources:
      strength: {value: 1200, unit: persons}
      deploy-by: T0+P14D
      budget: {value: 100, unit: USD m per year}
      immunities: Those of experts on mission of the United Nations.
      medical-evacuation: Helicopters of the mission, cleared on a call.
      suspension-plan: Withdrawal by the safest road with 12 hours' notice.
```

## When it does not apply
Pauses and bare cessations, and texts without a monitoring body (see MVM001).

## How it decides
Structure and reference data: `resources` of bodies of kind `monitoring` and of forces that monitor.
`deployment`, the weeks to full strength, counts as a day by which it stands.
The length is `length` of the lines in the body's area, or else that of their geometry where it stands in the text
itself; a zone stands for the line that it is measured from, and a body without an area has every line of the text.
How many people a kilometre needs depends on ground and technology, so the ratio is a question and never a failure.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ Verjee 2022: planning for suspension, evacuation and termination.
- ◐ GCSP 2025, as reported: 5,000 and 10,000 people, or 15,000, for over 1,100 km.

Practice differs on numbers: some missions put people on the ground, others cameras and drones.

## Related codes
MVM001, MVM003, MVM004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Body, BodyKind, Resources
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.monitors import monitors
from holdfast.rules.mvm.line_length import watched_km
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM007",
    name="unresourced-mission",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE, Decides.DATA),
    why="A mission has to be planned to its end: suspension, evacuation, termination (Verjee 2022).",
    sources=(
        Evidence("Verjee 2022: planning for suspension, evacuation and termination", Mark.READ),
        Evidence("GCSP 2025 as reported: 15,000 people for over 1,100 km", Mark.SECONDARY),
    ),
    tags=("pam:verification-monitoring", "pam:un-peacekeeping-force", "pax:ImPK", "pax:ImOth"),
)

MISSIONS = frozenset({BodyKind.MONITORING, BodyKind.FORCE})

_ADVICE = ("Add to `resources` what is missing: `strength`, `deploy-by`, `budget`, `immunities`, `medical-evacuation`, "
           "`suspension-plan`.")


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each mission lacks, and a question on its strength for the length of its lines."""
    for id, body in monitors(context.framework).items():
        if body.kind not in MISSIONS:
            continue
        absent = {what: f"bodies.{id}.resources.{key}" for what, key in _absent(body.resources or Resources()).items()}
        yield from context.lacking(f"bodies.{id}.resources" if body.resources else f"bodies.{id}", absent,
                                   f"for {words_in(body.name)}", next=_ADVICE)
        yield from _density(context, id, body)


def _absent(resources: Resources) -> dict[str, str]:
    """What a mission lacks, with the key of the field that would hold it."""
    held = {
        "strength": ("strength", resources.strength),
        "day by which it stands": ("deploy-by", resources.deploy_by or resources.deployment),
        "money": ("budget", resources.budget), "immunities": ("immunities", resources.immunities),
        "medical evacuation": ("medical-evacuation", resources.medical_evacuation),
        "plan for suspension and departure": ("suspension-plan", resources.suspension_plan),
    }
    return {name: key for name, (key, value) in held.items() if value is None}


def _density(context: Context, id: str, body: Body) -> Iterator[Verdict]:
    """The question whether a mission is strong enough for its lines, where both numbers are known."""
    strength = body.resources.strength if body.resources else None
    people = strength.bounds if strength is not None else None
    line = watched_km(context.framework, body)
    if people is None or line is None or line[0] <= 0:
        return
    fewest, most = float(people[0]) / line[1], float(people[1]) / line[0]
    yield context.review(
        f"bodies.{id}.resources.strength",
        f"{words_in(body.name)} has {_span(float(people[0]), float(people[1]))} people for {_span(*line)} km of line, "
        f"{_span(fewest, most)} for each km; is that enough for its tasks?", role="military")


def _span(low: float, high: float) -> str:
    one, other = _rounded(low), _rounded(high)
    return one if one == other else f"{one} to {other}"


def _rounded(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
