"""A line or zone that is not fixed well enough to be found on the ground.

## What it checks
Every line, and every zone that an order to withdraw, to stand still or to cease fire names, is fixed in six respects:
geometry, geodetic datum, the moment whose situation it records, the hash of the signed map, a rule for disputed
segments,
and whether text or map prevails.
A zone that is measured from another by a width or by weapon ranges takes all this from that other one.
A text that orders a withdrawal or a standstill has at least one line or zone.
Withdrawals of several parties that are measured from different lines are put to a person as a question.

## Why it matters
Withdrawal, monitoring and every count of violations are measured from the line.
Where each side has its own line, each can keep the text and still hold ground the other claims.

## Fails
```yaml
zones:
  contact-line: {name: Line of contact, kind: line}
```

## Passes
```yaml
zones:
  contact-line:
    name: Line of contact
    kind: line
    geometry: maps/line.geojson
    datum: WGS84
    as-of: "2026-01-01T00:00:00Z"
    map-hash: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    disputed-segments: The joint commission marks the segment on the ground within 7 days.
    prevails: text
```

## When it does not apply
Pauses and bare cessations.
Sites, corridors, airspace and sea areas, and areas that no withdrawal names.
State borders, which earlier instruments fix: lines that only clauses on border control name.
Texts that end no hostilities: each party that could fight is said to be no belligerent, and no trace of a war is left.

## How it decides
Structure and the map data of the text: the fields of each such zone, one finding per zone with all that is missing.
A zone that is a distance from a line, its own or one that a withdrawal names beside it, is as fixed as the line.
Where the text was not encoded in full, what is missing is open, not a failure.
An area without geometry that a withdrawal names is a question to the military staff, since its border may be known
from elsewhere; one whose `border` names the law or instrument that sets it, as for a region, is not asked about.

## Sources
- ✓ GCSP, *Drawing a line* (Kemp), 2025: agree and codify the line; it is the base for withdrawal.
- ✓ Haysom and Hottinger, *Do's and Don'ts of Sustainable Ceasefire Agreements*, part A §2: precision on geography.
- ◐ Minsk 2015: the two sides withdrew from two different lines.

Authorities agree on the need for a line.
Practice differs on what prevails where text and map differ, so the rule asks that the text choose and prefers neither.

## Related codes
ZON002, ZON003, CFR003
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdfast.document.clause import Clause
from holdfast.document.finding import Level
from holdfast.document.framework import Stage
from holdfast.document.text import words_in
from holdfast.document.zone import Zone, ZoneKind
from holdfast.rules.acts import BORDER, forbids_fire, is_standstill, is_withdrawal
from holdfast.rules.context import Context
from holdfast.rules.listing import listed
from holdfast.rules.rule import Decides, Evidence, Mark, Rule, Verdict

RULE = Rule(
    code="ZON001",
    name="uncodified-line",
    severity=Level.ERROR,
    from_stage=Stage.PRELIMINARY_CEASEFIRE,
    decides=(Decides.STRUCTURE, Decides.DATA),
    why="The line is the base from which withdrawal and violations are measured (GCSP 2025).",
    sources=(
        Evidence("GCSP, Drawing a line (Kemp), 2025: agree and codify the line", Mark.READ),
        Evidence("Haysom and Hottinger, Do's and Don'ts, part A §2: precision on geography", Mark.READ),
        Evidence("Minsk 2015: the two sides withdrew from two different lines", Mark.SECONDARY),
    ),
    priority=1,
    of_hostilities=True,
    tags=("pax:Ce",),
)

BOUNDED = frozenset({ZoneKind.BUFFER, ZoneKind.WITHDRAWAL, ZoneKind.SECURITY, ZoneKind.DEMILITARISED})


def check(context: Context) -> Iterator[Verdict]:
    """Yield a verdict for each line or zone that is not fixed, for orders without any, and for diverging lines."""
    zones = context.framework.zones
    users = _users(context)
    for id, zone in zones.items():
        if (zone.kind is ZoneKind.LINE and not _is_border(context, id)) or (zone.kind in BOUNDED and id in users):
            yield from _codified(context, id, zone)
        elif zone.kind is ZoneKind.AREA and zone.geometry is None and zone.border is None and _left(context, id):
            yield context.review(
                f"zones.{id}", f"Forces are to leave {_name(id, zone)}; is its border beyond dispute on a map?",
                role="military", next="Add `geometry`, name under `border` the law that sets it, or record the answer.")
    yield from _without_any(context)
    yield from _diverging(context)


def _users(context: Context) -> frozenset[str]:
    """Ids of the zones that orders to withdraw, stand still or cease fire name, and of those they are measured from."""
    zones = context.framework.zones
    named = {zone for id, clause in context.operative.items()
             if is_withdrawal(id, clause) or is_standstill(clause) or forbids_fire(clause) for zone in clause.where}
    return frozenset(named | {zone.around for id, zone in zones.items() if id in named and zone.around})


def _is_border(context: Context, zone: str) -> bool:
    """Whether only clauses on border control name a line, so that it is a border fixed by earlier instruments."""
    naming = [clause for clause in context.framework.clauses.values() if zone in clause.where]
    return bool(naming) and all(clause.act and BORDER.issuperset(clause.act) for clause in naming)


def _left(context: Context, zone: str) -> bool:
    return any(is_withdrawal(id, clause) and zone in clause.where for id, clause in context.operative.items())


def _codified(context: Context, id: str, zone: Zone) -> Iterator[Verdict]:
    if _is_measured(context, id, zone):
        return  # it is as well fixed as the line it is measured from, which is looked at on its own
    held = {
        "geometry": ("geometry", zone.geometry), "datum": ("datum", zone.datum), "as-of time": ("as-of", zone.as_of),
        "hash of the signed map": ("map-hash", zone.map_hash),
        "rule for disputed segments": ("disputed-segments", zone.disputed_segments),
        "word on what prevails": ("prevails", zone.prevails),
    }
    absent = {name: f"zones.{id}.{key}" for name, (key, value) in held.items() if value is None}
    yield from context.lacking(
        f"zones.{id}", absent, f"for {_name(id, zone)}",
        next="Add these fields to the zone; a zone measured from a line needs only `around` and `width`.")


def _is_measured(context: Context, id: str, zone: Zone) -> bool:
    """Whether a zone is a distance from a line that it names, or that a withdrawal names beside it."""
    if zone.geometry is not None or not (zone.width or zone.weapon_range):
        return False
    zones = context.framework.zones
    beside = {other for key, clause in context.operative.items() if is_withdrawal(key, clause) and id in clause.where
              for other in clause.where}
    return zone.around in zones or any(other in zones and zones[other].kind is ZoneKind.LINE for other in beside)


def _without_any(context: Context) -> Iterator[Verdict]:
    if context.framework.zones:
        return
    orders = [(id, c) for id, c in context.operative.items() if is_withdrawal(id, c) or is_standstill(c)]
    if orders:
        id, clause = orders[0]
        more = f" and {len(orders) - 1} more" if len(orders) > 1 else ""
        yield from context.lacking(
            f"clauses.{id}", {"line or zone": "zones"}, f"to which `{id}`{more} can refer", clause=clause,
            next="Define the line under `zones` and name it under `where`.")


def _diverging(context: Context) -> Iterator[Verdict]:
    """Questions on withdrawals of the same thing that are measured from different lines."""
    measured = [(id, clause, lines) for id, clause in context.operative.items()
                if is_withdrawal(id, clause) and (lines := _lines(context.framework.zones, clause))]
    for n, (id, clause, lines) in enumerate(measured):
        others = [o for o in measured[:n] if _comparable(o[1], clause) and not set(o[2]) & set(lines)]
        if len(lines) > 1:
            yield _question(context, id, lines)
        elif others:
            yield _question(context, id, (*others[0][2], *lines))


def _question(context: Context, id: str, lines: tuple[str, ...]) -> Verdict:
    named = listed([f"`{line}`" for line in lines])
    return context.review(
        f"clauses.{id}.where",
        f"The parties withdraw from different lines ({named}); who holds what lies between them?",
        role="military", next="Give both parties one line, or say what holds between the lines.")


def _lines(zones: Mapping[str, Zone], clause: Clause) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for id in clause.where:
        zone = zones.get(id)
        base = id if zone and zone.kind is ZoneKind.LINE else (zone.around if zone else None)
        if base and base in zones and zones[base].kind is ZoneKind.LINE:
            found[base] = None
    return tuple(found)


def _comparable(one: Clause, other: Clause) -> bool:
    """Whether two withdrawals are of different parties and of the same things."""
    same = not one.object or not other.object or bool(set(one.object) & set(other.object))
    return same and bool(one.who) and bool(other.who) and not set(one.who) & set(other.who)


def _name(id: str, zone: Zone) -> str:
    return words_in(zone.name) or f"`{id}`"
