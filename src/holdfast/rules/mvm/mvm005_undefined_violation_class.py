"""Violations that are all the same, from a stray shot to an offensive.

## What it checks
The text has classes of violation.
Each class says what must be seen for it, in what unit it is counted, and whether it is accidental or deliberate.

## Why it matters
Where every shot is one violation, a count of thousands says nothing.
Each side then calls its own accidents and those of the other attacks.

## Fails
```yaml
verification:
  classes:
    shelling: {name: Shelling}
```

## Passes
```yaml
verification:
  classes:
    stray-shot:
      name: Stray shot
      threshold: Up to three shots of small arms in an hour that hit nobody.
      counting-unit: shots per hour
      intent: accidental
    shelling:
      name: Shelling
      threshold: Any round of 82 mm or more.
      counting-unit: rounds
      intent: either; deliberate from the third round on
```

## When it does not apply
Pauses and bare cessations.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure: `threshold`, `counting-unit` and `intent` of each entry under `verification.classes`.
One finding per class says all that is missing; more than two classes with the same lack become one finding.
At least one class has to leave room for accidents: where every class is `deliberate`, that is one finding more.
Where the text was not encoded in full, what is missing is open, not a failure.

## Sources
- ◐ Clayton and Sticher: monitoring separates accidental from intentional violations.

Practice differs on intent, which monitors can seldom see.
`either` is an answer; the rule asks only that the text does not leave it to the reader.

## Related codes
MVM002, MVM006, CFR004
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.document.verification import ViolationClass
from holdfast.rules.context import Context
from holdfast.rules.listing import none_of, some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM005",
    name="undefined-violation-class",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Monitoring has to separate accidental from intentional violations (Clayton and Sticher, as reported).",
    sources=(
        Evidence("Clayton and Sticher: monitoring separates accidental from intentional violations", Mark.SECONDARY),
    ),
    tags=("pam:verification-monitoring", "pax:CeProv"),
    of_hostilities=True,
)

ONE_BY_ONE = 2
"""Up to so many classes with the same lack stand each on its own."""

FIELDS = {"threshold": "threshold", "counting unit": "counting-unit", "word on accident or intent": "intent"}
"""What each class says, with the key of its field."""

_ADVICE = "Give each class `threshold`, `counting-unit` and `intent` (accidental, deliberate or either)."


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict where there are no classes, for what each lacks, and where none leaves room for accidents."""
    verification = context.framework.verification
    classes = verification.classes if verification else {}
    if not classes:
        yield from context.lacking(
            "verification.classes" if verification else "verification", {"class": "verification.classes"},
            "of violation", next=f"Add classes under `verification.classes`. {_ADVICE}")
        return
    lacking: dict[tuple[str, ...], list[str]] = {}
    for id, violation in classes.items():
        if absent := tuple(_absent(violation)):
            lacking.setdefault(absent, []).append(id)
    for absent, ids in lacking.items():
        known = any(context.is_silent(f"verification.classes.{id}.{FIELDS[what]}") for id in ids for what in absent)
        if len(ids) > ONE_BY_ONE and not known:
            yield context.missing("verification.classes", f"{none_of(absent)} for {len(ids)} classes of violation "
                                  f"({some_of(ids)})", next=_ADVICE)
            continue
        for id in ids:
            at = f"verification.classes.{id}"
            yield from context.lacking(at, {what: f"{at}.{FIELDS[what]}" for what in absent},
                                       f"for violations of the class {words_in(classes[id].name)}", next=_ADVICE)
    if all((violation.intent or "").strip().lower() == "deliberate" for violation in classes.values()):
        yield context.missing("verification.classes", "no class for violations that are accidental",
                              next="Add a class with `intent: accidental`, or write `either` where it cannot be told.")


def _absent(violation: ViolationClass) -> Iterator[str]:
    for what, key in FIELDS.items():
        if getattr(violation, key.replace("-", "_")) is None:
            yield what
