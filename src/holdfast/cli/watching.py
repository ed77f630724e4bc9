"""Watching long work on a terminal: a progress bar on stderr, and Ctrl-C as a request to show what is proven."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from holdfast.solving.watch import Watch


@contextmanager
def watched(command: str) -> Iterator[Watch]:
    """A watch that ends at the first Ctrl-C; the second one interrupts as usual."""
    asked = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    in_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, stop) if in_main else None
    try:
        if sys.stderr.isatty():
            with _telling(command) as tell:
                yield Watch(asked_to_stop=asked.is_set, tell=tell)
        else:
            yield Watch(asked_to_stop=asked.is_set)
    finally:
        if in_main:
            signal.signal(signal.SIGINT, before or signal.default_int_handler)


@contextmanager
def _telling(command: str) -> Iterator[Callable[[str, float | None], None]]:
    """A progress bar that is drawn once work has taken longer than a moment."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"holdfast {command}", total=None)

        def tell(what: str, share: float | None) -> None:
            progress.update(task, description=what, total=None if share is None else 1.0, completed=share or 0.0)

        yield tell
