"""Graph models from a file as a case that holds them, to be completed, read again and analysed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.document.fmt import formatted
from holdfast.document.framework import EDITION
from holdfast.document.graph_model import Lasting
from holdfast.errors import UsageProblem
from holdfast.settlement.files.case_yaml import Bare, yaml_of
from holdfast.settlement.files.ids import ids_for
from holdfast.settlement.stability.model import GraphModel, Irreversible
from holdfast.settlement.stability.option_form import choices_in
from holdfast.settlement.stability.prioritise import tied_groups

SOURCE = "imported"
"""Id of the source that every imported model names."""

FORMATTED = 200_000
"""Characters up to which the case is formatted: the formatter is made for pages."""

KIND_UNKNOWN = "Imported decision maker; the file does not say of what kind it is."

_LASTING = {Irreversible.YES: Lasting.ONCE_TAKEN, Irreversible.NO: Lasting.ONCE_DROPPED}


def case_of_models(models: Sequence[GraphModel], *, source: str, id: str | None = None) -> str:
    """A case as YAML that holds the models, each with moves and rankings as they stand; ``source`` is the file's name.

    Raises UsageProblem for an id that is none, and where no model can be held (see ``can_hold``).
    """
    models = [model for model in models if can_hold(model)]
    if not models:
        raise UsageProblem(f"Nobody can move in any model of {source}, so there is nothing for a case to hold.")
    wanted = ids_for([id or (models[0].name if len(models) == 1 else source.partition(".")[0])], kind="case")
    found = next(iter(wanted.values()))
    if id is not None and found != id:
        raise UsageProblem(f"--id {id[:40]!r} is not an id. Use {found} or another one.")
    makers = ids_for((maker.id for model in models for maker in model.decision_makers), kind="party")
    names = {maker.id: maker.label for model in models for maker in model.decision_makers}
    keys = ids_for((model.name for model in models), kind="model")
    tree = {
        "case": EDITION, "id": found, "title": models[0].title or models[0].name or source,
        "sources": {SOURCE: {"title": f"Imported file: {source}"}},
        "parties": {key: {"name": names[maker], "kind": "organisation", "note": KIND_UNKNOWN}
                    for maker, key in makers.items()},
        "graph-models": {keys[model.name]: _model(model, makers) for model in models},
    }
    text = yaml_of(tree)
    return formatted(text, name="imported.case.yaml") if len(text) <= FORMATTED else text


def can_hold(model: GraphModel) -> bool:
    """Whether a case can hold the model: somebody moves, or its states are told by what is chosen in them."""
    return any(arcs.size for arcs in model.arcs) or _has_choices(model)


def _model(model: GraphModel, makers: Mapping[str, str]) -> dict[str, Any]:
    states = ids_for((str(state.id) for state in model.states), kind="state")
    options = ids_for((option.id for option in model.options), kind="option")
    has_choices = _has_choices(model)
    ids = [states[str(state.id)] for state in model.states]
    tree: dict[str, Any] = {
        "name": model.title or model.name,
        "source": SOURCE,
        "note": "; ".join(model.sources),
        "decision-makers": {makers[maker.id]: {"name": maker.label, "party": makers[maker.id]}
                            for maker in model.decision_makers},
        "options": {options[option.id]: _without_empty({
            "name": option.name or option.id, "of": makers[option.of],
            "irreversible": _LASTING[option.irreversible].value if option.irreversible else "",
        }) for option in model.options} if has_choices else {},
        "states": {id: _without_empty({
            "name": state.name or (state.choices if not has_choices else "") or f"State {state.id}",
            "choices": state.choices if has_choices else "",
        }) for id, state in zip(ids, model.states, strict=True)},
        "moves": {makers[maker.id]: [_list(ids[origin], ids[target]) for origin, target in arcs.T.tolist()]
                  for maker, arcs in zip(model.decision_makers, model.arcs, strict=True) if arcs.size},
        "preferences": {
            makers[maker.id]: {"ranking": _list(*(_tied([ids[one] for one in group]) for group in tied_groups(ranks)))}
            for maker, ranks in zip(model.decision_makers, model.ranks, strict=True)
        },
        "status-quo": ids[model.status_quo] if model.status_quo is not None else "",
    }
    return _without_empty(tree)


def _has_choices(model: GraphModel) -> bool:
    """Whether states can be told by options in the case: each option is somebody's, and no two states are alike."""
    if not model.options or not all(option.of for option in model.options):
        return False
    if not all(len(state.choices) == len(model.options) for state in model.states):
        return False
    try:
        choices_in(model.options, model.states)
    except UsageProblem:
        return False
    return True


def _tied(group: list[str]) -> str:
    return group[0] if len(group) == 1 else _list(*group)


def _list(*items: str) -> Bare:
    return Bare(f"[{', '.join(items)}]")


def _without_empty(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if value not in ("", {}, None)}
