"""The page as one self-contained HTML file: no script, no font, no picture from anywhere else."""

from __future__ import annotations

from importlib.resources import files

import jinja2
from markupsafe import Markup

from holdfast.brief.page import Page, colour_word
from holdfast.document.text import words_in


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
    environment.filters["words"] = words_in
    environment.filters["colour_word"] = colour_word
    environment.filters["svg"] = Markup  # noqa: S704 - figures are made here and escape their own text
    return environment.get_template("brief.html.j2").render(page=page)
