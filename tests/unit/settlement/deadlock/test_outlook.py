from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from

from holdfast.settlement.deadlock.items import Logical, items_of, kept
from holdfast.settlement.deadlock.outlook import outlook_of, widened
from holdfast.settlement.reading import at_mid


@given(seed=st.integers(0, 10**6), picks=st.integers(0, 10**6), wants=st.sampled_from((0.2, 0.5, 0.8)))
def test_a_no_is_certain_and_a_single_package_is_judged_rightly(seed: int, picks: int, wants: float) -> None:
    """Within options for which the outlook says no, every package fails; and it knows each package by itself."""
    reading = at_mid(problem_from(seed, wants=wants))
    problem = reading.problem
    codes = every_package(problem)
    for item in items_of(reading, reserves=True):
        if isinstance(item, Logical):
            continue
        outlook, keeps = outlook_of(item, problem), kept(item, codes, reading)
        column = picks % codes.shape[1]
        package = tuple(int(code) for code in codes[:, column])
        assert outlook([1 << option for option in package]) == keeps[column]
        if not keeps[column]:
            masks = widened(package, outlook, problem, range(len(package)))
            inside = np.logical_and.reduce([masks[issue] >> codes[issue] & 1 == 1 for issue in range(len(masks))])
            assert inside[column]
            assert not (keeps & inside).any()
