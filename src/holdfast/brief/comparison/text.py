"""A comparison as plain text for a terminal: texts get letters, so that many of them fit in a line."""

from __future__ import annotations

import string
import textwrap
from collections.abc import Iterator, Sequence

from holdfast.assess.comparison import Comparison
from holdfast.assess.comparison.result import Provision
from holdfast.brief.comparison.tables import AS_ENCODED, counts_in_words, left_open, provision_in_words
from holdfast.rules.listing import some_of

WIDTH = 110
BLOCKS = (
    ("Guarantees and triggers", "guarantees"), ("Accountability", "accountability"),
    ("Relief for civilians", "people"), ("Relief from sanctions", "sanctions"),
)


def comparison_text(comparison: Comparison) -> str:
    """The comparison in paragraphs, each difference with the letters of the texts that it concerns."""
    letters = _letters(len(comparison.texts))
    parts = [*_texts(comparison, letters), *_issues(comparison, letters), *_lines(comparison, letters)]
    parts += [*_families(comparison, letters), *_duties(comparison, letters)]
    for title, name in BLOCKS[:1]:
        parts += _block(title, getattr(comparison, name), letters)
    parts += _undefined(comparison, letters)
    for title, name in BLOCKS[1:]:
        parts += _block(title, getattr(comparison, name), letters)
    return "\n".join([*parts, "", *textwrap.wrap(f"{AS_ENCODED} Nothing is ranked, and nothing is added up.", WIDTH)])


def _letters(count: int) -> tuple[str, ...]:
    alphabet = string.ascii_uppercase
    return tuple(letter if n < len(alphabet) else f"{letter}{n // len(alphabet)}"
                 for n, letter in ((n, alphabet[n % len(alphabet)]) for n in range(count)))


def _by_value(values: Sequence[str], letters: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each value once, with the letters of the texts that have it."""
    for value in dict.fromkeys(values):
        yield value, " ".join(letter for letter, held in zip(letters, values, strict=True) if held == value)


def _texts(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    over = f" over {comparison.case_title}" if comparison.case else ", without a case"
    as_of = f", as of {comparison.as_of}" if comparison.as_of else ""
    parts = [f"{len(comparison.texts)} texts{over}{as_of}", ""]
    for letter, text in zip(letters, comparison.texts, strict=True):
        date = f", {text.date}" if text.date else ""
        parts.append(f"  {letter}  {text.title}: {text.stage}, {text.status}{date}; encoded: {text.encoded}")
    return parts


def _head(title: str) -> list[str]:
    return ["", title, ""]


def _wrapped(first: str, words: str, *, indent: int) -> list[str]:
    return textwrap.wrap(first + words, WIDTH, subsequent_indent=" " * indent, break_long_words=False,
                         break_on_hyphens=False)


def _issues(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    if not comparison.issues:
        return []
    same = [issue for issue in comparison.issues if issue.agreed]
    parts = _head(f"Issues: {len(comparison.issues) - len(same)} differ or are open, {len(same)} are picked alike")
    for issue in comparison.issues:
        if issue.agreed:
            continue
        parts.append(f"  {issue.title} ({issue.id})")
        for option, who in _by_value([pick.option for pick in issue.picks], letters):
            words = next(pick.words for pick in issue.picks if pick.option == option)
            parts += _wrapped(f"    {who}: ", f"{option}. {words}" if words else option, indent=8)
    if same:
        said = "; ".join(f"{issue.id} = {issue.picks[0].option}" for issue in same)
        parts += _wrapped("  Picked alike: ", said, indent=4)
    return parts


def _lines(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    if not comparison.red_lines:
        return []
    parts = _head("Red lines, by party")
    for line in comparison.red_lines:
        said = "; ".join(f"{verdict} {who}" for verdict, who in _by_value(line.verdicts, letters))
        parts.append(f"  {line.party:<6}{said:<28} {line.id} ({line.firmness})")
        parts += _wrapped("        ", line.text, indent=8)
    return parts


def _families(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    if not comparison.families:
        return []
    parts = _head("Findings by family of rules (counts are no measure of quality)")
    for row in comparison.families:
        counts = zip(letters, row.counts, strict=True)
        said = "; ".join(f"{letter} {counts_in_words(count)}" for letter, count in counts)
        parts += _wrapped(f"  {row.family}  ", said, indent=7)
    return parts


def _duties(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    parts = _head("Obligations and rights by party: clauses that bind it, forbid it, allow it, or have others owe it")
    for row in comparison.parties:
        counts = [f"{len(d.must)}/{len(d.must_not)}/{len(d.may)}/{len(d.owed)}" for d in row.duties]
        said = "   ".join(f"{letter} {count}" for letter, count in zip(letters, counts, strict=True))
        parts += _wrapped(f"  {row.party:<12} ", said, indent=15)
    return parts if comparison.parties else []


def _block(title: str, block: Sequence[Sequence[Provision]], letters: Sequence[str]) -> list[str]:
    if not any(block):
        return []
    parts = _head(title)
    for letter, provisions in zip(letters, block, strict=True):
        if not provisions:
            parts.append(f"  {letter}  none in the text as encoded")
        for provision in provisions:
            parts += _wrapped(f"  {letter}  ", f"{provision_in_words(provision)} [{provision.address}]", indent=5)
    return parts


def _undefined(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    parts = _head("What each text leaves undefined")
    for letter, one in zip(letters, comparison.undefined, strict=True):
        found = list(left_open(one))
        if not found:
            parts.append(f"  {letter}  nothing that is seen in the text as encoded")
        for what, items in found:
            parts += _wrapped(f"  {letter}  ", f"{what}: {some_of(items, most=8)}", indent=5)
    return parts
