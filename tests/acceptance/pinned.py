"""The findings on the examples as pinned and labelled by hand, and the share of them that is right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PINS = ROOT / "corpus" / "cases" / "examples"
SUFFIX = ".findings.yaml"


@cache
def pins() -> Mapping[str, Mapping[str, Any]]:
    """Name of an example → its pins."""
    return {path.name.removesuffix(SUFFIX): as_mapping(path) for path in sorted(PINS.glob(f"*{SUFFIX}"))}


def as_mapping(path: Path) -> dict[str, Any]:
    """A YAML file with every scalar as the string that is written."""
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    assert isinstance(found, dict)
    return found


def shares() -> tuple[str, ...]:
    """The share of findings labelled right, a line per example and one for all."""
    counts = {name: [pin["label"] for pin in table["findings"]] for name, table in pins().items()}
    counts["all examples"] = [label for labels in counts.values() for label in labels]
    return tuple(_share(name, labels) for name, labels in counts.items())


def _share(name: str, labels: list[str]) -> str:
    if not labels:
        return f"{name}: no findings"
    right = labels.count("right")
    return f"{name}: {right} of {len(labels)} right ({right / len(labels):.0%})"
