"""The page of the command line, from the commands as they are registered."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from scripts.doc_pages.markdown import head, page, plain, table

PATHS = {"case", "document", "events", "file", "framework", "new", "old", "output", "overlay", "path"}
"""Parameters that take the path of a file or folder."""


@dataclass(frozen=True)
class Parameter:
    """An argument or option of a command, as a user sees it."""

    flags: tuple[str, ...]
    """Names with their dashes; the name in capitals for an argument."""
    takes: str
    help: str
    argument: bool
    needed: bool


@dataclass(frozen=True)
class Command:
    """A command with its help and its parameters, in their order."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]


def commands() -> tuple[Command, ...]:
    """The commands that are registered, sorted by name."""
    from holdfast.cli.main import app

    found = [_command(info.name, info.callback) for info in app.registered_commands if info.callback]
    return tuple(sorted(found, key=lambda command: command.name))


def _command(name: str | None, work: Callable[..., Any]) -> Command:
    hints = get_type_hints(work, include_extras=True)
    taken = inspect.signature(work).parameters.values()
    parameters = tuple(_parameter(one.name, hints[one.name], one.default) for one in taken)
    return Command(name or work.__name__.replace("_", "-"), inspect.cleandoc(work.__doc__ or ""), parameters)


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    inner, info = get_args(hint)[:2]
    needed = default is inspect.Parameter.empty
    several = "list[" in str(inner)
    if type(info).__name__ == "ArgumentInfo":
        shown = (info.metavar or name).upper() + ("..." if several else "")
        return Parameter((shown,), _takes(name, inner, default), info.help or "", argument=True, needed=needed)
    # Inside Annotated, the library keeps the first name of an option where a default would stand.
    flags = tuple(flag for flag in (info.default, *(info.param_decls or ())) if str(flag).startswith("-"))
    return Parameter(flags or (f"--{name.replace('_', '-')}",), _takes(name, inner, default), info.help or "",
                     argument=False, needed=needed)


def _takes(name: str, hint: Any, default: Any) -> str:
    words = [part for part in (hint, *get_args(hint)) if isinstance(part, type) and issubclass(part, enum.Enum)]
    if words:
        return ", ".join(f"**{word.value}**" if word == default else str(word.value) for word in words[0])
    if hint is bool:
        return ""
    kind = "path" if name in PATHS else "text"
    return f"{kind}, may be repeated" if "list[" in str(hint) else kind


def cli_page() -> str:
    """The page ``cli.md``."""
    lines = head(
        "Command line", "the commands themselves",
        "This page is for everybody who runs `holdfast` by hand or from a script.",
        "After reading it you know every command, argument and option.",
        "",
        "Results go to standard output, talk goes to standard error, so a result can be piped without the talk.",
        "`-h` or `--help` after any command prints its options; `holdfast --version` prints the version.",
        "Where a file is asked for, `-` stands for standard input.",
        "Colour is used only on a terminal, and never where `NO_COLOR` is set.",
        "In the tables below the value that holds when an option is absent is in bold.",
        "",
        *table(("exit code", "meaning"), (
            ("0", "done, and nothing at or above what was asked for"),
            ("1", "findings or differences"),
            ("2", "the input or the options cannot be used; nothing was written"),
        )),
        "",
        "`--format json` prints one envelope for all commands: see [JSON output](json-output.md).",
        "What `--audience` and `--release-as` do is told in "
        "[keep something confidential](../how-to/keep-something-confidential.md).",
    )
    for command in commands():
        lines += _section(command)
    return page(lines)


def _section(command: Command) -> list[str]:
    arguments = [one for one in command.parameters if one.argument]
    options = [one for one in command.parameters if not one.argument]
    usage = " ".join(["holdfast", command.name, "[OPTIONS]", *(one.flags[0] for one in arguments)])
    said = [line for part in command.help.split("\n\n") for line in (plain(part), "")]
    lines = [f"## holdfast {command.name}", "", *said, "```", usage, "```", ""]
    if arguments:
        lines += [*table(("argument", "takes", "meaning"), map(_row, arguments)), ""]
    return [*lines, *table(("option", "takes", "meaning"), map(_row, options)), ""] if options else lines


def _row(one: Parameter) -> tuple[str, str, str]:
    said = f"{plain(one.help)} Required." if one.needed and not one.argument else plain(one.help)
    return (", ".join(f"`{flag}`" for flag in one.flags), one.takes or "nothing", said)
