"""The brackets of a draft clause onto those of its framework: words and sponsors follow, all other fields stay."""

from __future__ import annotations

from typing import Any

from ruamel.yaml.comments import CommentedSeq

from holdfast.document.clause import Bracket, Clause
from holdfast.document.text import versions, words_in
from holdfast.word.draft import Draft, DraftBracket, DraftClause
from holdfast.word.framework_text import bracket_tree
from holdfast.word.identity import fingerprint
from holdfast.word.inline_brackets import says_itself
from holdfast.word.matching import plain
from holdfast.word.yaml_edits import commented, first, put_text


def merge_brackets(node: Any, clause: Clause, draft: DraftClause, whole: Draft) -> None:
    """Write the brackets of a draft clause into its node; those that were not printed stay as they are."""
    if not draft.opaque:
        _as_in_text(node, clause, draft)
        return
    held = list(node.get("brackets", ()))
    shown = whole.printed.brackets.get(draft.id, frozenset())
    origins = {id(one): n for one in draft.brackets if (n := _origin(one, clause)) is not None}
    kept: list[Any] = [one for n, one in enumerate(held) if not _was_shown(clause.brackets[n], shown)]
    kept += [_updated(held[origins[id(one)]], clause.brackets[origins[id(one)]], one, whole) if id(one) in origins
             else commented(bracket_tree(one), indent=8) for one in draft.brackets]
    if sorted(map(id, kept)) == sorted(map(id, held)):
        return
    _put(node, kept)


def _as_in_text(node: Any, clause: Clause, draft: DraftClause) -> None:
    """Add what the text says in brackets, and take out what an earlier text said in its own and this one does not."""
    held = list(node.get("brackets", ()))
    own = bool(clause.brackets) and says_itself(clause)
    said = {(one.by, plain(first(one.texts))): one for one in draft.brackets}
    before = {(one.by, plain(words_in(one.text))): held[n] for n, one in enumerate(clause.brackets)}
    kept = [] if own else held
    kept = kept + [before.get(key) or commented(bracket_tree(one), indent=8) for key, one in said.items()
                   if own or key not in before]
    if [*map(id, kept)] != [*map(id, held)]:
        _put(node, kept)


def _put(node: Any, brackets: list[Any]) -> None:
    if brackets:
        node["brackets"] = CommentedSeq(brackets)
    else:
        node.pop("brackets", None)


def _updated(held: Any, before: Bracket, draft: DraftBracket, whole: Draft) -> Any:
    """The bracket of the framework that was printed as this one, with its words and sponsors as they are now."""
    if ",".join(draft.by) != draft.printed_by:
        held["by"] = commented(bracket_tree(draft))["by"] if draft.by else CommentedSeq()
    changed = {lang: text for lang, text in draft.texts.items() if (draft.place, lang) not in whole.same}
    if changed and before.text is not None:
        put_text(held, "text", changed, indent=10)
    return held


def _was_shown(bracket: Bracket, shown: frozenset[str]) -> bool:
    """Whether a bracket of the framework was printed, so that its absence says something."""
    if bracket.text is None:
        return True  # it is printed by the fields that it changes
    return any(fingerprint(text) in shown for text in versions(bracket.text).values())


def _origin(draft: DraftBracket, clause: Clause) -> int | None:
    """Position of the bracket that was printed as this one, or nothing for a new one."""
    position = draft.place.rpartition(".")[2]
    if not draft.place or not position.isdigit():
        return None
    for n, one in enumerate(clause.brackets):
        if any(fingerprint(text) == draft.origin for text in versions(one.text).values()):
            return n
    n = int(position)
    return n if n < len(clause.brackets) and clause.brackets[n].text is None else None
