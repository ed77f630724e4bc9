from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.settlement.robust.share import Share


def test_a_share_carries_its_standard_error_and_interval() -> None:
    """Half of 10,000 draws has a standard error of 0.005 and an interval of about twice that to each side."""
    share = Share.of(5_000, 10_000)

    assert share.value == 0.5
    assert share.error == 0.005
    assert share.low == pytest.approx(0.4902, abs=1e-4)
    assert share.high == pytest.approx(0.5098, abs=1e-4)


@given(draws=st.integers(1, 100_000), data=st.data())
def test_the_interval_holds_the_share_and_stays_between_0_and_1(draws: int, data: st.DataObject) -> None:
    """The ends of the interval are shares, and the value lies between them."""
    share = Share.of(data.draw(st.integers(0, draws)), draws)

    assert share.low is not None
    assert share.value is not None
    assert share.high is not None
    assert 0 <= share.low <= share.value <= share.high <= 1


def test_no_draw_gives_no_share_and_no_success_is_not_certainty() -> None:
    """Of no draws nothing is said; none of 100 leaves up to 4 % possible."""
    assert Share.of(0, 0) == Share(0, 0, None, None, None, None)
    assert Share.of(0, 100).high == pytest.approx(0.037, abs=1e-3)
    assert math.isclose(Share.of(100, 100).low or 0, 0.963, abs_tol=1e-3)
