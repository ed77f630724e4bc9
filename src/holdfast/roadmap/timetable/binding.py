"""Which deadlines and closed days together leave no timetable: a smallest set, found by leaving others aside."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.roadmap.timetable.asked import Asked, Wanted
from holdfast.roadmap.timetable.result import Binding
from holdfast.roadmap.timetable.windows import Limit, limits_of


def binding(asked: Asked, wanted: Wanted) -> Binding:
    """Limits that together leave no timetable that keeps what is wanted, while without any one of them there is one.

    What was not tried, because the watch was over or the solver could not tell, stays in the set and is said to be
    unproven. Empty where there is none whatever the calendar.
    """
    limits = limits_of(asked.problem)
    free = asked.without(limits).possible(wanted)
    if free is not True:
        return Binding(proven=free is False)
    search = _Search(asked, wanted)
    search.look_at(limits)
    return Binding(tuple(limit for limit in limits if limit not in search.aside), search.sure)


class _Search:
    """Leaves limits aside, by halves, as long as there still is no timetable."""

    def __init__(self, asked: Asked, wanted: Wanted) -> None:
        self._asked, self._wanted = asked, wanted
        self.aside: set[Limit] = set()
        self.sure = True

    def look_at(self, limits: Sequence[Limit]) -> None:
        """Leave aside as many of these as can be, one by one where not all can at once."""
        if not limits:
            return
        possible = None if self._asked.watch.is_over else \
            self._asked.without(self.aside.union(limits)).possible(self._wanted)
        if possible is False:
            self.aside.update(limits)
        elif len(limits) == 1:
            self.sure &= possible is True
        elif self._asked.watch.is_over:
            self.sure = False
        else:
            middle = len(limits) // 2
            self.look_at(limits[:middle])
            self.look_at(limits[middle:])
