"""Skeletons of new frameworks."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from holdfast.document.fmt import comments, formatted
from holdfast.document.framework import Stage
from holdfast.document.load import documents_from_bytes, load_checked
from holdfast.document.new import skeleton
from holdfast.document.read import read_bytes
from holdfast.document.resolve import content_hash
from holdfast.rules.engine import check

DAY = dt.date(2031, 2, 28)

NO_CASE = frozenset({("PTY001", "open"), ("ZON002", "open")})
"""What only a case can answer: the formations that fight, and the reach of a weapon."""
UNFINISHED = frozenset({("ZON001", "fail"), ("PCK002", "review")})
"""What is left to do on purpose: the line is not drawn, and two brackets show how rival words are written."""
ASKED = frozenset({("LAW002", "review"), ("REF003", "review")})
"""What people have to answer of every such text: whether consent is free, and whether the question is clear."""
SHOWN = {
    Stage.PAUSE: frozenset(),
    Stage.CESSATION: frozenset({("PTY001", "open")}),
    Stage.PRELIMINARY_CEASEFIRE: NO_CASE | UNFINISHED,
    Stage.DEFINITIVE_CEASEFIRE: NO_CASE | UNFINISHED,
    Stage.FRAMEWORK: NO_CASE | UNFINISHED | ASKED,
    Stage.COMPREHENSIVE: NO_CASE | UNFINISHED | ASKED,
}
PAGE = 66  # lines of a printed page


@pytest.mark.parametrize("stage", Stage)
def test_every_skeleton_is_a_valid_text(stage: Stage, tmp_path: Path) -> None:
    """As it stands, a skeleton loads without a finding, is of its stage, and has a hash."""
    path = tmp_path / "new.framework.yaml"
    path.write_text(skeleton(stage, signature=DAY), encoding="utf-8")
    model = load_checked(str(path)).model
    assert getattr(model, "stage", None) is stage
    assert content_hash(model)


@pytest.mark.parametrize("stage", Stage)
def test_a_skeleton_shows_only_what_is_on_purpose(stage: Stage) -> None:
    """Rules find in a skeleton what is left to draw, to agree or to answer, each once, and nothing that it forgot."""
    found = check(documents_from_bytes(skeleton(stage, signature=DAY).encode(), name="new.framework.yaml")).findings

    assert sorted((one.code, one.kind.value) for one in found) == sorted(SHOWN[stage])


@pytest.mark.parametrize("stage", Stage)
def test_dates_come_from_the_caller(stage: Stage) -> None:
    """The only dates are the day named and the day after, also over the end of a month."""
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}", skeleton(stage, signature=DAY))) == {"2031-02-28", "2031-03-01"}


@pytest.mark.parametrize("stage", Stage)
def test_every_part_is_explained(stage: Stage) -> None:
    """Each key at the top that has parts of its own is explained beside it, there or at its first part."""
    text = skeleton(stage, signature=DAY)
    for line in re.findall(r"^[a-z-]+:.*$", text, re.MULTILINE):
        key = line.partition(":")[0]
        if line.endswith(":"):
            below = text.partition(f"\n{line}\n")[2].splitlines()[:2]
            assert any("#" in one for one in below), f"{key} is not explained"
    assert sum(comments(read_bytes(text.encode(), name="x")).values()) >= 12


@pytest.mark.parametrize("stage", Stage)
def test_a_skeleton_is_already_formatted(stage: Stage) -> None:
    """Formatting a new text changes nothing."""
    text = skeleton(stage, signature=DAY)
    assert formatted(text, name="new.yaml") == text


def test_a_pause_fits_one_page() -> None:
    """The skeleton of a pause is short enough to be filled in at one sitting."""
    assert len(skeleton(Stage.PAUSE, signature=DAY).splitlines()) <= PAGE


def test_each_stage_asks_for_more() -> None:
    """A later stage has more to fill in than an earlier one."""
    sizes = [len(skeleton(stage, signature=DAY)) for stage in Stage]
    assert sizes == sorted(set(sizes))
