"""The result of ``stability`` as data and text."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfast.cli.envelope import Input, Outcome, Released
from holdfast.cli.one_document import open_one
from holdfast.cli.opening import level_named, release_of, stdin_once
from holdfast.cli.stability_of_text import OfText, of_text
from holdfast.cli.watching import watched
from holdfast.document.case import Case
from holdfast.document.characters import MAX_BYTES
from holdfast.document.conditions.domain import nearest
from holdfast.document.framework import Framework
from holdfast.document.kinds import kind_of
from holdfast.document.read import STDIN, read_bytes, read_path
from holdfast.document.scalars import Marking
from holdfast.document.source import Source
from holdfast.errors import UsageProblem
from holdfast.settlement.stability.analyse import Stability, analyse_stability
from holdfast.settlement.stability.as_json import stability_json
from holdfast.settlement.stability.case_models import models_of
from holdfast.settlement.stability.files import is_collection, is_graph_model, models_in
from holdfast.settlement.stability.inverse import Inverse, inverse
from holdfast.settlement.stability.model import GraphModel
from holdfast.settlement.stability.words import concepts_text, counted, listed, stability_text
from holdfast.settlement.stability.writing import as_gmcr_case
from holdfast.solving.watch import Watch

ATTITUDES = ("undeterred", "prefers_fighting", "unwilling")


@dataclass(frozen=True, slots=True)
class Found:
    """The models in one file, with what the envelope says of it."""

    models: tuple[GraphModel, ...]
    input: Input
    marking: Marking
    several: bool
    """Whether the file is one of several models, even where it has but one."""
    left_out: int = 0
    of_text: OfText | None = None
    """Where the model is derived from a text."""


def stability_outcome(
    paths: Sequence[str], *, options: Mapping[str, Any], seed: int, release_as: str | None,
    case_path: str | None = None,
) -> Outcome:
    """The outcome of analysing every model in the files."""
    stdin_once(paths)
    found = [_read(path, options, case_path=case_path) for path in paths]
    _attitudes_belong(found, options)
    several = len(found) > 1 or found[0].several
    models = [model for one in found for model in one.models]
    if options["only"] is not None:
        models, several = [_only(models, options["only"])], False
    asked = options["inverse"] is not None
    if (asked or options["print_model"]) and len(models) > 1:
        raise UsageProblem(f"There are {len(models)} models. Name the one you mean with --only.")
    if asked != (options["by"] is not None):
        raise UsageProblem("--inverse names a state and --by whose ranking is left open. Give both.")
    if options["print_model"]:
        printed = as_gmcr_case(models[0])
        return _outcome(found, {"printed": printed}, printed, options=options, seed=None, release_as=release_as)
    with watched("stability") as watch:
        limited = watch.for_at_most(options["budget"])
        results = [analyse_stability(model, watch=limited) for model in models]
        turned = _turned(models[0], options, seed, limited) if asked else None
    one = len(results) == 1 and not several
    texts = {entry.of_text.model.name: entry.of_text for entry in found if entry.of_text is not None}
    each = [_with_text(stability_json(result, turned=turned), texts.get(result.model.name)) for result in results]
    text = "\n\n".join([*(entry.text() for entry in texts.values()), _text(results, turned)])
    return _outcome(found, each[0] if one else {"models": each}, text, options=options, seed=seed if asked else None,
                    release_as=release_as)


def _with_text(data: dict[str, Any], of_text: OfText | None) -> dict[str, Any]:
    return data | {"after_signature": of_text.as_json() if of_text else None}


def _attitudes_belong(found: Sequence[Found], options: Mapping[str, Any]) -> None:
    if all(entry.of_text is None for entry in found) and any(options[name] for name in ATTITUDES):
        raise UsageProblem("--undeterred, --prefers-fighting and --unwilling change the game of a text; a graph model "
                           "has its own preferences, which are changed in its file.")


def _read(path: str, options: Mapping[str, Any], *, case_path: str | None) -> Found:
    level = level_named(options["audience"], option="--audience")
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else None
    source = read_path(path, aliases=True) if data is None else read_bytes(data, name=STDIN, aliases=True)
    if is_graph_model(source):
        models = models_in(source)
        return Found(models, _input(models, source), Marking.CLEAR, several=is_collection(source))
    if kind_of(source) is Framework and path != "-":
        derived = of_text(path, options, case_path=case_path)
        first = derived.opened.inputs[0]
        return Found((derived.model,), first, derived.opened.marking, several=False,
                     left_out=derived.opened.left_out, of_text=derived)
    opened = open_one(path, audience=level.value if level else None, stdin=None if data is None else io.BytesIO(data))
    case = opened.loaded.model
    if not isinstance(case, Case):
        raise UsageProblem(f"{source.name} is no graph model, case or framework file. A graph model begins "
                           "with `format: gmcr-case/1`; a case may hold some under `graph-models`.")
    if not case.graph_models:
        raise UsageProblem(f"The case {case.id} holds no graph models"
                           f"{' that this audience may see' if level else ''}. Add some under `graph-models`.")
    return Found(models_of(case), opened.input, opened.marking, several=True, left_out=opened.left_out)


def _input(models: Sequence[GraphModel], source: Source) -> Input:
    name = models[0].name if len(models) == 1 else counted(len(models), "model")
    return Input("graph-model", name, None, hashlib.sha256(source.text.encode()).hexdigest())


def _only(models: Sequence[GraphModel], name: str) -> GraphModel:
    named = {model.name: model for model in models}
    if name not in named:
        raise UsageProblem(f"There is no model {name[:40]!r}{nearest(name, named)}. "
                           f"There are: {', '.join(list(named)[:12])}{' …' if len(named) > 12 else ''}.")
    return named[name]


def _turned(model: GraphModel, options: Mapping[str, Any], seed: int, watch: Watch) -> Inverse:
    state, maker = model.state_position(options["inverse"]), model.decision_maker_position(options["by"])
    return inverse(model, state, maker, seed=seed, samples=options["samples"], watch=watch)


def _text(results: Sequence[Stability], turned: Inverse | None) -> str:
    if len(results) <= 5:
        return "\n\n".join([*(stability_text(result, turned=turned) for result in results), concepts_text()])
    lines = [f"{len(results)} models; the states of each that hold under every concept:"]
    for result in results:
        flags = list(result.equilibria.values())
        lines.append(f"  {result.model.name}: " + (listed(result.model, flags[0]) if flags else "not worked out"))
    return "\n".join([*lines, "", "Name one with --only to see it in full."])


def _outcome(found: Sequence[Found], data: Mapping[str, Any], text: str, *, options: Mapping[str, Any],
             seed: int | None, release_as: str | None) -> Outcome:
    marking = max((one.marking for one in found), key=lambda level: level.rank)
    released: Released | None = release_of(marking, level_named(release_as, option="--release-as"))
    return Outcome(data=data, text=text, inputs=tuple(one.input for one in found), options=options,
                   marking=marking.value, released=released, left_out=sum(one.left_out for one in found), seed=seed)
