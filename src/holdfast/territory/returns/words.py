"""A plan of return in words for whoever plans it, and its months as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from holdfast.territory.returns.allocate import Floor
from holdfast.territory.returns.conditions import Said
from holdfast.territory.returns.evaluate import share_released
from holdfast.territory.returns.plan import WHAT_IT_IS, Planned, Result
from holdfast.territory.returns.reading import At
from holdfast.territory.returns.told import count

COLUMNS = ("return", "area", "month", "date", "returned_low", "returned_mid", "returned_high", "survey_teams_mid",
           "clearance_teams_mid", "released_share_mid", "open_mid")


def lines_of(result: Result) -> list[str]:
    """One return in words, a sentence or a row a line."""
    held = result.translated
    lines = [f"Return {held.id}" + (f": {held.title}" if held.title else "")]
    lines += _summary(result)
    if result.planned is not None:
        lines += [*_months(result), *_areas(result), *_holding_back(result.planned)]
    lines += _conditions(result)
    if held.remarks:
        lines += ["  To know:", *(f"    {one.address}: {one.text}" for one in held.remarks)]
    if held.lacking:
        lines += ["  What is lacking:", *(f"    {one.address}: {one.what}" for one in held.lacking)]
    return lines


def _summary(result: Result) -> Iterator[str]:
    held, planned = result.translated, result.planned
    if planned is None:
        yield "  No plan: something is missing that it cannot do without."
    else:
        months = planned.problem.months
        begins = f" from {held.month_named(1)}" if held.starts else ""
        yield f"  {count(planned.total)} people could go home within {months} months{begins}."
        yield f"  {count(planned.wish)} wish to and would, of {count(held.displaced)} who come from there and are away."
        if planned.expected:
            yield f"  {count(planned.expected_by(months))} are likely to return by themselves once their area is open."
        yield f"  {WHAT_IT_IS}"
        unproven = [at.value for at, found in planned.allocations.items() if not found.is_proven]
        lost = [at.value for at, found in planned.allocations.items() if not found.values and not found.is_proven]
        if lost:
            yield f"  Stopped before any plan with {' and '.join(lost)} numbers was found; nobody is counted there."
        if unproven:
            yield f"  Not proven to be the best plan with {' and '.join(unproven)} numbers; more may be possible."
    for one in held.left_out:
        yield f"  Left out: {one.area}, since nobody says: {', '.join(one.lacks)}."


def _months(result: Result) -> Iterator[str]:
    planned = result.planned
    assert planned is not None
    yield "  Month by month, people home so far (middle, least to most), and those likely to come by themselves:"
    for month in range(1, planned.problem.months + 1):
        date = result.translated.month_named(month)
        closed = "" if planned.problem.is_open(month) else "  no return in this month by the text"
        expected = count(planned.expected_by(month)) if planned.expected else "-"
        yield f"    {date or f'month {month}':>9}  {count(planned.so_far(month)):<26}  {expected:<26}{closed}".rstrip()


def _areas(result: Result) -> Iterator[str]:
    planned = result.planned
    assert planned is not None
    yield "  By area:"
    for number, place in enumerate(planned.problem.places):
        opens = planned.opens(number)
        told = {at: result.translated.month_named(month) or f"month {month}" if month else "not within the plan"
                for at, month in opens.items()}
        when = told[At.MIDDLE] if len(set(told.values())) == 1 else \
            f"{told[At.MIDDLE]} (hopeful {told[At.HOPEFUL]}, cautious {told[At.CAUTIOUS]})"
        yield (f"    {planned.problem.names.get(place.id, place.id)}: begins {when}; "
               f"{count(planned.so_far(planned.problem.months, number))} home by the end"
               + ("" if place.monitored else "; nobody watches there, so no return is counted"))


def _holding_back(planned: Planned) -> Iterator[str]:
    yield f"  {planned.binding.sentence}"
    for one in planned.binding.more:
        yield f"    {one.sentence}"
    for at, floor in planned.floors.items():
        yield f"  With {at.value} numbers {_floor(floor, planned.allocations[at].plan.total)}"


def _floor(floor: Floor, people: float) -> str:
    if floor.is_kept:
        less = max(0.0, floor.without - people)
        return f"the equity floor of {floor.asked:g} is kept, and {less:,.0f} fewer people return than without it."
    far = (f"nobody can return to {' and '.join(floor.unreached)} in time" if floor.unreached
           else "the work in time is not enough for all areas together")
    return (f"the equity floor of {floor.asked:g} cannot be kept, because {far}; "
            f"the greatest that can is {floor.greatest:g}, and the plan keeps that.")


def _conditions(result: Result) -> Iterator[str]:
    by_said = {said: [one for one in result.conditions if one.said is said] for said in Said}
    yield "  Voluntary, safe and dignified:"
    if by_said[Said.SAID]:
        yield f"    The text says: {'; '.join(one.name for one in by_said[Said.SAID])}."
    for said in (Said.DENIED, Said.SILENT):
        if by_said[said]:
            yield "    The text denies:" if said is Said.DENIED else "    Not in the text as encoded:"
        for one in by_said[said]:
            yield f"      {one.name} ({one.address})." + (f" The plan takes: {one.assumes}" if one.assumes else "")


def csv_of(results: Sequence[Result]) -> str:
    """A row per return, area and month: people home so far, teams, and the share of the land released."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for result in results:
        planned = result.planned
        if planned is None:
            continue
        middle = planned.middle
        for number, place in enumerate(planned.problem.places):
            shares, opens = share_released(middle.reading, middle.plan, number), middle.opens(number)
            for month in range(1, planned.problem.months + 1):
                so_far = planned.so_far(month, number)
                rows.writerow([
                    result.translated.id, place.id, month, result.translated.month_named(month) or "",
                    *(f"{people:.2f}" for people in (so_far.low, so_far.mid, so_far.high)),
                    f"{middle.plan.survey[number][month - 1]:.3f}", f"{middle.plan.clearance[number][month - 1]:.3f}",
                    f"{shares[month - 1]:.4f}", "yes" if opens is not None and opens <= month else "no"])
    return out.getvalue()
