"""What keeps a text from being laid out in time at all, each fault with its place in the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from holdfast.document.finding import Finding, error
from holdfast.document.loaded import Documents
from holdfast.document.times import TimePoint
from holdfast.errors import InvalidDocument
from holdfast.norms.calendar import Calendar, calendar_of
from holdfast.norms.norm import norms_of
from holdfast.roadmap.translation.items import items_of
from holdfast.roadmap.translation.translated import Translated
from holdfast.rules.context import Context


def refuse_faults(documents: Documents, translated: Translated, *, reading: str | None) -> None:
    """Raises InvalidDocument where steps wait in a circle, or are dated before the text binds.

    A circle that comes from one ``reading`` of an ambiguous clause is an answer about that reading, and no fault.
    """
    found = [*(_circles(translated) if reading is None else ()), *_early(documents)]
    if found:
        loaded = documents.framework
        raise InvalidDocument([fault.at(loaded.place(fault.address)) for fault in found])


def _circles(translated: Translated) -> Iterator[Finding]:
    for circle in translated.stuck:
        yield error(
            "RDM001", "circular-steps", f"{' waits for '.join((*circle, circle[0]))}.",
            why="Nothing in this circle can ever begin, so there is no order of steps to look for.",
            next="Take out one of these links, or say under `or` what else may begin it.",
            address=translated.addresses.get(circle[0], circle[0]))


def _early(documents: Documents) -> Iterator[Finding]:
    framework = Context(documents).framework
    calendar, norms = calendar_of(framework), norms_of(framework)
    binding = calendar.anchors.get("entry-into-force")
    if binding is None:
        return
    for item in items_of(framework):
        norm = norms[item.id]
        for name, points in (("start", (norm.start,)), ("deadline", norm.by)):
            for point in points:
                day = _last(point, calendar)
                if day is not None and day < binding.earliest:
                    yield error(
                        "RDM002", "before-entry-into-force", f"The {name} of {item.id} is {day.date().isoformat()}.",
                        why=f"The text enters into force on {binding.earliest.date().isoformat()}, and binds nobody "
                            "before that.",
                        next="Correct one of the two dates, or leave what is done before out of the steps.",
                        address=item.address)


def _last(point: TimePoint | None, calendar: Calendar) -> dt.datetime | None:
    """The last moment that a point in time can mean; of a day without a clock the moment before it ends."""
    span = calendar.moment(point, closing=True) if point is not None else None
    if span is None or point is None:
        return None
    return span.latest - dt.timedelta(microseconds=1) if point.date is not None else span.latest
