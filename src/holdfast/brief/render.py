"""The page as one self-contained HTML file: no script, no font, no picture from anywhere else."""

from __future__ import annotations

from importlib.resources import files

import jinja2
from markupsafe import Markup, escape

from holdfast.brief.page import Page, colour_word
from holdfast.document.text import words_in


def coded(words: str) -> Markup:
    """Words with what stands between backticks shown as code, everything else escaped."""
    parts = words.split("`")
    if len(parts) % 2 == 0:  # a backtick without its partner is just a character
        return Markup(escape(words))  # noqa: S704 - escaped on this line
    shown = [Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)]
    return Markup("").join(shown)


def render(page: Page) -> str:
    """The HTML of a page; the same page gives the same bytes."""
    folder = files("holdfast.brief") / "templates"
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["coded"] = coded
    environment.filters["words"] = words_in
    environment.filters["colour_word"] = colour_word
    environment.filters["svg"] = Markup
    return environment.get_template("brief.html.j2").render(page=page)
