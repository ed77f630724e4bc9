"""One package that meets demands, or the proof that there is none, against every package listed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.settlement.made import every_package, problem_from

from holdfast.settlement.evaluate import all_kept, below_floor, codes_of, ratified, utilities
from holdfast.settlement.exact.feasible import Unknown, some_package
from holdfast.settlement.problem import ratification_id, reserve_id
from holdfast.settlement.reading import at_mid
from holdfast.solving.watch import Watch

PROBLEMS = st.builds(
    problem_from, st.integers(0, 10**6), issues=st.integers(1, 4), options=st.integers(2, 3), parties=st.integers(1, 3),
    lines=st.integers(0, 8), floor=st.booleans(), wants=st.sampled_from([0.2, 0.35, 0.5]),
)


def _meets(reading, codes, dropped, *, reserves, ratification, within_floor):
    problem = reading.problem
    kept = all_kept([limit for limit in problem.limits if limit.id not in dropped], codes, problem)
    if within_floor:
        kept &= ~below_floor(problem, codes)
    values = utilities(reading, codes)
    for position, (party, worth) in enumerate(zip(problem.parties, reading.parties, strict=True)):
        if reserves and reserve_id(party.id) not in dropped:
            kept &= values[position] >= worth.disagreement - 1e-9
        if ratification and ratification_id(party.id) not in dropped:
            kept &= ratified(reading, position, codes)
    return kept


@given(problem=PROBLEMS, data=st.data(), reserves=st.booleans(), ratification=st.booleans(), within_floor=st.booleans())
def test_some_package_is_found_exactly_where_there_is_one(problem, data, reserves, ratification, within_floor) -> None:
    """With any demands left out, a package that meets the others is found, or none meets them."""
    ids = [limit.id for limit in problem.limits]
    ids += [make(party.id) for party in problem.parties for make in (reserve_id, ratification_id)]
    dropped = frozenset(data.draw(st.sets(st.sampled_from(ids))))
    reading = at_mid(problem)
    flags = {"reserves": reserves, "ratification": ratification, "within_floor": within_floor}

    found = some_package(reading, drop_limits=dropped, **flags, watch=Watch())

    if found is None:
        assert not _meets(reading, every_package(problem), dropped, **flags).any()
    else:
        assert found is not Unknown.STOPPED
        assert _meets(reading, codes_of([found], problem), dropped, **flags).all()


def test_nothing_is_claimed_once_stopped() -> None:
    """A watch that is over at once gives neither a package nor a proof."""
    found = some_package(at_mid(problem_from(1)), watch=Watch(asked_to_stop=lambda: True))

    assert found is Unknown.STOPPED


def test_the_examples_have_both_answers() -> None:
    """Among the random problems some have an acceptable package and some have none."""
    answers = [some_package(at_mid(problem_from(seed)), watch=Watch()) for seed in range(20)]

    assert any(answer is None for answer in answers)
    assert np.array([answer is not None for answer in answers]).sum() > 3
