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
    from holdfast.rules.engine import Report, check
    from holdfast.rules.redlines import LineResult, red_lines
    from holdfast.rules.registry import all_rules, rule_named
    from holdfast.word.importing import Imported, import_docx
    from holdfast.word.prints import print_docx, print_html

__all__ = [
    "Assessment",
    "Case",
    "Comparison",
    "Difference",
    "Documents",
    "EventRecord",
    "Finding",
    "Framework",
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
    "Report",
    "State",
    "Trace",
    "UnreadableSource",
    "UnusableInput",
    "UsageProblem",
    "Verdict",
    "Vocabulary",
    "__version__",
    "all_rules",
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
    "import_docx",
    "load_any",
    "load_case",
    "load_events",
    "load_framework",
    "load_overlay",
    "load_set",
    "parse_condition",
    "print_docx",
    "print_html",
    "red_lines",
    "resolve",
    "rule_named",
    "show",
    "trace",
    "verdict",
    "with_defaults",
    "with_overlays",
]

__version__ = "2026.1.0.dev0"

# Where each public name lives; it is imported when first asked for, so that `holdfast --help` starts at once.
_HOME = {
    "Assessment": "holdfast.assess.result",
    "Case": "holdfast.document.case",
    "Comparison": "holdfast.assess.comparison.result",
    "Difference": "holdfast.document.diff.compare",
    "Documents": "holdfast.document.loaded",
    "EventRecord": "holdfast.document.events",
    "Finding": "holdfast.document.finding",
    "Framework": "holdfast.document.framework",
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
    "Report": "holdfast.rules.engine",
    "State": "holdfast.norms.states",
    "Trace": "holdfast.norms.states",
    "UnreadableSource": "holdfast.errors",
    "UnusableInput": "holdfast.errors",
    "UsageProblem": "holdfast.errors",
    "Verdict": "holdfast.document.conditions.completions",
    "Vocabulary": "holdfast.document.conditions.parse",
    "all_rules": "holdfast.rules.registry",
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
    "import_docx": "holdfast.word.importing",
    "load_any": "holdfast.document.load",
    "load_case": "holdfast.document.load",
    "load_events": "holdfast.document.load",
    "load_framework": "holdfast.document.load",
    "load_overlay": "holdfast.document.load",
    "load_set": "holdfast.document.load",
    "parse_condition": "holdfast.document.conditions.parse",
    "print_docx": "holdfast.word.prints",
    "print_html": "holdfast.word.prints",
    "red_lines": "holdfast.rules.redlines",
    "resolve": "holdfast.document.resolve",
    "rule_named": "holdfast.rules.registry",
    "show": "holdfast.document.show",
    "trace": "holdfast.norms.trace",
    "verdict": "holdfast.document.conditions.completions",
    "with_defaults": "holdfast.document.defaults",
    "with_overlays": "holdfast.document.compose",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'holdfast' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
