"""Open workbench for drafting, negotiating, guaranteeing and monitoring a ceasefire or peace framework."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdfast.document.finding import Finding, Kind, Level, Place
    from holdfast.errors import HoldfastError, InvalidDocument, UnreadableSource, UnusableInput, UsageProblem

__all__ = [
    "Finding",
    "HoldfastError",
    "InvalidDocument",
    "Kind",
    "Level",
    "Place",
    "UnreadableSource",
    "UnusableInput",
    "UsageProblem",
    "__version__",
]

__version__ = "2026.1.0.dev0"

# Where each public name lives; it is imported when first asked for, so that `holdfast --help` starts at once.
_HOME = {
    "Finding": "holdfast.document.finding",
    "HoldfastError": "holdfast.errors",
    "InvalidDocument": "holdfast.errors",
    "Kind": "holdfast.document.finding",
    "Level": "holdfast.document.finding",
    "Place": "holdfast.document.finding",
    "UnreadableSource": "holdfast.errors",
    "UnusableInput": "holdfast.errors",
    "UsageProblem": "holdfast.errors",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'holdfast' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
