"""Writing files so that nothing is lost: the new content is complete before it takes the place of the old."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from holdfast.document.finding import Finding, Place, error
from holdfast.errors import UnusableInput


def write_atomically(path: str | Path, data: bytes) -> None:
    """Write a file in one step: readers see the old content or the new, and a failure leaves the old untouched.

    Raises UnusableInput where the folder cannot be written to.
    """
    write_all({path: data})


def write_all(files: Mapping[str | Path, bytes]) -> None:
    """Write several files, each in one step, and none of them before all are complete on the disk.

    Raises UnusableInput where one of them cannot be written; then nothing has changed.
    """
    ready: list[tuple[Path, Path]] = []
    path: str | Path = ""
    try:
        for path, data in files.items():
            ready.append((Path(path), _beside(Path(path), data)))
        for path, temporary in ready:
            temporary.replace(path)
    except OSError as problem:
        raise UnusableInput([_unwritable(path, problem)]) from None
    finally:
        for _, temporary in ready:
            with contextlib.suppress(OSError):  # it is gone once it has taken its place
                temporary.unlink()


@contextlib.contextmanager
def piece_by_piece(path: str | Path) -> Iterator[Path]:
    """A file beside the target to write into, for content too large to hold; it takes the target's place at the end.

    Where the block raises, the target stays as it was; a file that the block removed takes no place.
    Raises UnusableInput where the folder cannot be written to.
    """
    target, temporary = Path(path), Path()
    try:
        handle, temporary = _temporary(target)
        os.close(handle)
        yield temporary
        if temporary.exists():
            temporary.chmod(_mode(target))
            temporary.replace(target)
    except OSError as problem:
        raise UnusableInput([_unwritable(path, problem)]) from None
    finally:
        if temporary.name:
            temporary.unlink(missing_ok=True)


def _temporary(target: Path) -> tuple[int, Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    return handle, Path(name)


def _beside(target: Path, data: bytes) -> Path:
    """The path of a complete file beside the one that it will replace."""
    handle, temporary = _temporary(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _unwritable(path: str | Path, problem: OSError) -> Finding:
    return error(
        "OUT001", "unwritable-output", f"{path} cannot be written: {problem.strerror or 'unknown reason'}.",
        why="What was there before is untouched.", next="Choose another place, or make this one writable.",
        place=Place(str(path), 1, 1),
    )


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those of a new file."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
