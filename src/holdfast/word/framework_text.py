"""A draft as the YAML of a new framework, written in the one way of writing documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from holdfast.document.framework import EDITION
from holdfast.word.draft import Draft, DraftBracket, DraftClause, DraftSection, Texts
from holdfast.word.names import new_id, slug
from holdfast.word.versions import NO_TEXT

WIDTH = 120
SOURCE = "imported-document"
"""Id of the source that figures of an imported print have: the print itself, which carries no others."""

_BARE = re.compile(r"[A-Za-z](?:[\w .;()/+<=-]*[\w.;()/+<=-])?")
_NEVER_BARE = re.compile(r"true|false|null|yes|no|on|off|y|n|~|\.inf|\.nan", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What the command line or the document says the new framework is."""

    id: str
    stage: str
    parties: tuple[str, ...] = ()


def identified(draft: Draft, *, taken: set[str]) -> tuple[tuple[str, DraftClause], ...]:
    """The clauses with ids: those that a mark says, and new ones from section and first words; ``taken`` grows."""
    marked = {clause.id for clause in draft.clauses if clause.id}
    taken |= marked
    return tuple((clause.id or _id_for(clause, taken, n), clause) for n, clause in enumerate(draft.clauses, start=1))


def _id_for(clause: DraftClause, taken: set[str], position: int) -> str:
    said = next(iter(clause.texts.values()), "")
    if said == NO_TEXT and clause.brackets:
        said = next(iter(clause.brackets[0].texts.values()), "")
    words = slug(re.sub(r"\[[^\[\]]*\]", " ", said)) or slug(said)
    number = slug(f"clause {clause.number}", words=8) if clause.number else ""
    above = clause.section or ("preamble" if clause.kind == "declaratory" else "")
    own = words or number or f"clause-{position}"
    return new_id([f"{above}.{own}"[:78] if above else own], taken, otherwise=f"clause-{position}")


def framework_tree(draft: Draft, named: Named) -> dict[str, Any]:
    """The new framework as maps and lists, keys in the order of the model."""
    clauses = identified(draft, taken=set())
    tree: dict[str, Any] = {"framework": EDITION, "id": named.id}
    if draft.title:
        tree["title"] = text_of(draft.title)
    tree |= {"stage": named.stage, "encoded": "prose-only"}
    if draft.parameters:
        tree["sources"] = {SOURCE: {"title": "Document from which this framework was imported"}}
    tree["parties"] = list(named.parties)
    if draft.terms:
        tree["terms"] = {id: _term(term.label, term.texts) for id, term in draft.terms.items() if term.texts}
    if draft.parameters:
        tree["parameters"] = {id: {**figure, "source": SOURCE} for id, figure in draft.parameters.items()}
    if draft.zones:
        tree["zones"] = {id: _zone(zone) for id, zone in draft.zones.items()}
    if draft.sections:
        tree["sections"] = {id: _section(section) for id, section in draft.sections.items()}
    tree["clauses"] = {id: clause_tree(clause) for id, clause in clauses}
    if draft.annexes:
        taken = set[str]()
        tree["annexes"] = {
            new_id([slug(annex.title, words=4)], taken, otherwise=f"table-{n}"):
                {"title": annex.title, "note": "\n".join(annex.rows)}
            for n, annex in enumerate(draft.annexes, start=1)}
    if draft.marking:
        tree["marking"] = draft.marking
    return tree


def _zone(zone: Mapping[str, Any]) -> dict[str, Any]:
    """A zone with its geometry as the text of numbers, in the short form in which people write coordinates."""
    return {key: Raw(_inline(value)) if key == "geometry" else value for key, value in zone.items()}


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_inline(inner)}' for key, inner in value.items())}}}"
    return f"[{', '.join(map(_inline, value))}]" if isinstance(value, list) else str(value)


class Raw(str):
    """A value that is written as it stands."""

    __slots__ = ()


def _section(section: DraftSection) -> dict[str, Any]:
    return {"title": text_of(section.titles), **({"number": section.number} if section.number else {})}


