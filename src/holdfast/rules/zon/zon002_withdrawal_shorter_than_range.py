"""A withdrawal after which the weapon still reaches the line.

## What it checks
For each weapon class the distance of withdrawal is at least its range.
A gap that the parties accept stands under `allow` with the reason.

## Why it matters
A gun that is withdrawn by half its range can fire on the line as before, and nobody is there to see it.

## Fails
```yaml
zones:
  line: {name: Line of contact, kind: line}
  belt:
    kind: withdrawal
    around: line
    weapon-range:
      rocket-artillery: {value: 50, unit: km}   # the case gives this class a range of 70 km
```

## Passes
```yaml
zones:
  line: {name: Line of contact, kind: line}
  belt:
    kind: withdrawal
    around: line
    weapon-range:
      rocket-artillery: {value: 80, unit: km}   # the case gives this class a range of 70 km
```

## When it does not apply
Pauses and bare cessations, and texts that name no distance (see ZON003).

## How it decides
Reference data: the distances of the text against `weapons` of the case, class by class.
A distance is `weapon-range` of a zone; or, for what a withdrawal clause names under `object`, the `width` of its zone
or a length that its text marks as a parameter.
It is taken as it is written, from the line to the weapon.
A distance that is shorter than even the least range fails.
Where a distance lies inside a range that depends on model or ammunition, it is a question to the military staff.
No range is ever assumed: a class that the case does not know is open, and so is a text without a case.
Of objects that are no weapon class of the case, only general words for heavy weapons are asked about.

## Sources
- ◐ GCSP 2025, as reported: troops 7.5 km, artillery of 100 mm and more 50 km, rocket launchers 75 km, long-range
  weapons 150 km.
- ○ Minsk 2015: 50, 70 and 140 km.

These are distances that texts chose, and not ranges of weapons.
Practice differs: a shorter distance with monitors can hold better than a longer one without.

## Related codes
ZON001, ZON003, MVM004
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Framework, Stage
from holdfast.document.party import WeaponClass
from holdfast.document.quantity import Quantity
from holdfast.document.text import marks, versions, words_in
from holdfast.rules.acts import is_withdrawal
from holdfast.rules.cfr.prohibited_acts import HEAVY
from holdfast.rules.context import Context
from holdfast.rules.listing import some_of
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ZON002",
    name="withdrawal-shorter-than-range",
    severity=Level.WARNING,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.DATA,),
    why="What is withdrawn by less than its range still reaches the line; texts set a distance per weapon class.",
    sources=(
        Evidence("GCSP 2025 as reported: 7.5, 50, 75 and 150 km by class", Mark.SECONDARY),
        Evidence("Minsk 2015: 50, 70 and 140 km", Mark.UNCHECKED),
    ),
    tags=("pam:withdrawal-of-troops", "pax:CeProv"),
)

KILOMETRES = {
    "km": Decimal(1), "kilometres": Decimal(1), "kilometers": Decimal(1), "m": Decimal("0.001"),
    "metres": Decimal("0.001"), "meters": Decimal("0.001"), "mi": Decimal("1.609344"), "nmi": Decimal("1.852"),
}
"""Unit → kilometres."""

_ADVICE = "Lengthen the distance, or accept the gap with a reason under `allow`."


@dataclass(frozen=True, slots=True)
class _Distance:
    """By how far a class of weapons is withdrawn, and where the text says so."""

    weapon: str
    address: str
    length: Quantity


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each class that stays in reach, and one per zone or clause for what is not known."""
    known = context.case.weapons if context.case else {}
    missing: dict[str, list[str]] = {}
    for distance in (*_of_zones(context.framework), *_of_clauses(context)):
        weapon = known.get(distance.weapon, WeaponClass())
        far, near = _km(weapon.range_), _km(distance.length)
        if weapon.range_ is None or far is None or near is None:
            missing.setdefault(distance.address.partition(".weapon-range")[0], []).append(distance.weapon)
        elif near[0] < far[1]:
            name = words_in(weapon.name) or distance.weapon
            yield _short(context, distance, name, weapon.range_, surely=near[1] < far[0])
    for address, classes in missing.items():
        why = "no case is at hand" if context.case is None else "the case gives none in a unit of length"
        yield context.open(
            address, f"Whether the distance is as long as the range of {some_of(classes)} cannot be said: {why}.",
            next="Give `range` with its source under `weapons` of the case, by these ids.")


def _short(context: Context, distance: _Distance, name: str, reach: Quantity, *, surely: bool) -> Verdict:
    long, far = _shown(distance.length), _shown(reach)
    if surely:
        return context.fail(distance.address, f"The withdrawal distance of {long} is shorter than the range of {name}, "
                            f"{far}.", next=_ADVICE)
    return context.review(
        distance.address, f"The withdrawal distance is {long} and the range of {name} is {far}: is the line out of its "
        "reach?", role="military", next=_ADVICE)


def _of_zones(framework: Framework) -> Iterator[_Distance]:
    for id, zone in framework.zones.items():
        for weapon, length in zone.weapon_range.items():
            yield _Distance(weapon, f"zones.{id}.weapon-range.{weapon}", length)


def _of_clauses(context: Context) -> Iterator[_Distance]:
    """Distances of withdrawal clauses whose zones give none by weapon class."""
    known = context.case.weapons if context.case else {}
    for id, clause in context.operative.items():
        length = _length(context.framework, clause) if is_withdrawal(id, clause) else None
        if length is not None:
            weapons = (thing for thing in clause.object if thing in known or thing in HEAVY)
            yield from (_Distance(weapon, f"clauses.{id}", length) for weapon in weapons)


def _length(framework: Framework, clause: Clause) -> Quantity | None:
    zones = [framework.zones[id] for id in clause.where if id in framework.zones]
    if any(zone.weapon_range for zone in zones):
        return None
    marked = (mark.id for text in versions(clause.text).values() for mark in marks(text))
    lengths = [framework.parameters[id] for id in marked if id in framework.parameters]
    stated = [length for length in lengths if length.unit in KILOMETRES]
    return next((zone.width for zone in zones if zone.width is not None), stated[0] if stated else None)


def _km(length: Quantity | None) -> tuple[Decimal, Decimal] | None:
    """The least and greatest value in kilometres; nothing without bounds or a unit of length."""
    factor = KILOMETRES.get(length.unit or "") if length is not None else None
    if length is None or factor is None or length.bounds is None:
        return None
    return length.bounds[0] * factor, length.bounds[1] * factor


def _shown(length: Quantity) -> str:
    low, high = length.bounds or (Decimal(0), Decimal(0))
    return f"{low:f} {length.unit}" if low == high else f"{low:f} to {high:f} {length.unit}"
