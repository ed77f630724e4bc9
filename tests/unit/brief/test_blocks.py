"""The two blocks that are never netted: what the text has on each, and what the rules say, or that none spoke."""

from __future__ import annotations

from dataclasses import replace

from holdfast.brief.blocks import blocks_of
from holdfast.brief.catalogue import LANGUAGES, catalogue
from holdfast.brief.naming import Names
from holdfast.document.load import load_set
from holdfast.rules.context import Context
from holdfast.rules.engine import check


def test_each_block_has_its_own_provisions_and_findings() -> None:
    """An amnesty counts under accountability, the return of people under relief for civilians, and neither under both."""
    documents = load_set("examples/ukraine/us-28-point.framework.yaml")

    accountability, civilians = blocks_of(Names(Context(documents), catalogue("en")), check(documents))

    assert ("accountability", "civilians") == (accountability.key, civilians.key)
    assert any("amnesty" in words for words, _ in accountability.provisions)
    assert any("returned" in words for words, _ in civilians.provisions)
    assert not set(accountability.provisions) & set(civilians.provisions)
    assert civilians.first is not None
    assert civilians.first.code[:3] in ("DET", "DIS", "HUM", "NUC")
    assert sum(count for _, count in civilians.counts) >= 1


def test_silence_of_rules_that_did_not_run_is_no_clean_bill() -> None:
    """Where no rule on it ran, the block says so, instead of saying that nothing was found."""
    documents = load_set("examples/pauses/plant-repair-truce.framework.yaml")
    report = check(documents)
    names = Names(Context(documents), catalogue("en"))
    others = tuple(code for code in report.ran if code[:3] not in ("ACC", "DET", "DIS", "HUM", "NUC"))

    ran = blocks_of(names, replace(report, ran=(*others, "HUM001"), findings=()))
    none = blocks_of(names, replace(report, ran=others, findings=()))

    assert ["block.no-rule", "block.nothing-found"] == [block.silence for block in ran]
    assert ["block.no-rule", "block.no-rule"] == [block.silence for block in none]
    assert all(catalogue(lang).has(block.silence) for lang in LANGUAGES for block in ran)
