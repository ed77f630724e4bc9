"""A framework at given picks: the one function that makes a member of the family of texts a framework stands for.

What is dropped is dropped with every reference to it in lists and fields. Conditions keep naming what was dropped:
``met(ID)`` of something that is not in the text is never true, and saying so is the condition's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_origin

from pydantic import BaseModel

from holdfast.document.addresses import key_of
from holdfast.document.base import Element
from holdfast.document.case import Case
from holdfast.document.clause import Bracket, Clause, Exception_, Reading
from holdfast.document.clause_changes import changed
from holdfast.document.families import ALL, POINTS_AT, SHARED, family
from holdfast.document.framework import Framework
from holdfast.document.under import Holds

OPEN = "open"


def picked(framework: Framework) -> Mapping[str, str]:
    """The issues that are closed in the text, with the option picked."""
    return {issue: option for issue, option in framework.picks.items() if option != OPEN}


def at_picks(framework: Framework, package: Mapping[str, str], *, case: Case | None = None) -> Framework:
    """The framework with the issues of the package closed; an issue already closed is closed anew where named.

    Elements whose ``under`` cannot hold any more go, with all references to them; those whose ``under`` must hold stay
    without it; those still undecided stay as they are. A bracket whose option is picked replaces the text and fields it
    names and the other brackets of its issue go. An issue that nobody closes stays open, and
    so does one that is ``open`` in the package. The case gives the options of issues and the numbers they stand for;
    without it an issue may have options that are not known.
    """
    picks = _closed(framework, package)
    holds = Holds(framework, picks, case=case)
    kept, gone = _split(framework, holds)
    kept["clauses"] = {id: _with_brackets(id, clause, picks) for id, clause in kept["clauses"].items()}
    result = framework.model_copy(update=_by_field(framework, kept, picks))
    if not any(gone.values()):
        return result
    clean: Framework = _without(result, _Gone(gone, frozenset(picks) | frozenset(framework.picks)))
    return clean


def left_out(framework: Framework, package: Mapping[str, str], *, case: Case | None = None) -> tuple[str, ...]:
    """The addresses of the elements that ``at_picks`` drops at the package."""
    _, gone = _split(framework, Holds(framework, _closed(framework, package), case=case))
    return tuple(f"{key}.{id}" for key, ids in gone.items() for id in sorted(ids))


def at_reading(framework: Framework, reading: str) -> Framework:
    """The framework with every clause that has the reading read so, and its ambiguity gone."""
    clauses = {id: _read_as(id, clause, reading) for id, clause in framework.clauses.items()}
    return framework.model_copy(update={"clauses": clauses})


def _read_as(id: str, clause: Clause, reading: str) -> Clause:
    if reading not in clause.readings:
        return clause
    chosen = clause.readings[reading]
    plain = clause.model_copy(update={"readings": {}, "deliberate": False, "settle_by": None})
    return changed(plain, chosen.set, text=chosen.text, address=f"clauses.{id}.readings.{reading}.set")


def _closed(framework: Framework, package: Mapping[str, str]) -> dict[str, str]:
    return {**picked(framework), **{issue: option for issue, option in package.items() if option != OPEN}}


def _split(framework: Framework, holds: Holds) -> tuple[dict[str, dict[str, Any]], dict[str, frozenset[str]]]:
    """The elements of each family that stay, and the ids of those that go."""
    kept: dict[str, dict[str, Any]] = {}
    gone: dict[str, frozenset[str]] = {}
    for key in ALL:
        held = family(framework, key)
        verdicts = {id: _kept(element, holds) for id, element in held.items()}
        kept[key] = {id: element for id, element in verdicts.items() if element is not None}
        gone[key] = frozenset(held) - frozenset(kept[key])
    return kept, gone


def _kept(element: Element, holds: Holds) -> Element | None:
    under = getattr(element, "under", None)
    if under is None:
        return element
    verdict = holds(under)
    if verdict is None:
        return element
    return element.model_copy(update={"under": None}) if verdict else None


def _by_field(framework: Framework, kept: Mapping[str, Any], picks: Mapping[str, str]) -> dict[str, Any]:
    fields = {key: value for key, value in kept.items() if "." not in key}
    if framework.verification is not None:
        inner = {key.partition(".")[2]: value for key, value in kept.items() if "." in key}
        fields["verification"] = framework.verification.model_copy(update=inner)
    return {**fields, "picks": {**framework.picks, **picks}}


def _with_brackets(id: str, clause: Clause, picks: Mapping[str, str]) -> Clause:
    settled = [bracket for bracket in clause.brackets if bracket.issue in picks]
    if not settled:
        return clause
    open_ = tuple(bracket for bracket in clause.brackets if bracket.issue not in picks)
    result = clause.model_copy(update={"brackets": open_})
    for position, bracket in enumerate(clause.brackets):
        if _chosen(bracket, picks):
            address = f"clauses.{id}.brackets[{position}].set"
            result = changed(result, bracket.set, text=bracket.text, address=address)
    return result


def _chosen(bracket: Bracket, picks: Mapping[str, str]) -> bool:
    return bracket.issue is not None and bracket.option is not None and picks.get(bracket.issue) == bracket.option


_KEYS = frozenset(key_of(Clause, field) for field in Clause.model_fields)
_LISTS = frozenset(
    key_of(Clause, name) for name, field in Clause.model_fields.items() if get_origin(field.annotation) is tuple)
"""Keys of a clause, and those of them that hold several ids."""


class _Gone:
    """The ids that were dropped, by what may point at them."""

    def __init__(self, gone: Mapping[str, frozenset[str]], issues: frozenset[str]) -> None:
        shared = frozenset[str]().union(*(gone[key] for key in SHARED))
        self._ids = {
            "shared": shared, "decided": shared - issues, "bodies": gone["bodies"], "zones": gone["zones"],
            "means": gone["verification.means"],
        }

    def at(self, key: str) -> Callable[[Any], bool]:
        """Whether a value at a key is a dropped id; keys of brackets are dotted, their last part counts."""
        ids = self._ids.get(POINTS_AT.get(key.rpartition(".")[2].partition("[")[0], ""), frozenset())
        return lambda value: isinstance(value, str) and value in ids


def _without(value: Any, gone: _Gone) -> Any:
    """The same part of a document without references to what is gone."""
    if isinstance(value, BaseModel):
        changes = {}
        for field in type(value).model_fields:
            before = getattr(value, field)
            is_set = field == "set" and isinstance(value, Bracket | Reading)
            after = _set_without(before, gone) if is_set else _at_key(key_of(type(value), field), before, gone)
            if after is not before:
                changes[field] = after
        return value.model_copy(update=changes) if changes else value
    if isinstance(value, Mapping):
        after = {key: _at_key(str(key), inner, gone) for key, inner in value.items()}
        after = {key: inner for key, inner in after.items() if inner is not None}
        same = len(after) == len(value) and all(after[key] is value[key] for key in after)
        return value if same else after
    if isinstance(value, tuple | list):
        items = [_without(item, gone) for item in value if not _excepts(item, gone)]
        same = len(items) == len(value) and all(new is old for new, old in zip(items, value, strict=True))
        return value if same else type(value)(items)
    return value


def _set_without(changes: Mapping[str, Any], gone: _Gone) -> Mapping[str, Any]:
    """The changes of a bracket or reading: a lone id that is gone leaves its field empty, as it would once chosen."""
    kept = _without(changes, gone)
    lone = [key for key, value in changes.items() if key not in kept and isinstance(value, str) and key in _KEYS]
    emptied: dict[str, Any] = {key: [] if key in _LISTS else None for key in lone}
    both = {**kept, **emptied}
    return {key: both[key] for key in changes if key in both} if emptied else kept


def _excepts(item: Any, gone: _Gone) -> bool:
    """Whether an item is an exception to a clause that is gone."""
    of = item.of if isinstance(item, Exception_) else item.get("of") if isinstance(item, Mapping) else None
    return gone.at("of")(of)


def _at_key(key: str, value: Any, gone: _Gone) -> Any:
    is_gone = gone.at(key)
    if isinstance(value, str):
        return None if is_gone(value) else value
    if isinstance(value, tuple | list) and any(is_gone(item) for item in value):
        return type(value)(item for item in value if not is_gone(item))
    return _without(value, gone)
