"""Every fuzz target with bytes made by hypothesis; `make verify` runs the same targets longer and with coverage."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

TARGETS = sorted(path.stem for path in Path(__file__).parent.glob("fuzz_*.py"))
PIECES = st.sampled_from(
    [b"a:", b"- ", b"\n", b"  ", b"{", b"}", b"[", b"]", b"'", b'"', b": ", b"&a ", b"*a", b"!!python", b"---", b"\t",
     b"\x00", b"\xff", b"\xef\xbb\xbf", b".nan", b"-.inf", b"1e999", b"kind: framework", b"parties:", b"|", b"#"]
)  # fmt: skip
BYTES = st.binary(max_size=400) | st.lists(PIECES | st.binary(max_size=6), max_size=60).map(b"".join)


@pytest.mark.parametrize("name", TARGETS)
@given(data=BYTES)
def test_no_bytes_raise(name: str, data: bytes) -> None:
    """A target takes any bytes without raising."""
    importlib.import_module(f"tests.fuzz.{name}").one(data)
