"""The page as one self-contained HTML file: no script, no font, no picture from anywhere else."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup, escape

from holdfast.brief.figure import Cell
from holdfast.brief.naming import cut, spoken
from holdfast.brief.page import Page
from holdfast.document.text import Text

_LINK = re.compile(r"https?://[^\s\"'<>\\]+")


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
    words = page.words

    def cell(value: Cell, most: int = 0) -> Markup:
        return spoken(cut(value[0], most) if most else value[0], value[1], words.lang)

    def own(text: Text | None, most: int = 0) -> Markup:
        return cell(words.own(text), most)

    def english(said: Any) -> Markup:
        return spoken(said, "en", words.lang)

    environment.filters |= {"coded": coded, "cell": cell, "own": own, "en": english, "svg": Markup, "cut": cut}
    environment.tests["is_link"] = lambda where: bool(_LINK.fullmatch(where))
    environment.globals |= {"t": words.say, "c": words, "lang": words.lang,
                            "en_lang": "" if words.lang == "en" else Markup(' lang="en"')}
    return environment.get_template("brief.html.j2").render(page=page)
