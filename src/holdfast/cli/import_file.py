"""``holdfast import``: a draft from a word processor as a framework, a negotiation of another program as a case."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from holdfast.cli.envelope import Outcome
from holdfast.cli.new import StageName


class Format(StrEnum):
    """Formats of ``import``."""

    TEXT = "text"
    JSON = "json"


def import_file(
    document: Annotated[
        str,
        typer.Argument(
            help="Word document (.docx), - for one on standard input; or a folder, .xml, .json or .yaml file with a "
            "negotiation."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="File to write; - prints; absent prints, or changes the file of --onto."),
    ] = None,
    onto: Annotated[
        str | None, typer.Option("--onto", help="Framework whose ids and norms stay; it takes over the new texts.")
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", help="Id of the new framework or case; absent means from the title.")
    ] = None,
    stage: Annotated[
        StageName | None, typer.Option("--stage", help="What the text sets out to be; absent means framework.")
    ] = None,
    parties: Annotated[
        str | None, typer.Option("--parties", help="Ids of the parties, such as A,B; they can sponsor brackets.")
    ] = None,
    author: Annotated[
        list[str] | None,
        typer.Option("--author", help='Party that an author of changes writes for: "Name=A"; may be repeated.'),
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the text, such as uk.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    format: Annotated[Format, typer.Option(help="Format of the report.")] = Format.TEXT,
) -> None:
    """Make a framework of a Word draft, or a case of a negotiation described for another program.

    Of a draft, each numbered paragraph becomes a clause, and what is not agreed brackets. With --onto, clauses keep
    their ids and fields, and only texts change. Folders of Genius XML, profiles of GeniusWeb and negotiation scenarios
    become a case with issues, stakes and red lines; graph models become a case that holds them. Without -o the result
    is printed.

    Exit codes: 0 imported; 2 unusable input or options, and nothing was written.
    """
    from holdfast.cli.running import run

    options = {"onto": onto is not None, "output": output is not None, "stage": stage.value if stage else None,
               "parties": parties, "authors": len(author or []), "lang": lang, "force": force}

    def work() -> Outcome:
        from holdfast.cli.import_case import import_negotiation, is_negotiation
        from holdfast.cli.import_draft import Asked, import_outcome

        if is_negotiation(document):
            _of_drafts_only(onto, stage, parties, author, lang)
            return import_negotiation(document, output=output, id=id, force=force, options=options)
        asked = Asked(output=output, onto=onto, id=id, stage=stage.value if stage else None, parties=parties,
                      authors=tuple(author or ()), lang=lang, force=force)
        return import_outcome(document, asked, options=options)

    run("import", work, format=format.value, options=options)


def _of_drafts_only(*given: object) -> None:
    """Raises UsageProblem where an option is given that a negotiation has no use for."""
    from holdfast.errors import UsageProblem

    if any(given):
        raise UsageProblem("--onto, --stage, --parties, --author and --lang are for Word drafts. Leave them out here.")
