"""Any bytes, formatted: a document that reads the same, and formatting it again changes nothing; or a refusal."""

from __future__ import annotations

import contextlib

from holdfast.document.fmt import formatted
from holdfast.document.places import plain
from holdfast.document.read import read_bytes
from holdfast.errors import UnusableInput


def one(data: bytes) -> None:
    """Formats the bytes as YAML and as JSON."""
    text = data.decode("utf-8", "replace")
    for name in ("fuzzed.framework.yaml", "fuzzed.framework.json"):
        with contextlib.suppress(UnusableInput):
            result = formatted(text, name=name)
            assert plain(read_bytes(result.encode(), name=name).root) == plain(read_bytes(text.encode(), name=name).root)
            assert formatted(result, name=name) == result
