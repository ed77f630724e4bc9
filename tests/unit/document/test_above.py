"""A framework that stands under another: it may refer to what the other defines, and the chain must end."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.document.load import load_set
from holdfast.document.resolve import content_hash
from holdfast.errors import InvalidDocument

HEAD = 'framework: "2026.1"\nid: {id}\nstage: pause\nparties: [A, B]\n'
UNDER = "stands-under: {{framework: {id}, as: annex{file}}}\n"
CLAUSE = "clauses:\n  {id}: {{text: t, lest: [{lest}]}}\n"


def _write(folder: Path, id: str, *, above: str = "", file: bool = True, lest: str = "") -> str:
    text = HEAD.format(id=id)
    if above:
        text += UNDER.format(id=above, file=f", file: {above}.yaml" if file else "")
    path = folder / f"{id}.yaml"
    path.write_text(text + CLAUSE.format(id=f"clause-{id}", lest=lest), encoding="utf-8")
    return str(path)


def _codes(path: str) -> list[str]:
    with pytest.raises(InvalidDocument) as raised:
        load_set(path)
    assert all(finding.place is not None and finding.next for finding in raised.value.findings)
    return [finding.code for finding in raised.value.findings]


def test_what_the_text_above_defines_may_be_referred_to(tmp_path: Path) -> None:
    """An annex of a protocol points at clauses of both texts above it; both are loaded, the nearest first."""
    _write(tmp_path, "main")
    _write(tmp_path, "protocol", above="main", lest="clause-main")
    annex = _write(tmp_path, "annex", above="protocol", lest="clause-main, clause-protocol")

    assert ["protocol", "main"] == [loaded.model.id for loaded in load_set(annex).above]


def test_reference_to_nothing_is_still_found(tmp_path: Path) -> None:
    """With every text at hand, what none of them defines is a dangling reference."""
    _write(tmp_path, "main")
    annex = _write(tmp_path, "annex", above="main", lest="clause-mian")

    assert ["INT001"] == _codes(annex)


def test_without_the_file_nothing_is_judged(tmp_path: Path) -> None:
    """Where the text above is named but not at hand, references that it could define are left alone."""
    annex = _write(tmp_path, "annex", above="main", file=False, lest="anything")

    assert () == load_set(annex).above


def test_chain_must_end(tmp_path: Path) -> None:
    """Two texts that stand under each other are refused."""
    one = _write(tmp_path, "one", above="two")
    _write(tmp_path, "two", above="one")

    assert ["INT007"] == _codes(one)


def test_file_must_hold_the_text_that_is_named(tmp_path: Path) -> None:
    """A file with another framework, and a file that is not there, are said."""
    _write(tmp_path, "other")
    (tmp_path / "main.yaml").write_text((tmp_path / "other.yaml").read_text(encoding="utf-8"), encoding="utf-8")

    assert ["INT008"] == _codes(_write(tmp_path, "annex", above="main"))
    assert ["INT050"] == _codes(_write(tmp_path, "lost", above="missing"))


def test_place_of_the_file_is_not_content(tmp_path: Path) -> None:
    """The content hash does not depend on where the text above lies."""
    _write(tmp_path, "main")
    one = load_set(_write(tmp_path, "annex", above="main")).framework.model
    other = load_set(_write(tmp_path, "annex", above="main", file=False)).framework.model

    assert content_hash(one) == content_hash(other)
