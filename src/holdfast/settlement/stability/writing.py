"""A graph model as a ``gmcr-case/1`` file, to be edited and read again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from holdfast.settlement.stability.files import ONE
from holdfast.settlement.stability.model import GraphModel
from holdfast.settlement.stability.prioritise import tied_groups

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*|[1-9][0-9]{0,8}")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_PAIRS_PER_LINE = 12


def as_gmcr_case(model: GraphModel) -> str:
    """The model as YAML text; reading it gives the same model."""
    return "\n".join(_lines(model)) + "\n"


def _lines(model: GraphModel) -> Iterator[str]:
    yield f"format: {ONE}"
    yield f"name: {_text(model.name or 'unnamed')}"
    if model.title:
        yield f"title: {_text(model.title)}"
    if model.sources:
        yield f"source: [{', '.join(_text(source) for source in model.sources)}]"
    yield "decision_makers:"
    for maker in model.decision_makers:
        yield f"- id: {_text(maker.id)}"
        if maker.name:
            yield f"  name: {_text(maker.name)}"
    yield from _options(model)
    yield from _states(model)
    yield "moves:"
    for maker, arcs in zip(model.decision_makers, model.arcs, strict=True):
        yield from _pairs(model, _text(maker.id), arcs.T.tolist())
    yield "preferences_best_to_worst:"
    for maker, ranks in zip(model.decision_makers, model.ranks, strict=True):
        groups = [[_id(model, position) for position in group] for group in tied_groups(ranks)]
        entries = (group[0] if len(group) == 1 else f"[{', '.join(group)}]" for group in groups)
        yield f"  {_text(maker.id)}: [{', '.join(entries)}]"
    if model.status_quo is not None:
        yield f"status_quo: {_id(model, model.status_quo)}"


def _options(model: GraphModel) -> Iterator[str]:
    if model.options:
        yield "options:"
    for option in model.options:
        yield f"- id: {_text(option.id)}"
        if option.name:
            yield f"  name: {_text(option.name)}"
        if option.of:
            yield f"  of: {_text(option.of)}"
        if option.irreversible is not None:
            yield f"  irreversible: {option.irreversible.value}"


def _states(model: GraphModel) -> Iterator[str]:
    yield "states:"
    for position, state in enumerate(model.states):
        yield f"- id: {_id(model, position)}"
        if state.choices:
            yield f"  choices: '{state.choices}'"
        if state.name:
            yield f"  name: {_text(state.name)}"


def _pairs(model: GraphModel, maker: str, pairs: list[list[int]]) -> Iterator[str]:
    written = [f"[{_id(model, origin)}, {_id(model, target)}]" for origin, target in pairs]
    if len(written) <= _PAIRS_PER_LINE:
        yield f"  {maker}: [{', '.join(written)}]"
        return
    yield f"  {maker}: ["
    for start in range(0, len(written), _PAIRS_PER_LINE):
        yield f"    {', '.join(written[start:start + _PAIRS_PER_LINE])},"
    yield "  ]"


def _id(model: GraphModel, position: int) -> str:
    return _text(str(model.states[position].id))


def _text(text: str) -> str:
    """A text as YAML: plain where it is plainly a word or a number, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
