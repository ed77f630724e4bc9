"""A duty that could be seen to be kept, and that nobody is equipped to see.

## What it checks
Every duty of a kind that can be verified has an indicator, a method by which it is watched, and an interval at which it
is looked at.
For those that are watched, somebody has estimated the chance that a breach is seen.
Each finding says how many such duties of the text are covered.

## Why it matters
A duty that nobody can see is kept by the honest side alone.
Technologies differ in what they see: a camera at a gate does not see a drone.

## Fails
```yaml
clauses:
  no-guns: {text: The Parties build no positions., who: [A, B], modal: shall-not, act: fortification, where: strip}
```

## Passes
```yaml
verification:
  means:
    flights: {kind: uav, run-by: mission, covers: strip, cadence: PT12H,
      detection: {low: 0.6, high: 0.9, unit: probability, basis: estimated, note: Test flights.}}
clauses:
  no-guns:
    text: The Parties build no positions.
    who: [A, B]
    modal: shall-not
    act: fortification
    where: strip
    observe: flights
```

## When it does not apply
Pauses and bare cessations.
Duties to talk, to pay or to make laws, and other acts of which this rule does not know how they are seen.

## How it decides
Structure and reference data, duty by duty; the acts are those of forces and those on people and things.
*Indicator*: `observe` or `evidence`.
*Method*: a means that the clause observes or that covers one of its zones, a step with `verified-by`, or a gate with
evaluator and evidence.
*Interval*: a `cadence` of such a means, or `every`; what a step or gate alone establishes once needs none.
*Chance of detection*: `detection` of the clause or of such a means, or `verification` of the step.
An estimate is data and not part of the text, so a missing one is open, in one finding for the whole text.
More than three duties with the same lack become one finding.
Of a withdrawal ZON003 asks how it is seen and at which interval, so that this rule asks only for the indicator of one
that is seen.
Where a clause was not encoded in full, what is missing is open, not a failure.

## Sources
- ✓ UNIDIR (Grand-Clément) 2022: 18 technologies mapped to monitoring activities, with 12 considerations.

Practice differs on publishing chances of detection, which tell a violator where to try.
An estimate can stand in a case or text with a marking of its own.

## Related codes
MVM001, MVM003, ZON003, QTY001
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.scalars import Encoded
from holdfast.document.verification import Means
from holdfast.rules.acts import is_withdrawal
from holdfast.rules.context import Context
from holdfast.rules.listing import none_of, some_of
from holdfast.rules.mvm.verifiable_acts import VERIFIABLE
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM004",
    name="unobservable-obligation",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE, Decides.DATA),
    why="Each technology sees some acts and not others, so each duty needs its own (UNIDIR, Grand-Clément 2022).",
    sources=(
        Evidence("UNIDIR (Grand-Clément) 2022: 18 technologies mapped to activities, 12 considerations", Mark.READ),
    ),
    tags=("pam:verification-monitoring", "pax:ImOth"),
)

ONE_BY_ONE = 3
"""Up to so many duties with the same lack stand each on its own."""

_ADVICE = "Name under `observe` a means that watches it, and give the means `covers` and `cadence`."


@dataclass(frozen=True, slots=True)
class _Sight:
    """How one duty is seen."""

    lacks: tuple[str, ...]
    watched: bool
    estimated: bool


_Same = tuple[tuple[str, ...], bool, bool]
"""What duties lack, whether they are encoded in full, and whether the text is known to be silent on it."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for what each verifiable duty lacks, and one on missing estimates of detection."""
    watch = _Watch.of(context.framework)
    duties = {id: clause for id, clause in context.obligations() if VERIFIABLE & _acts(clause)}
    sights = {id: watch.sight(id, clause) for id, clause in duties.items()}
    covered = sum(not sight.lacks for sight in sights.values())
    coverage = f"{covered} of {len(duties)} verifiable duties have indicator, method and interval"
    for (lacks, _, known), ids in _together(context, sights).items():
        if len(ids) > ONE_BY_ONE and not known:
            yield context.missing("clauses", f"{none_of(lacks)} for {len(ids)} duties ({some_of(ids)}; {coverage})",
                                  next=_ADVICE, clause=duties[ids[0]])
            continue
        for id in ids:
            yield from context.lacking(f"clauses.{id}", dict.fromkeys(lacks, f"clauses.{id}.observe"),
                                       f"for this duty ({coverage})", next=_ADVICE, clause=duties[id])
    blind = [id for id, sight in sights.items() if sight.watched and not sight.estimated]
    if blind:
        yield context.open(
            "verification", f"The chance that a breach is seen is not given for {some_of(blind)}, "
            f"{len(blind)} of {len(duties)} verifiable duties.",
            next="Give `detection` of the means or of the clause as a range, with its basis.")


def _acts(clause: Clause) -> frozenset[str]:
    return frozenset(act.removeprefix("not-") for act in clause.act)


def _together(context: Context, sights: Mapping[str, _Sight]) -> Mapping[_Same, list[str]]:
    """The duties that lack the same, apart from each other as they are encoded in full and known to lack it."""
    found: dict[_Same, list[str]] = {}
    for id, sight in sights.items():
        clause = context.framework.clauses[id]
        lacks = _of_withdrawal(sight) if is_withdrawal(id, clause) else sight.lacks
        if lacks:
            full = context.encoded_at(clause) is Encoded.FULL
            found.setdefault((lacks, full, context.is_silent(f"clauses.{id}.observe")), []).append(id)
    return found


def _of_withdrawal(sight: _Sight) -> tuple[str, ...]:
    """What is left to ask of a withdrawal: ZON003 asks for its method, which brings an indicator, and its interval."""
    return tuple(lack for lack in sight.lacks if lack == "indicator" and sight.watched)


@dataclass(frozen=True, slots=True)
class _Watch:
    """What the text has in order to see whether duties are kept."""

    means: Mapping[str, Means]
    verified: frozenset[str]
    """Ids of clauses that a step with a verifier carries out, or that a gate with evidence needs."""
    estimated: frozenset[str]
    """Ids of clauses whose step gives the chance that it is verified."""

    @classmethod
    def of(cls, framework: Framework) -> _Watch:
        steps = framework.steps
        seen = {id for step in steps.values() if step.verified_by for id in step.does}
        for gate in framework.gates.values():
            if gate.evaluator and gate.evidence:
                seen |= set(gate.needs) | {id for need in gate.needs if need in steps for id in steps[need].does}
        return cls(
            means=framework.verification.means if framework.verification else {}, verified=frozenset(seen),
            estimated=frozenset(id for step in steps.values() if step.verification for id in step.does),
        )

    def sight(self, id: str, clause: Clause) -> _Sight:
        """How one duty is seen and what is missing."""
        watching = [m for key, m in self.means.items() if key in clause.observe or set(m.covers) & set(clause.where)]
        method = bool(watching) or id in self.verified
        timed = any(m.cadence for m in watching) or (clause.when is not None and clause.when.every is not None)
        held = {
            "indicator": bool(clause.observe or clause.evidence), "method": method,
            "interval": timed or (method and not watching),
        }
        estimated = clause.detection or id in self.estimated or any(m.detection or m.detection_by_side
                                                                    for m in watching)
        return _Sight(tuple(name for name, has in held.items() if not has), method, bool(estimated))
