"""The brief for Word: two pages, the first with the glance and what decides, the second with lines, dates and gaps.

What stands on a page is counted out so that it fits; the rest is named by its number and the page it is on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from holdfast.assess.result import GateResult
from holdfast.brief.families_part import kind_of
from holdfast.brief.figure import Cell
from holdfast.brief.naming import cut
from holdfast.brief.page import Page, TextPart
from holdfast.brief.word_style import blank, edges, mark, row, saved, say, table

IN_FULL = "brief.html"
WIDTH = 176.0
MANY = 7
"""Texts that one table holds; further ones are named by their number."""


def word_brief(page: Page) -> bytes:
    """The brief as a Word file."""
    words, lang = page.words, page.words.lang
    made = page.case.as_of.first if page.case and page.case.as_of else None
    document = blank(lang, title=page.title[0], made=made)
    head = [page.marking, words.say("page.brief")] + ([words.say("page.as-of", date=page.as_of)] if page.as_of else [])
    if page.carries:
        head.append(words.say("page.released", marking=page.marking, carries=page.carries))
    edges(document, head, [*_citations(page), words.say("page.footer")], lang)
    say(document.add_heading(level=1), (cut(page.title[0], 110), page.title[1]), lang)
    one = len(page.texts) == 1
    _about(document, page)
    (_answers if one else _matrix)(document, page)
    _blocks(document, page)
    _decides(document, page)
    heading = document.add_heading(level=2)
    heading.paragraph_format.page_break_before = True
    say(heading, words.say("lines.title"), lang)
    _lines(document, page)
    _course(document, page)
    _missing(document, page)
    if lang != "en":
        say(document.add_paragraph(), words.say("page.rules-in-english"), lang, size=7.5, tone="soft")
    return saved(document)


def _citations(page: Page) -> list[str]:
    words = page.words
    shown = page.texts[:MANY]
    short = len(shown) > 2
    said = [
        f"{_letter(page, text)}{cut(text.title[0], 40 if short else 90)}, "
        f"{words.say('cite.encoded', revision=text.framework.revision, version=page.version, criteria=page.criteria)}, "
        f"SHA-256 {text.sha256[:16] + '…' if short else text.sha256}"
        for text in shown
    ]
    return ["; ".join(said) + "."] if short else said


def _letter(page: Page, text: TextPart) -> str:
    return f"{text.letter}  " if len(page.texts) > 1 else ""


def _facts(page: Page, text: TextPart) -> str:
    words = page.words
    parts = [words.say(f"stage.{text.framework.stage.value}"), words.say(f"status.{text.framework.status.value}")]
    parts += [words.date(text.framework.date)] if text.framework.date else []
    return " · ".join([*parts, words.say("page.revision", revision=text.framework.revision)])


def _about(document: Any, page: Page) -> None:
    lang = page.words.lang
    if page.case:
        line = document.add_paragraph()
        say(line, f"{page.words.say('page.of-case')} ", lang, size=8, tone="soft")
        say(line, (cut(page.case_title[0], 120), page.case_title[1]), lang, size=8, tone="soft")
    for text in page.texts[:MANY]:
        line = document.add_paragraph()
        if len(page.texts) > 1:
            say(line, _letter(page, text), lang, bold=True, size=8)
            say(line, (cut(text.title[0], 70), text.title[1]), lang, bold=True, size=8)
            say(line, f"  {_facts(page, text)}", lang, size=7.5, tone="soft")
        else:
            say(line, f"{_facts(page, text)}. {text.encoded}", lang, size=8, tone="soft")
            if text.summary[0]:
                say(document.add_paragraph(), (cut(text.summary[0], 260), text.summary[1]), lang, size=9)


def _sentence(gate: GateResult, page: Page) -> Cell:
    return (page.words.said(gate.said), "") if gate.said else (cut(gate.sentence, 170), "en")


def _answers(document: Any, page: Page) -> None:
    words, lang = page.words, page.words.lang
    say(document.add_heading(level=2), words.say("glance.title"), lang)
    widths = (58.0, 30.0, WIDTH - 88.0)
    made = table(document, widths)
    for question, gates in page.questions:
        asked, answered, said = row(made, widths)
        say(asked, words.say(f"gate.{question.gate.value}.question"), lang, bold=True)
        mark(answered, gates[0].colour.value, words.say(f"answer.{gates[0].colour.value}"), lang)
        sentence, spoken = _sentence(gates[0], page)
        say(said, (cut(sentence, 170), spoken), lang)
    say(document.add_paragraph(), words.say("glance.alone"), lang, size=7.5, tone="soft")


def _matrix(document: Any, page: Page) -> None:
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("glance.title"), lang)
    widths = (50.0, *([(WIDTH - 50.0) / len(texts)] * len(texts)))
    made = table(document, widths)
    for cell, text in zip(row(made, widths, heading=True)[1:], texts, strict=True):
        say(cell, text.letter, lang, bold=True)
    for question, gates in page.questions:
        asked, *cells = row(made, widths)
        say(asked, words.say(f"gate.{question.gate.value}.question"), lang, bold=True, size=8)
        for cell, gate in zip(cells, gates[: len(texts)], strict=True):
            mark(cell, gate.colour.value, words.say(f"answer.{gate.colour.value}"), lang, size=7)
    say(document.add_paragraph(), f"{words.say('glance.alone')} {words.say('compare.letters')}", lang, size=7.5, tone="soft")
    if len(page.texts) > MANY:
        _more(document, page, len(page.texts) - MANY)


def _blocks(document: Any, page: Page) -> None:
    words, lang = page.words, page.words.lang
    widths = (WIDTH / 2, WIDTH / 2)
    made = table(document, widths, lined=False)
    for n, cell in enumerate(row(made, widths)):
        say(cell, words.say(f"block.{page.texts[0].blocks[n].key}"), lang, bold=True, size=10)
    lines = row(made, widths)
    for text in page.texts[:MANY]:
        for n, cell in enumerate(lines):
            block = text.blocks[n]
            held = words.say("block.provisions", n=len(block.provisions)) if block.provisions else words.say("block.none")
            counts = ", ".join(words.say(f"kind-count.{kind}", n=count) for kind, count in block.counts)
            said = f"{_letter(page, text)}{held.rstrip('.')}; {counts or words.say('block.nothing-found').rstrip('.')}."
            say(cell, said, lang, size=8)
        if text is not page.texts[:MANY][-1]:
            lines = row(made, widths)
    say(document.add_paragraph(), words.say("block.not-netted"), lang, size=7.5, tone="soft")


def _decides(document: Any, page: Page) -> None:
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("decide.title"), lang)
    most = {1: 5, 2: 3, 3: 2}.get(len(texts), 1)
    length = 150 if len(texts) < 3 else 88
    for text in texts:
        if len(texts) > 1:
            line = document.add_paragraph()
            say(line, f"{_letter(page, text)}{words.say('decide.lines', n=len(text.firm_crossed))}", lang, bold=True, size=8)
        elif text.firm_crossed:
            say(document.add_paragraph(), words.say("decide.lines", n=len(text.firm_crossed)), lang, bold=True, size=8.5)
        for result in text.firm_crossed[:most]:
            line = document.add_paragraph()
            mark(line, "crossed", "", lang, size=8.5)
            say(line, f" {text.names.party(result.line.party)[0]}: ", lang, bold=True, size=8.5)
            said, spoken = words.own(result.line.text)
            say(line, (cut(said, length), spoken), lang, size=8.5)
        if len(texts) == 1:
            say(document.add_paragraph(), words.say("decide.findings"), lang, bold=True, size=8.5)
        for finding in text.first[:most]:
            line = document.add_paragraph()
            kind = kind_of(finding)
            mark(line, kind, words.say(f"kind.{kind}"), lang, size=8.5)
            say(line, f" {finding.code} ", lang, bold=True, size=8.5)
            say(line, (cut(finding.message.replace("`", ""), length), "en"), lang, size=8.5)
        left = max(0, len(text.firm_crossed) - most) + max(0, len(text.assessment.report.findings) - most)
        if left and len(texts) < 4:
            _more(document, page, left)


def _more(document: Any, page: Page, n: int) -> None:
    said = page.words.say("more-of.in-file", n=n, file=IN_FULL)
    say(document.add_paragraph(), said, page.words.lang, size=7.5, tone="soft")


def _lines(document: Any, page: Page) -> None:
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
                if count[verdict]:
                    said = words.say(f"lines.count-of.{verdict}", n=count[verdict]) if len(texts) < 3 else str(count[verdict])
                    mark(cell, verdict, said, lang, size=8)
                    say(cell, "   ", lang)
    if len(page.parties) > len(shown):
        _more(document, page, len(page.parties) - len(shown))
    key = ", ".join(words.say(f"verdict.{verdict}") for verdict in ("crossed", "open", "kept"))
    say(document.add_paragraph(), f"✕ ○ ✓  {key}. {words.say('lines.how')}", lang, size=7.5, tone="soft")


def _course(document: Any, page: Page) -> None:
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("order.title"), lang)
    for text in texts:
        line = document.add_paragraph()
        say(line, _letter(page, text), lang, bold=True, size=8.5)
        for part in _order(text, page):
            say(line, part, lang, size=8.5)
    say(document.add_heading(level=2), words.say("dates.title"), lang)
    most = {1: 6, 2: 3}.get(len(texts), 1)
    for text in texts:
        for dated in text.dates[:most]:
            line = document.add_paragraph()
            say(line, f"{_letter(page, text)}{_plain(dated.when)}: ", lang, bold=True, size=8.5)
            say(line, (cut(dated.what[0], 70), dated.what[1]), lang, size=8.5)
        if not text.dates:
            say(document.add_paragraph(), f"{_letter(page, text)}{words.say('dates.none')}", lang, size=8.5)
        elif len(text.dates) > most and len(texts) < 3:
            _more(document, page, len(text.dates) - most)
    for dated in page.elections[:3]:
        line = document.add_paragraph()
        say(line, f"{_plain(dated.when)}: ", lang, bold=True, size=8.5)
        say(line, f"{_plain(dated.who)}, ", lang, size=8.5)
        say(line, (cut(dated.what[0], 70), dated.what[1]), lang, size=8.5)
    if len(page.elections) > 3:
        _more(document, page, len(page.elections) - 3)


def _plain(words: str) -> str:
    return str(words.striptags()) if hasattr(words, "striptags") else words


def _order(text: TextPart, page: Page) -> Sequence[Cell]:
    words = page.words
    if text.order.circles:
        links = text.order.circles[0].links[:3]
        said: list[Cell] = [(words.say("order.in-circle", n=len(text.order.circles)), ""), (" ", "")]
        for waiting, _, _ in links:
            said += [(cut(waiting[0], 48), waiting[1]), (" → ", "")]
        return [*said, ("…", "")]
    if text.order.chain:
        said = [(words.say("order.longest", n=len(text.order.chain)), "")]
        for n, step in enumerate(text.order.chain[:4]):
            said += [(" " if n == 0 else " → ", ""), (cut(step[0], 48), step[1])]
        return said
    return [(words.say("order.nothing"), "")]


def _missing(document: Any, page: Page) -> None:
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("missing.title"), lang)
    for n, (question, gates) in enumerate(page.questions):
        lacking = [(text, gate) for text, gate in zip(texts, gates[: len(texts)], strict=True) if gate.missing]
        if not lacking:
            continue
        line = document.add_paragraph()
        say(line, f"{words.say(f'gate.{question.gate.value}.short')}: ", lang, bold=True, size=8.5)
        counted = [f"{text.letter} {words.number(len(gate.missing))}" for text, gate in lacking] if len(texts) > 1 else []
        total = max(len(gate.missing) for _, gate in lacking)
        said = f"{words.say('missing.title').split(',')[-1].strip()} {', '.join(counted)}" if counted else \
            words.say("missing.count", n=total)
        say(line, f"{said}; {words.say('missing.such-as')} ", lang, size=8.5)
        for item in lacking[0][1].missing[:2 if n < 5 and len(texts) == 1 else 1]:
            say(line, (words.said(item.said), "") if item.said else (cut(item.what, 90), "en"), lang, size=8.5)
            say(line, "; ", lang, size=8.5)
    say(document.add_paragraph(), words.say("word.in-full", file=IN_FULL), lang, bold=True, size=8.5)
