"""Files of data that the reader holds beside the documents, packed with gzip or not."""

from __future__ import annotations

import zlib
from pathlib import Path

from holdfast.errors import UsageProblem

MOST_BYTES = 200_000_000
"""Bytes of one file at most, unpacked."""


def unpacked(path: str) -> tuple[str, bytes]:
    """How messages name a file, and its bytes, unpacked; raises UsageProblem."""
    name = f"The file {Path(path).name}"
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if data[:2] == b"\x1f\x8b":
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            data = unpacker.decompress(data, MOST_BYTES + 1)
            if len(data) <= MOST_BYTES and not unpacker.eof:
                raise UsageProblem(f"{name} is packed with gzip, and its end is missing. Fetch it again.")
    except OSError as problem:
        raise UsageProblem(f"{name} cannot be read: {problem.strerror}. Correct the path.") from None
    except zlib.error:
        raise UsageProblem(f"{name} is packed with gzip, and damaged. Fetch it again.") from None
    if len(data) > MOST_BYTES:
        raise UsageProblem(f"{name} holds more than {MOST_BYTES:,} bytes. Simplify it, or cut it to what is compared.")
    return name, data
