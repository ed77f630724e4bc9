"""The part of the page on red lines that cannot all be kept: their picture, and every smallest conflict in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from holdfast.assess.signing import Signing
from holdfast.brief.charts.conflicts import Column, LineBox, conflicts_chart
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names, cut, spoken
from holdfast.document.case import standing_red_lines
from holdfast.document.issue import RedLine
from holdfast.settlement.deadlock.graph import conflict_graph
from holdfast.settlement.deadlock.result import Conflict, Deadlock
from holdfast.settlement.problem import Limit, LimitKind

BOXES, ROWS = 40, 200
"""So many lines are drawn at most, and so many conflicts stand in the table."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What collides among red lines and exclusions."""

    said: str
    """How many smallest conflicts there are, and whether these are all."""
    figure: Figure
    undrawn: int
    """Conflicts that the picture leaves out."""
    unlisted: int
    """Conflicts that the table leaves out."""
    apart: bool
    """Whether some conflict has three lines or more, or one alone."""


def conflicts_part(names: Names, signing: Signing, *, id: str) -> Conflicts | None:
    """The conflicts of a case, or nothing where red lines and exclusions can all be kept together."""
    found, words = signing.lines, names.words
    if not found.conflicts:
        return None
    limits = {limit.id: limit for limit in signing.problem.limits}
    told = _Told(names, limits)
    shown = _drawable(found)
    columns = told.columns({item for conflict in shown for item in conflict.items})
    order = {limit.id: n for n, limit in enumerate(signing.problem.limits)}
    ids = sorted((item for item, _ in conflict_graph(Deadlock(tuple(shown), (), True, "", False)).nodes),
                 key=order.__getitem__)
    boxes = [LineBox(id, limits[id].party or "", tuple(textwrap.wrap(told.words(id)[0], width=35, max_lines=2, placeholder=" …"))) for id in ids]
    said = words.say("conflicts.count", n=len(found.conflicts))
    svg = drawn(conflicts_chart(boxes, [column for column, _ in columns], [conflict.items for conflict in shown]),
                id=id, title=words.say("conflicts.title"), description=said,
                langs=_langs(boxes, told, columns, words.lang))
    rows = tuple(((words.number(n), ""), (told.sentence(conflict), ""))
                 for n, conflict in enumerate(found.conflicts[:ROWS], start=1))
    figure = Figure(svg, words.say("conflicts.how"),
                    (words.say("conflicts.column.number"), words.say("conflicts.column.what")), rows, wide=True)
    many = min(len(found.conflicts), 2)  # one, or more than one: no form is for 21 or 31
    complete = words.say("conflicts.all", n=many) if found.complete else words.say("conflicts.not-all")
    return Conflicts(f"{said} {complete}", figure, len(found.conflicts) - len(shown),
                     max(0, len(found.conflicts) - ROWS), any(len(conflict.items) != 2 for conflict in shown))


def _drawable(found: Deadlock) -> list[Conflict]:
    """As many conflicts as the picture can hold, the smallest first."""
    shown, items = [], set[str]()
    for conflict in found.conflicts:
        if len(items | set(conflict.items)) <= BOXES and len(shown) < 2 * BOXES:
            items |= set(conflict.items)
            shown.append(conflict)
    return shown


def _langs(boxes: Sequence[LineBox], told: _Told, columns: Sequence[tuple[Column, str]], page: str) -> Mapping[str, str]:
    langs = {said: told.words(box.id)[1] for box in boxes for said in box.words}
    langs |= {column.head: lang for column, lang in columns}
    return {said: lang for said, lang in langs.items() if lang not in ("", page)}


class _Told:
    """Red lines and exclusions in the words of the case, in the language of the page where it has them."""

    def __init__(self, names: Names, limits: Mapping[str, Limit]) -> None:
        self._names, self._limits = names, limits
        case = names.context.case
        self._lines: Mapping[str, RedLine] = standing_red_lines(case) if case else {}
        self._excluded = case.excluded if case else {}
        self._parties = tuple(case.parties) if case else ()

    def columns(self, ids: Iterable[str]) -> list[tuple[Column, str]]:
        """A column for every party that has one of the lines, in the order of the case, and one for exclusions."""
        having = {self._limits[id].party or "" for id in ids}
        order = {party: n for n, party in enumerate(self._parties)}
        found = []
        for party in sorted(having, key=lambda one: (one == "", order.get(one, len(order)), one)):
            name, lang = self._names.party(party) if party else (self._names.words.say("conflicts.nobody"), "")
            found.append((Column(party, cut(name, 30)), lang))
        return found

    def words(self, id: str) -> Cell:
        """The words of a line or exclusion, else its id."""
        limit = self._limits[id]
        if limit.kind is LimitKind.RED_LINE:
            said = self._names.words.own(self._lines[id].text) if id in self._lines else ("", "")
        else:
            entry = self._excluded.get(id.removeprefix("excluded:"))
            said = self._names.words.own(entry.because) if entry else ("", "")
        return said if said[0] else (limit.words or id, "en")

    def sentence(self, conflict: Conflict) -> str:
        """What cannot hold together: whose it is, in whose words, and where that is from."""
        order = list(self._limits)
        parts = Markup("; ").join(self._described(id) for id in sorted(conflict.items, key=order.index))
        words = self._names.words
        if len(conflict.items) == 1:
            return words.say("conflicts.alone", parts=parts)
        return words.say("conflicts.together", n=len(conflict.items), parts=parts)

    def _described(self, id: str) -> Markup:
        limit, words = self._limits[id], self._names.words
        said, lang = self.words(id)
        quoted = spoken(said.rstrip("."), lang, words.lang)
        if limit.kind is LimitKind.RED_LINE:
            who = spoken(*self._names.party(limit.party or ""), words.lang)
            text = Markup(words.say("conflicts.line", party=who, words=quoted))  # noqa: S704 - escaped by the catalogue
        else:
            text = Markup(words.say("conflicts.excluded", words=quoted))  # noqa: S704 - escaped by the catalogue
        origin = self._origin(id)
        return text + (Markup(" ({})").format(Markup(", ").join(origin)) if origin else "")

    def _origin(self, id: str) -> list[Markup]:
        words, line = self._names.words, self._lines.get(id)
        found = []
        if line is not None and line.date:
            found.append(Markup("{}").format(words.date(line.date)))
        if line is not None and line.said_by:
            found.append(spoken(line.said_by, "en", words.lang))
        found += [Markup('<a href="#source-{0}"><code>{0}</code></a>').format(ref) for ref in self._limits[id].sources]
        return found
