"""The page of the Python interface: every public name with its signature and what it gives."""

from __future__ import annotations

import enum
import inspect
import re
from typing import Any

from scripts.doc_pages.markdown import head, page, plain, table

_SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z`])")


def python_page() -> str:
    """The page ``python.md``."""
    import holdfast

    names = [name for name in holdfast.__all__ if not name.startswith("__")]
    values = {name: getattr(holdfast, name) for name in names}
    lines = head(
        "Python", "the public names of `holdfast` and their docstrings",
        "This page is for programmers who import `holdfast`.",
        "After reading it you know every public name; how they are used together is told in "
        "[use Holdfast from Python](../how-to/use-from-python.md).",
        "",
        "Results are frozen; clock, randomness and files are arguments.",
        "What is raised is told under [exceptions](exceptions.md), what may change under [stability](stability.md).",
        "",
        "## Functions", "",
    )
    for name, value in values.items():
        if callable(value) and not inspect.isclass(value):
            lines += _function(name, value)
    rows = [(f"`{name}`", _kind(value), _summary(value)) for name, value in values.items() if inspect.isclass(value)]
    lines += ["## Classes", "", *table(("name", "is", "holds or says"), rows), ""]
    return page([*lines, "`holdfast.__version__` is the version of the program."])


def _function(name: str, value: Any) -> list[str]:
    taken = [_argument(one) for one in inspect.signature(value).parameters.values()]
    lines = ["```", f"holdfast.{name}({', '.join(_starred(value, taken))})", "```", ""]
    doc = [plain(part) for part in inspect.cleandoc(value.__doc__ or "").split("\n\n")]
    return [f"### {name}", "", *lines, *(line for part in doc for line in (*_SENTENCE.split(part), ""))]


def _argument(one: inspect.Parameter) -> str:
    return one.name if one.default is inspect.Parameter.empty else f"{one.name}={one.default!r}"


def _starred(value: Any, taken: list[str]) -> list[str]:
    """The arguments with the star after which they are given by keyword."""
    kinds = [one.kind for one in inspect.signature(value).parameters.values()]
    if inspect.Parameter.KEYWORD_ONLY not in kinds:
        return taken
    at = kinds.index(inspect.Parameter.KEYWORD_ONLY)
    return [*taken[:at], "*", *taken[at:]]


def _kind(value: type) -> str:
    if issubclass(value, Exception):
        return "exception"
    if issubclass(value, enum.Enum):
        return "words: " + ", ".join(f"`{member.value}`" for member in value)
    return "object"


def _summary(value: type) -> str:
    return plain(inspect.cleandoc(value.__doc__ or "").split("\n\n")[0])
