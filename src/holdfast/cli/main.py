"""The command ``holdfast``: registers the commands; each imports what it needs only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from holdfast import __version__
from holdfast.cli.assess import assess
from holdfast.cli.check import check
from holdfast.cli.compare import compare
from holdfast.cli.diff import diff
from holdfast.cli.fmt import fmt
from holdfast.cli.import_file import import_file
from holdfast.cli.new import new
from holdfast.cli.print_text import print_text
from holdfast.cli.resolve import resolve
from holdfast.cli.returns import returns
from holdfast.cli.roadmap import roadmap
from holdfast.cli.rule import rule
from holdfast.cli.schema import schema
from holdfast.cli.settle import settle
from holdfast.cli.show import show
from holdfast.cli.stability import stability
from holdfast.cli.territory import territory
from holdfast.cli.trace import trace
from holdfast.cli.usage import Commands
from holdfast.cli.vote import vote

HELP = """Hold a ceasefire or peace framework in one checkable document.

Results go to stdout, talk to stderr. Exit codes: 0 done; 1 findings or differences; 2 unusable input or options.
"""

app = typer.Typer(
    cls=Commands, help=HELP, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (new, check, assess, settle, roadmap, territory, vote, returns, compare, diff, show, trace, stability,
                rule, fmt, resolve, schema):
    app.command()(command)
app.command("import")(import_file)  # the plain names are words of Python
app.command("print")(print_text)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"holdfast {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line."""
    app()
