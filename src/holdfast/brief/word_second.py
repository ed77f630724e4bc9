"""The second page of the Word brief: red lines, what waits for what, dates, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from holdfast.brief.figure import Cell
from holdfast.brief.naming import cut
from holdfast.brief.page import Page, TextPart
from holdfast.brief.word_room import FEW, IN_FULL, MANY, WIDTH, letter, more
from holdfast.brief.word_style import mark, row, say, table


def lines(document: Any, page: Page) -> None:
    """The red lines of each party: how many are crossed, open and kept."""
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    if not page.parties:
        say(document.add_paragraph(), words.say("lines.none"), lang)
        return
    shown = page.parties[:10]
    widths = (48.0, *([(WIDTH - 48.0) / len(texts)] * len(texts)))
    made = table(document, widths)
    for cell, text in zip(row(made, widths, heading=True)[1:], texts, strict=True):
        say(cell, text.letter if len(texts) > 1 else words.say("issues.text"), lang, bold=True)
    for party, name in shown:
        first, *cells = row(made, widths)
        say(first, (cut(name[0], 44), name[1]), lang, bold=True, size=8)
        for cell, text in zip(cells, texts, strict=True):
            count = Counter(line.verdict.value for line in text.assessment.lines if line.line.party == party)
            for verdict in ("crossed", "open", "kept"):
                number = count[verdict]
                if number:
                    said = words.say(f"lines.count-of.{verdict}", n=number) if len(texts) <= FEW else str(number)
                    mark(cell, verdict, said, lang, size=8)
                    say(cell, "   ", lang)
    if len(page.parties) > len(shown):
        more(document, page, len(page.parties) - len(shown))
    key = ", ".join(words.say(f"verdict.{verdict}") for verdict in ("crossed", "open", "kept"))
    say(document.add_paragraph(), f"✕ ○ ✓  {key}. {words.say('lines.how')}", lang, size=7.5, tone="soft")


def signature(document: Any, page: Page) -> None:
    """Two lines at most: how many smallest conflicts the red lines have, and for which texts a breach is answered."""
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    conflicts = [part.conflicts for part in page.sign.together if part.conflicts] if page.sign else []
    if len(conflicts) == 1:
        line = document.add_paragraph()
        say(line, f"{words.say('conflicts.title')}: ", lang, bold=True, size=8)
        say(line, conflicts[0].said, lang, size=8)
    line = document.add_paragraph()
    say(line, f"{words.say('after.title')}: ", lang, bold=True, size=8)
    if len(texts) == 1:
        say(line, cut(_plain(texts[0].after.summary), 230), lang, size=8)
        return
    answered = [text.letter for text in texts if text.assessment.holds.by_text]
    others = [text.letter for text in texts if text.letter not in answered]
    said = words.say("after.short", some=", ".join(answered) or "–", none=", ".join(others) or "–")
    say(line, said, lang, size=8)


def course(document: Any, page: Page) -> None:
    """What waits for what, and the dates that matter."""
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("order.title"), lang)
    for text in texts:
        line = document.add_paragraph()
        say(line, letter(page, text), lang, bold=True, size=8.5)
        for part in _order(text, page):
            say(line, part, lang, size=8.5)
    say(document.add_heading(level=2), words.say("dates.title"), lang)
    most = {1: 6, 2: 3}.get(len(texts), 1)
    for text in texts:
        for dated in text.dates[:most]:
            line = document.add_paragraph()
            say(line, f"{letter(page, text)}{_plain(dated.when)}: ", lang, bold=True, size=8.5)
            say(line, (cut(dated.what[0], 70), dated.what[1]), lang, size=8.5)
        if not text.dates:
            say(document.add_paragraph(), f"{letter(page, text)}{words.say('dates.none')}", lang, size=8.5)
        elif len(text.dates) > most and len(texts) < 3:
            more(document, page, len(text.dates) - most)
    for dated in page.elections[:3]:
        line = document.add_paragraph()
        say(line, f"{_plain(dated.when)}: ", lang, bold=True, size=8.5)
        say(line, f"{_plain(dated.who)}, ", lang, size=8.5)
        say(line, (cut(dated.what[0], 70), dated.what[1]), lang, size=8.5)
    if len(page.elections) > 3:
        more(document, page, len(page.elections) - 3)


def _plain(words: str) -> str:
    return str(words.striptags()) if hasattr(words, "striptags") else words


def _order(text: TextPart, page: Page) -> Sequence[Cell]:
    words = page.words
    length, most = (48, 4) if len(page.texts) <= FEW else (26, 2)
    if text.order.circles:
        links = text.order.circles[0].links[:most]
        said: list[Cell] = [(words.say("order.in-circle", n=len(text.order.circles)), ""), (" ", "")]
        for waiting, _, _ in links:
            said += [(cut(waiting[0], length), waiting[1]), (" → ", "")]
        return [*said, ("…", "")]
    if text.order.chain:
        said = [(words.say("order.longest", n=len(text.order.chain)), "")] if len(page.texts) <= FEW else []
        for n, step in enumerate(text.order.chain[:most]):
            said += [(" " if n == 0 else " → ", ""), (cut(step[0], length), step[1])]
        return [*said, (" → …", "")] if len(text.order.chain) > most else said
    return [(words.say("order.nothing"), "")]


def missing(document: Any, page: Page) -> None:
    """What is not assessed, and which inputs are missing."""
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("missing.title"), lang)
    for question, gates in page.questions:
        lacking = [(text, gate) for text, gate in zip(texts, gates[: len(texts)], strict=True) if gate.missing]
        if not lacking:
            continue
        line = document.add_paragraph()
        say(line, f"{words.say(f'gate.{question.gate.value}.short')}: ", lang, bold=True, size=8.5)
        counted = [f"{text.letter} {words.number(len(gate.missing))}" for text, gate in lacking]
        said = ", ".join(counted) if len(texts) > 1 else words.say("missing.count", n=len(lacking[0][1].missing))
        say(line, f"{said}; {words.say('missing.such-as')} ", lang, size=8.5)
        item = lacking[0][1].missing[0]
        say(line, (words.said(item.said), "") if item.said else (cut(item.what, 90), "en"), lang, size=8.5)
    say(document.add_paragraph(), words.say("word.in-full", file=IN_FULL), lang, bold=True, size=8.5)
