"""The families of acts that a ceasefire has to name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdfast.rules.cfr.prohibited_acts import FAMILIES, LAST, families_of

VOCABULARY = Path(__file__).parents[3] / "docs" / "reference" / "acts.md"


@pytest.mark.parametrize("family", list(FAMILIES))
def test_every_family_has_a_word_of_the_vocabulary(family: str) -> None:
    """Every family can be named with a word that the reference of acts lists."""
    words = set(re.findall(r"^\| `([a-z-]+)` \|", VOCABULARY.read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert FAMILIES[family] & words


@pytest.mark.parametrize("act", ["ceasefire", "hostile-act", "use-force", "conduct-hostilities"])
def test_a_general_phrase_names_no_family(act: str) -> None:
    """A general phrase stands for no family, since it does not say what has to stop."""
    assert families_of(act) == frozenset()


def test_placing_counts_for_heavy_weapons_only() -> None:
    """Placing something belongs to the heavy weapons near settlements only where a heavy weapon is placed."""
    assert families_of("deploy-force", ("heavy-weapon",)) == {LAST}
    assert families_of("deploy-force", ("observers",)) == frozenset()
    assert families_of("withdraw", ("heavy-weapon",)) == frozenset()
