"""The part of the page on red lines that cannot all be kept: their picture, and every smallest conflict in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from holdfast.assess.signing import Signing
from holdfast.brief.catalogue import Catalogue
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
    told = _Told(names, {limit.id: limit for limit in signing.problem.limits})
    shown = _drawable(found)
    said = words.say("conflicts.count", n=len(found.conflicts))
    rows = tuple(((words.number(n), ""), (told.sentence(conflict), ""))
                 for n, conflict in enumerate(found.conflicts[:ROWS], start=1))
    columns = (words.say("conflicts.column.number"), words.say("conflicts.column.what"))
    many = min(len(found.conflicts), 2)  # one, or more than one: no form is for 21 or 31
    complete = words.say("conflicts.all", n=many) if found.complete else words.say("conflicts.not-all")
    return Conflicts(
        f"{said} {complete}",
        Figure(_picture(shown, told, words, id=id, said=said), words.say("conflicts.how"), columns, rows, wide=True),
        undrawn=len(found.conflicts) - len(shown.conflicts),
        unlisted=max(0, len(found.conflicts) - ROWS),
        apart=any(len(conflict.items) != 2 for conflict in shown.conflicts),
    )


def _drawable(found: Deadlock) -> Deadlock:
    """As many conflicts as the picture can hold, the smallest first."""
    shown: list[Conflict] = []
    items: set[str] = set()
    for conflict in found.conflicts:
        if len(items | set(conflict.items)) <= BOXES and len(shown) < 2 * BOXES:
            items |= set(conflict.items)
            shown.append(conflict)
    return replace(found, conflicts=tuple(shown))


def _picture(shown: Deadlock, told: _Told, words: Catalogue, *, id: str, said: str) -> str:
    ids = told.in_order(item for item, _ in conflict_graph(shown).nodes)
    columns = told.columns(ids)
    boxes = [LineBox(one, told.party(one), _at_most_two(told.words(one)[0])) for one in ids]
    langs = {line: told.words(box.id)[1] for box in boxes for line in box.words}
    langs |= {column.head: lang for column, lang in columns}
    return drawn(
        conflicts_chart(boxes, [column for column, _ in columns], [conflict.items for conflict in shown.conflicts]),
        id=id, title=words.say("conflicts.title"), description=said,
        langs={line: lang for line, lang in langs.items() if lang not in ("", words.lang)})


def _at_most_two(said: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(said, width=35, max_lines=2, placeholder=" …"))


class _Told:
    """Red lines and exclusions in the words of the case, in the language of the page where it has them."""

    def __init__(self, names: Names, limits: Mapping[str, Limit]) -> None:
        self._names, self._limits = names, limits
        case = names.context.case
        self._lines: Mapping[str, RedLine] = standing_red_lines(case) if case else {}
        self._excluded = case.excluded if case else {}
        self._parties = tuple(case.parties) if case else ()

    def party(self, id: str) -> str:
        """Whose line it is; nobody's where it is an exclusion."""
        return self._limits[id].party or ""

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Ids in the order of the case."""
        return sorted(ids, key=list(self._limits).index)

    def columns(self, ids: Iterable[str]) -> list[tuple[Column, str]]:
        """A column for every party that has one of the lines, in the order of the case, and one for exclusions."""
        having = set(map(self.party, ids))
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
        parts = Markup("; ").join(map(self._described, self.in_order(conflict.items)))
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
