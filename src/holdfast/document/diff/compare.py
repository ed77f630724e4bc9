"""The comparison of two revisions of a framework: changes, the bump they ask for, and who gains or loses what duty."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from holdfast.document.case import Case
from holdfast.document.diff.balance import Balance, balance
from holdfast.document.diff.change import Bump, Change, next_revision
from holdfast.document.diff.change_types import TYPES
from holdfast.document.diff.classify import classify, weightier
from holdfast.document.diff.moves import moves
from holdfast.document.diff.remarks import remarks
from holdfast.document.diff.walk import differences
from holdfast.document.finding import Finding
from holdfast.document.framework import Framework
from holdfast.document.geometry import GeometryReader
from holdfast.document.resolve import resolve


@dataclass(frozen=True)
class Difference:
    """All that changed from one revision to another."""

    changes: tuple[Change, ...]
    bump: Bump
    revision: str
    """The revision number that the new text should bear."""
    balance: tuple[Balance, ...]
    """By party: duties gained, lost, tightened, loosened, as both texts stand at their own picks."""
    findings: tuple[Finding, ...]
    """What the two texts together let one doubt: one language changed alone, an id changed, a number too low."""
    order: tuple[str, ...] = ()
    """Order of the clauses in the new text."""

    def as_json(self) -> dict[str, Any]:
        """The comparison as it stands under ``data`` in the JSON output."""
        return {
            "bump": self.bump.value, "revision": self.revision,
            "changes": [change.as_json() for change in self.changes],
            "balance": [party.as_json() for party in self.balance],
            "findings": [finding.as_json() for finding in self.findings],
        }


def diff(old: Framework, new: Framework, *, case: Case | None = None,
         geometry_reader: GeometryReader | None = None) -> Difference:
    """What changed from the old text to the new, compared as texts with all their open picks and brackets.

    The case lets the balance of duties see the options and numbers that picks stand for.
    Raises UsageProblem where a zone names a file and no reader is given.
    """
    before = resolve(old, geometry_reader=geometry_reader)
    after = resolve(new, geometry_reader=geometry_reader)
    changes = tuple(_changes(before, after))
    bump = max((change.bump for change in changes), key=lambda one: one.rank, default=Bump.NONE)
    revision = next_revision(old.revision, bump)
    return Difference(changes=changes, bump=bump, revision=revision, balance=balance(old, new, case=case),
                      findings=remarks(changes, old, new, bump=bump, revision=revision),
                      order=tuple(after.get("order", ())))


def apply(old: Framework, difference: Difference, *, geometry_reader: GeometryReader | None = None) -> Framework:
    """The old text with a comparison's changes made: it resolves to the same form as the new text."""
    form = copy.deepcopy(resolve(old, geometry_reader=geometry_reader))
    for change in difference.changes:
        if change.type == "id-changed" and change.previous_address is not None:
            family = change.path[:-1]
            _put(form, (*family, change.previous_address.removeprefix(".".join(family) + ".")), None)
        if change.type != "moved" or change.path[0] != "order":
            _put(form, change.path, copy.deepcopy(change.after))
    form.pop("order", None)
    if difference.order:
        form["order"] = list(difference.order)
    return Framework.model_validate(_as_read(form))


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    authentic = tuple(after.get("languages", {}).get("authentic", ()))
    found = [classify(spot, authentic=authentic) for spot in differences(before, after)]
    found, renamed = _renamed(found)
    for change in found:
        yield _weighed(change, before, after)
    yield from moves(before.get("order", []), after.get("order", []), renamed=renamed)


def _weighed(change: Change, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    """A change of words weighs more where the words are all there is: prose clauses and texts held as prose only."""
    if change.type != "wording-changed" or change.path[0] != "clauses" or len(change.path) != 3:
        return change
    clause = after["clauses"][change.path[1]]
    section = after.get("sections", {}).get(clause.get("section", ""), {})
    prose = clause["kind"] == "prose" or "prose-only" in (
        clause.get("encoded"), section.get("encoded"), after.get("encoded"), before.get("encoded"))
    bare = not {"modal", "act"} & set(clause) and clause["kind"] != "declaratory"
    return weightier(change) if prose or bare else change


def _renamed(changes: list[Change]) -> tuple[list[Change], dict[str, str]]:
    """The changes with an entry gone and an equal one new in the same family told as one change of id."""
    gone = {_content(change): change for change in changes if change.actions == ("delete",)}
    renamed: dict[str, str] = {}
    result: list[Change] = []
    merged: set[str] = set()
    for change in changes:
        twin = gone.get(_content(change)) if change.actions == ("create",) else None
        if twin is None or twin.address in merged or not isinstance(change.after, Mapping):
            result.append(change)
            continue
        merged.add(twin.address)
        renamed[twin.path[-1]] = change.path[-1]
        bump, why = TYPES["id-changed"]
        result.append(replace(change, type="id-changed", bump=bump, actions=("move",), before=twin.before, reason=why,
                              previous_address=twin.address))
    return [change for change in result if change.address not in merged], renamed


def _content(change: Change) -> str:
    value = change.before if change.actions == ("delete",) else change.after
    return json.dumps([change.path[:-1], value], sort_keys=True)


def _put(form: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Sets or deletes what stands at a path; parts and families left empty go, elements keep their id."""
    trail: list[tuple[dict[str, Any], str]] = []
    here = form
    for key in path[:-1]:
        trail.append((here, key))
        here = here.setdefault(key, {})
    if value is not None:
        here[path[-1]] = value
        return
    here.pop(path[-1], None)
    element = 3 if path[0] == "verification" else 2
    for depth in range(len(trail), 0, -1):
        holder, key = trail[depth - 1]
        if not holder[key] and (depth != element or path[0] in _PARTS_AT_TOP):
            del holder[key]


_PARTS_AT_TOP = frozenset({"calendar", "legal", "languages", "scope", "case", "sources"})


def _as_read(value: Any) -> Any:
    """JSON values as a reader hands them to the models: every scalar as text."""
    if isinstance(value, dict):
        return {key: _as_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_read(item) for item in value]
    return json.dumps(value) if isinstance(value, bool | int | float) else value
