"""Profiles and code books: what is asked, and what a text carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.calling import call

from holdfast.document.load import documents_from_bytes
from holdfast.rules.profiles import FLOOR, PROFILES
from holdfast.rules.registry import all_rules
from holdfast.rules.taxonomies import nearest_code, tagged, taxonomies, taxonomy_of

TRUCE = str(Path(__file__).resolve().parents[3] / "examples" / "pauses" / "plant-repair-truce.framework.yaml")


@pytest.mark.parametrize("name", list(PROFILES))
def test_no_profile_leaves_out_the_floor(name: str) -> None:
    """Every rule on people's protection is asked in every profile, and every family that a profile names exists."""
    codes = set(PROFILES[name].codes())
    families = {module.rule.family for module in all_rules().values()}

    assert {code for code, module in all_rules().items() if module.rule.family in FLOOR} <= codes
    assert PROFILES[name].families <= families


def test_every_family_is_in_a_profile() -> None:
    """No rule is out of reach of all profiles."""
    assert set(all_rules()) == {code for profile in PROFILES.values() for code in profile.codes()}


def test_what_a_profile_leaves_out_is_said() -> None:
    """The text names the families that were not asked, and the data their codes."""
    said = call("check", TRUCE, "--profile", "humanitarian")
    data = call("check", TRUCE, "--profile", "humanitarian", "--format", "json").envelope["data"]

    assert "were not asked" in said.out
    assert "SEC" in said.out
    assert "SEC002" in data["not_asked"]
    assert not set(data["not_asked"]) & set(data["ran"])


def test_an_unknown_profile_is_refused_with_the_nearest() -> None:
    """A mistyped profile gives exit code 2 and the name that was meant."""
    called = call("check", TRUCE, "--profile", "humanitarin")

    assert 2 == called.code
    assert "Did you mean humanitarian?" in called.err


def test_a_rule_outside_the_profile_is_refused() -> None:
    """Asking for a rule that the profile leaves out is refused and not answered with silence."""
    called = call("check", TRUCE, "--profile", "humanitarian", "--code", "SEC002")

    assert 2 == called.code
    assert "has no rule SEC002" in called.err


def test_pam_has_its_51_provisions() -> None:
    """The list of PAM has all of its provisions, and each code of both books is found by its tag."""
    assert 51 == len(taxonomies()["pam"].taxa)
    assert all(taxonomy_of(f"{prefix}:{code}") for prefix, book in taxonomies().items() for code in book.taxa)


def test_the_nearest_code_is_in_its_own_book() -> None:
    """A mistyped code is answered by the nearest of the same code book, in its own letters."""
    assert nearest_code("pax:tjam") == "pax:TjAm"
    assert nearest_code("pam:amnsty") == "pam:amnesty"
    assert nearest_code("own:amnesty") is None


def test_tags_are_declared_or_read() -> None:
    """A code that a clause names is declared there; one that only its act stands for is read; none is counted twice."""
    text = b"""
framework: "2026.1"
id: x
stage: pause
parties: [A]
clauses:
  free: {text: They go home., who: A, modal: shall, act: release-detainees, tags: ["pam:prisoner-release", "pam:unknown"]}
accountability:
  law: {kind: amnesty, text: None is tried.}
"""
    found = {item.tag: item for item in tagged(documents_from_bytes(text, name="x.framework.yaml").framework.model)}

    assert set(found) == {"pam:prisoner-release", "pax:TjPrire", "pam:amnesty", "pax:TjAm"}
    assert found["pam:prisoner-release"].declared == ("clauses.free",)
    assert found["pam:prisoner-release"].read == ()
    assert found["pax:TjPrire"].read == ("clauses.free",)
    assert found["pam:amnesty"].read == ("accountability.law",)
