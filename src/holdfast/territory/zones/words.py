"""Territory in words, and as GeoJSON of the documents' own zones and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shapely.geometry import mapping

from holdfast.territory.zones.analyse import Territory, line_json
from holdfast.territory.zones.authority import CONFLICT, VACUUM, Cell
from holdfast.territory.zones.standing import FAR_ENOUGH, NEARER, OPEN

SHOWN = 14


def territory_text(found: Territory) -> str:
    """The territory in words."""
    parts = [line for part in (_places, _overlaps, _lines, _changes, _redrawn, _outdated, _withdrawals, _positions,
                               _authority,
                               _holders, _settlements) for line in part(found)]
    return "\n".join(parts) or "The documents draw nothing, and nothing is given beside them."


def _places(found: Territory) -> Iterator[str]:
    if not found.places.measured:
        return
    yield "Zones, lines and areas"
    sized = [one for one in found.places.measured if one.area_range or one.length is not None or one.population]
    for one in sized[:SHOWN]:
        sizes = [_size(*one.area_range)] if one.area_range else []
        sizes += [f"{one.length:,.1f} km"] if one.length is not None else []
        people = one.population
        sizes += [_people(*people)] if people else []
        dated = f", as of {one.as_of.isoformat()}" if one.as_of else ""
        more = [f"by its width around {one.around}"] if one.around else []
        more += ["drawn across itself, and made valid"] if one.repaired else []
        more += [f"from {one.valid_from.isoformat()}"] if one.valid_from else []
        more += [f"until {one.valid_until.isoformat()}"] if one.valid_until else []
        more += [f"replaces {one.replaces}"] if one.replaces else []
        yield (f"  {one.address} ({one.kind}{dated}): "
               f"{'; '.join([', '.join(sizes), *more])}")
    yield from _rest(len(sized))
    if bare := len(found.places.measured) - len(sized):
        yield f"  {bare} without a size or an outline in the documents as encoded"


def _size(low: float, middle: float, high: float) -> str:
    return f"{middle:,.1f} km²" if low == high else f"{low:,.1f} to {high:,.1f} km²"


def _people(low: float, high: float) -> str:
    return f"{low:,.0f} people" if low == high else f"{low:,.0f} to {high:,.0f} people"


def _overlaps(found: Territory) -> Iterator[str]:
    if found.overlaps:
        yield "Zones and areas that lie over each other"
    for one in found.overlaps[:SHOWN]:
        yield (f"  {one.one} and {one.other}: {one.shared:,.1f} km² ({_percent(one.share_of_one)} of the first, "
               f"{_percent(one.share_of_other)} of the second)")
    yield from _rest(len(found.overlaps))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share > 0.995 or share < 0.005 else f"{100 * share:.1f} %"


def _rest(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"  and {count - SHOWN} more, listed with --format json"


def _lines(found: Territory) -> Iterator[str]:
    for one in found.lines:
        if one.repaired:
            yield f"{one.series}, {one.date.isoformat()}: drawn across itself, and made valid before it was measured"


def _changes(found: Territory) -> Iterator[str]:
    if found.changes:
        yield "Change of control, as each publisher has it"
    for one in found.changes:
        suspect = f"; looks like a redrawing ({', '.join(one.suspect)})" if one.suspect else ""
        moved = f"; up to {one.furthest:,.1f} km deep" if one.furthest else ""
        of = f" of {one.holder}" if one.holder else ""
        yield (f"  {one.series}{of}, {one.start.isoformat()} to {one.end.isoformat()}: +{one.gained:,.1f} and "
               f"−{one.lost:,.1f} km², {one.net:+,.1f} in {one.days} days, {one.net / one.days:+,.2f} a day{moved}"
               f"{suspect}")


def _redrawn(found: Territory) -> Iterator[str]:
    for name, daily in found.series.daily:
        own = [one for one in found.redrawn if one.series == name]
        yield (f"Daily areas of {name}: {len(daily.days)} days, {daily.unchanged} without a change of the map, which "
               f"says nothing of the ground; {_redrawings(len(own))} like a redrawing")
        for one in own[:SHOWN]:
            yield f"  {one.start.isoformat()} to {one.end.isoformat()}: {one.net:+,.1f} km² ({', '.join(one.suspect)})"
        yield from _rest(len(own))


def _redrawings(count: int) -> str:
    return "1 change looks" if count == 1 else f"{count} changes look"


def _outdated(found: Territory) -> Iterator[str]:
    if found.outdated:
        yield "Older than a newer line of control that lies elsewhere"
    for one in found.outdated:
        since = f" of {one.as_of.isoformat()}" if one.as_of else " without a date"
        of = f", border of {one.holder}," if one.holder else ""
        yield (f"  {one.address}{since}: {one.series} of {one.newer.isoformat()}{of} lies up to {one.beyond:,.1f} km "
               f"away (accuracy {one.accuracy:.3g} km), {one.between:,.1f} km² between them")
        if one.affects:
            yield f"    around it: {', '.join(one.affects)}"


def _withdrawals(found: Territory) -> Iterator[str]:
    if found.withdrawals:
        yield "Withdrawal by weapon class"
    for one in found.withdrawals:
        back = f"back {_km(one.distance)}" if one.distance else "back by a distance in no unit of length"
        if one.reach is None:
            yield f"  {one.address}: {back}; how far it reaches is not in the case"
        else:
            gap = f": reaches up to {one.gap:g} km beyond" if one.gap else ": no further than that"
            yield f"  {one.address}: {back}, reaching {_km(one.reach)}{gap if one.distance else ''}"
        if one.drawn is not None:
            short = f": reaches up to {one.drawn_gap:.1f} km beyond" if one.drawn_gap else ""
            yield f"    its border lies {one.drawn[0]:.1f} to {one.drawn[1]:.1f} km from {one.line}{short}"


def _positions(found: Territory) -> Iterator[str]:
    told = found.standings
    if told is None:
        return
    yield "Reported positions against the distances that the text asks; a report is no finding about anybody's conduct"
    for weapon, counts in told.by_weapon().items():
        yield (f"  {weapon}: {counts[FAR_ENOUGH]} as far as asked, {counts[NEARER]} nearer, {counts[OPEN]} cannot be "
               "told within the accuracy")
    near = sorted((one for one in told.measured if one.state != FAR_ENOUGH), key=lambda one: one.short, reverse=True)
    for one in near[:SHOWN]:
        who = f" of {one.position.force}" if one.position.force else ""
        when = f", {one.position.date.isoformat()}" if one.position.date else ""
        yield (f"  feature {one.position.number}, {one.weapon}{who}{when}: {_km_rounded(one.distance)} from "
               f"{one.line}, where {_km(one.asked)} is asked; {_km_rounded(one.short)} short")
    yield from _rest(len(near))
    if told.unasked:
        yield f"  {len(told.unasked)} positions have no weapons of which the text asks a distance"
    for address in told.undrawn:
        yield f"  {address}: no document draws what this is measured from, so nothing is measured from it"


def _km_rounded(ends: tuple[float, float]) -> str:
    low, high = (round(end, 1) for end in ends)
    return _km((low, high))


def _km(ends: tuple[float, float]) -> str:
    low, high = ends
    return f"{low:g} km" if low == high else f"{low:g} to {high:g} km"


def _authority(found: Territory) -> Iterator[str]:
    if not found.matrix:
        return
    states = {state: [cell for cell in found.matrix if cell.state == state] for state in (CONFLICT, VACUUM)}
    yield (f"Authority: {len(found.matrix)} cells of area, function and phase, "
           f"{len(found.matrix) - sum(map(len, states.values()))} with exactly one")
    for state, cells in states.items():
        for cell in cells[:SHOWN]:
            phase = f", {cell.phase}" if cell.phase else ""
            yield f"  {cell.area}, {cell.function}{phase}: {_state(cell)}"
        if len(cells) > SHOWN:
            yield f"  and {len(cells) - SHOWN} more with {'several' if state == CONFLICT else 'nobody'}"


def _state(cell: Cell) -> str:
    if cell.rivals:
        return f"several at the same time ({', '.join(cell.rivals)})"
    gaps = ", ".join(f"{start} to {end}" for start, end in cell.gaps)
    return f"nobody from {gaps}" if gaps else "nobody in the text as encoded"


def _holders(found: Territory) -> Iterator[str]:
    if found.holders:
        yield "Who is in control or administers under the text, by option; this says nothing of title"
    for one in found.holders[: 3 * SHOWN]:
        chosen = " (picked)" if one.picked else ""
        what = f", {one.function or 'all functions'}" + (f", {one.phase}" if one.phase else "")
        yield f"  {one.issue} = {one.option}{chosen}: {one.place}{what}: {', '.join(one.holders) or 'not said'}"
    if len(found.holders) > 3 * SHOWN:
        yield f"  and {len(found.holders) - 3 * SHOWN} more, listed with --format json"


def _settlements(found: Territory) -> Iterator[str]:
    held = found.series.settlements
    if held is None:
        return
    yield "Settlements, as their publisher has it"
    for date in found.series.dates:
        yield f"  {date.isoformat()}: {_counts(held.counts(date)) or 'no change recorded by then'}"
        for address, counts in held.within(found.places.shapes, date).items():
            yield f"    in {address}: {_counts(counts)}"
    changed = ", ".join(f"{id} ({turns})" for id, turns in held.most_changed())
    if changed:
        yield f"  Changed most often: {changed}"
    if held.points and held.unplaced:
        yield f"  {held.unplaced:,} settlements have no place in the file of places, and are counted in no zone"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{status} {count:,}" for status, count in counts.items())


def territory_geojson(found: Territory) -> dict[str, Any]:
    """The zones, areas and lines of control that the documents draw, as GeoJSON with their measures."""
    drawn = [(one.address, one.as_json(), found.places.shapes[one.address])
             for one in found.places.measured if one.drawn]
    drawn += [(one.address, {"address": one.address, "kind": "control", **line_json(one)}, one.geometry)
              for one in found.lines if one.address]
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": address, "properties": properties, "geometry": mapping(shape)}
        for address, properties, shape in drawn]}
