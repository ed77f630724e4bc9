"""Country packs: every fact has a source with a mark, the lookup, and what a case with an unknown pack is told."""

from __future__ import annotations

import json

import pytest

from holdfast.document.finding import Finding, Level
from holdfast.document.load import documents_from_bytes
from holdfast.document.party import Party
from holdfast.rules.context import Context
from holdfast.rules.engine import check
from holdfast.rules.packs.pack import Pack
from holdfast.rules.packs.shelf import all_packs, instead_of, pack_named
from holdfast.rules.registry import all_rules
from holdfast.rules.rule import Mark

PACKS = [pytest.param(pack, id=id) for id, pack in all_packs().items()]


def _found(pack: str | None, *, codes: list[str] | None = None) -> list[Finding]:
    text = {"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"], "case": "c"}
    case = {"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}}, **({"pack": pack} if pack else {})}
    report = check(documents_from_bytes(json.dumps(text).encode(), name="x.framework.json",
                                        case=json.dumps(case).encode()), codes=codes)
    return [finding for finding in report.findings if finding.code == "CPK001"]


@pytest.mark.parametrize("pack", PACKS)
def test_every_fact_of_a_pack_has_a_source_with_a_mark(pack: Pack) -> None:
    """Whatever a pack holds names a source, and how far that source was checked."""
    evidence = list(pack.evidence())

    assert evidence
    assert all(source.text.strip() and isinstance(source.mark, Mark) for source in evidence)
    assert all(source.mark is not Mark.LOGIC for source in evidence)


@pytest.mark.parametrize("pack", PACKS)
def test_ids_in_a_pack_are_unique(pack: Pack) -> None:
    """No two provisions, sites or instruments of a pack share an id, and instruments stand in the order of dates."""
    for held in (pack.territory, pack.emergency, pack.sites, pack.prior_instruments):
        ids = [item.id for item in held]
        assert sorted(set(ids)) == sorted(ids)
    dates = [instrument.date.first for instrument in pack.prior_instruments]
    assert sorted(dates) == dates


def test_the_pack_of_a_rule_exists() -> None:
    """A rule that belongs to a pack belongs to one that there is."""
    assert {module.rule.pack for module in all_rules().values() if module.rule.pack} <= set(all_packs())


def test_the_pack_of_ukraine_holds_what_general_rules_must_not_know() -> None:
    """Provisions on territory and votes, subjects no referendum may have, sites, and instruments from 1994 on."""
    pack = pack_named("ukraine")

    assert pack is not None
    assert {"referendum-alone", "referendum-law", "court-first"} == {item.id for item in pack.territory}
    assert {"taxes", "the budget", "amnesty"} == {subject.name for subject in pack.excluded_subjects}
    assert "zaporizhzhia-npp" in {site.id for site in pack.sites}
    instruments = {instrument.id: str(instrument.date) for instrument in pack.prior_instruments}
    assert ("1994-12-05", "2015-02-17") == (instruments["budapest-1994"], instruments["resolution-2202"])


def test_the_country_is_found_by_its_name_before_its_id() -> None:
    """A case may give the country any id; its name decides, and only without it one of the usual ids."""
    pack = pack_named("ukraine")

    assert pack is not None
    assert "K" == pack.party_in({"UA": Party(name="Other"), "K": Party(name={"uk": "Україна"})})
    assert "UA" == pack.party_in({"X": Party(name="X"), "UA": Party(name="Government")})
    assert pack.party_in({"A": Party(name="A")}) is None


def test_a_case_without_a_pack_or_with_a_known_one_is_told_nothing() -> None:
    """Nothing is said where no pack is named, or one that there is."""
    assert [] == _found(None)
    assert [] == _found("ukraine")


def test_an_unknown_pack_is_a_warning_in_the_case() -> None:
    """A pack that does not exist is reported at its place in the case, with the nearest name."""
    (finding,) = _found("ukrain")

    assert (Level.WARNING, "pack") == (finding.level, finding.address)
    assert finding.place is not None
    assert "case" in finding.place.file
    assert "Did you mean `pack: ukraine`?" == finding.next
    assert [] == _found("ukrain", codes=["MVM002"])
    assert "Leave `pack` out, or name one of: ukraine." == instead_of("zzz")


def test_context_hands_the_pack_to_rules() -> None:
    """A rule reads the pack that the case names, and none where there is no case or no such pack."""
    text = json.dumps({"framework": "2026.1", "id": "x", "stage": "pause", "parties": ["A"], "case": "c"}).encode()
    case = {"case": "2026.1", "id": "c", "parties": {"A": {"name": "A"}}}

    def context(**more: str) -> Context:
        return Context(documents_from_bytes(text, name="x.framework.json", case=json.dumps({**case, **more}).encode()))

    assert context(pack="ukraine").pack is pack_named("ukraine")
    assert context(pack="elsewhere").pack is None
    assert context().pack is None
