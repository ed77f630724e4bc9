"""The result of importing a Word draft: the framework as YAML, what became of its clauses, where it was written."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.cli.envelope import Input, Outcome
from holdfast.cli.targets import new_file
from holdfast.document.audience import highest_marking
from holdfast.document.framework import Framework
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.integrity.files import read_beside
from holdfast.document.load import load_set
from holdfast.document.loaded import Loaded
from holdfast.document.read import STDIN
from holdfast.document.resolve import content_hash
from holdfast.document.write import write_atomically
from holdfast.errors import UsageProblem
from holdfast.word.files import read_word
from holdfast.word.importing import Imported, import_docx


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    output: str | None = None
    onto: str | None = None
    id: str | None = None
    stage: str | None = None
    parties: str | None = None
    authors: tuple[str, ...] = ()
    lang: str | None = None
    force: bool = False


def import_outcome(document: str, asked: Asked, *, options: Mapping[str, Any]) -> Outcome:
    """The outcome of importing one document; a file is written only after everything succeeded."""
    _sensible(document, asked)
    existing = load_set(asked.onto) if asked.onto is not None else None
    data = read_word(document, stdin=sys.stdin.buffer)
    found = import_docx(
        data, name=STDIN if document == "-" else document, id=asked.id, stage=asked.stage, parties=_parties(asked),
        authors=_authors(asked), lang=asked.lang, onto=existing, read_file=read_beside)
    target = None if asked.output == "-" else asked.output or asked.onto
    if target is not None:
        write_atomically(target, found.text.encode())
    return Outcome(
        data=_data(found), text=_said(found, target) if target else found.text,
        inputs=_inputs(existing.framework) if existing else (), diagnostics=found.remarks, options=options,
        marking=highest_marking([found.framework]).value)


def _inputs(framework: Loaded[Framework]) -> tuple[Input, ...]:
    model = framework.model
    sha256 = content_hash(model, geometry_reader=geometry_beside(framework.name))
    return (Input("framework", model.id, model.revision, sha256),)


def _sensible(document: str, asked: Asked) -> None:
    if document == "-" and asked.onto == "-":
        raise UsageProblem("Standard input can be read once. Give the framework of --onto as a file.")
    if asked.onto == "-":
        raise UsageProblem("--onto changes a file. Give its name.")
    if asked.onto and (asked.id or asked.stage or asked.parties):  # said before any file is read
        raise UsageProblem("--onto keeps id, stage and parties. Leave --id, --stage and --parties out.")
    if asked.output and asked.output not in (asked.onto, "-"):
        new_file(asked.output, force=asked.force)


def _parties(asked: Asked) -> tuple[str, ...] | None:
    if asked.parties is None:
        return None
    return tuple(part.strip() for part in asked.parties.split(",") if part.strip())


def _authors(asked: Asked) -> dict[str, str]:
    found = {}
    for entry in asked.authors:
        author, said, party = entry.rpartition("=")
        if not said or not author.strip() or not party.strip():
            raise UsageProblem(f'--author {entry[:40]!r} names no party. Write it as "Name=A".')
        found[author.strip()] = party.strip()
    return found


def _data(found: Imported) -> dict[str, Any]:
    framework = found.framework
    return {
        "framework": found.text, "id": framework.id, "clauses": len(framework.clauses),
        "brackets": sum(len(clause.brackets) for clause in framework.clauses.values()),
        "sections": len(framework.sections), "annexes": len(framework.annexes),
        "unchanged": found.unchanged, "changed": list(found.changed), "new": list(found.new),
        "retired": list(found.retired), "from_print": found.from_print,
    }


def _said(found: Imported, target: str) -> str:
    parts = [f"Written: {target}. {found.clauses} clauses, {found.versions} versions of bracketed text."]
    if found.unchanged or found.changed or found.retired:
        parts.append(f"Unchanged {found.unchanged}, changed {len(found.changed)}, new {len(found.new)}, "
                     f"retired {len(found.retired)}.")
    return " ".join([*parts, f"Next: `holdfast check {target}`."])
