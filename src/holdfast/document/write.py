"""Writing files so that nothing is lost: the new content is complete before it takes the place of the old."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from holdfast.document.finding import error
from holdfast.errors import UnusableInput


def write_atomically(path: str | Path, data: bytes) -> None:
    """Write a file in one step: readers see the old content or the new, and a failure leaves the old untouched.

    Raises UnusableInput where the folder cannot be written to.
    """
    target = Path(path)
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as problem:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise UnusableInput([
            error(
                "OUT001", "unwritable-output", f"{path} cannot be written: {problem.strerror or 'unknown reason'}.",
                why="What was there before is untouched.", next="Choose another place, or make this one writable.",
            )
        ]) from None


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those of a new file."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
