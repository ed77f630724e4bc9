"""Which clause of a framework a paragraph is: by its mark, by its exact words, or else by the most similar ones."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FLOOR = 0.55
"""Similarity from 0 to 1 below which two texts are not taken for versions of one clause."""

MOST_COMPARED = 250_000
"""Pairs of texts that are compared word by word at most; beyond, only exact words and marks count."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The clause that a paragraph is."""

    id: str
    guessed: bool
    """True where similar words alone say so."""


def matched(drafts: Sequence[tuple[str, str]], clauses: Mapping[str, str]) -> dict[int, Matched]:
    """Position of a draft clause → the clause that it is; drafts come as id (from a mark) and text.

    Every clause is matched once at most, and guesses keep the order of both texts.
    """
    found = {n: Matched(id, guessed=False) for n, (id, _) in enumerate(drafts) if id in clauses}
    found |= _exact(drafts, clauses, found)
    found |= _similar(drafts, clauses, found)
    return found


def plain(text: str) -> str:
    """A text as far as wording goes."""
    return " ".join(text.split()).casefold()


def _exact(drafts: Sequence[tuple[str, str]], clauses: Mapping[str, str],
           found: Mapping[int, Matched]) -> dict[int, Matched]:
    used = {match.id for match in found.values()}
    by_text: dict[str, list[str]] = {}
    for id, text in clauses.items():
        if id not in used:
            by_text.setdefault(plain(text), []).append(id)
    exact = {}
    for n, (_, text) in enumerate(drafts):
        if n not in found and by_text.get(plain(text)):
            exact[n] = Matched(by_text[plain(text)].pop(0), guessed=False)
    return exact


def _similar(drafts: Sequence[tuple[str, str]], clauses: Mapping[str, str],
             found: Mapping[int, Matched]) -> dict[int, Matched]:
    """The pairs of the rest whose similarity adds up to most, in the order of both texts."""
    used = {match.id for match in found.values()}
    left = [(n, plain(text).split()) for n, (id, text) in enumerate(drafts) if n not in found and not id]
    right = [(id, plain(text).split()) for id, text in clauses.items() if id not in used]
    if not left or not right or len(left) * len(right) > MOST_COMPARED:
        return {}
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    scores: dict[tuple[int, int], float] = {}
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            score = _similarity(left[i][1], right[j][1])
            if score:
                scores[i, j] = score
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score if score else 0.0)
    pairs, i, j = {}, 0, 0
    while i < len(left) and j < len(right):
        if (i, j) in scores and best[i][j] == best[i + 1][j + 1] + scores[i, j]:
            pairs[left[i][0]] = Matched(right[j][0], guessed=True)
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _similarity(one: list[str], other: list[str]) -> float:
    """How alike two texts are, 0 where they stay below the floor; the quick bound spares most comparisons."""
    if not one or not other:
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    if 2 * shared / (len(one) + len(other)) < FLOOR:
        return 0.0
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= FLOOR else 0.0
