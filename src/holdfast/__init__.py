"""Open workbench for drafting, negotiating, guaranteeing and monitoring a ceasefire or peace framework."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdfast.assess.assessment import assess_documents
    from holdfast.assess.comparison.compare import compare_documents
    from holdfast.assess.comparison.result import Comparison
    from holdfast.assess.result import Assessment
    from holdfast.document.at_picks import at_picks
    from holdfast.document.audience import for_audience, highest_marking
    from holdfast.document.case import Case
    from holdfast.document.compose import with_overlays
    from holdfast.document.conditions.completions import Verdict, verdict
    from holdfast.document.conditions.parse import Vocabulary, parse_condition
    from holdfast.document.defaults import with_defaults
    from holdfast.document.diff.compare import Difference, diff
    from holdfast.document.events import EventRecord
    from holdfast.document.finding import Finding, Kind, Level, Place
    from holdfast.document.framework import Framework
    from holdfast.document.load import (
        documents_from_bytes,
        load_any,
        load_case,
        load_events,
        load_framework,
        load_overlay,
        load_set,
    )
    from holdfast.document.loaded import Documents, Loaded
    from holdfast.document.overlay import Overlay
    from holdfast.document.resolve import canonical_bytes, content_hash, resolve
    from holdfast.document.scalars import Marking
    from holdfast.document.show import show
    from holdfast.errors import HoldfastError, InvalidDocument, UnreadableSource, UnusableInput, UsageProblem
    from holdfast.norms.graph import dependency_graph
    from holdfast.norms.states import State, Trace
    from holdfast.norms.trace import trace
    from holdfast.roadmap.analyse import Roadmap, RoadmapAsked, analyse_roadmap
    from holdfast.roadmap.told.roadmap_json import roadmap_json
    from holdfast.roadmap.told.roadmap_text import roadmap_text
    from holdfast.roadmap.translation.documents import roadmap_of_documents
    from holdfast.rules.engine import Report, check
    from holdfast.rules.redlines import LineResult, red_lines
    from holdfast.rules.registry import all_rules, rule_named
    from holdfast.settlement.after.answers import answers_of
    from holdfast.settlement.after.holds import holds_after
    from holdfast.settlement.draft.plans import Plan
    from holdfast.settlement.files.detect import read_problem
    from holdfast.settlement.files.export import write_packages
    from holdfast.settlement.problem import Problem
    from holdfast.settlement.settle import Asked, Settlement, settle
    from holdfast.settlement.stability.analyse import Stability, analyse_stability
    from holdfast.settlement.stability.as_json import stability_json
    from holdfast.settlement.stability.model import GraphModel
    from holdfast.settlement.stability.opening import load_graph_models
    from holdfast.settlement.stability.words import stability_text
    from holdfast.settlement.told.text import settlement_text
    from holdfast.settlement.told.whole_json import settlement_json
    from holdfast.settlement.translate import problem_of, problem_of_documents
    from holdfast.settlement.translate_plan import plan_of
    from holdfast.territory.returns.plan import plan_return
    from holdfast.territory.returns.translate import ReturnsAsked, returns_of
    from holdfast.territory.votes.analyse import VoteFound, votes_of
    from holdfast.territory.zones.analyse import ControlData, Territory, territory_of
    from holdfast.territory.zones.words import territory_text
    from holdfast.word.importing import Imported, import_docx
    from holdfast.word.prints import print_docx, print_html

__all__ = [
    "Asked",
    "Assessment",
    "Case",
    "Comparison",
    "ControlData",
    "Difference",
    "Documents",
    "EventRecord",
    "Finding",
    "Framework",
    "GraphModel",
    "HoldfastError",
    "Imported",
    "InvalidDocument",
    "Kind",
    "Level",
    "LineResult",
    "Loaded",
    "Marking",
    "Overlay",
    "Place",
    "Plan",
    "Problem",
    "Report",
    "ReturnsAsked",
    "Roadmap",
    "RoadmapAsked",
    "Settlement",
    "Stability",
    "State",
    "Territory",
    "Trace",
    "UnreadableSource",
    "UnusableInput",
    "UsageProblem",
    "Verdict",
    "Vocabulary",
    "VoteFound",
    "__version__",
    "all_rules",
    "analyse_roadmap",
    "analyse_stability",
    "answers_of",
    "assess_documents",
    "at_picks",
    "canonical_bytes",
    "check",
    "compare_documents",
    "content_hash",
    "dependency_graph",
    "diff",
    "documents_from_bytes",
    "for_audience",
    "highest_marking",
    "holds_after",
    "import_docx",
    "load_any",
    "load_case",
    "load_events",
    "load_framework",
    "load_graph_models",
    "load_overlay",
    "load_set",
    "parse_condition",
    "plan_of",
    "plan_return",
    "print_docx",
    "print_html",
    "problem_of",
    "problem_of_documents",
    "read_problem",
    "red_lines",
    "resolve",
    "returns_of",
    "roadmap_json",
    "roadmap_of_documents",
    "roadmap_text",
    "rule_named",
    "settle",
    "settlement_json",
    "settlement_text",
    "show",
    "stability_json",
    "stability_text",
    "territory_of",
    "territory_text",
    "trace",
    "verdict",
    "votes_of",
    "with_defaults",
    "with_overlays",
    "write_packages",
]

__version__ = "2026.1.0.dev0"

# Where each public name lives; it is imported when first asked for, so that `holdfast --help` starts at once.
_HOME = {
    "Asked": "holdfast.settlement.settle",
    "Assessment": "holdfast.assess.result",
    "Case": "holdfast.document.case",
    "Comparison": "holdfast.assess.comparison.result",
    "ControlData": "holdfast.territory.zones.analyse",
    "Difference": "holdfast.document.diff.compare",
    "Documents": "holdfast.document.loaded",
    "EventRecord": "holdfast.document.events",
    "Finding": "holdfast.document.finding",
    "Framework": "holdfast.document.framework",
    "GraphModel": "holdfast.settlement.stability.model",
    "HoldfastError": "holdfast.errors",
    "Imported": "holdfast.word.importing",
    "InvalidDocument": "holdfast.errors",
    "Kind": "holdfast.document.finding",
    "Level": "holdfast.document.finding",
    "LineResult": "holdfast.rules.redlines",
    "Loaded": "holdfast.document.loaded",
    "Marking": "holdfast.document.scalars",
    "Overlay": "holdfast.document.overlay",
    "Place": "holdfast.document.finding",
    "Plan": "holdfast.settlement.draft.plans",
    "Problem": "holdfast.settlement.problem",
    "Report": "holdfast.rules.engine",
    "ReturnsAsked": "holdfast.territory.returns.translate",
    "Roadmap": "holdfast.roadmap.analyse",
    "RoadmapAsked": "holdfast.roadmap.analyse",
    "Settlement": "holdfast.settlement.settle",
    "Stability": "holdfast.settlement.stability.analyse",
    "State": "holdfast.norms.states",
    "Territory": "holdfast.territory.zones.analyse",
    "Trace": "holdfast.norms.states",
    "UnreadableSource": "holdfast.errors",
    "UnusableInput": "holdfast.errors",
    "UsageProblem": "holdfast.errors",
    "Verdict": "holdfast.document.conditions.completions",
    "Vocabulary": "holdfast.document.conditions.parse",
    "VoteFound": "holdfast.territory.votes.analyse",
    "all_rules": "holdfast.rules.registry",
    "analyse_roadmap": "holdfast.roadmap.analyse",
    "analyse_stability": "holdfast.settlement.stability.analyse",
    "answers_of": "holdfast.settlement.after.answers",
    "assess_documents": "holdfast.assess.assessment",
    "at_picks": "holdfast.document.at_picks",
    "canonical_bytes": "holdfast.document.resolve",
    "check": "holdfast.rules.engine",
    "compare_documents": "holdfast.assess.comparison.compare",
    "content_hash": "holdfast.document.resolve",
    "dependency_graph": "holdfast.norms.graph",
    "diff": "holdfast.document.diff.compare",
    "documents_from_bytes": "holdfast.document.load",
    "for_audience": "holdfast.document.audience",
    "highest_marking": "holdfast.document.audience",
    "holds_after": "holdfast.settlement.after.holds",
    "import_docx": "holdfast.word.importing",
    "load_any": "holdfast.document.load",
    "load_case": "holdfast.document.load",
    "load_events": "holdfast.document.load",
    "load_framework": "holdfast.document.load",
    "load_graph_models": "holdfast.settlement.stability.opening",
    "load_overlay": "holdfast.document.load",
    "load_set": "holdfast.document.load",
    "parse_condition": "holdfast.document.conditions.parse",
    "plan_of": "holdfast.settlement.translate_plan",
    "plan_return": "holdfast.territory.returns.plan",
    "print_docx": "holdfast.word.prints",
    "print_html": "holdfast.word.prints",
    "problem_of": "holdfast.settlement.translate",
    "problem_of_documents": "holdfast.settlement.translate",
    "read_problem": "holdfast.settlement.files.detect",
    "red_lines": "holdfast.rules.redlines",
    "resolve": "holdfast.document.resolve",
    "returns_of": "holdfast.territory.returns.translate",
    "roadmap_json": "holdfast.roadmap.told.roadmap_json",
    "roadmap_of_documents": "holdfast.roadmap.translation.documents",
    "roadmap_text": "holdfast.roadmap.told.roadmap_text",
    "rule_named": "holdfast.rules.registry",
    "settle": "holdfast.settlement.settle",
    "settlement_json": "holdfast.settlement.told.whole_json",
    "settlement_text": "holdfast.settlement.told.text",
    "show": "holdfast.document.show",
    "stability_json": "holdfast.settlement.stability.as_json",
    "stability_text": "holdfast.settlement.stability.words",
    "territory_of": "holdfast.territory.zones.analyse",
    "territory_text": "holdfast.territory.zones.words",
    "trace": "holdfast.norms.trace",
    "verdict": "holdfast.document.conditions.completions",
    "votes_of": "holdfast.territory.votes.analyse",
    "with_defaults": "holdfast.document.defaults",
    "with_overlays": "holdfast.document.compose",
    "write_packages": "holdfast.settlement.files.export",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'holdfast' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
