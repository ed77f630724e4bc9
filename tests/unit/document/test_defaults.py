"""Defaults of clauses: framework, then section, then the clause itself."""

from __future__ import annotations

import pytest
from tests.unit.document.frameworks import framework

from holdfast.document.defaults import with_defaults
from holdfast.errors import InvalidDocument

LAYERED = framework(
    defaults={"clause": {"lest": "far", "bindingness": "treaty", "status": "closed"}},
    sections={"s": {"defaults": {"lest": ["near"]}}},
    clauses={"plain": {"text": "One."}, "inside": {"text": "Two.", "section": "s"},
             "own": {"text": "Three.", "section": "s", "lest": [], "status": "open"}})


def test_the_nearer_default_wins_and_the_clause_over_both() -> None:
    """A clause without a word takes from the framework, inside a section from the section, and keeps what it says."""
    clauses = with_defaults(LAYERED).clauses
    assert clauses["plain"].lest == ("far",)
    assert clauses["inside"].lest == ("near",)
    assert clauses["own"].lest == ()
    assert {clause.bindingness.value for clause in clauses.values() if clause.bindingness} == {"treaty"}


def test_a_field_said_with_its_usual_value_is_still_said() -> None:
    """Writing ``status: open`` is saying so, although open is what absence would mean without defaults."""
    clauses = with_defaults(LAYERED).clauses
    assert (clauses["own"].status, clauses["plain"].status) == ("open", "closed")


def test_defaults_are_applied_once() -> None:
    """Applying defaults to the result changes nothing."""
    once = with_defaults(LAYERED)
    assert with_defaults(once) == once != LAYERED


def test_no_defaults_change_nothing() -> None:
    """A framework without defaults comes back as it is."""
    plain = framework()
    assert with_defaults(plain) is plain


@pytest.mark.parametrize(("raw", "address"), [
    ({"modal": "must"}, "defaults.clause.modal"), ({"lst": "x"}, "defaults.clause.lst")])
def test_a_default_that_is_no_field_is_refused(raw: dict[str, str], address: str) -> None:
    """A bad default is an error at its own address, not at every clause."""
    with pytest.raises(InvalidDocument) as caught:
        with_defaults(framework(defaults={"clause": raw}))
    assert [finding.address for finding in caught.value.findings] == [address]