def _term(label: Texts, texts: Texts) -> dict[str, Any]:
    return {**({"label": text_of(label)} if label else {}), "text": text_of(texts)}


def clause_tree(clause: DraftClause) -> dict[str, Any]:
    """A clause as a map, keys in the order of the model."""
    said: dict[str, Any] = {}
    if clause.heading:
        said["heading"] = text_of(clause.heading)
    if clause.number:
        said["number"] = clause.number
    said["text"] = text_of(clause.texts)
    if clause.kind != "operative":
        said["kind"] = clause.kind
    if clause.section:
        said["section"] = clause.section
    if clause.brackets:
        said["brackets"] = [bracket_tree(bracket) for bracket in clause.brackets]
    if clause.notes:
        said["note"] = "\n".join(dict.fromkeys(clause.notes))
    return said


def bracket_tree(bracket: DraftBracket) -> dict[str, Any]:
    """A bracket as a map."""
    said: dict[str, Any] = {}
    if bracket.by:
        said["by"] = bracket.by[0] if len(bracket.by) == 1 else list(bracket.by)
    if any(bracket.texts.values()):
        said["text"] = text_of(bracket.texts)
    said |= {key: value for key, value in (("issue", bracket.issue), ("option", bracket.option)) if value}
    return said


def text_of(texts: Texts) -> str | dict[str, str]:
    """A text as a document holds it: a string where it has no language, or else a map; empty versions are left out."""
    full = {lang: text for lang, text in texts.items() if text}
    if set(full) == {""}:
        return full[""]
    return {lang or "und": text for lang, text in full.items()}


@dataclass(slots=True)
class _Writer:
    lines: list[str] = field(default_factory=list)

    def mapping(self, tree: Mapping[str, Any], indent: int) -> None:
        for key, value in tree.items():
            self.entry(f"{' ' * indent}{_key(key)}:", value, indent)

    def entry(self, lead: str, value: Any, indent: int) -> None:
        if isinstance(value, Mapping):
            if not value:
                self.lines.append(f"{lead} {{}}")
                return
            self.lines.append(lead)
            self.mapping(value, indent + 2)
        elif isinstance(value, Raw):
            self.lines.append(f"{lead} {value}")
        elif isinstance(value, list):
            self._list(lead, value, indent)
        else:
            self.lines.extend(scalar_lines(lead, str(value), indent))

    def _list(self, lead: str, items: Sequence[Any], indent: int) -> None:
        if all(isinstance(item, str) for item in items):
            self.lines.append(f"{lead} [{', '.join(_scalar(item, flow=True) for item in items)}]")
            return
        self.lines.append(lead)
        for item in items:
            start = len(self.lines)
            self.mapping(item, indent + 4)
            self.lines[start] = f"{' ' * (indent + 2)}- {self.lines[start].lstrip()}"


def yaml_of(tree: Mapping[str, Any]) -> str:
    """A document as YAML: long texts folded, everything else on one line."""
    writer = _Writer()
    writer.mapping(tree, 0)
    return "\n".join(writer.lines) + "\n"


def scalar_lines(lead: str, text: str, indent: int) -> Iterator[str]:
    """A text after its key: on the same line, or folded over several where it is long."""
    room = WIDTH - indent - 2 - len(lead.strip()[:-1])
    if len(text) > room > 0 and text.isprintable() and text == " ".join(text.split()):
        yield f"{lead} >-"
        yield from (f"{' ' * (indent + 2)}{line}" for line in _folded(text, WIDTH - indent - 2))
    else:
        yield f"{lead} {_scalar(text)}"


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _key(key: str) -> str:
    return key if not _NEVER_BARE.fullmatch(key) and any(letter.isalpha() for letter in key) else json.dumps(key)


def _scalar(text: str, *, flow: bool = False) -> str:
    if _BARE.fullmatch(text) and not _NEVER_BARE.fullmatch(text) and not (flow and " " in text):
        return text
    return json.dumps(text, ensure_ascii=False)
