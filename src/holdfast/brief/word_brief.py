"""The brief for Word: two pages, the first with the glance and what decides, the second with lines, dates and gaps.

What stands on a page is counted out so that it fits; the rest is named by its number and the page it is on.
"""

from __future__ import annotations

from holdfast.brief.naming import cut
from holdfast.brief.page import Page
from holdfast.brief.word_first import about, answers, blocks, decides, matrix
from holdfast.brief.word_room import FEW, MANY, letter
from holdfast.brief.word_second import course, lines, missing, signature
from holdfast.brief.word_style import blank, edges, saved, say


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
    about(document, page)
    (answers if one else matrix)(document, page)
    blocks(document, page)
    decides(document, page)
    heading = document.add_heading(level=2)
    heading.paragraph_format.page_break_before = True
    say(heading, words.say("lines.title"), lang)
    lines(document, page)
    signature(document, page)
    course(document, page)
    missing(document, page)
    if lang != "en":
        say(document.add_paragraph(), words.say("page.rules-in-english"), lang, size=7.5, tone="soft")
    return saved(document)


def _citations(page: Page) -> list[str]:
    words, shown = page.words, page.texts[:MANY]
    if len(shown) > FEW:
        said = "; ".join(f"{text.letter}  {cut(text.title[0], 34)} {text.framework.revision} {text.sha256[:16]}…"
                         for text in shown)
        criteria = words.say("page.criteria", version=page.criteria)
        return [f"SHA-256: {said}. Holdfast {page.version}, {criteria}"]
    return [
        f"{letter(page, text)}{cut(text.title[0], 90)}, "
        f"{words.say('cite.encoded', revision=text.framework.revision, version=page.version, criteria=page.criteria)}, "
        f"SHA-256 {text.sha256}"
        for text in shown
    ]
