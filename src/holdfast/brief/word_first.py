"""The first page of the Word brief: what text, the answers at a glance, and what decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from holdfast.assess.result import GateResult
from holdfast.brief.families_part import kind_of
from holdfast.brief.figure import Cell
from holdfast.brief.naming import cut
from holdfast.brief.page import Page, TextPart
from holdfast.brief.word_room import FEW, MANY, WIDTH, letter, more
from holdfast.brief.word_style import MARKS, mark, row, say, table


def _facts(page: Page, text: TextPart) -> str:
    words = page.words
    parts = [words.say(f"stage.{text.framework.stage.value}"), words.say(f"status.{text.framework.status.value}")]
    parts += [words.date(text.framework.date)] if text.framework.date else []
    return " · ".join([*parts, words.say("page.revision", revision=text.framework.revision)])


def about(document: Any, page: Page) -> None:
    """What text, or which texts, the brief is about."""
    lang = page.words.lang
    if page.case:
        line = document.add_paragraph()
        say(line, f"{page.words.say('page.of-case')} ", lang, size=8, tone="soft")
        say(line, (cut(page.case_title[0], 120), page.case_title[1]), lang, size=8, tone="soft")
    for text in page.texts[:MANY]:
        line = document.add_paragraph()
        if len(page.texts) > 1:
            say(line, letter(page, text), lang, bold=True, size=8)
            say(line, (cut(text.title[0], 70), text.title[1]), lang, bold=True, size=8)
            say(line, f"  {_facts(page, text)}", lang, size=7.5, tone="soft")
        else:
            say(line, f"{_facts(page, text)}. {text.encoded}", lang, size=8, tone="soft")
            if text.summary[0]:
                say(document.add_paragraph(), (cut(text.summary[0], 260), text.summary[1]), lang, size=9)


def _sentence(gate: GateResult, page: Page) -> Cell:
    return (page.words.said(gate.said), "") if gate.said else (cut(gate.sentence, 170), "en")


def answers(document: Any, page: Page) -> None:
    """The six questions with their answers for one text."""
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


def matrix(document: Any, page: Page) -> None:
    """The six questions with their answers for several texts."""
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
    if len(texts) > FEW:
        _block_rows(made, widths, page)
    note = f"{words.say('glance.alone')} {words.say('compare.letters')}"
    say(document.add_paragraph(), note, lang, size=7.5, tone="soft")
    if len(page.texts) > MANY:
        more(document, page, len(page.texts) - MANY)


def _block_rows(made: Any, widths: Sequence[float], page: Page) -> None:
    """The two blocks as rows of the table: provisions in the text, then findings of each kind."""
    words, lang = page.words, page.words.lang
    for n, block in enumerate(page.texts[0].blocks):
        asked, *cells = row(made, widths)
        say(asked, words.say(f"block.{block.key}"), lang, bold=True, size=8)
        for cell, text in zip(cells, page.texts[:MANY], strict=True):
            say(cell, f"{len(text.blocks[n].provisions)}  ", lang, size=7)
            for kind, count in text.blocks[n].counts:
                mark(cell, kind, f"{count} ", lang, size=7)
    asked = made.rows[-1].cells[0].paragraphs[0]
    marks = ", ".join(f"{MARKS[kind]} {words.say(f'kind.{kind}')}" for kind in ("error", "warning", "review", "open"))
    say(asked, f" ({words.say('block.counted')}; {marks})", lang, size=6.5, tone="soft")


def blocks(document: Any, page: Page) -> None:
    """Accountability and relief for civilians, as two blocks that are never netted."""
    words, lang = page.words, page.words.lang
    if len(page.texts) <= FEW:
        widths = (WIDTH / 2, WIDTH / 2)
        made = table(document, widths, lined=False)
        for n, cell in enumerate(row(made, widths)):
            say(cell, words.say(f"block.{page.texts[0].blocks[n].key}"), lang, bold=True, size=10)
        for text in page.texts:
            for n, cell in enumerate(row(made, widths)):
                block = text.blocks[n]
                number = len(block.provisions)
                held = words.say("block.provisions", n=number) if number else words.say("block.none")
                counts = ", ".join(words.say(f"kind-count.{kind}", n=count) for kind, count in block.counts)
                found = f"{counts}." if counts else words.say(block.silence)
                say(cell, f"{letter(page, text)}{held.rstrip('.')}. {found}", lang, size=8)
    say(document.add_paragraph(), words.say("block.not-netted"), lang, size=7.5, tone="soft")


def decides(document: Any, page: Page) -> None:
    """The red lines and findings that decide."""
    words, lang, texts = page.words, page.words.lang, page.texts[:MANY]
    say(document.add_heading(level=2), words.say("decide.title"), lang)
    most = {1: 5, 2: 3}.get(len(texts), 1)
    length = 150 if len(texts) <= FEW else 62
    for text in texts:
        if text.firm_crossed or len(texts) > 1:
            counted = words.say("decide.lines", n=len(text.firm_crossed))
            say(document.add_paragraph(), f"{letter(page, text)}{counted}", lang, bold=True, size=8.5)
        line = None
        for result in text.firm_crossed[:most]:
            line = document.add_paragraph()
            mark(line, "crossed", "", lang, size=8.5)
            who = text.names.party(result.line.party)[0] if len(texts) <= FEW else result.line.party
            say(line, f" {who}: ", lang, bold=True, size=8.5)
            said, spoken = words.own(result.line.text)
            say(line, (cut(said, length), spoken), lang, size=8.5)
            say(line, "  ", lang)
        if len(texts) == 1:
            say(document.add_paragraph(), words.say("decide.findings"), lang, bold=True, size=8.5)
        for finding in text.first[:most]:
            line = document.add_paragraph() if len(texts) <= FEW or line is None else line
            kind = kind_of(finding)
            mark(line, kind, words.say(f"kind.{kind}") if len(texts) <= FEW else "", lang, size=8.5)
            say(line, f" {finding.code} ", lang, bold=True, size=8.5)
            said = cut(finding.message.replace("`", ""), length - 16 if len(texts) > FEW else length)
            say(line, (said, "en"), lang, size=8.5)
        left = max(0, len(text.firm_crossed) - most) + max(0, len(text.assessment.report.findings) - most)
        if left and len(texts) <= FEW:
            more(document, page, left)
