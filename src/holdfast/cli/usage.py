"""Wrong use of the command line, said as every other fault is: what, why, and what to do, with exit code 2."""

from __future__ import annotations

import difflib
import itertools
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from typer.core import TyperGroup

from holdfast.document.finding import Finding, error

_CHOICE = re.compile(r"'(?P<given>[^']*)' is not one of (?P<known>.+?)\.?$")


class Commands(TyperGroup):
    """The group of commands; it turns the parser's complaints into findings."""

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
        standalone_mode: bool = True, windows_expand_args: bool = True, **extra: Any,
    ) -> Any:
        """Run a command; where the parser refuses the words, say so and exit with 2."""
        words = list(sys.argv[1:] if args is None else args)
        if not standalone_mode:
            return super().main(words, prog_name, complete_var, False, windows_expand_args, **extra)
        code: Any = 0
        try:
            code = super().main(words, prog_name, complete_var, False, windows_expand_args, **extra)
        except Exception as problem:
            # The parser's exceptions are the only ones with a message to show; commands end with SystemExit.
            said = getattr(problem, "format_message", None)
            if said is None:
                raise
            if type(problem).__name__ == "NoArgsIsHelpError":
                sys.stderr.write(said() + "\n")
                sys.exit(2)
            refuse(words, str(said()), known=tuple(self.commands))
        sys.exit(code if isinstance(code, int) else 0)


def refuse(words: Sequence[str], message: str, *, known: Sequence[str]) -> NoReturn:
    """Print a finding about wrong use, as JSON where that was asked for, and exit with 2."""
    from holdfast.cli.running import refuse_use

    json_wanted = "--format=json" in words or ("--format", "json") in itertools.pairwise(words)
    command = next((word for word in words if word in known), "")
    refuse_use(command, finding_of(command, message), format="json" if json_wanted else "text")


def finding_of(command: str, message: str) -> Finding:
    """The parser's message as a finding, with the nearest choice where one is near."""
    said = re.sub(r"^Invalid value for (?:argument )?'?([^':]+)'?: ", r"\1: ", message.strip())
    said = re.sub(r"(?i)\bvalue error, ", "", said)
    choice = _CHOICE.search(said)
    near: list[str] = []
    if choice:
        near = difflib.get_close_matches(choice["given"], re.findall(r"'([^']+)'", choice["known"]), n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    ask = f"holdfast {command} -h" if command else "holdfast -h"
    return error("USE001", "wrong-use", said, next=f"{hint}`{ask}` lists what it takes.")
