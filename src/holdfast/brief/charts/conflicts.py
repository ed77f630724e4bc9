"""The chart of red lines that collide: boxes in columns by party, a line per pair, a diamond per larger set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from holdfast.brief.charts.theme import SMALL, TONES, Spec, framed, lines, spot, words

BOX, TALL, GAP, ROOM, HEAD, SIDE, EDGE = 214.0, 40.0, 72.0, 20.0, 28.0, 8.0, 44.0
"""Width and height of a box, the room between columns and between rows, the head, and the margins left and right."""
APART = 17.0
"""So far diamonds of one column stand apart at least."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LineBox:
    """One red line: its id, whose column it stands in, and its words in at most two lines."""

    id: str
    column: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A party with red lines that collide, or what belongs to nobody."""

    id: str
    head: str


def conflicts_chart(boxes: Sequence[LineBox], columns: Sequence[Column], sets: Sequence[Sequence[str]]) -> Spec:
    """The chart of some conflicts between the boxes; the columns stand in the order given."""
    rows = _rows(boxes, columns, sets)
    laid = _Layout({id: (n, row) for n, column in enumerate(rows) for row, id in enumerate(column)}, sets)
    width = SIDE + len(columns) * BOX + (len(columns) - 1) * GAP + EDGE
    links, diamonds = laid.links(), laid.diamonds()
    height = max([HEAD + max(map(len, rows)) * (TALL + ROOM), *(y + APART for _, y in diamonds)])
    where, ends = spot(width, height), spot(width, height, x2=True, y2=True)
    heads = [{"x": SIDE + n * (BOX + GAP), "y": 10, "words": column.head} for n, column in enumerate(columns)]
    alone = {found[0] for found in sets if len(found) == 1}
    joints: Spec = {"data": {"values": [{"x": x, "y": y} for x, y in diamonds]}, "encoding": where,
                    "mark": {"type": "point", "shape": "diamond", "size": 110, "filled": True, "opacity": 1,
                             "fill": TONES["ink"]}}
    segments = [{"x": a[0], "y": a[1], "x2": b[0], "y2": b[1]} for path in links for a, b in pairwise(path)]
    return framed([
        words(heads, where, fontWeight="bold"),
        *([lines(segments, ends, tone="soft", strokeWidth=1.4)] if segments else []),
        *_boxes([(laid.corner(box.id), box.id in alone) for box in boxes], ends),
        words([value for box in boxes for value in _lettered(box, laid.corner(box.id))], where, size=SMALL),
        *([joints] if diamonds else []),
    ], width=width, height=height)


def _rows(boxes: Sequence[LineBox], columns: Sequence[Column], sets: Sequence[Sequence[str]]) -> list[list[str]]:
    """The boxes of each column, each near the middle of what it collides with, which keeps lines short."""
    rows = [[box.id for box in boxes if box.column == column.id] for column in columns]
    for n in (*range(1, len(rows)), *reversed(range(len(rows) - 1))):
        place = {id: row for m, column in enumerate(rows) if m != n for row, id in enumerate(column)}

        def middle(id: str, place: Mapping[str, int] = place) -> float:
            others = [place[other] for found in sets if id in found for other in found if other in place]
            return sum(others) / len(others) if others else float("inf")

        rows[n].sort(key=middle)  # boxes that are equal in this keep the order of the case
    return rows


def _boxes(corners: Sequence[tuple[Point, bool]], ends: Spec) -> list[Spec]:
    """The boxes; what cannot hold by itself has a heavy dashed edge."""
    found: list[Spec] = []
    for by_itself, look in ((False, {"strokeWidth": 1.1}), (True, {"strokeWidth": 2.4, "strokeDash": [6, 3]})):
        values = [{"x": x, "y": y, "x2": x + BOX, "y2": y + TALL} for (x, y), alone in corners if alone is by_itself]
        if values:
            found.append({"data": {"values": values}, "encoding": ends,
                          "mark": {"type": "rect", "fill": TONES["mark"], "stroke": TONES["ink"], **look}})
    return found


def _lettered(box: LineBox, corner: Point) -> list[Spec]:
    top = corner[1] + TALL / 2 - 7 * (len(box.words) - 1)
    return [{"x": corner[0] + 8, "y": top + 14 * n, "words": said} for n, said in enumerate(box.words)]


@dataclass
class _Layout:
    """Where boxes stand, and the ways of lines between them, which run through no box."""

    spots: Mapping[str, tuple[int, int]]
    """Column and row of each box."""
    sets: Sequence[Sequence[str]]
    _used: Counter[tuple[str, int, int]] = field(default_factory=Counter)

    def corner(self, id: str) -> Point:
        column, row = self.spots[id]
        return SIDE + column * (BOX + GAP), HEAD + row * (TALL + ROOM)

    def links(self) -> list[list[Point]]:
        """The way of every line: between the two of a pair, and from each of a larger set to its diamond."""
        found = [self._between(*sorted(pair, key=self.spots.__getitem__)) for pair in self.sets if len(pair) == 2]
        joints = iter(self.diamonds())
        for larger in self._larger():
            joint = next(joints)
            found += [self._to_joint(id, joint, self._gap_of(larger)) for id in larger]
        return found

    def diamonds(self) -> list[Point]:
        """Where the larger sets are joined: between two columns, in the middle of what they join, never on another."""
        taken: dict[int, list[float]] = {}
        found = []
        for larger in self._larger():
            gap = self._gap_of(larger)
            middle = sum(self.corner(id)[1] + TALL / 2 for id in larger) / len(larger)
            others = taken.setdefault(gap, [])
            shifts = (sign * n * APART for n in range(len(others) * 4 + 2) for sign in (1, -1))
            y = next(y for shift in shifts if (y := middle + shift) > HEAD
                     and all(abs(y - other) >= APART for other in others))
            others.append(y)
            found.append((self._right_of(gap) + (GAP / 2 if gap < self._last else EDGE / 2), y))
        return found

    @property
    def _last(self) -> int:
        return max(column for column, _ in self.spots.values())

    def _larger(self) -> list[Sequence[str]]:
        return [found for found in self.sets if len(found) > 2]

    def _gap_of(self, larger: Sequence[str]) -> int:
        """The column right of which a larger set is joined: the middle one of those it has, but for the last."""
        own = sorted({self.spots[id][0] for id in larger})
        return own[(len(own) - 1) // 2]

    def _right_of(self, column: int) -> float:
        return SIDE + column * (BOX + GAP) + BOX

    def _port(self, id: str, side: str) -> Point:
        """The next free place at a side of a box: the middle, then below and above it."""
        column, row = self.spots[id]
        x, y = self.corner(id)
        n = self._used[side, column, row]
        self._used[side, column, row] += 1
        shift = ((n + 1) // 2) * 5.0 * (1 if n % 2 else -1)
        return x + (BOX if side == "right" else 0.0), y + TALL / 2 + max(-TALL / 2 + 4, min(TALL / 2 - 4, shift))

    def _lane(self, row: int) -> float:
        """The height of the next free way below a row, where no box stands."""
        n = self._used["lane", 0, row]
        self._used["lane", 0, row] += 1
        return HEAD + row * (TALL + ROOM) + TALL + 4 + (n * 3) % 15

    def _between(self, one: str, other: str) -> list[Point]:
        (column, row), (far, _) = self.spots[one], self.spots[other]
        start = self._port(one, "right")
        if far == column:
            end = self._port(other, "right")
            out = self._right_of(column) + 12 + (self._used["loop", column, 0] * 4) % 28
            self._used["loop", column, 0] += 1
            return [start, (out, start[1]), (out, end[1]), end]
        end = self._port(other, "left")
        if far == column + 1:
            return [start, end]
        lane = self._lane(row)
        return [start, (start[0] + GAP / 2, lane), (end[0] - GAP / 2, lane), end]

    def _to_joint(self, id: str, joint: Point, gap: int) -> list[Point]:
        column, row = self.spots[id]
        start = self._port(id, "right" if column <= gap else "left")
        if column in (gap, gap + 1):
            return [start, joint]
        lane, near = self._lane(row), self._right_of(gap)
        turn = start[0] + (GAP / 2 if column < gap else -GAP / 2)
        return [start, (turn, lane), (near + 6 if column < gap else near + GAP - 6, lane), joint]
