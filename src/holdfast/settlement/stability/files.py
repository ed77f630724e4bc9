"""Reading graph models from files: ``gmcr-case/1`` with one model, ``gmcr-random/1`` with many, YAML or JSON."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import BinaryIO

from holdfast.document.cap import capped
from holdfast.document.read import Format, read_bytes, read_path
from holdfast.document.source import Scalar, SequenceNode, Source
from holdfast.document.syntax_codes import shown
from holdfast.errors import InvalidDocument, UsageProblem
from holdfast.settlement.stability import file_parts
from holdfast.settlement.stability.file_nodes import At, Look
from holdfast.settlement.stability.model import Arcs, DecisionMaker, GraphModel, Option, Ranks, State, arcs_from
from holdfast.settlement.stability.option_form import PATTERN, arcs_of, choices_in, choices_of

ONE = "gmcr-case/1"
MANY = "gmcr-random/1"


def models_from_bytes(data: bytes, *, name: str, format: Format | None = None) -> tuple[GraphModel, ...]:  # noqa: A002
    """The graph models in bytes; ``name`` stands in every finding about them. Raises UnusableInput."""
    return models_in(read_bytes(data, name=name, format=format, aliases=True))


def load_models(path: str, *, stdin: BinaryIO | None = None) -> tuple[GraphModel, ...]:
    """The graph models in a file, or on standard input where the path is ``-``; raises UnusableInput."""
    return models_in(read_path(path, stdin=stdin, aliases=True))


def is_graph_model(source: Source) -> bool:
    """Whether a file says that it holds graph models."""
    return any(key.text == "format" for key, _ in source.root.entries)


def is_collection(source: Source) -> bool:
    """Whether a file holds a list of models, even if it has but one in it."""
    return any(key.text == "format" and isinstance(value, Scalar) and value.text == MANY
               for key, value in source.root.entries)


def models_in(source: Source) -> tuple[GraphModel, ...]:
    """The graph models in a file that was read; raises InvalidDocument with everything found."""
    look = Look()
    root = At(source.root, "")
    parts = look.mapping(root) or {}
    said = look.text(parts["format"]) if "format" in parts else None
    found: list[GraphModel | None] = []
    if said == ONE:
        found = [_model(look, root, name=PurePath(source.name).stem)]
    elif said == MANY:
        at = look.part(parts, "models", root)
        entries = (look.filled(at, "models") if at is not None else None) or []
        found = [_model(look, entry, name=f"model {number + 1}") for number, entry in enumerate(entries)]
    else:
        _refuse_format(look, parts.get("format", root), said)
    if look.findings:
        raise InvalidDocument(capped(look.findings))
    return tuple(model for model in found if model is not None)


def _refuse_format(look: Look, at: At, said: str | None) -> None:
    near = difflib.get_close_matches(said or "", [ONE, MANY], n=1)
    message = f"The format {shown(said)} is not known." if said else "The file does not say its format."
    look.report("GMC001", message, at, why=f"Known are {ONE}, which holds one model, and {MANY}, which holds many.",
                next=f"Write `format: {near[0] if near else ONE}` if the file follows it.")


def _model(look: Look, at: At, *, name: str) -> GraphModel | None:
    before = len(look.findings)
    parts = look.mapping(at)
    if parts is None:
        return None
    makers_at = look.part(parts, "decision_makers", at)
    read = file_parts.decision_makers(look, makers_at) if makers_at is not None else None
    if read is None:
        return None
    makers, counts = read
    options = (file_parts.options(look, parts["options"], makers, counts) if "options" in parts else ()) or ()
    states, arcs = _states_and_moves(look, at, parts, makers, options)
    if states is None:
        return None
    positions = {str(state.id): position for position, state in enumerate(states)}
    ranks = _preferences(look, at, parts, makers, positions)
    status_quo = look.known(parts["status_quo"], positions, code="GMC004", what="state") \
        if "status_quo" in parts else None
    if len(look.findings) > before or arcs is None or ranks is None:
        return None
    return GraphModel(
        name=_text(look, parts, "name") or name, decision_makers=makers, states=states, arcs=tuple(arcs),
        ranks=tuple(ranks), options=options, status_quo=positions[status_quo] if status_quo else None,
        title=_text(look, parts, "title"), sources=_texts(look, parts, "source"),
    )


def _states_and_moves(look: Look, at: At, parts: Mapping[str, At], makers: Sequence[DecisionMaker],
                      options: Sequence[Option]) -> tuple[tuple[State, ...] | None, list[Arcs] | None]:
    before = len(look.findings)
    if "states" in parts:
        states = file_parts.states(look, parts["states"], options)
    elif options:
        return _made(look, at, parts, makers, options)
    else:
        look.part(parts, "states", at)
        return None, None
    if states is None or len(look.findings) > before:
        return None, None
    if "moves" in parts:
        pairs = file_parts.moves(look, parts["moves"], makers,
                                 {str(state.id): position for position, state in enumerate(states)})
        return states, None if pairs is None else [arcs_from(own, states=len(states)) for own in pairs]
    if not options or not all(state.choices for state in states):
        look.part(parts, "moves", at)
        return states, None
    if not _owned(look, at, options):
        return states, None
    try:
        choices = choices_in(options, states)
        return states, [arcs_of(choices, maker.id) for maker in makers]
    except UsageProblem as problem:
        _no_moves(look, parts["states"], problem)
        return states, None


def _made(look: Look, at: At, parts: Mapping[str, At], makers: Sequence[DecisionMaker],
          options: Sequence[Option]) -> tuple[tuple[State, ...] | None, list[Arcs] | None]:
    """States and moves made from the options, without what is infeasible."""
    if not _owned(look, at, options):
        return None, None
    infeasible = _patterns(look, parts, "infeasible", options)
    merged = _patterns(look, parts, "merged", options)
    try:
        choices = choices_of(options, infeasible=infeasible, merged=merged)
        return choices.states, [arcs_of(choices, maker.id) for maker in makers]
    except UsageProblem as problem:
        _no_moves(look, parts["options"], problem)
        return None, None


def _owned(look: Look, at: At, options: Sequence[Option]) -> bool:
    without = [option.id for option in options if not option.of]
    if without:
        look.report("GMC011", f"Nobody is said to hold the options {', '.join(without[:8])}.", at,
                    why="Moves are made from options: who holds one can take it or not.",
                    next="Say `of: DECISION-MAKER` for each option, or list as many under each decision maker.")
    return not without


def _no_moves(look: Look, at: At, problem: UsageProblem) -> None:
    look.report("GMC011", str(problem), at, why="The moves are not listed, so they are made from the options.",
                next="Correct this, or list the moves.")


def _patterns(look: Look, parts: Mapping[str, At], key: str, options: Sequence[Option]) -> list[str]:
    """Patterns in a list; a single text under the key is a remark for readers."""
    if key not in parts or not isinstance(parts[key].node, SequenceNode):
        return []
    found = []
    for item in look.items(parts[key]) or []:
        text = look.text(item)
        if text is not None and not (PATTERN.fullmatch(text) and len(text) == len(options)):
            look.report("GMC009", f"{shown(text)} does not have one letter per option ({len(options)}).",
                        item, why="A pattern has Y for taken, N for not taken, - for either.",
                        next=f"Write as many letters as there are options: {len(options)}.")
        elif text is not None:
            found.append(text)
    return found


def _preferences(look: Look, at: At, parts: Mapping[str, At], makers: Sequence[DecisionMaker],
                 positions: Mapping[str, int]) -> list[Ranks] | None:
    if "rank_larger_better" in parts:
        return file_parts.rank_numbers(look, parts["rank_larger_better"], makers, len(positions))
    ranked = look.part(parts, "preferences_best_to_worst", at)
    return file_parts.rankings(look, ranked, makers, positions) if ranked is not None else None


def _text(look: Look, parts: Mapping[str, At], key: str) -> str:
    return (look.text(parts[key]) or "") if key in parts else ""


def _texts(look: Look, parts: Mapping[str, At], key: str) -> tuple[str, ...]:
    if key not in parts:
        return ()
    if isinstance(parts[key].node, Scalar):
        return (_text(look, parts, key),)
    return tuple(text for item in look.items(parts[key]) or [] if (text := look.text(item)) is not None)
