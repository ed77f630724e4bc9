"""A record of events as an audience may see it: what is attributed to whom, without parties it may not know of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from holdfast.cli.one_document import events_opened

AT = {"at": "2026-01-05T00:00:00Z", "of": "a"}


def shown(tmp_path: Path, event: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """The kind and attribution of the events that an audience sees that may not know of party C."""
    path = tmp_path / "x.events.json"
    path.write_text(json.dumps({"events-of": "f", "events": [AT | event]}), encoding="utf-8")
    opened = events_opened(str(path), audience="green", gone=frozenset({"C"}))
    return [(one.kind.value, one.attributed_to) for one in opened.model.events]


@pytest.mark.parametrize(("event", "expected"), [
    ({"kind": "breached", "attributed-to": ["A", "C"]}, [("breached", ("A",))]),
    ({"kind": "breached", "attributed-to": "C"}, [("breached", ())]),
    ({"kind": "cured", "attributed-to": ["A", "C"]}, [("cured", ("A",))]),
    ({"kind": "cured", "attributed-to": "C"}, []),
    ({"kind": "cured"}, [("cured", ())]),
])
def test_a_party_left_out_is_not_named(tmp_path: Path, event: dict[str, Any], expected: list[Any]) -> None:
    """A breach stays without the party, and a cure of its breach alone is left out, not made a cure of all."""
    assert shown(tmp_path, event) == expected
