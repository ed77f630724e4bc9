"""The figure of what waits for what: complete, the same for the same input, readable without colour, safe with any words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from holdfast.brief.catalogue import LANGUAGES, catalogue
from holdfast.brief.svg import wrapped
from holdfast.brief.waiting_figure import Node, Waits, waiting_figure

NS = "{http://www.w3.org/2000/svg}"
NAMES = st.sampled_from([f"n{n}" for n in range(9)])
ENGLISH = catalogue("en")
LINKS = st.lists(st.tuples(NAMES, NAMES), max_size=16)


def _waits(pairs: list[tuple[str, str]]) -> list[Waits]:
    return [Waits(later, earlier, "why") for later, earlier in dict.fromkeys(pairs)]


def _nodes(pairs: list[tuple[str, str]]) -> list[Node]:
    return [Node(name, f"Label {name}", "en", "gates") for name in sorted({name for pair in pairs for name in pair})]


@given(LINKS)
def test_every_element_and_link_is_drawn_once(pairs: list[tuple[str, str]]) -> None:
    """Each element that waits or is waited for has one box, each link one arrow, and the SVG is well formed."""
    drawn = waiting_figure(_nodes(pairs), _waits(pairs), id="f", words=ENGLISH)

    if not pairs:
        assert "" == drawn
        return
    root = ET.fromstring(drawn)
    arrows = [path for path in root.iter(f"{NS}path") if path.get("marker-end")]
    boxes = [box for box in root.iter(f"{NS}rect") if (box.get("class") or "").startswith("box")]
    assert len(_nodes(pairs)) == len(boxes)
    assert len(_waits(pairs)) == len(arrows)


@given(LINKS)
def test_what_comes_first_stands_left(pairs: list[tuple[str, str]]) -> None:
    """An element stands right of everything it waits for, unless they wait for each other in a circle."""
    nodes, links = _nodes(pairs), _waits(pairs)
    drawn = waiting_figure(nodes, links, id="f", words=ENGLISH)
    if not drawn:
        return
    x = {}
    for group in ET.fromstring(drawn).iter(f"{NS}g"):
        box, label = group.find(f"{NS}rect"), group.find(f"{NS}text")
        assert box is not None
        assert label is not None
        x[(label.text or "").removeprefix("Label ")] = float(box.get("x", "0"))
    reach = {name: {name} for name in x}
    for _ in x:
        for link in links:
            reach[link.later] |= reach[link.earlier]
    for link in links:
        assert x[link.earlier] < x[link.later] or link.later in reach[link.earlier]


def test_circles_are_marked_without_colour() -> None:
    """Links of a circle have a class of their own, and the description names the circle."""
    pairs = [("a", "b"), ("b", "a"), ("c", "a")]

    root = ET.fromstring(waiting_figure(_nodes(pairs), _waits(pairs), id="f", words=ENGLISH))

    arrows = [path.get("class") for path in root.iter(f"{NS}path") if path.get("marker-end")]
    assert ["link-circle", "link-circle", "link"] == arrows
    assert "circle: Label a, Label b" in (root.findtext(f"{NS}desc") or "")


def test_same_input_gives_the_same_bytes() -> None:
    """The order in which links are given does not change what is drawn, but for the order of arrows."""
    pairs = [("a", "b"), ("c", "b"), ("d", "c"), ("d", "a")]

    one = waiting_figure(_nodes(pairs), _waits(pairs), id="f", words=ENGLISH)
    other = waiting_figure(_nodes(pairs)[::-1], _waits(pairs), id="f", words=ENGLISH)

    assert one == other


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_words_are_safe(label: str, lang: str) -> None:
    """Whatever a label says, it is text in the figure and never markup, and it keeps its language."""
    keep = "".join(letter for letter in label if letter.isprintable())
    nodes = [Node("a", f"<b onclick=x>{keep}</b>", "en", "gates"), Node("b", "B", "en", "steps")]

    root = ET.fromstring(waiting_figure(nodes, [Waits("a", "b", f"<i>{keep}")], id="t", words=catalogue(lang)))

    assert not [tag for tag in root.iter() if tag.tag in (f"{NS}b", f"{NS}i", f"{NS}script")]
    said = [text for text in root.iter(f"{NS}text") if text.get("class") == "box-text"]
    assert {None if lang == "en" else "en"} == {text.get("lang") for text in said}


def test_long_words_are_cut_with_an_ellipsis() -> None:
    """A label that does not fit ends with an ellipsis and keeps its lines."""
    lines = wrapped("one two three four five six seven", width=10, lines=2)

    assert 2 == len(lines)
    assert lines[-1].endswith("…")
    assert all(len(line) <= 10 for line in lines)
