"""The part of the page on signature: first what depends on nobody's preferences, then what each party gains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.assess.result import Assessment
from holdfast.assess.signing import Signing
from holdfast.brief.catalogue import Catalogue
from holdfast.brief.conflicts_part import Conflicts, conflicts_part
from holdfast.brief.figure import Cell, Figure
from holdfast.brief.gains_part import Robust, gains_figure, gains_of, plan_figures, robust_of, scale_of, zone_of
from holdfast.brief.naming import Names

Text = tuple[str, Names, Assessment]
"""A text: its letter, the names in it, and its assessment."""


@dataclass(frozen=True, slots=True)
class Together:
    """What the red lines and stakes of the case leave, whatever a text picks."""

    letters: str
    """The texts it is said for; empty where it is the same for all."""
    said: str
    """How many packages keep every firm line, or that this was not settled; empty where conflicts say it."""
    conflicts: Conflicts | None
    zone: Figure | None
    zone_said: str
    """In how many packages everybody is better off in every case and in some, where that can be counted."""


@dataclass(frozen=True, slots=True)
class SignPart:
    """What the page shows of who can sign."""

    assumed: bool
    """Whether the stakes of any party are assumptions."""
    weighed: bool
    """Whether anybody's preferences are known."""
    together: tuple[Together, ...]
    gains: Figure | None
    """Of the only text."""
    plans: tuple[tuple[Cell, Figure], ...]
    """Of several texts, by party."""
    robust: tuple[Robust, ...]


def sign_part(texts: Sequence[Text]) -> SignPart | None:
    """The part for one or several texts over one case; nothing where there is no case with issues."""
    known = [(letter, names, one.signing) for letter, names, one in texts if one.signing is not None]
    if not known:
        return None
    signings = [signing for _, _, signing in known]
    scale = scale_of(signings)
    one = len(texts) == 1
    _, names, _ = texts[0]
    weighed = any(signing.problem.parties for signing in signings)
    return SignPart(
        assumed=any(signing.problem.is_assumed for signing in signings),
        weighed=weighed,
        together=_together(known, len(texts)),
        gains=gains_figure(names, gains_of(signings[0]), scale, id="gains", kind="gains") if one else None,
        plans=() if one or not weighed else plan_figures(texts, scale),
        robust=() if one or not weighed else robust_of(texts),
    )


def _together(texts: Sequence[tuple[str, Names, Signing]], of: int) -> tuple[Together, ...]:
    """What holds for all texts, once; parameters of a text can change it, and then each kind stands by itself."""
    groups: list[list[tuple[str, Names, Signing]]] = []
    for text in texts:
        own = next((group for group in groups if _alike(group[0][2], text[2])), None)
        groups.append([text]) if own is None else own.append(text)
    found = []
    scale = scale_of([signing for _, _, signing in texts])
    for n, group in enumerate(groups):
        _, names, signing = group[0]
        letters = "" if len(group) == of else ", ".join(letter for letter, _, _ in group)
        conflicts = conflicts_part(names, signing, id=f"conflicts-{n}")
        zone = gains_figure(names, zone_of(signing), scale, id=f"zone-{n}", kind="zone")
        found.append(Together(letters, "" if conflicts else _packages(signing, names.words), conflicts, zone,
                              _agreed(signing, names.words)))
    return tuple(found)


def _alike(one: Signing, other: Signing) -> bool:
    return one.lines.conflicts == other.lines.conflicts and one.zone == other.zone


def _packages(signing: Signing, words: Catalogue) -> str:
    if signing.zone is None:
        return words.say("zone.settled-not")
    numbers = signing.zone.numbers
    if numbers is None:
        return words.say("zone.some-packages", all=words.number(signing.zone.packages))
    return words.say("zone.count", n=numbers.feasible, all=words.number(signing.zone.packages))


def _agreed(signing: Signing, words: Catalogue) -> str:
    numbers = signing.zone.numbers if signing.zone else None
    if numbers is None or not signing.problem.parties:
        return ""
    if not signing.weighs_all:
        return words.say("zone.not-all")
    return words.say("zone.agreed", every=words.number(numbers.in_every_case), some=words.number(numbers.in_some_case))
