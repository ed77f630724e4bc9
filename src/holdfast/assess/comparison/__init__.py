"""Comparison of frameworks over one case: side by side, in the order given; nothing is ranked and nothing added up."""

from __future__ import annotations

from holdfast.assess.comparison.compare import compare_documents
from holdfast.assess.comparison.result import Comparison

__all__ = ["Comparison", "compare_documents"]
