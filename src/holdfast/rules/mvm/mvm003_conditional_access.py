"""Monitors who may look only where and when they are let.

## What it checks
Access of every monitoring body is unconditional: all areas, all hours, border areas, and remote sensors.
Refusing access is itself a violation.

## Why it matters
What monitors may not see is where weapons go.
A refusal that breaks nothing costs nothing.

## Fails
```yaml
bodies:
  mission:
    name: Monitoring mission
    kind: monitoring
    access:
      areas: all
      hours: daylight
      conditions: A party may ask for two days' notice.
```

## Passes
```yaml
bodies:
  mission:
    name: Monitoring mission
    kind: monitoring
    access:
      areas: all
      hours: all
      border: "true"
      remote-sensors: "true"
      unconditional: "true"
      denial-is-violation: "true"
```

## When it does not apply
Pauses and bare cessations, and texts without a monitoring body (see MVM001).

## How it decides
Structure: the `access` of bodies of kind `monitoring`, and of any other body that has one.
A condition or a part left out fails as it stands, however much of the text was encoded.
Silence is a failure only in a text encoded in full, otherwise it is open.

## Sources
- ✓ OSCE Special Monitoring Mission, thematic report, April 2021: unimpeded movement is critical to the mandate.

Practice differs: consent to a mission is often given with notice or escort for the safety of the monitors.
The rule names such a condition; a text that wants it says why under `allow`.

## Related codes
MVM001, MVM002, ZON003
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.document.body import Access, Body, BodyKind
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.rules.context import Context
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="MVM003",
    name="conditional-access",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE,),
    why="Free movement of the monitors is critical to their mandate (OSCE SMM, April 2021).",
    sources=(
        Evidence("OSCE SMM thematic report, April 2021: unimpeded movement is critical to the mandate", Mark.READ),
    ),
    tags=("pam:verification-monitoring", "pax:ImOth"),
)

ALL_WORDS = frozenset({"all", "all areas", "all hours", "all times", "any time", "at all times", "everywhere",
                       "24/7", "day and night"})
REFUSED = {
    "border": ("border", "leaves border areas out", "Let the body work in border areas."),
    "remote-sensors": ("remote_sensors", "leaves remote sensors out",
                       "Allow aircraft, cameras and satellites everywhere."),
    "unconditional": ("unconditional", "is conditional", "Make access unconditional."),
    "denial-is-violation": ("denial_is_violation", "may be refused without a violation",
                            "Make the refusal of access a violation."),
}
"""Key of a switch → its field, what a ``false`` says of the access, and what to change."""


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each condition on access, and one per body for everything the text is silent on."""
    for id, body in context.framework.bodies.items():
        if body.kind is BodyKind.MONITORING or body.access is not None:
            yield from _conditions(context, id, body)
            absent = {what: f"bodies.{id}.access.{key}" for what, key in _silent(body.access or Access()).items()}
            yield from context.lacking(
                f"bodies.{id}.access" if body.access else f"bodies.{id}", absent, "",
                head=f"no word for {words_in(body.name)} on",
                next="Add to `access`: `areas: all`, `hours: all`, and true for `border`, `remote-sensors`, "
                "`unconditional`, `denial-is-violation`.")


def _conditions(context: Context, id: str, body: Body) -> Iterator[Verdict]:
    access = body.access
    if access is None:
        return
    name = words_in(body.name)
    at = f"bodies.{id}.access"
    if access.conditions is not None:
        yield context.fail(
            f"{at}.conditions", f"Access of {name} waits for a condition: {_short(words_in(access.conditions))}",
            next="Remove the condition, or accept it with a reason under `allow`.")
    for key, value in (("areas", access.areas), ("hours", access.hours)):
        if value is not None and value.strip().rstrip(".").lower() not in ALL_WORDS:
            yield context.fail(f"{at}.{key}", f"Access of {name} does not reach all {key}: {_short(value)}",
                               next=f"Write `{key}: all`, or accept what is left out with a reason under `allow`.")
    for key, (field, says, next) in REFUSED.items():
        if getattr(access, field) is False and not (key == "unconditional" and access.conditions is not None):
            yield context.fail(f"{at}.{key}", f"Access of {name} {says}.", next=next)


def _silent(access: Access) -> dict[str, str]:
    """What is not said on access, with the key of the field that would hold it."""
    conditioned = access.unconditional is not None or access.conditions is not None
    held = {
        "areas": ("areas", access.areas is not None),
        "hours": ("hours", access.hours is not None),
        "the border": ("border", access.border is not None),
        "remote sensors": ("remote-sensors", access.remote_sensors is not None),
        "whether access is unconditional": ("unconditional", conditioned),
        "whether refusal is a violation": ("denial-is-violation", access.denial_is_violation is not None),
    }
    return {name: key for name, (key, has) in held.items() if not has}


def _short(text: str) -> str:
    """The words as quoted in a message, cut after 80 characters."""
    plain = " ".join(text.split())
    return f'"{plain}"' if len(plain) <= 80 else f'"{plain[:79].rstrip()}…"'
