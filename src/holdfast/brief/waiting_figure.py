"""The figure of what waits for what: gates, steps, votes and clauses from left to right, cycles marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import networkx as nx

from holdfast.brief.catalogue import Catalogue
from holdfast.brief.svg import figure, number, rect, text, wrapped

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, MARGIN = 196.0, 54.0, 56.0, 12.0, 12.0


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the figure."""

    id: str
    label: str
    lang: str
    """Language of the label."""
    family: str
    """``gates``, ``steps``, ``votes``, ``clauses``, ``guarantees``, ``relief``, ``returns``."""


@dataclass(frozen=True, slots=True)
class Waits:
    """One link: ``later`` waits for ``earlier``."""

    later: str
    earlier: str
    why: str


def waiting_figure(nodes: Sequence[Node], links: Sequence[Waits], *, id: str, words: Catalogue) -> str:
    """The figure as SVG, or an empty string where nothing waits for anything.

    What comes first stands left; elements that wait for each other in a circle stand together, with thick dashed
    links, so that the mark does not depend on colour.
    """
    known = {node.id: node for node in nodes}
    used = [link for link in links if link.later in known and link.earlier in known]
    if not used:
        return ""
    graph: nx.DiGraph[str] = nx.DiGraph((link.earlier, link.later) for link in used)
    circles = _in_circles(graph)
    columns = _columns(graph)
    spots = _spots(columns)
    body = [_arrowheads(id)]
    body += [_arrow(spots[link.earlier], spots[link.later], circle=_both(link, circles), id=id, why=link.why)
             for link in used]
    body += [_box(known[name], spots[name], circle=name in circles, words=words)
             for column in columns for name in column]
    width = MARGIN * 2 + len(columns) * (BOX_WIDTH + GAP_X)  # the last gap is for links inside the last column
    height = MARGIN * 2 + max(len(column) for column in columns) * (BOX_HEIGHT + GAP_Y) - GAP_Y
    return figure(body, width=width, height=height + 8, id=id, title=words.say("order.title"),
                  description=_described(used, circles, known, words))


def _both(link: Waits, circles: Mapping[str, int]) -> bool:
    return link.later in circles and circles.get(link.later) == circles.get(link.earlier)


def _in_circles(graph: nx.DiGraph[str]) -> dict[str, int]:
    """The elements that wait for themselves, each with the number of its circle."""
    found: dict[str, int] = {}
    for n, component in enumerate(nx.strongly_connected_components(graph)):
        if len(component) > 1 or any(graph.has_edge(name, name) for name in component):
            found |= dict.fromkeys(component, n)
    return found


def _columns(graph: nx.DiGraph[str]) -> list[list[str]]:
    """The elements by column: each stands after everything it waits for; a circle takes one column after another."""
    condensed = nx.condensation(graph)
    level: dict[int, int] = {}
    for component in nx.lexicographical_topological_sort(condensed, key=lambda c: min(condensed.nodes[c]["members"])):
        level[component] = max((level[before] + 1 for before in condensed.predecessors(component)), default=0)
    columns: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for component, column in level.items():
        columns[column] += sorted(condensed.nodes[component]["members"])
    return _untangled(columns, graph)


def _untangled(columns: list[list[str]], graph: nx.DiGraph[str]) -> list[list[str]]:
    """The columns with each element near the middle of what it waits for, which keeps arrows short."""
    columns[0].sort()
    for n, column in enumerate(columns[1:], start=1):
        row = {name: place for earlier in columns[:n] for place, name in enumerate(earlier)}

        def middle(name: str, row: Mapping[str, int] = row) -> tuple[float, str]:
            before = [row[other] for other in graph.predecessors(name) if other in row]
            return (sum(before) / len(before) if before else 0.0, name)

        column.sort(key=middle)
    return columns


def _spots(columns: list[list[str]]) -> dict[str, tuple[float, float]]:
    return {
        name: (MARGIN + column * (BOX_WIDTH + GAP_X), MARGIN + row * (BOX_HEIGHT + GAP_Y))
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    }


def _arrowheads(id: str) -> str:
    head = '<path d="M0,0 L8,4 L0,8 z" class="{css}"/>'
    return "<defs>" + "".join(
        f'<marker id="{id}-{css}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto">{head.format(css=css)}</marker>'
        for css in ("head", "head-circle")
    ) + "</defs>"


def _arrow(
    start: tuple[float, float], end: tuple[float, float], *, circle: bool, id: str, why: str
) -> str:
    css, head = ("link-circle", "head-circle") if circle else ("link", "head")
    path = _path(start, end)
    return f'<path d="{path}" class="{css}" marker-end="url(#{id}-{head})"><title>{escape(why)}</title></path>'


def _path(start: tuple[float, float], end: tuple[float, float]) -> str:
    """The way of an arrow; a long one runs between two rows, so that it crosses no box."""
    (x1, y1), (x2, y2) = start, end
    out, middle1, middle2 = x1 + BOX_WIDTH, y1 + BOX_HEIGHT / 2, y2 + BOX_HEIGHT / 2
    if x2 <= x1:  # within a column: around the right side
        rows = abs(y2 - y1) / (BOX_HEIGHT + GAP_Y)
        edge, shift = max(x1, x2) + BOX_WIDTH + min(16 + 9 * rows, 66.0), 6.0 if y2 > y1 else -6.0
        top, bottom = middle1 + shift, middle2 - shift
        return _curve((out, top), (edge, top), (edge, bottom), (x2 + BOX_WIDTH, bottom))
    if x2 - x1 < 1.5 * (BOX_WIDTH + GAP_X):  # to the next column
        return _curve((out, middle1), (out + 30, middle1), (x2 - 30, middle2), (x2, middle2))
    row = y1 + BOX_HEIGHT + GAP_Y / 2 if y2 >= y1 else y1 - GAP_Y / 2
    first, last = out + GAP_X / 2, x2 - GAP_X / 2
    down = _curve((out, middle1), (out + 20, middle1), (out + 8, row), (first, row))
    up = _curve((last, row), (last + 20, row), (x2 - 20, middle2), (x2, middle2))
    return f"{down} L{number(last)},{number(row)} {up[up.index('C'):]}"


def _curve(*points: tuple[float, float]) -> str:
    first, *rest = (f"{number(x)},{number(y)}" for x, y in points)
    return f"M{first} C{' '.join(rest)}"


def _box(node: Node, spot: tuple[float, float], *, circle: bool, words: Catalogue) -> str:
    x, y = spot
    css = f"box box-{node.family}" + (" box-circle" if circle else "")
    lines = wrapped(node.label, width=26, lines=2)
    top = y + 18 if len(lines) == 2 else y + 24
    kind = words.say(f"element.{node.family}")
    lang = node.lang if node.lang != words.lang else ""
    body = [rect(x, y, BOX_WIDTH, BOX_HEIGHT, css=css, radius=6 if node.family == "gates" else 2)]
    body += [text(x + 10, top + n * 14, said, css="box-text", lang=lang) for n, said in enumerate(lines)]
    body.append(text(x + BOX_WIDTH - 6, y + BOX_HEIGHT - 5, kind, css="box-kind", anchor="end"))
    return "<g>" + "".join(body) + "</g>"


def _described(links: Sequence[Waits], circles: Mapping[str, int], known: Mapping[str, Node], words: Catalogue) -> str:
    """The figure in a sentence; the table beside it holds the links one by one."""
    names = ", ".join(sorted(known[name].label for name in circles))
    said = words.say("order.described", n=len(links))
    return f"{words.say('order.circle-of', names=names)} {said}" if circles else said
