"""Markup in the words of a document reaches no reader as markup: the brief shows it as the text that it is."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.calling import call

VOID = {"meta", "link", "br", "hr", "img", "input", "col"}
HOSTILE = ("<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)' onfocus='x' ]]>--></svg></style>"
           "</title><iframe src=https://evil.example/></iframe>{{ 7*7 }}{% raw %}&lt;b&gt;javascript:alert(1)`<b>`")


class Page(HTMLParser):
    """The elements and attributes of a page, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.styles: list[str] = []
        self.open: list[str] = []
        self.uneven: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.uneven.append(tag)

    def handle_data(self, data: str) -> None:
        (self.styles if self.open and self.open[-1] == "style" else self.words).append(data)


def poisoned(value: Any, key: str = "") -> Any:
    """The document with markup added to every text that is written for people."""
    if isinstance(value, dict):
        return {inner: poisoned(value[inner], inner) for inner in value}
    if isinstance(value, list):
        return [poisoned(item, key) for item in value]
    return value + HOSTILE if key in WRITTEN else value


WRITTEN = {"title", "summary", "note", "text", "label", "name", "heading", "number", "because", "question", "response",
           "remark", "undefined", "place", "by-line", "short", "consent", "reading", "purpose", "unit", "answer", "en"}

FRAMEWORK: dict[str, Any] = {
    "framework": "2026.1", "id": "draft", "title": "Title ", "summary": "Summary ", "note": "Note ",
    "case": {"id": "dispute", "file": "dispute.case.json"}, "stage": "preliminary-ceasefire", "encoded": "summary",
    "parties": {"A": {"name": "Party A "}, "B": {"name": "Party B "}},
    "calendar": {"T0": "2026-01-01T00:00:00Z"},
    "sources": {"paper": {"title": "Paper ", "by": "Press ", "where": "https://example.org/paper"}},
    "terms": {"line": {"text": "Meaning ", "label": "Line "}},
    "zones": {"strip": {"name": "Strip ", "kind": "buffer"}},
    "bodies": {"mission": {"name": "Mission ", "kind": "monitoring"}},
    "ladder": {"warning": {"level": 1, "response": "Warning "}},
    "clauses": {
        "ceasefire": {"heading": "Heading ", "number": "1 ", "text": {"en": "Both sides "}, "who": ["A", "B"],
                      "modal": "shall-not", "act": "fire", "where": ["strip"], "source": ["paper"], "note": "Note "},
        "pull-back": {"text": "A pulls back, as {line} says ", "who": ["A"], "modal": "shall", "act": "withdraw",
                      "when": {"from": "T0", "within": "P30D"}, "lest": ["warning"],
                      "brackets": [{"by": ["B"], "text": "B would say "}]},
    },
    "gates": {"second": {"title": "Second ", "text": "Gate ", "needs": ["pull-back"]}},
    "steps": {"first": {"title": "First ", "text": "Step ", "by": ["A"], "does": ["pull-back"], "after": ["last"]},
              "last": {"title": "Last ", "text": "Step ", "by": ["B"], "does": ["ceasefire"], "after": ["first"]}},
    "guarantees": {"help": {"text": "Help ", "by": ["B"], "to": ["A"]}},
    "votes": {"approval": {"text": "Vote ", "question": "Question "}},
    "allow": [{"code": "MVM001", "because": "Because ", "by": "A"}],
    "picks": {"border": "frozen"},
}  # fmt: skip
CASE: dict[str, Any] = {
    "case": "2026.1", "id": "dispute", "title": "Case ", "parties": {"A": {"name": "Party A "}, "B": {"name": "Party B "}},
    "sources": {"talk": {"title": "Talk "}},
    "issues": {"border": {"title": "Border ", "options": {"frozen": {"text": "Stays "}, "moved": {"text": "Moves "}}}},
    "red-lines": {"no-freeze": {"party": "A", "requires": "border != frozen", "firmness": "firm", "text": "Never "}},
    "positions": {"stay": {"party": "B", "issue": "border", "prefers": "frozen", "text": "Prefers "}},
}  # fmt: skip


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Page]:
    """The brief of a document that carries markup in every text, as written and as a browser would parse it."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "draft.framework.json"
    path.write_text(json.dumps(poisoned(FRAMEWORK)), encoding="utf-8")
    (folder / "dispute.case.json").write_text(json.dumps(poisoned(CASE)), encoding="utf-8")
    called = call("assess", str(path), "-o", str(folder / "out"))
    assert called.code == 0, called
    text = (folder / "out" / "brief.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    page.close()
    return text, page


def test_markup_is_shown_as_text(brief: tuple[str, Page]) -> None:
    """The words of every family that the brief shows are there, markup and template signs included, as text."""
    _, page = brief
    said = "".join(page.words)

    for words in ("Title ", "Both sides ", "A pulls back", "Border ", "Never ", "Paper ", "Second "):
        assert re.search(re.escape(words) + r"[^\n]{0,20}<script>alert\(1\)|" + re.escape(words), said), words
    assert said.count("<script>alert(1)</script>") >= 6
    assert "{{ 7*7 }}" in said
    assert "&lt;b&gt;" in said  # written so, hence shown so


def test_no_element_or_attribute_comes_from_the_document(brief: tuple[str, Page]) -> None:
    """The page holds no script, frame, form or handler, and its elements close as they open."""
    _, page = brief
    tags = {tag for tag, _ in page.elements}

    assert not tags & {"script", "iframe", "object", "embed", "form", "base", "img", "foreignobject", "use", "link"}
    assert "svg" in tags
    assert not page.uneven
    assert not page.open
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("srcdoc", "action", "formaction", "background", "poster", "style"), (tag, name)
            assert "javascript:alert" not in (value or "") or name not in ("href", "src", "xlink:href"), (tag, name)


def test_nothing_is_loaded(brief: tuple[str, Page]) -> None:
    """The page loads nothing: no src, no stylesheet elsewhere, no url() or import; links stand in sources only."""
    _, page = brief
    for tag, attributes in page.elements:
        assert "src" not in attributes, tag
        assert "srcset" not in attributes, tag
        for name in ("href", "xlink:href"):
            target = attributes.get(name) or ""
            assert target == "" or target.startswith("#") or (tag == "a" and target == "https://example.org/paper"), target
    for style in page.styles:
        assert not re.search(r"url\(|@import|expression\(", style)


def test_policy_forbids_loading_and_scripts(brief: tuple[str, Page]) -> None:
    """The page tells the browser itself to load nothing and run nothing."""
    _, page = brief
    [policy] = [attributes["content"] for tag, attributes in page.elements
                if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "content-security-policy"]

    assert policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "http" not in policy


def test_figures_hold_no_markup_of_the_document(brief: tuple[str, Page]) -> None:
    """Each figure is well-formed XML, with the markup of the document as text inside it."""
    from xml.etree import ElementTree as ET

    text, _ = brief
    figures = re.findall(r"<svg.*?</svg>", text, re.DOTALL)

    assert figures
    for figure in figures:
        root = ET.fromstring(figure)
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not names & {"script", "img", "iframe", "b", "foreignObject"}
        for element in root.iter():
            assert not [name for name in element.attrib if name.startswith("on")]
    assert any("script" in "".join(ET.fromstring(figure).itertext()) for figure in figures)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://x\" onclick=\"a"])
def test_address_of_a_source_is_no_program(url: str, tmp_path: Path) -> None:
    """A source whose address is a program or markup is refused, or at least never becomes a link."""
    document = {**FRAMEWORK, "sources": {"paper": {"title": "Paper", "where": url}}}
    path = tmp_path / "draft.framework.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "dispute.case.json").write_text(json.dumps(CASE), encoding="utf-8")

    called = call("assess", str(path), "-o", str(tmp_path / "out"))

    if called.code == 0:
        page = Page()
        page.feed((tmp_path / "out" / "brief.html").read_text(encoding="utf-8"))
        for tag, attributes in page.elements:
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:")), tag
            assert not [name for name in attributes if name.startswith("on")]
    else:
        assert called.code == 2


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_word_brief_shows_markup_as_text(lang: str, tmp_path: Path) -> None:
    """In the brief for Word the markup of a document is text too, and no link or field comes from it."""
    path = tmp_path / "draft.framework.json"
    path.write_text(json.dumps(poisoned(FRAMEWORK)), encoding="utf-8")
    (tmp_path / "dispute.case.json").write_text(json.dumps(poisoned(CASE)), encoding="utf-8")

    called = call("assess", str(path), "--format", "docx", "-o", str(tmp_path / "x.docx"), "--lang", lang)

    assert called.code == 0, called
    with zipfile.ZipFile(tmp_path / "x.docx") as parts:
        body = parts.read("word/document.xml").decode()
        targets = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
    assert "&lt;script&gt;alert(1)" in body
    assert not re.search("<(script|w:hyperlink|w:fldSimple|w:instrText|w:object)", body)
    assert not [rels for rels in targets if 'TargetMode="External"' in rels]


def test_text_forms_carry_no_escape_sequences(tmp_path: Path) -> None:
    """Nothing in a document can steer the terminal: a control character is refused when the document is read."""
    path = tmp_path / "draft.framework.json"
    path.write_text(json.dumps({**FRAMEWORK, "title": "Title \x1b[31mred\x1b]8;;https://x\x07"}), encoding="utf-8")
    (tmp_path / "dispute.case.json").write_text(json.dumps(CASE), encoding="utf-8")

    called = call("check", str(path))

    assert called.code == 2
    assert "\x1b" not in called.out + called.err
