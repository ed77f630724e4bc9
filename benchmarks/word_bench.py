"""Time to import and to print a long text, side by side with what python-docx needs to open the same file."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterator

from holdfast.document.load import framework_from_bytes
from holdfast.document.resolve import content_hash
from holdfast.word.framework_text import Named, framework_tree, yaml_of
from holdfast.word.merge import merged
from holdfast.word.printing import Carried, sheet_of
from holdfast.word.read import read_draft
from holdfast.word.write_docx import docx_bytes
from holdfast.word.write_html import html_text

WORDS_PER_PAGE = 450
_WORDS = ("party", "zone", "weapon", "withdraw", "within", "days", "commission", "report", "access", "shall", "line",
          "observer", "hour", "agreed", "territory", "release", "record", "border", "river", "bridge")


def framework(pages: int, *, seed: int = 5) -> bytes:
    """A framework of about so many pages, a fifth of its clauses with brackets, one table row in ten clauses."""
    draw = random.Random(seed)
    lines = ['framework: "2026.1"', "id: long", "stage: comprehensive", "parties: [A, B]", "sections:",
             *(f"  part-{n}: {{title: Part {n}}}" for n in range(40)), "clauses:"]
    count = pages * WORDS_PER_PAGE // 60
    for n in range(count):
        words = " ".join(draw.choice(_WORDS) for _ in range(50))
        lines += [f"  part-{n * 40 // count}.clause-{n}:", f'    number: "{n + 1}"',
                  f"    text: Clause {n} says {words}.",
                  f"    section: part-{n * 40 // count}"]
        if n % 5 == 0:
            lines += ["    brackets:", f"      - {{by: A, text: Clause {n} says {words[:90]}.}}",
                      f"      - {{by: B, text: Clause {n} says {words[:80]}.}}"]
    lines += ["zones:", "  line:", "    kind: line", "    datum: WGS84", "    geometry:", "      type: LineString",
              "      coordinates:", *(f"        - [{30 + n / 500}, {48 + n % 7 / 90}]" for n in range(count // 10 + 2))]
    return ("\n".join(lines) + "\n").encode()


def run(*, smoke: bool) -> Iterator[str]:
    """Lines of the report."""
    import docx

    pages = 10 if smoke else 200
    data = framework(pages)
    model = framework_from_bytes(data, name="long.framework.yaml").model
    start = time.perf_counter()
    sheet, _ = sheet_of(model, carried=Carried(sha256=content_hash(model)))
    document = docx_bytes(sheet)
    printed = time.perf_counter()
    page = html_text(sheet)
    web = time.perf_counter()
    draft = read_draft(document, name="long.docx")
    text = yaml_of(framework_tree(draft, Named("long", "comprehensive", ("A", "B"))))
    again = framework_from_bytes(text.encode(), name="again.framework.yaml").model
    imported = time.perf_counter()
    assert list(again.clauses) == list(model.clauses), "out and in again lost a clause"
    result = merged(data.decode(), model, draft)
    onto = time.perf_counter()
    assert result.changed == [], "out and in again changed a clause"
    docx.Document(io.BytesIO(document))
    theirs = time.perf_counter() - onto
    yield (f"word: {len(model.clauses):,} clauses, about {pages} pages, {len(document) / 1024:.0f} KiB of .docx, "
           f"{len(page) / 1024:.0f} KiB of HTML")
    yield (f"  print docx {printed - start:.2f} s, html {web - printed:.2f} s; import {imported - web:.2f} s, "
           f"onto the framework {onto - imported:.2f} s")
    yield f"  python-docx opens the same file in {theirs:.2f} s, without reading a paragraph"
    yield "  goal for 200 pages: print and import under 5 s each"
