"""The public names of the package."""

from __future__ import annotations

import subprocess
import sys

import pytest

import holdfast

HEAVY = (
    "docx", "jinja2", "lark", "lxml", "networkx", "numpy", "ortools", "pydantic", "pyproj", "rich", "ruamel", "shapely", "typer", "vl_convert",
    "xlsxwriter", "yaml",
)  # fmt: skip


def test_public_names_are_sorted_and_unique() -> None:
    """``__all__`` is in order and holds each name once."""
    assert holdfast.__all__ == sorted(set(holdfast.__all__))


@pytest.mark.parametrize("name", holdfast.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Every public name can be imported and lives where the package says."""
    value = getattr(holdfast, name)
    if name != "__version__":
        assert value.__name__ == name
        assert value.__module__ == holdfast._HOME[name]


def test_every_lazy_name_is_public() -> None:
    """The map of lazy names and ``__all__`` name the same things."""
    assert {*holdfast._HOME, "__version__"} == set(holdfast.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Asking for a name that is not there fails as for any module."""
    with pytest.raises(AttributeError, match="'nothing'"):
        _ = holdfast.nothing


def test_importing_the_package_imports_nothing_heavy() -> None:
    """``import holdfast`` alone loads none of the libraries it stands on."""
    code = f"import sys, holdfast; print([name for name in {HEAVY!r} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
