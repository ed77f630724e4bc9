"""The parts of the page on gains over no deal: one text, several texts side by side, and the zone of agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.assess.result import Assessment
from holdfast.assess.signing import Signing
from holdfast.brief.catalogue import Catalogue
from holdfast.brief.charts.drawing import drawn
from holdfast.brief.charts.gains import Lane, gains_chart
from holdfast.brief.charts.plans import PlanRow, plans_chart
from holdfast.brief.charts.scale import Scale
from holdfast.brief.charts.theme import NARROW
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.naming import Names, cut
from holdfast.settlement.draft.acceptance import Held
from holdfast.settlement.draft.extreme import Bounds
from holdfast.settlement.problem import TOLERANCE

LOOKS: Mapping[Held, str] = {Held.NECESSARILY: "every", Held.POSSIBLY: "some", Held.NEVER: "none"}


@dataclass(frozen=True, slots=True)
class Gain:
    """What is known of one party's gain over no deal."""

    party: str
    range: tuple[float, float] | None
    look: str
    """``every``, ``some`` or ``none`` where there is a range, else ``no-reserve``, ``no-stakes`` or ``not-settled``."""


@dataclass(frozen=True, slots=True)
class Robust:
    """Of one party, which texts it prefers in every case and in none, and for which that depends or is not known."""

    party: Cell
    said: tuple[str, ...]


def gains_of(signing: Signing) -> tuple[Gain, ...]:
    """Every party that is weighed, then every party to the fighting that is not; pictures put them in one order."""
    held = {one.party: one.held for one in signing.weighed}
    found = {one.party: _gain(one.party, one.over_ranges, LOOKS[held[one.party]], signing)
             for one in signing.view.standing.parties}
    return _with_the_others(found, signing)


def zone_of(signing: Signing) -> tuple[Gain, ...]:
    """The same for what each can gain among the packages that keep every firm line; empty where there is none."""
    if signing.zone is None:
        return ()
    found = {one.party: _gain(one.party, one.gain, _look(one.gain), signing) for one in signing.zone.parties}
    return _with_the_others(found, signing)


def _gain(party: str, gain: Bounds | None, look: str, signing: Signing) -> Gain:
    if party in signing.without_reserve:
        return Gain(party, None, "no-reserve")
    return Gain(party, (gain.low, gain.high), look) if gain else Gain(party, None, "not-settled")


def _look(gain: Bounds | None) -> str:
    if gain is None:
        return ""
    return "every" if gain.low >= -TOLERANCE else "some" if gain.high >= -TOLERANCE else "none"


def _with_the_others(found: Mapping[str, Gain], signing: Signing) -> tuple[Gain, ...]:
    others = {item.party: Gain(item.party, None, "no-stakes") for item in signing.translated.missing
              if item.party and item.party not in found}
    return (*found.values(), *others.values()) if found else ()


def scale_of(signings: Iterable[Signing]) -> Scale:
    """The one scale of all gains on a page."""
    return Scale.over(end for signing in signings for gain in (*gains_of(signing), *zone_of(signing))
                      for end in gain.range or ())


def gains_figure(names: Names, gains: Sequence[Gain], scale: Scale, *, id: str, kind: str) -> Figure | None:
    """The lanes of all parties; ``kind`` is ``gains`` for a text and ``zone`` for the zone of agreement."""
    if not gains:
        return None
    words = names.words
    lanes, rows, langs = [], [], {}
    for gain in sorted(gains, key=_place_of(names)):
        name, lang = names.party(gain.party)
        said = words.say(f"{kind}.{gain.look}" if gain.range else f"gains.{gain.look}")
        langs[cut(name, 44)] = lang if lang != words.lang else ""
        at_lane = f"{_ends(gain, words)}: {said}" if gain.range else said
        lanes.append(Lane(cut(name, 44), at_lane, gain.range, gain.look))
        rows.append(((name, lang), *_cells(gain, words), (said, "")))
    svg = drawn(
        gains_chart(lanes, scale=scale, zero=words.say("gains.zero"), ticks=_ticks(scale, 0, NARROW, words)),
        id=id, title=words.say(f"{kind}.title"), description=" ".join(f"{lane.name}: {lane.said}." for lane in lanes),
        langs=langs)
    columns = tuple(words.say(f"gains.column.{column}") for column in ("party", "least", "greatest", "prefers"))
    return Figure(svg, words.say(f"{kind}.how"), columns, tuple(rows))


