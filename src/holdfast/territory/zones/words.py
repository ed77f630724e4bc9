"""Territory in words, and as GeoJSON of the documents' own zones and lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shapely.geometry import mapping

from holdfast.territory.zones.analyse import Territory

SHOWN = 14


def territory_text(found: Territory) -> str:
    """The territory in words."""
    parts = [line for part in (_places, _changes, _redrawn, _outdated, _withdrawals, _authority, _holders, _settlements)
             for line in part(found)]
    return "\n".join(parts) or "The documents draw nothing, and nothing is given beside them."


def _places(found: Territory) -> Iterator[str]:
    if not found.places.measured:
        return
    yield "Zones, lines and areas"
    for one in found.places.measured[:SHOWN]:
        sizes = [f"{one.area:,.1f} km²"] if one.area is not None else []
        sizes += [f"{one.length:,.1f} km"] if one.length is not None else []
        people = one.population
        sizes += [_people(*people)] if people else []
        dated = f", as of {one.as_of.isoformat()}" if one.as_of else ""
        mended = "; drawn across itself, and made valid" if one.repaired else ""
        yield f"  {one.address} ({one.kind}{dated}): {', '.join(sizes) or 'no size in the text as encoded'}{mended}"
    if len(found.places.measured) > SHOWN:
        yield f"  and {len(found.places.measured) - SHOWN} more, listed with --format json"


def _people(low: float, high: float) -> str:
    return f"{low:,.0f} people" if low == high else f"{low:,.0f} to {high:,.0f} people"


def _changes(found: Territory) -> Iterator[str]:
    if found.changes:
        yield "Change of control, as each publisher has it"
    for one in found.changes:
        suspect = f"; looks like a redrawing ({', '.join(one.suspect)})" if one.suspect else ""
        yield (f"  {one.series}, {one.start.isoformat()} to {one.end.isoformat()}: +{one.gained:,.1f} and "
               f"−{one.lost:,.1f} km², {one.net:+,.1f} in {one.days} days{suspect}")


def _redrawn(found: Territory) -> Iterator[str]:
    for name, daily in found.series.daily:
        own = [one for one in found.redrawn if one.series == name]
        yield (f"Daily areas of {name}: {len(daily.days)} days, {daily.unchanged} without a change of the map, which "
               f"says nothing of the ground; {len(own)} changes look like a redrawing")
        for one in own[:SHOWN]:
            yield f"  {one.start.isoformat()} to {one.end.isoformat()}: {one.net:+,.1f} km² ({', '.join(one.suspect)})"
        if len(own) > SHOWN:
            yield f"  and {len(own) - SHOWN} more, listed with --format json"


def _outdated(found: Territory) -> Iterator[str]:
    if found.outdated:
        yield "Older than a newer line of control that lies elsewhere"
    for one in found.outdated:
        since = f" of {one.as_of.isoformat()}" if one.as_of else " without a date"
        yield (f"  {one.address}{since}: {one.series} of {one.newer.isoformat()} lies up to {one.beyond:,.1f} km away "
               f"(accuracy {one.accuracy:g} km)")


def _withdrawals(found: Territory) -> Iterator[str]:
    if found.withdrawals:
        yield "Withdrawal by weapon class; where formations stand is in no document"
    for one in found.withdrawals:
        low, high = one.distance
        back = f"{low:g} km" if low == high else f"{low:g} to {high:g} km"
        if one.reach is None:
            yield f"  {one.address}: back {back}; how far it reaches is not in the case"
        else:
            gap = f"reaches up to {one.gap:g} km beyond" if one.gap else "no further than that"
            yield f"  {one.address}: back {back}, reaching {one.reach[0]:g} to {one.reach[1]:g} km: {gap}"


def _authority(found: Territory) -> Iterator[str]:
    if not found.matrix:
        return
    states = {state: [cell for cell in found.matrix if cell.state == state] for state in ("none", "several")}
    yield (f"Authority: {len(found.matrix)} cells of area, function and phase, "
           f"{len(found.matrix) - len(states['none']) - len(states['several'])} with exactly one")
    for state, words in (("several", "several"), ("none", "none in the text as encoded")):
        for cell in states[state][:SHOWN]:
            phase = f", {cell.phase}" if cell.phase else ""
            named = f" ({', '.join(cell.authorities)})" if cell.authorities else ""
            yield f"  {cell.area}, {cell.function}{phase}: {words}{named}"
        if len(states[state]) > SHOWN:
            yield f"  and {len(states[state]) - SHOWN} more with {words}"


def _holders(found: Territory) -> Iterator[str]:
    if found.holders:
        yield "Who is in control or administers under the text, by option; this says nothing of title"
    for one in found.holders[: 3 * SHOWN]:
        chosen = " (picked)" if one.picked else ""
        yield f"  {one.issue} = {one.option}{chosen}: {one.place}: {', '.join(one.holders) or 'not said'}"


def _settlements(found: Territory) -> Iterator[str]:
    held = found.series.settlements
    if held is None:
        return
    yield "Settlements, as their publisher has it"
    for date in found.series.dates:
        counts = ", ".join(f"{status} {count:,}" for status, count in held.counts(date).items())
        yield f"  {date.isoformat()}: {counts or 'no change recorded by then'}"


def territory_geojson(found: Territory) -> dict[str, Any]:
    """The zones and areas that the documents draw, as GeoJSON with their measures."""
    measures = {one.address: one.as_json() for one in found.places.measured}
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": address, "properties": measures[address], "geometry": mapping(shape)}
        for address, shape in found.places.shapes.items() if measures[address]["drawn"]]}
