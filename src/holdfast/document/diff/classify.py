"""The type of a difference: which of the change types it is, from the field it stands in and what changed there."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from holdfast.document.diff.change import Change
from holdfast.document.diff.change_types import ADDED_REMOVED, MAJOR, TYPES, field_type
from holdfast.document.diff.walk import Spot
from holdfast.document.times import parse_duration


def classify(spot: Spot, *, authentic: tuple[str, ...]) -> Change:
    """The change at a spot; ``authentic`` are the languages with authority, none meaning that every version has it."""
    type_ = _type(spot, authentic)
    bump, why = TYPES[type_]
    created, deleted = spot.before is None, spot.after is None
    action = "create" if created else "delete" if deleted else "update"
    return Change(type=type_, address=".".join(spot.path), actions=(action,), bump=bump,
                  reason=why if not spot.keys else f"{why} {shown(spot.before)} → {shown(spot.after)}",
                  before=spot.before, after=spot.after, previous_address=None if created else ".".join(spot.path),
                  path=spot.path)


def shown(value: Any) -> str:
    """A value of the resolved form in a few words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        text = ", ".join(value)
    elif isinstance(value, Mapping) and "value" in value:
        text = f"{value['value']} {value.get('unit', '')}".strip()
    elif isinstance(value, Mapping) and "low" in value:
        text = f"{value['low']} to {value['high']} {value.get('unit', '')}".strip()
    else:
        text = str(value) if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


def _type(spot: Spot, authentic: tuple[str, ...]) -> str:
    if spot.family == "picks":
        return _pick(spot)
    if spot.family == "parameters" and spot.before and spot.after:
        return _parameter(spot)
    if spot.family == "verification.indicators" and spot.before and spot.after:
        return "verification-changed"
    if not spot.keys:
        return _whole(spot)
    if spot.family == "" and spot.keys[0] == "languages":
        return "translation-changed" if spot.field == "languages.translations" else "languages-changed"
    type_ = field_type(spot.family, spot.field)
    return _BY_CHANGE[type_](spot, authentic) if type_.startswith("?") else type_


def _whole(spot: Spot) -> str:
    added = spot.before is None
    if spot.family == "clauses":
        clause = spot.after if added else spot.before
        binds = clause["kind"] == "operative" and "modal" in clause
        return f"{'obligation' if binds else 'provision'}-{'added' if added else 'removed'}"
    return ADDED_REMOVED[spot.family][0 if added else 1]


def _pick(spot: Spot) -> str:
    before, after = (value or "open" for value in (spot.before, spot.after))
    if "open" not in (before, after):
        return "pick-changed"
    return "issue-closed" if before == "open" and after != "open" else "issue-reopened"


def _parameter(spot: Spot) -> str:
    before, after = spot.before, spot.after
    figures = {"value", "low", "high", "distribution", "level", "as-of", "unit"}
    if all(before.get(key) == after.get(key) for key in figures):
        return "source-changed"
    if before.get("unit") != after.get("unit"):
        return "parameter-out-of-range"
    low, high = _ends(before), _ends(after)
    if "low" in before and high is not None and low is not None and not low[0] <= high[0] <= high[1] <= low[1]:
        return "parameter-out-of-range"
    return "parameter-changed"


def _ends(quantity: Mapping[str, Any]) -> tuple[float, float] | None:
    if "low" in quantity:
        return quantity["low"], quantity["high"]
    return (quantity["value"], quantity["value"]) if "value" in quantity else None


def _deadline(spot: Spot, _: tuple[str, ...]) -> str:
    if spot.before is None or spot.after is None:
        return "deadline-shortened" if spot.before is None else "deadline-extended"
    try:
        before, after = parse_duration(spot.before).bounds_days, parse_duration(spot.after).bounds_days
    except ValueError:
        return _later(str(spot.before), str(spot.after))
    if after[1] < before[0] or (after[0] < before[0] and after[1] < before[1]):
        return "deadline-shortened"
    return "deadline-extended" if after > before else "timing-changed"


def _later(before: str, after: str) -> str:
    """For two points in time: dates and moments compare as written, anchored ones by their offsets from one anchor."""
    if before[:1].isdigit() and after[:1].isdigit():
        return "deadline-shortened" if after < before else "deadline-extended"
    one, other = before.partition("+"), after.partition("+")
    if one[0] == other[0] and "-P" not in before + after:
        days = [parse_duration(part[2] or "P0D").bounds_days for part in (one, other)]
        return "deadline-shortened" if days[1] < days[0] else "deadline-extended"
    return "timing-changed"


def _text(spot: Spot, authentic: tuple[str, ...]) -> str:
    before, after = spot.before, spot.after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        moved = {lang for lang in {*before, *after} if before.get(lang) != after.get(lang)}
        full = set(authentic) or {*before, *after}
        if not moved & full:
            return "translation-changed"
        if len(full) > 1 and moved & full != full:
            return "one-language-changed"
    return "wording-changed"


def _term(spot: Spot, authentic: tuple[str, ...]) -> str:
    found = _text(spot, authentic)
    return {"translation-changed": found, "one-language-changed": "term-equivalent-changed"}.get(found, "term-changed")


def _more_or_less(more: str, less: str, other: str) -> Callable[[Spot, tuple[str, ...]], str]:
    """The type of a change to a list: only more, only less, or other items."""
    def type_of(spot: Spot, _: tuple[str, ...]) -> str:
        before, after = (_items(value) for value in (spot.before, spot.after))
        if before <= after:
            return more
        return less if after <= before else other
    return type_of


def _items(value: Any) -> set[str]:
    """The items of a list as text; ``none``, which says that no consequence is meant, counts as no item."""
    return {json.dumps(item, sort_keys=True) for item in value or [] if item != "none"}


_BY_CHANGE: Mapping[str, Callable[[Spot, tuple[str, ...]], str]] = {
    "?deadline": _deadline,
    "?text": _text,
    "?term": _term,
    "?consequence": _more_or_less("consequence-added", "consequence-removed", "consequence-changed"),
    "?indicator": _more_or_less("indicator-added", "indicator-removed", "indicator-removed"),
    "?exception": _more_or_less("exception-added", "exception-removed", "exception-added"),
    "?bracket": _more_or_less("bracket-added", "bracket-withdrawn", "bracket-changed"),
}


def weightier(change: Change) -> Change:
    """A change of words in an element that is nothing but words, as the change of meaning that it is."""
    bump, why = TYPES["prose-changed"]
    assert bump is MAJOR
    return Change(type="prose-changed", address=change.address, actions=change.actions, bump=bump,
                  reason=f"{why} {shown(change.before)} → {shown(change.after)}", before=change.before,
                  after=change.after, previous_address=change.previous_address, path=change.path)
