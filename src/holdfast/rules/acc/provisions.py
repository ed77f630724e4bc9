"""Amnesties and waivers of a text, whether they stand as an entry under ``accountability`` or as a clause alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from holdfast.document.clause import Clause, Modal
from holdfast.document.settlement_parts import Accountability
from holdfast.rules.context import Context

AMNESTY = frozenset({"grant-amnesty", "grant-pardon", "pardon"})
"""Acts that free from prosecution or punishment."""

_PROSECUTION = frozenset({"prosecution", "prosecutions", "punishment"})


def amnesties(context: Context) -> Mapping[str, Accountability]:
    """The entries that are an amnesty, or that give up prosecution, by id."""
    return {id: entry for id, entry in context.framework.accountability.items()
            if entry.kind == "amnesty" or words_of(entry.waives) & _PROSECUTION}


def bare(context: Context, acts: frozenset[str]) -> Iterator[tuple[str, Clause]]:
    """The clauses that require or allow one of the acts and that no entry under ``accountability`` names."""
    named = {id for entry in context.framework.accountability.values() for id in entry.clauses}
    for id, clause in context.operative.items():
        if clause.modal is not Modal.SHALL_NOT and acts.intersection(clause.act) and id not in named:
            yield id, clause


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """The single words of phrases, in lower case."""
    return frozenset(word for phrase in phrases for word in re.findall(r"\w+", phrase.lower()))


def phrase(words: str) -> str:
    """A phrase as a word of the vocabulary: lower case, with hyphens."""
    return "-".join(re.findall(r"\w+", words.lower()))
