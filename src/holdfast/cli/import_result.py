"""The result of ``import``: the framework as YAML, what became of its clauses, and where it was written."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from holdfast.cli.envelope import Input, Outcome
from holdfast.cli.targets import new_file
from holdfast.document.audience import highest_marking
from holdfast.document.case import Case
from holdfast.document.framework import Framework, Stage
from holdfast.document.geometry_files import geometry_beside
from holdfast.document.integrity import check_integrity
from holdfast.document.integrity.files import read_beside
from holdfast.document.load import documents_from_bytes, framework_from_bytes, load_set
from holdfast.document.loaded import Documents, Loaded
from holdfast.document.read import STDIN
from holdfast.document.resolve import content_hash
from holdfast.document.text import versions
from holdfast.document.write import write_atomically
from holdfast.errors import InvalidDocument, UsageProblem
from holdfast.word.draft import Draft
from holdfast.word.files import read_word
from holdfast.word.framework_text import Named, framework_tree, yaml_of
from holdfast.word.merge import Merged, merged
from holdfast.word.names import slug
from holdfast.word.read import Reading, read_draft


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
    if existing is not None and existing.framework.source.text.lstrip().startswith("{"):
        raise UsageProblem("--onto changes YAML, and this framework is JSON. Give it as YAML.")
    name = STDIN if document == "-" else document
    data = read_word(document, stdin=sys.stdin.buffer)
    case = existing.case.model if existing and existing.case else None
    draft = read_draft(data, name=name, reading=_reading(asked, existing.framework.model if existing else None, case))
    if existing is not None:
        held = existing.framework
        result = merged(held.source.text, held.model, draft)
    else:
        result = Merged(yaml_of(framework_tree(draft, _named(asked, draft, name))))
        result.new = list(_clauses(result.text))
    framework = _valid(result.text, existing)
    target = None if asked.output == "-" else asked.output or asked.onto
    if target is not None:
        write_atomically(target, result.text.encode())
    return Outcome(
        data=_data(result, draft, framework), text=_said(result, draft, target) if target else result.text,
        inputs=_inputs(existing.framework) if existing else (), diagnostics=[*draft.remarks, *result.remarks],
        options=options,
        marking=highest_marking([framework]).value)


def _inputs(framework: Loaded[Framework]) -> tuple[Input, ...]:
    model = framework.model
    sha256 = content_hash(model, geometry_reader=geometry_beside(framework.name))
    return (Input("framework", model.id, model.revision, sha256),)


def _sensible(document: str, asked: Asked) -> None:
    if document == "-" and asked.onto == "-":
        raise UsageProblem("Standard input can be read once. Give the framework of --onto as a file.")
    if asked.onto == "-":
        raise UsageProblem("--onto changes a file. Give its name.")
    if asked.onto and (asked.id or asked.stage or asked.parties):
        raise UsageProblem("--onto keeps id, stage and parties. Leave --id, --stage and --parties out.")
    if asked.output and asked.output not in (asked.onto, "-"):
        new_file(asked.output, force=asked.force)


def _reading(asked: Asked, framework: Framework | None, case: Case | None) -> Reading:
    parties = tuple(part.strip() for part in (asked.parties or "").split(",") if part.strip())
    names: dict[str, str] = {}
    if framework is not None:
        parties = tuple(framework.parties)
        defined = framework.parties if isinstance(framework.parties, Mapping) else {}
        for id, known in {**(case.parties if case else {}), **defined}.items():
            if id in parties:
                said = [*versions(known.name).values(), *filter(None, [known.short])]
                names |= {" ".join(name.split()).casefold(): id for name in said}
    authors = {}
    for entry in asked.authors:
        author, found, party = entry.rpartition("=")
        if not found or not author.strip() or not party.strip():
            raise UsageProblem(f'--author {entry[:40]!r} names no party. Write it as "Name=A".')
        if parties and party.strip() not in parties:
            raise UsageProblem(f"--author gives a name to {party.strip()[:40]!r}, which is no party here. "
                               f"The parties are {', '.join(parties)}.")
        authors[author.strip()] = party.strip()
    return Reading(parties, names, authors, asked.lang or "")


def _named(asked: Asked, draft: Draft, name: str) -> Named:
    """Id, stage and parties: what was asked for, what the document says, or what its name and brackets suggest."""
    head = draft.printed.head
    title = slug(next(iter(draft.title.values()), ""))
    stem = slug(PurePath(name).name.partition(".")[0].replace("_", " "))
    said = asked.parties if asked.parties is not None else head.get("parties", "")
    parties = [part.strip() for part in said.split(",") if part.strip()]
    authors = [entry.rpartition("=")[2].strip() for entry in asked.authors]
    parties += [party for party in dict.fromkeys([*draft.sponsors, *authors]) if party not in parties]
    stages = [stage.value for stage in Stage]
    stage = asked.stage or (head["stage"] if head.get("stage") in stages else Stage.FRAMEWORK.value)
    return Named(asked.id or head.get("id") or title or stem or "imported", stage, tuple(parties))


def _valid(text: str, existing: Documents | None) -> Framework:
    """The framework that the text is, with its integrity checked; nothing is written where it has none."""
    if existing is None:
        return documents_from_bytes(text.encode(), name="imported.framework.yaml").framework.model
    changed = framework_from_bytes(text.encode(), name=existing.framework.name)
    findings = check_integrity(replace(existing, framework=changed), read_file=read_beside)
    if findings:
        raise InvalidDocument(findings)
    return changed.model


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(framework_from_bytes(text.encode(), name="imported.framework.yaml").model.clauses)


def _data(result: Merged, draft: Draft, framework: Framework) -> dict[str, Any]:
    return {
        "framework": result.text, "id": framework.id, "clauses": len(framework.clauses),
        "brackets": sum(len(clause.brackets) for clause in framework.clauses.values()),
        "sections": len(framework.sections), "annexes": len(framework.annexes),
        "unchanged": result.kept, "changed": result.changed, "new": result.new, "retired": result.retired,
        "from_print": bool(draft.printed.head),
    }


def _said(result: Merged, draft: Draft, target: str) -> str:
    brackets = sum(len(clause.brackets) for clause in draft.clauses)
    parts = [f"Written: {target}. {len(draft.clauses)} clauses, {brackets} versions of bracketed text."]
    if result.kept or result.changed or result.retired:
        parts.append(f"Unchanged {result.kept}, changed {len(result.changed)}, new {len(result.new)}, "
                     f"retired {len(result.retired)}.")
    return " ".join([*parts, f"Next: `holdfast check {target}`."])
