"""The graph models of a path, whether it is a file of models or a case that holds some."""

from __future__ import annotations

from holdfast.document.load import load_case
from holdfast.document.read import read_path
from holdfast.settlement.stability.case_models import models_of
from holdfast.settlement.stability.files import is_graph_model, models_in
from holdfast.settlement.stability.model import GraphModel


def load_graph_models(path: str) -> tuple[GraphModel, ...]:
    """The graph models in a file of them, or those that a case holds; raises UnusableInput."""
    source = read_path(path, aliases=True)
    return models_in(source) if is_graph_model(source) else models_of(load_case(path).model)
