"""Where a command may write: a name that is free, or a file that it was told to replace."""

from __future__ import annotations

from pathlib import Path

from holdfast.errors import UsageProblem


def new_file(path: str, *, force: bool) -> None:
    """Raises UsageProblem where something is at the path that must not be replaced."""
    no_name = UsageProblem(f"{path[:80]!r} cannot be the name of a file. Choose another name.")
    if "\0" in path:  # which a look at the path takes for a name that is free
        raise no_name
    try:
        there, is_file = Path(path).exists(), Path(path).is_file()
    except (OSError, ValueError):
        raise no_name from None
    if there and not is_file:
        raise UsageProblem(f"{path} is there and is no file. Choose another name.")
    if there and not force:
        raise UsageProblem(f"{path} is there already. Choose another name, or say --force to replace it.")
