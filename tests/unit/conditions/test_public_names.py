"""The public names of the condition language."""

from __future__ import annotations

import subprocess
import sys

import pytest

from holdfast.document import conditions


def test_public_names_are_sorted_and_there() -> None:
    """``__all__`` is in order and each name in it can be had."""
    assert conditions.__all__ == sorted(conditions.__all__)
    assert all(hasattr(conditions, name) for name in conditions.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Asking for a name that is not there fails as for any module."""
    with pytest.raises(AttributeError, match="'nothing'"):
        _ = conditions.nothing


def test_importing_the_language_imports_neither_parser_nor_arrays() -> None:
    """Lark waits for the first condition that is read, and numpy for the first array."""
    code = "import sys, holdfast.document.conditions as c; print([n for n in ('lark', 'numpy') if n in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
