"""A draft onto an existing framework: ids and norms stay, texts follow the draft, and everything else is untouched."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from holdfast.document.clause import Clause
from holdfast.document.families import SHARED, family
from holdfast.document.finding import Finding, Level
from holdfast.document.fmt import editor
from holdfast.document.framework import Framework
from holdfast.document.geometry import normalised
from holdfast.document.printed import printed
from holdfast.document.scalars import Encoded, Marking
from holdfast.document.text import versions, words_in
from holdfast.word.bracket_merge import merge_brackets
from holdfast.word.codes import remark
from holdfast.word.draft import Draft, DraftClause, Texts
from holdfast.word.framework_text import clause_tree, identified, text_of
from holdfast.word.matching import Matched, matched, plain
from holdfast.word.names import new_id, slug
from holdfast.word.yaml_edits import commented, mentions, put, put_text

NORM = ("who", "to", "modal", "act", "object", "where", "when", "if_", "except_", "hence", "lest", "observe",
        "evidence")
"""Fields of a clause that say what its text says, and may be wrong once the text changed."""


@dataclass(slots=True)
class Merged:
    """The framework as YAML after the draft was laid onto it."""

    text: str
    kept: int = 0
    changed: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)


def merged(existing: str, framework: Framework, draft: Draft) -> Merged:
    """The existing YAML with the texts of the draft, and what changed; comments and all other fields stay."""
    yaml = editor()
    tree = yaml.load(existing.replace("\r\n", "\n").replace("\r", "\n"))
    work = _Merge(tree, framework, draft, Merged(""))
    work.run()
    stream = io.StringIO()
    yaml.dump(tree, stream)
    work.result.text = stream.getvalue()
    return work.result


@dataclass(slots=True)
class _Merge:
    tree: Any
    framework: Framework
    draft: Draft
    result: Merged

    def run(self) -> None:
        if not isinstance(self.tree.get("clauses"), CommentedMap):
            self.tree["clauses"] = CommentedMap()
        self._head()
        found = self._matches()
        order = self._clauses(found)
        self._vanished({match.id for match in found.values()})
        self._reorder(order)
        self._annexes()

    # --- the document as a whole ---------------------------------------------------------------------------------

    def _head(self) -> None:
        if self.draft.printed.head:
            put_text(self.tree, "title", self._new("title", self.draft.title), indent=0)
        for id, section in self.draft.sections.items():
            if id in self.framework.sections and self.draft.printed.head:
                put_text(self.tree["sections"][id], "title", self._new(f"sections.{id}", section.titles), indent=4)
        for id, term in self.draft.terms.items():
            if id in self.framework.terms:
                put_text(self.tree["terms"][id], "text", self._new(f"terms.{id}", term.texts), indent=4)
        for id, zone in self.draft.zones.items():
            known = self.framework.zones[id].geometry if id in self.framework.zones else None
            if isinstance(known, Mapping) and normalised(known) != normalised(zone["geometry"]):
                self.result.remarks.append(remark(
                    "WRD120", "Its coordinates in the document are not those of the zone, which was kept.",
                    address=f"zones.{id}", next="Change `geometry` if the new ones are agreed.", level=Level.WARNING))
        level = next((one for one in Marking if one.value == self.draft.marking), None)
        own = self.framework.marking or Marking.CLEAR
        if level is not None and level.rank > own.rank:
            self.result.remarks.append(remark(
                "WRD115", f"The document carries {level.value}, and the framework {own.value}.",
                why="Words from a marked document stay marked.",
                next=f"Set `marking: {level.value}`, unless whoever marked it has released it.", level=Level.WARNING))

    def _new(self, address: str, texts: Texts) -> Texts:
        """The versions of a text that are not as they were printed."""
        return {lang: text for lang, text in texts.items() if (address, lang) not in self.draft.same}

    def _matches(self) -> dict[int, Matched]:
        lang = next(iter(self.draft.clauses[0].texts), "") if self.draft.clauses else ""
        drafts = [(clause.id if clause.id in self.framework.clauses else "",
                   printed(next(iter(clause.texts.values()), ""), self.framework, lang=lang or "en"))
                  for clause in self.draft.clauses]
        known = {id: printed(clause.text, self.framework, lang=lang or "en")
                 for id, clause in self.framework.clauses.items() if self._was_given(id)}
        return matched(drafts, known)

    def _was_given(self, id: str) -> bool:
        """Whether the reader of the document could have changed or removed a clause: what was not printed stays."""
        return not self.draft.printed.head or id in self.draft.printed.clauses

    # --- clauses -------------------------------------------------------------------------------------------------

    def _clauses(self, found: Mapping[int, Matched]) -> list[str]:
        taken = {id for key in SHARED for id in family(self.framework, key)} | set(self.framework.retired)
        fresh = [clause for n, clause in enumerate(self.draft.clauses) if n not in found]
        for clause in fresh:
            clause.section = self._section(clause.section)
            clause.id = ""
        rest = Draft(self.draft.printed, clauses=fresh)
        ids = iter([id for id, _ in identified(rest, taken=taken)])
        order: list[str] = []
        for n, clause in enumerate(self.draft.clauses):
            if n in found:
                self._update(found[n], clause)
                order.append(found[n].id)
            else:
                id = next(ids)
                self._insert(id, clause, after=order[-1] if order else None)
                order.append(id)
        return order

    def _update(self, match: Matched, draft: DraftClause) -> None:
        clause, node = self.framework.clauses[match.id], self.tree["clauses"][match.id]
        address = f"clauses.{match.id}"
        changed = {lang: text for lang, text in draft.texts.items() if not self._same(clause, draft, lang, text)}
        if match.guessed:
            self.result.remarks.append(remark(
                "WRD116", "A paragraph was taken for this clause because its words are similar.", address=address,
                why="The document carries no mark for it.",
                next="Compare the two, and give it another id if it is new."))
        if changed:
            put_text(node, "text", changed, indent=4)
            self.result.changed.append(match.id)
            if any(getattr(clause, name) for name in NORM):
                self.result.remarks.append(remark(
                    "WRD110", "The text changed; who must do what and when was kept as it was.", address=address,
                    next="Read the new text, and check the norm.", level=Level.WARNING))
        else:
            self.result.kept += 1
        if draft.heading and draft.id:
            put_text(node, "heading", self._new(f"{address}#heading", draft.heading), indent=4)
        if draft.number and not draft.id and draft.number != clause.number:
            put(node, "number", draft.number, before="text")
        merge_brackets(node, clause, draft, self.draft)
        said = [note for note in dict.fromkeys(draft.notes) if note not in (clause.note or "")]
        if said:
            node["note"] = "\n".join(filter(None, [clause.note, *said]))  # several lines are never folded

    def _same(self, clause: Clause, draft: DraftClause, lang: str, text: str) -> bool:
        if lang in draft.unchanged:
            return True
        own = versions(clause.text)
        before = own.get(lang) if lang in own else words_in(clause.text) if not lang or "" in own else None
        if before is None:
            return False
        return plain(before) == plain(text) or (
            plain(printed(before, self.framework, lang=lang or "en"))
            == plain(printed(text, self.framework, lang=lang or "en")))

    def _insert(self, id: str, draft: DraftClause, *, after: str | None) -> None:
        said = clause_tree(draft)
        if self.framework.encoded is not Encoded.PROSE_ONLY:
            last: dict[str, Any] = {key: said.pop(key) for key in ("brackets", "note") if key in said}
            said |= {"encoded": "prose-only", **last}
        clauses = self.tree["clauses"]
        keys = list(clauses)
        clauses.insert(keys.index(after) + 1 if after in keys else 0, id, commented(said, indent=2))
        self.result.new.append(id)
        self.result.remarks.append(remark(
            "WRD111", "A paragraph of the document is a new clause.", address=f"clauses.{id}",
            next="Say who must do what and when, if it binds somebody."))

    def _section(self, id: str) -> str:
        """The section of the framework that a section of the draft is; a new one is added."""
        if not id or id in self.framework.sections:
            return id
        title = text_of(self.draft.sections[id].titles) if id in self.draft.sections else ""
        for known, section in self.framework.sections.items():
            if title and plain(words_in(section.title)) == plain(words_in(title)):
                return known
        sections = self.tree.setdefault("sections", CommentedMap())
        if id not in sections:
            sections[id] = commented({"title": title or id}, indent=2)
        return id

    def _vanished(self, matched: set[str]) -> None:
        gone = [id for id in self.framework.clauses if id not in matched and self._was_given(id)]
        for id in gone:
            others = sorted(set(mentions(self.tree, id, leave=("clauses", id))))
            if others:
                self.result.remarks.append(remark(
                    "WRD117", f"The clause is no longer in the text, and {others[0]} still refers to it; it was kept.",
                    address=f"clauses.{id}", next="Change what refers to it, or take the clause out by hand.",
                    level=Level.WARNING))
                continue
            del self.tree["clauses"][id]
            self.result.retired.append(id)
            self.result.remarks.append(remark(
                "WRD112", "The clause is no longer in the text; its id is retired.", address=f"clauses.{id}",
                next="If it only lost its words by mistake, put them back and import again."))
        if self.result.retired:
            before = list(self.framework.retired)
            put(self.tree, "retired", commented([*before, *self.result.retired]), before="parties")

    def _reorder(self, order: list[str]) -> None:
        """Write the order of the clauses down where that of the file is another."""
        present = list(self.tree["clauses"])
        wanted = [id for id in order if id in present]
        others = [id for id in present if id not in set(wanted)]
        held = [id for id in self.framework.clauses if id in present] if "order" in self.tree else present
        if [id for id in held if id in set(wanted)] == wanted and "order" not in self.tree:
            return
        for id in others:
            at = held.index(id) if id in held else len(held)
            before = next((one for one in reversed(held[:at]) if one in wanted), None)
            wanted.insert(wanted.index(before) + 1 if before else 0, id)
        put(self.tree, "order", CommentedSeq(wanted), before="clauses")

    def _annexes(self) -> None:
        known = {words_in(annex.title): annex.note or "" for annex in self.framework.annexes.values()}
        taken = set(self.framework.annexes)
        for annex in self.draft.annexes:
            note = "\n".join(annex.rows)
            if plain(known.get(annex.title, "")) == plain(note) and annex.title in known:
                continue
            id = new_id([slug(annex.title, words=4)], taken, otherwise="table")
            annexes = self.tree.setdefault("annexes", CommentedMap())
            annexes[id] = commented({"title": annex.title, "note": note}, indent=2)
