"""Import in one call: the bytes of a Word document in, a framework and what became of its clauses out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from holdfast.document.case import Case
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework, Stage
from holdfast.document.integrity import check_integrity
from holdfast.document.integrity.held import ReadFile
from holdfast.document.load import documents_from_bytes, framework_from_bytes
from holdfast.document.loaded import Documents
from holdfast.document.text import versions
from holdfast.errors import InvalidDocument, UsageProblem
from holdfast.word.codes import remark
from holdfast.word.draft import Draft
from holdfast.word.framework_text import Named, framework_tree, yaml_of
from holdfast.word.merge import Merged, merged
from holdfast.word.names import slug
from holdfast.word.read import Reading, read_draft

ASSUMED_STAGE = Stage.FRAMEWORK
"""What a draft sets out to be where nobody says it."""

_STAGES = tuple(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True)
class Imported:
    """A framework made of a Word document, or changed by one, and what is to be said about it."""

    text: str
    """The framework as YAML."""
    framework: Framework
    clauses: int = 0
    """How many clauses the document has."""
    versions: int = 0
    """How many versions of bracketed text it has."""
    unchanged: int = 0
    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    from_print: bool = False
    """Whether `holdfast print` made the document."""
    remarks: tuple[Finding, ...] = field(default=(), repr=False)
    """What was assumed, left out, guessed or kept elsewhere."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the caller said of the text."""

    id: str | None
    stage: str | None
    parties: Sequence[str] | None
    authors: Mapping[str, str]
    lang: str | None


def import_docx(data: bytes, *, name: str = "draft.docx", id: str | None = None,
                stage: Stage | str | None = None, parties: Sequence[str] | None = None,
                authors: Mapping[str, str] | None = None, lang: str | None = None, onto: Documents | None = None,
                read_file: ReadFile | None = None) -> Imported:
    """The framework in the bytes of a Word document, or the one of ``onto`` with its texts; nothing is written.

    ``authors`` says for which party the author of a tracked change writes; names of people are kept nowhere. What is
    not said is taken from the document, and ``remarks`` say what was assumed. With ``onto`` ids and norms stay; files
    that it names are looked for by ``read_file`` alone. Raises UnusableInput where the document cannot be used or what
    comes of it would be no valid framework, and UsageProblem where the arguments make no sense together.
    """
    said = _Said(id, str(stage) if stage else None, parties, authors or {}, lang)
    _sensible(said, onto)
    draft = read_draft(data, name=name, reading=_reading(said, onto))
    if onto is not None:
        held = onto.framework
        result = merged(held.source.text, held.model, draft)
        return _imported(result, draft, _checked(result.text, onto, read_file), ())
    named = _named(said, draft, name)
    result = Merged(yaml_of(framework_tree(draft, named)))
    framework = documents_from_bytes(result.text.encode(), name="imported.framework.yaml").framework.model
    result.new = list(framework.clauses)
    return _imported(result, draft, framework, _assumed(said, named, draft))


def _imported(result: Merged, draft: Draft, framework: Framework, assumed: tuple[Finding, ...]) -> Imported:
    return Imported(
        result.text, framework, clauses=len(draft.clauses),
        versions=sum(len(clause.brackets) for clause in draft.clauses), unchanged=result.kept,
        changed=tuple(result.changed), new=tuple(result.new), retired=tuple(result.retired),
        from_print=bool(draft.printed.head), remarks=(*assumed, *draft.remarks, *result.remarks))


def _sensible(said: _Said, onto: Documents | None) -> None:
    if onto is not None and (said.id or said.stage or said.parties):
        raise UsageProblem("--onto keeps id, stage and parties. Leave --id, --stage and --parties out.")
    if onto is not None and onto.framework.source.text.lstrip().startswith("{"):
        raise UsageProblem("--onto changes YAML, and this framework is JSON. Give it as YAML.")
    if said.stage is not None and said.stage not in _STAGES:
        raise UsageProblem(f"{said.stage[:40]!r} is no stage. Stages are {', '.join(_STAGES)}.")


def _reading(said: _Said, onto: Documents | None) -> Reading:
    known = tuple(said.parties or ())
    names: dict[str, str] = {}
    if onto is not None:
        known = tuple(onto.framework.model.parties)
        names = _names(onto.framework.model, onto.case.model if onto.case else None)
    for party in said.authors.values():
        if known and party not in known:
            raise UsageProblem(f"An author is given to {party[:40]!r}, which is no party here. "
                               f"The parties are {', '.join(known)}.")
    return Reading(known, names, said.authors, said.lang or "")


def _names(framework: Framework, case: Case | None) -> dict[str, str]:
    """Other names of the parties, in small letters → id."""
    defined = framework.parties if isinstance(framework.parties, Mapping) else {}
    return {
        " ".join(name.split()).casefold(): id
        for id, party in {**(case.parties if case else {}), **defined}.items() if id in framework.parties
        for name in (*versions(party.name).values(), *filter(None, [party.short]))
    }


def _named(said: _Said, draft: Draft, name: str) -> Named:
    """Id, stage and parties: what was asked for, what the document says, or what its name and brackets suggest."""
    head = draft.printed.head
    title = slug(next(iter(draft.title.values()), ""))
    stem = slug(PurePath(name).name.partition(".")[0].replace("_", " "))
    parties = said.parties if said.parties is not None else _parties_of(draft)
    return Named(said.id or head.get("id") or title or stem or "imported",
                 said.stage or _stage_of(draft) or ASSUMED_STAGE.value,
                 tuple(dict.fromkeys([*parties, *draft.sponsors, *said.authors.values()])))


def _stage_of(draft: Draft) -> str:
    """The stage that a print says of itself, or nothing."""
    said = draft.printed.head.get("stage", "")
    return said if said in _STAGES else ""


def _parties_of(draft: Draft) -> tuple[str, ...]:
    """The parties that a print says of itself."""
    return tuple(filter(None, (part.strip() for part in draft.printed.head.get("parties", "").split(","))))


def _assumed(said: _Said, named: Named, draft: Draft) -> tuple[Finding, ...]:
    """One remark on all that neither the document nor the caller said; none where they said everything."""
    what: list[str] = []
    how: list[str] = []
    if said.stage is None and not _stage_of(draft):
        what.append(f"the stage is {named.stage}")
        how.append(f"--stage {'|'.join(_STAGES)}")
    if said.parties is None and not _parties_of(draft):
        what.append(f"the parties are {', '.join(named.parties)}, whom brackets or authors name" if named.parties
                    else "there are no parties yet, because no bracket opens with one")
        how.append("--parties A,B")
    if not said.lang and not draft.printed.head and any("" in clause.texts for clause in draft.clauses):
        what.append("all is in one language, which stays without a name")
        how.append("--lang uk")
    if not what:
        return ()
    return (remark(
        "WRD122", f"Nobody said otherwise, so it was assumed: {'; '.join(what)}.",
        why="The stage decides which rules apply, only parties can sponsor a version, and a print speaks the "
            "language of its text.",
        next=f"If something else holds, import again with {', '.join(how)}; or change it in the framework."),)


def _checked(text: str, onto: Documents, read_file: ReadFile | None) -> Framework:
    """The framework that the text is, with its integrity checked; raises InvalidDocument where it has none."""
    changed = framework_from_bytes(text.encode(), name=onto.framework.name)
    findings = check_integrity(replace(onto, framework=changed), read_file=read_file)
    if findings:
        raise InvalidDocument(findings)
    return changed.model
