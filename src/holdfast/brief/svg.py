"""Small pieces of SVG: escaped text, wrapped labels, and the frame every figure shares."""

from __future__ import annotations

import textwrap
from html import escape


def number(value: float) -> str:
    """A coordinate with at most one decimal, so that equal figures are equal bytes."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def text(x: float, y: float, words: str, *, css: str = "", anchor: str = "start", lang: str = "") -> str:
    """A line of text at a point."""
    role = (f' class="{css}"' if css else "") + (f' lang="{escape(lang)}"' if lang else "")
    return f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"{role}>{escape(words)}</text>'


def rect(x: float, y: float, width: float, height: float, *, css: str, radius: float = 3) -> str:
    """A rectangle."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'rx="{number(radius)}" class="{css}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, css: str) -> str:
    """A straight line."""
    return f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" class="{css}"/>'


def wrapped(words: str, *, width: int, lines: int) -> list[str]:
    """Words in at most so many lines of so many characters, the last one cut with an ellipsis where needed."""
    found = textwrap.wrap(" ".join(words.split()), width=width, break_long_words=True) or [""]
    if len(found) > lines:
        last = found[lines - 1]
        found = [*found[: lines - 1], (last if len(last) < width else last[: width - 1]) + "…"]
    return found


def figure(body: list[str], *, width: float, height: float, title: str, description: str, id: str) -> str:
    """A figure with a title and description that a screen reader reads."""
    inner = "\n".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">{escape(title)}</title><desc id="{id}-d">{escape(description)}</desc>\n{inner}\n</svg>'
    )
