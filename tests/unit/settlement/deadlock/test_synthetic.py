from __future__ import annotations

import pytest
from tests.unit.settlement.scenarios import NAMES, scenario

from holdfast.settlement.deadlock.explain import explain
from holdfast.settlement.reading import at_mid


@pytest.mark.parametrize("list_up_to", [0, 10**6])
@pytest.mark.parametrize(("key", "reserves"), [("red_lines_only", False), ("with_reservation_values", True)])
@pytest.mark.parametrize("name", NAMES)
def test_the_expected_answers_are_found(name: str, key: str, reserves: bool, list_up_to: int) -> None:
    """Conflicts and relaxations of the synthetic scenarios are the ones computed independently."""
    known = scenario(name)
    expected = known.expected[key]
    found = explain(at_mid(known.problem), reserves=reserves, list_up_to=list_up_to)

    assert found.complete
    assert sorted(conflict.items for conflict in found.conflicts) == _sorted(expected["minimal_conflicts"])
    assert sorted(relaxation.items for relaxation in found.relaxations) == _sorted(expected["minimal_relaxations"])


def _sorted(sets: list[list[str]]) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(ids)) for ids in sets)
