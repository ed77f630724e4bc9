"""Calling the command line in this process, as a user would from a shell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from holdfast.cli.main import app


@dataclass(frozen=True, slots=True)
class Called:
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def envelope(self) -> dict[str, Any]:
        """The JSON envelope on stdout."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def call(*words: str, stdin: bytes | None = None) -> Called:
    """Call ``holdfast`` with these words and whatever stands on standard input."""
    result = CliRunner().invoke(app, list(words), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Called(result.exit_code, result.stdout, result.stderr)