def plan_figures(texts: Sequence[tuple[str, Names, Assessment]], scale: Scale) -> tuple[tuple[Cell, Figure], ...]:
    """A figure per party with a row for each text, in the order given; every one on the same scale."""
    first = texts[0][1]
    by_text = [{gain.party: gain for gain in gains_of(one.signing)} if one.signing else {} for _, _, one in texts]
    everyone = sorted((gain for gains in by_text for gain in gains.values()), key=_place_of(first))
    parties = dict.fromkeys(gain.party for gain in everyone)
    return tuple((first.party(party), _plans(party, n, texts, [gains.get(party) for gains in by_text], scale))
                 for n, party in enumerate(parties))


def _plans(party: str, n: int, texts: Sequence[tuple[str, Names, Assessment]], gains: Sequence[Gain | None],
           scale: Scale) -> Figure:
    words = texts[0][1].words
    rows, table = [], []
    for (letter, _, assessment), gain in zip(texts, gains, strict=True):
        crossed = sum(line.excludes and line.line.party == party for line in assessment.lines)
        said = words.say(f"gains.{gain.look}") if gain else words.say("gains.no-stakes")
        known = gain is not None and gain.range is not None
        in_short = "" if known else words.say(f"plans.{gain.look if gain else 'no-stakes'}")
        range_, look = (gain.range, gain.look) if gain is not None and known else (None, "")
        rows.append(PlanRow(letter, range_, look, crossed, in_short))
        cells = _cells(gain, words) if gain else (("", ""), ("", ""))
        table.append(((letter, ""), *cells, (said, ""), (words.number(crossed), "")))
    described = " ".join(f"{row[0][0]}: {_said_of(row)}." for row in table)
    svg = drawn(
        plans_chart(rows, scale=scale, zero=words.say("gains.zero"), ticks=_ticks(scale, 0, NARROW, words)),
        id=f"plans-{n}", title=words.say("plans.title"), description=described)
    columns = ("text", "least", "greatest", "prefers", "crossed")
    return Figure(svg, "", tuple(words.say(f"gains.column.{column}") for column in columns), tuple(table))


def _said_of(row: Sequence[Cell]) -> str:
    return ", ".join(words for words, _ in row[1:4] if words)


def robust_of(texts: Sequence[tuple[str, Names, Assessment]]) -> tuple[Robust, ...]:
    """Per party what does not depend on the assumptions, and what does, by the letters of the texts."""
    first = texts[0][1]
    gains = [(letter, gains_of(one.signing) if one.signing else ()) for letter, _, one in texts]
    by_text = [(letter, {gain.party: gain.look for gain in own}) for letter, own in gains]
    everyone = sorted((gain for _, own in gains for gain in own), key=_place_of(first))
    found = []
    for party in dict.fromkeys(gain.party for gain in everyone):
        said = []
        for look in ("every", "none", "some", "no-reserve", "no-stakes", "not-settled"):
            letters = ", ".join(letter for letter, looks in by_text if looks.get(party) == look)
            if letters:
                said.append(first.words.say(f"plans.robust.{look}", texts=letters))
        found.append(Robust(first.party(party), tuple(said)))
    return tuple(found)


def _place_of(names: Names) -> Callable[[Gain], int]:
    """The place of a party in the case, whether it is weighed or not."""
    case = names.context.case
    order = {party: n for n, party in enumerate(case.parties if case else ())}
    return lambda gain: order.get(gain.party, len(order))


def _cells(gain: Gain, words: Catalogue) -> tuple[Cell, Cell]:
    low, high = gain.range or (None, None)
    return (("" if low is None else words.signed(low), ""), ("" if high is None else words.signed(high), ""))


def _ends(gain: Gain, words: Catalogue) -> str:
    low, high = gain.range or (0.0, 0.0)
    return words.say("gains.from-to", low=words.signed(low), high=words.signed(high))


def _ticks(scale: Scale, left: float, right: float, words: Catalogue) -> Mapping[float, str]:
    return {gain: words.signed(gain) for gain in (*scale.marks(left, right), *scale.marks(22.0, 300.0))}
