"""Any bytes, read as a document: a source or a finding, never another exception."""

from __future__ import annotations

import contextlib

from holdfast.document.read import read_bytes
from holdfast.errors import HoldfastError


def one(data: bytes) -> None:
    """Reads the bytes as YAML and as JSON."""
    for name in ("fuzzed.yaml", "fuzzed.json"):
        with contextlib.suppress(HoldfastError):
            read_bytes(data, name=name)
