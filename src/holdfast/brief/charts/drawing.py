"""From a specification to a drawing that lives in the page: classes for colours, ids of its own, and words for all."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree as ET

from holdfast.brief.charts.theme import TONES, Spec

_TONE_OF = {colour: tone for tone, colour in TONES.items()}
_KEPT = {
    "cx", "cy", "d", "dx", "dy", "fill-opacity", "font-size", "font-style", "font-weight", "height",
    "opacity", "points", "r", "rx", "ry", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-width",
    "text-anchor", "transform", "width", "x", "x1", "x2", "y", "y1", "y2",
}
"""Attributes that say where and how large; everything else is left to the style sheet, or is of no use on a page."""


def drawn(spec: Spec, *, id: str, title: str, description: str, langs: Mapping[str, str] | None = None) -> str:
    """The drawing of a specification as SVG; the same specification gives the same bytes.

    ``langs`` says of words in the drawing which language they are in, where that is not the page's.
    """
    import vl_convert  # it starts an engine, which a page without charts does not need

    root = ET.fromstring(vl_convert.vegalite_to_svg(spec, vl_version="5.20"))  # noqa: S314 - written by our own engine
    size = {name: root.get(name, "0") for name in ("width", "height")}
    body = "".join(_inner(child, langs or {}) for child in root)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size["width"]} {size["height"]}" '
        f'width="{size["width"]}" height="{size["height"]}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">{escape(title)}</title><desc id="{id}-d">{escape(description)}</desc>{body}</svg>'
    )


def _inner(element: ET.Element, langs: Mapping[str, str]) -> str:
    tag = element.tag.rpartition("}")[2]
    if tag == "defs" or (tag == "path" and not element.get("d")) or element.get("display") == "none":
        return ""  # clips among them: their ids count on from drawing to drawing, and nothing here needs one
    if set((element.get("class") or "").split()) & {"background", "foreground"}:
        return ""  # the ground of a plot, which has no colour here
    inner = "".join(_inner(child, langs) for child in element)
    if tag == "g" and not inner:
        return ""
    said = escape(element.text) if element.text and tag in ("text", "tspan") else ""
    lang = langs.get(element.text or "")
    spoken = {"lang": lang} if lang else {}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in {**spoken, **_attributes(element)}.items())
    return f"<{tag}{attributes}>{said}{inner}</{tag}>"


def _attributes(element: ET.Element) -> Mapping[str, str]:
    found = {name: value.removesuffix("px") for name, value in element.attrib.items() if name in _KEPT}
    classes = []
    for name, letter in (("fill", "f"), ("stroke", "s")):
        colour = element.get(name)
        if colour in _TONE_OF:
            classes.append(f"{letter}-{_TONE_OF[colour]}")
        elif colour in ("none", "transparent"):
            classes.append(f"{letter}-none")
    if classes:
        found["class"] = " ".join(classes)
    return found
